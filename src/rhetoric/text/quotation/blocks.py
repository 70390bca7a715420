"""Block quotations: words that are set apart instead of being put between marks.

Neighbouring paragraphs that are set apart are a *run*: one quotation, in as many spans as it has paragraphs. Who speaks
say, in this order, the source itself, a signature at the end, and the words that lead in, by the rules of marks: a run
is read as if it stood with its signature, or behind its lead-in, in one paragraph. Marks inside a run are nested. A run
that nobody claims and that has marks of its own is read by those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rhetoric.text.layout import Layout, Paragraphs
from rhetoric.text.marks.glyphs import DOUBLE, FAMILIES, GLYPHS, GUILLEMET
from rhetoric.text.quotation.attribution import LONGEST_SIGNATURE
from rhetoric.text.quotation.cast import Subject
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.scene import Scene
from rhetoric.text.quotation.subjects import Places, cue_texts, find_subjects
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.table import Ids

BLOCK = "block quotation"

_SIGNATURE = re.compile(r"\s*(?:[—–―]|--?)\s*\w")
_OWN_MARKS = re.compile("|".join(re.escape(mark) for mark, family in FAMILIES.items() if family in (DOUBLE, GUILLEMET)))
_BEHIND_A_STOP = " )]}" + GLYPHS
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class BlockColumns:
    """The paragraphs that are block quotation, in order.

    paragraph: int64 (b,), in `Layout.paragraphs`. continues: bool (b,), it goes on with the words of the one before.
    is_claimed: bool (b,), somebody is said to speak. is_certain: bool (b,), here or where the words began: a block that
    nobody claims may be the outlet's own, set apart to be seen. subject, cue: of each.
    """

    paragraph: Ids
    continues: Flags
    is_claimed: Flags
    is_certain: Flags
    subject: Sequence[Subject | None]
    cue: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class _Runs:
    """first, last: int64 (r,), the paragraphs of each run. lead, signature: the one before and the one behind that may
    tell who speaks, else those two themselves."""

    first: Ids
    last: Ids
    lead: Ids
    signature: Ids

    def at(self, places: Ids) -> _Runs:
        return _Runs(self.first[places], self.last[places], self.lead[places], self.signature[places])


@dataclass(frozen=True, slots=True)
class _Claim:
    """What claims each run: a subject, where it is plain, and a cue."""

    is_claimed: Flags
    subject: list[Subject | None]
    cue: list[str | None]


def read_blocks(layout: Layout, is_read: Flags, book: WordBook) -> BlockColumns:
    """The block quotations of a batch, in the paragraphs that are read; is_read: bool (p,)."""
    quoted = np.flatnonzero((layout.paragraphs.block >= 0) & is_read)
    quoted = quoted[~_sign(layout, quoted)] if quoted.size else quoted
    if not quoted.size:
        none = np.zeros(0, dtype=bool)
        return BlockColumns(quoted, none, none, none, (), ())
    runs = _runs(layout, quoted, is_read)
    runs = runs.at(np.flatnonzero([_WORD.search(layout.text, *edges) is not None for edges in _edges(layout, runs)]))
    claim = _claim(layout, runs, book)
    named = [layout.blocks.speaker[k] is not None for k in layout.paragraphs.block[runs.first].tolist()]
    plain = [_OWN_MARKS.search(layout.text, *edges) is None for edges in _edges(layout, runs)]
    kept = [run for run, facts in enumerate(zip(claim.is_claimed, named, plain, strict=True)) if any(facts)]
    rows = [row for run in kept for row in _spans(layout, runs, claim, run)]
    paragraph, continues, is_claimed, is_certain, subject, cue = zip(*rows, strict=True) if rows else ((),) * 6
    return BlockColumns(
        np.array(paragraph, dtype=np.int64), np.array(continues, dtype=bool), np.array(is_claimed, dtype=bool),
        np.array(is_certain, dtype=bool), subject, cue,
    )  # fmt: skip


def _runs(layout: Layout, quoted: Ids, is_read: Flags) -> _Runs:
    """The runs of the paragraphs that are set apart."""
    document = layout.paragraphs.document
    begins = (np.diff(quoted, prepend=-2) != 1) | (np.diff(document[quoted], prepend=-1) != 0)
    first, last = quoted[begins], quoted[np.append(begins[1:], True)]
    behind = np.minimum(last + 1, is_read.size - 1)
    signs = is_read[behind] & (document[behind] == document[last]) & _look_signed(layout, behind)
    signature = np.where(signs, behind, last)
    before = np.maximum(first - 1, 0)
    leads = is_read[before] & (document[before] == document[first]) & (layout.paragraphs.block[before] < 0)
    leads[leads] = [not _is_ended(layout, paragraph) for paragraph in before[leads].tolist()]
    return _Runs(first, last, np.where(leads, before, first), signature)


def _is_ended(layout: Layout, paragraph: int) -> bool:
    """Whether a paragraph ends with a whole sentence, which leads in nothing."""
    start, end = int(layout.paragraphs.start[paragraph]), int(layout.paragraphs.end[paragraph])
    return layout.text[start:end].rstrip(_BEHIND_A_STOP).endswith((".", "!", "?", "…"))


def _sign(layout: Layout, paragraph: Ids) -> Flags:
    """bool (n,): whether some paragraphs look signed and end a block that they do not begin."""
    block = np.concatenate(([-1], layout.paragraphs.block, [-1]))
    before, own, behind = (block[paragraph + k] for k in range(3))
    return np.asarray((before == own) & (behind != own) & _look_signed(layout, paragraph))


def _look_signed(layout: Layout, paragraph: Ids) -> Flags:
    """bool (n,): whether some paragraphs are a dash and a few words."""
    paragraphs = layout.paragraphs
    short = paragraphs.end_chunk[paragraph] - paragraphs.first_chunk[paragraph] <= LONGEST_SIGNATURE + 1
    edges = zip(paragraphs.start[paragraph].tolist(), paragraphs.end[paragraph].tolist(), strict=True)
    return np.asarray(short & np.array([_SIGNATURE.match(layout.text, *edge) is not None for edge in edges]))


def _edges(layout: Layout, runs: _Runs) -> Iterator[tuple[int, int]]:
    paragraphs = layout.paragraphs
    return zip(paragraphs.start[runs.first].tolist(), paragraphs.end[runs.last].tolist(), strict=True)


def _claim(layout: Layout, runs: _Runs, book: WordBook) -> _Claim:
    """Who speaks in each run: whoever signs it, else the subject of the words that lead in; with the cue of those."""
    claim = _claim_within(layout, runs, runs.lead, runs.last, book)
    signed = np.flatnonzero(runs.signature > runs.last)
    if signed.size:
        some = runs.at(signed)
        by_name = _claim_within(layout, some, some.first, some.signature, book)
        for place, run in enumerate(signed.tolist()):
            if by_name.is_claimed[place]:
                claim.is_claimed[run] = True
                claim.subject[run] = by_name.subject[place]
    return claim


def _claim_within(layout: Layout, runs: _Runs, low: Ids, high: Ids, book: WordBook) -> _Claim:
    """The claims on the runs, each read as one span of a paragraph that reaches over the paragraphs low to high."""
    whole, n = layout.paragraphs, runs.first.size
    # A dash is looked for where a span ends, so the span reaches up to a signature.
    end = np.where(high > runs.last, whole.start[high], whole.end[runs.last])
    joined = Paragraphs(
        whole.start[low], whole.end[high], whole.document[low], whole.first_chunk[low], whole.end_chunk[high],
        whole.block[low],
    )  # fmt: skip
    layout = replace(layout, paragraphs=joined)
    no, yes, n_documents = np.zeros(n, dtype=bool), np.ones(n, dtype=bool), layout.documents.start.size
    spans = SpanColumns(
        whole.start[runs.first], end, np.arange(n), [BLOCK] * n, no, yes, no,
        np.zeros(n_documents, dtype=bool), np.zeros((0, 2), dtype=np.int64), [()] * n_documents,
    )  # fmt: skip
    scene = Scene.of(layout, spans, book)
    claimed = np.flatnonzero(scene.claims.is_claimed)
    places = Places.of(scene.words, scene.rooms, scene.cues, scene.claims, claimed, no)
    subjects = find_subjects(scene.words, places)
    cues = cue_texts(scene.words, scene.cues, scene.claims.cue[claimed])
    claim = _Claim(scene.claims.is_claimed, [None] * n, [None] * n)
    for place, subject, cue in zip(claimed.tolist(), subjects, cues, strict=True):
        claim.subject[place], claim.cue[place] = subject, cue
    return claim


def _spans(
    layout: Layout, runs: _Runs, claim: _Claim, run: int
) -> Iterator[tuple[int, bool, bool, bool, Subject | None, str | None]]:
    """The columns of a run's paragraphs. One whose block names another speaker begins anew."""
    paragraphs, block, is_begun = layout.paragraphs, -1, False
    is_certain = bool(claim.is_claimed[run])
    for paragraph in range(int(runs.first[run]), int(runs.last[run]) + 1):
        if not _WORD.search(layout.text, int(paragraphs.start[paragraph]), int(paragraphs.end[paragraph])):
            continue
        is_new = paragraphs.block[paragraph] != block
        block = int(paragraphs.block[paragraph])
        speaker = layout.blocks.speaker[block]
        cue = None if is_begun else claim.cue[run]
        if is_new and speaker is not None:
            is_certain = True
            yield paragraph, False, True, True, (speaker, True), cue
        elif is_begun:
            yield paragraph, True, False, is_certain, None, None
        else:
            yield paragraph, False, is_certain, is_certain, claim.subject[run], cue
        is_begun = True
