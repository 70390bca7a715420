"""From a batch's spans between marks to its quotations: who claims the words, which kind they are, who speaks."""

from __future__ import annotations

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.blocks import BlockColumns
from rhetoric.text.quotation.columns import Flags, QuotationColumns, SpanColumns
from rhetoric.text.quotation.heard import Heard, with_blocks
from rhetoric.text.quotation.kinds import Clues
from rhetoric.text.quotation.possible import beside
from rhetoric.text.quotation.scene import Scene
from rhetoric.text.quotation.subjects import Places, cue_texts, find_subjects
from rhetoric.text.quotation.tokens import SMALL
from rhetoric.text.quotation.turns import ALONE, BESIDE, SENTENCE
from rhetoric.text.quotation.voices import Voices, read_voices
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.quotation.works import begin_sentences
from rhetoric.text.table import Ids


def read_claims(layout: Layout, spans: SpanColumns, book: WordBook, blocks: BlockColumns) -> QuotationColumns:
    """The spans and the block quotations of a batch, each with its kind, its speaker and its cue."""
    scene = Scene.of(layout, spans, book)
    words, cues, claims = scene.words, scene.cues, scene.claims
    clues = Clues.of(scene)
    claimed = np.flatnonzero(clues.is_claimed)
    subjects = find_subjects(words, Places.of(words, scene.rooms, cues, claims, claimed, clues.is_announced))
    document = layout.paragraphs.document[spans.paragraph]
    written = cue_texts(words, cues, np.where(clues.is_announced, -1, claims.cue)[claimed])
    heard = with_blocks(Heard(spans.start, spans.end, spans.paragraph, document, spans.is_certain, spans.continues,
                              spans.rule, clues, subjects, written), layout, blocks)  # fmt: skip
    voices = read_voices(heard)
    return QuotationColumns(
        heard.start,
        heard.end,
        heard.paragraph,
        heard.document,
        voices.is_direct,
        heard.is_certain,
        _are_open(heard, voices),
        heard.rule,
        voices.subject,
        voices.cue,
        voices.follows,
        _read_on(scene, heard, voices),
        _possible(spans, heard, voices.is_direct),
        spans.orphans,
    )


def _are_open(heard: Heard, voices: Voices) -> Flags:
    """bool (s,): whether each span is nobody's yet and no name, what several paragraphs share left as it is; or direct
    with a cue whose subject is not plain (Ada said it must take | “steps” to assure …)."""
    is_nobodys = _are_nobodys(voices)
    goes_on = np.append(heard.continues[1:], False)[: is_nobodys.size]
    is_free = is_nobodys & (voices.is_direct | ~heard.clues.is_name) & ~heard.continues & ~goes_on
    lacks_subject = np.array([subject is None for subject in voices.subject], dtype=bool)
    return np.asarray(is_free | (voices.is_direct & lacks_subject & (voices.follows < 0)))


def _are_nobodys(voices: Voices) -> Flags:
    """bool (s,): whether neither a subject nor a cue is known of each span, or of one that it follows."""
    known: list[bool] = []
    for subject, cue, leader in zip(voices.subject, voices.cue, voices.follows.tolist(), strict=True):
        known.append(subject is not None or cue is not None or (leader >= 0 and known[leader]))
    return ~np.array(known, dtype=bool)


def _read_on(scene: Scene, heard: Heard, voices: Voices) -> Ids:
    """int64 (s,): how each span that nobody claims may go on with who spoke last, see `turns`; a sentence must be
    whole, and no words of attribution may follow it."""
    words, rooms, shapes = scene.words, scene.rooms, scene.shapes
    behind = words.flags[words.first[rooms.after]] & np.uint32(SMALL)
    ends = (words.first[rooms.after] == words.last[rooms.after]) | (behind == 0)
    whole = begin_sentences(words, rooms) & shapes.is_terminal & ~shapes.is_few & ends
    how = np.where(whole, np.where(rooms.n_chunks[rooms.before] == 0, ALONE, SENTENCE), BESIDE)
    of_each = np.zeros(heard.start.size, dtype=np.int64)
    of_each[np.searchsorted(heard.start, scene.spans.start)] = how
    claimed = heard.clues.is_claimed | heard.continues | (voices.follows >= 0)
    return np.where(voices.is_direct & ~claimed, of_each, 0)


def _possible(spans: SpanColumns, heard: Heard, is_direct: Flags) -> Ids:
    """Where a mark is lost, words that nobody claims may be part of what it enclosed."""
    lacks_marks = np.array([bool(orphans) for orphans in spans.orphans], dtype=bool)
    doubtful = np.flatnonzero(~is_direct & lacks_marks[heard.document])
    passages = np.concatenate((spans.possible, np.stack((heard.start, heard.end), axis=1)[doubtful]))
    return beside(passages, heard.start[is_direct], heard.end[is_direct])
