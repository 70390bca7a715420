"""The reported speech of a batch: the contents of its cues, without what overlaps and what stands in marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rhetoric.model import Excluded
from rhetoric.text.expand import ranges
from rhetoric.text.layout import Layout
from rhetoric.text.parts import Part, find_stretches
from rhetoric.text.quotation.columns import Flags, QuotationColumns
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.reported.before import read_before, read_sources
from rhetoric.text.reported.behind import read_behind
from rhetoric.text.reported.columns import ReportedColumns
from rhetoric.text.reported.contents import Contents
from rhetoric.text.reported.fragments import claim_by_reports
from rhetoric.text.reported.frames import FrameBook, FrameIndex
from rhetoric.text.reported.running_text import RunningText, are_within
from rhetoric.text.reported.sites import Cues
from rhetoric.text.table import Ids
from rhetoric.text.word_columns import RunningWords


class ReportedReader:
    """Reads batches with one lexicon of frames; what it learns of words it keeps for the next batch."""

    def __init__(self, frames: FrameIndex) -> None:
        self._book = FrameBook(frames)

    def read(
        self,
        layout: Layout,
        excluded: Sequence[Sequence[Excluded]],
        words: RunningWords,
        quotations: QuotationColumns,
        book: WordBook,
    ) -> tuple[QuotationColumns, ReportedColumns]:
        """The quotations with those that reports round them claim, and the reported speech outside direct ones.

        No word of an excluded passage is reported.
        """
        text = RunningText.of(layout, words, quotations.direct_edges(), self._book)
        is_left_out = words.parts_in(find_stretches(layout, excluded)) == int(Part.EXCLUDED)
        reports = _reports(Cues.of(text, is_left_out))
        claimed = claim_by_reports(layout, words, quotations, reports, book)
        is_taken = is_left_out | text.quoted[:-1]
        if claimed is not quotations:
            is_taken |= are_within(words, claimed.direct_edges())[:-1]
        first, end, piece = _outside(*_apart(reports), is_taken)
        found = reports.some(piece)
        return claimed, replace(found, first_word=first, end_word=end)


def _reports(cues: Cues) -> ReportedColumns:
    """The contents of all cues, in order, the outer one before those inside it; quotations and all."""
    contents, rests = _contents(cues)
    own, more = np.flatnonzero(contents.rule >= 0), np.flatnonzero(rests.rule >= 0)
    start = np.concatenate((contents.start[own], rests.start[more]))
    end = np.concatenate((contents.end[own], rests.end[more]))
    order = np.lexsort((-end, start))
    cue = np.concatenate((own, more))[order]
    rules = [contents.names[rule] for rule in contents.rule[cue].tolist()]
    return ReportedColumns(start[order], end[order], cues.first[cue], cues.last[cue], rules)


def _contents(cues: Cues) -> tuple[Contents, Contents]:
    """The content of each cue, and what goes on behind those in the middle of theirs."""
    contents, rests = Contents(cues.first.size), Contents(cues.first.size)
    read_sources(cues, contents)
    read_behind(cues, contents)
    read_before(cues, contents, rests)
    return contents, rests


def _apart(reports: ReportedColumns) -> tuple[Ids, Ids, Ids]:
    """Start and end without overlaps, and the report of each: the outer one keeps its words, a later one what lies
    behind it."""
    end = reports.end_word
    taken = np.maximum.accumulate(np.concatenate(([0], end)))[:-1]
    start = np.maximum(reports.first_word, taken)
    kept = np.flatnonzero(end > start)
    return start[kept], end[kept], kept


def _outside(start: Ids, end: Ids, report: Ids, is_taken: Flags) -> tuple[Ids, Ids, Ids]:
    """The runs of words of each piece that are not taken: start, end, and the report of each; no single words."""
    taken = np.flatnonzero(is_taken)
    is_whole = np.searchsorted(taken, start) == np.searchsorted(taken, end)
    cut = np.flatnonzero(~is_whole)
    span = np.repeat(cut, (end - start)[cut])
    word = ranges(start[cut], (end - start)[cut])
    free = np.flatnonzero(~is_taken[word])
    span, word = span[free], word[free]
    begins = np.flatnonzero((np.diff(word, prepend=-2) != 1) | (np.diff(span, prepend=-1) != 0))
    last = np.append(begins[1:], word.size)[: begins.size] - 1
    whole = np.flatnonzero(is_whole)
    first = np.concatenate((start[whole], word[begins]))
    behind = np.concatenate((end[whole], word[last] + 1))
    report = report[np.concatenate((whole, span[begins]))]
    order = np.argsort(first, kind="stable")
    order = order[(behind - first)[order] > 1]
    return first[order], behind[order], report[order]
