"""From a batch's spans between marks to its quotations: who claims the words, which kind they are, who speaks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.blocks import BlockColumns
from rhetoric.text.quotation.columns import Flags, QuotationColumns, SpanColumns
from rhetoric.text.quotation.heard import Heard, with_blocks
from rhetoric.text.quotation.kinds import Clues, Voice, read_voices
from rhetoric.text.quotation.possible import beside
from rhetoric.text.quotation.scene import Scene
from rhetoric.text.quotation.subjects import Places, cue_texts, find_subjects
from rhetoric.text.quotation.wordbook import WordBook
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
    heard = with_blocks(Heard(spans.start, spans.end, document, spans.is_certain, spans.continues, spans.rule, clues,
                              subjects, written), layout, blocks)  # fmt: skip
    voices = read_voices(heard.document, heard.continues, heard.clues, heard.subjects, heard.cues)
    is_direct = np.array([voice[0] for voice in voices], dtype=bool)
    return QuotationColumns(
        heard.start,
        heard.end,
        heard.document,
        is_direct,
        heard.is_certain,
        _are_open(heard, voices, is_direct),
        heard.rule,
        [voice[1] for voice in voices],
        [voice[2] for voice in voices],
        _possible(spans, heard, is_direct),
        spans.orphans,
    )


def _are_open(heard: Heard, voices: Sequence[Voice], is_direct: Flags) -> Flags:
    """bool (s,): whether each span is nobody's yet and no name; what several paragraphs share is left as it is."""
    is_nobodys = np.array([voice[1] is None and voice[2] is None for voice in voices], dtype=bool)
    goes_on = np.append(heard.continues[1:], False)[: is_direct.size]
    return np.asarray(is_nobodys & (is_direct | ~heard.clues.is_name) & ~heard.continues & ~goes_on)


def _possible(spans: SpanColumns, heard: Heard, is_direct: Flags) -> Ids:
    """Where a mark is lost, words that nobody claims may be part of what it enclosed."""
    lacks_marks = np.array([bool(orphans) for orphans in spans.orphans], dtype=bool)
    doubtful = np.flatnonzero(~is_direct & lacks_marks[heard.document])
    passages = np.concatenate((spans.possible, np.stack((heard.start, heard.end), axis=1)[doubtful]))
    return beside(passages, heard.start[is_direct], heard.end[is_direct])
