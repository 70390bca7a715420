"""The reported speech of a batch: the contents of its cues, without what overlaps and what stands in marks."""

from __future__ import annotations

import numpy as np

from rhetoric.text.expand import ranges
from rhetoric.text.layout import Layout
from rhetoric.text.parts import Part
from rhetoric.text.quotation.columns import Flags, QuotationColumns
from rhetoric.text.reported.before import read_before, read_sources
from rhetoric.text.reported.behind import read_behind
from rhetoric.text.reported.columns import ReportedColumns
from rhetoric.text.reported.contents import Contents
from rhetoric.text.reported.frames import FrameBook, FrameIndex
from rhetoric.text.reported.running_text import RunningText
from rhetoric.text.reported.sites import Cues
from rhetoric.text.table import Ids
from rhetoric.text.word_columns import WordColumns


class ReportedReader:
    """Reads batches with one lexicon of frames; what it learns of words it keeps for the next batch."""

    def __init__(self, frames: FrameIndex) -> None:
        self._book = FrameBook(frames)

    def read(self, layout: Layout, words: WordColumns, quotations: QuotationColumns) -> ReportedColumns:
        """The reported speech of a batch, outside direct quotations and excluded passages."""
        text = RunningText.of(layout, words, quotations.direct_edges(), self._book)
        is_left_out = words.part == int(Part.EXCLUDED)
        cues = Cues.of(text, is_left_out)
        contents, rests = _contents(cues)
        first, end, cue = _apart(*_both(contents, rests))
        first, end, piece = _outside(first, end, text.quoted[:-1] | is_left_out)
        cue = cue[piece]
        rules = [contents.names[rule] for rule in contents.rule[cue].tolist()]
        return ReportedColumns(first, end, cues.first[cue], cues.last[cue], rules)


def _contents(cues: Cues) -> tuple[Contents, Contents]:
    """The content of each cue, and what goes on behind those in the middle of theirs."""
    contents, rests = Contents(cues.first.size), Contents(cues.first.size)
    read_sources(cues, contents)
    read_behind(cues, contents)
    read_before(cues, contents, rests)
    return contents, rests


def _both(contents: Contents, rests: Contents) -> tuple[Ids, Ids, Ids]:
    """Start, end and cue of all contents that were read."""
    own, more = np.flatnonzero(contents.rule >= 0), np.flatnonzero(rests.rule >= 0)
    return (
        np.concatenate((contents.start[own], rests.start[more])),
        np.concatenate((contents.end[own], rests.end[more])),
        np.concatenate((own, more)),
    )


def _apart(start: Ids, end: Ids, cue: Ids) -> tuple[Ids, Ids, Ids]:
    """The same without overlaps: the outer content keeps its words, a later one what lies behind it."""
    order = np.lexsort((-end, start))
    start, end, cue = start[order], end[order], cue[order]
    taken = np.maximum.accumulate(np.concatenate(([0], end)))[:-1]
    start = np.maximum(start, taken)
    kept = end > start
    return start[kept], end[kept], cue[kept]


def _outside(start: Ids, end: Ids, is_taken: Flags) -> tuple[Ids, Ids, Ids]:
    """The runs of words of each span that are not taken: start, end, and the span of each; no single words."""
    span = np.repeat(np.arange(start.size), end - start)
    word = ranges(start, end - start)
    free = np.flatnonzero(~is_taken[word])
    span, word = span[free], word[free]
    begins = np.flatnonzero((np.diff(word, prepend=-2) != 1) | (np.diff(span, prepend=-1) != 0))
    last = np.append(begins[1:], word.size)[: begins.size] - 1
    kept = last > begins
    return word[begins[kept]], word[last[kept]] + 1, span[begins[kept]]
