"""The quotations of a batch and of one text: what was found between marks, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from rhetoric.model import Excluded, OrphanMark, Quotation
from rhetoric.text.chunks import code_points, find_chunks
from rhetoric.text.layout import Documents, Layout, Paragraphs, paragraphs_of
from rhetoric.text.marks.glyphs import DOUBLE, SINGLE
from rhetoric.text.quotation.columns import SpanColumns
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.kinds import quotations_of
from rhetoric.text.quotation.marks import Flags
from rhetoric.text.quotation.reading import find_spans
from rhetoric.text.quotation.regions import MarkedText
from rhetoric.text.quotation.spans import Span
from rhetoric.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class QuotationReading:
    """What the marks of a text say.

    quotations: direct and scare, in order, not overlapping; what is nested belongs to the outer one.
    possible: (start, end) of passages that may be quotation but are not counted, in order, overlapping
    neither each other nor a direct quotation. orphans: marks without a partner, in order. balanced: every
    mark has its partner.
    """

    quotations: tuple[Quotation, ...]
    possible: tuple[tuple[int, int], ...]
    orphans: tuple[OrphanMark, ...]
    balanced: bool


def read_batch_quotations(
    layout: Layout, excluded: Sequence[Sequence[Excluded]], cues: CueIndex
) -> list[QuotationReading]:
    """The quotations of each document of a batch, outside its excluded passages, in its own code points."""
    columns = find_spans(layout, excluded, cues)
    document = layout.paragraphs.document[columns.paragraph]
    edges = np.searchsorted(document, np.arange(len(layout.documents.texts) + 1)).tolist()
    possible = np.searchsorted(layout.documents.start, columns.possible[:, 0], side="right") - 1
    return [
        _reading(layout, columns, number, range(edges[number], edges[number + 1]), possible == number, paragraphs, cues)
        for number, paragraphs in enumerate(paragraphs_of(layout))
    ]


def read_repeated_quotations(
    layout: Layout, excluded: Sequence[Sequence[Excluded]], cues: CueIndex
) -> list[QuotationReading]:
    """The quotations inside passages that a document prints twice."""
    repeats = [
        (document, passage.start, passage.end)
        for document, passages in enumerate(excluded)
        for passage in passages
        if passage.reason == "repeated"
    ]
    passages = _paragraphs(layout, repeats)
    return read_batch_quotations(replace(layout, paragraphs=passages), [[] for _ in excluded], cues)


def read_quotations(
    text: str, paragraphs: Sequence[tuple[int, int]], cues: CueIndex, *, headline: bool = False
) -> QuotationReading:
    """Read the quotations of an article's text, or of its headline.

    text: as it was given, any Unicode. paragraphs: (start, end) code points of what is to be read, in
    order, not overlapping. headline: single marks are as usual as double ones, and nothing is carried from
    one paragraph to the next. All spans are code points of `text`, half-open, marks included. Never raises;
    the time is linear in the length of the text.
    """
    nought = np.zeros(1, dtype=np.int64)
    documents = Documents((text,), nought, nought, np.array([headline]))
    vocabulary, chunks = Vocabulary(), find_chunks(text)
    types = vocabulary.look_up(text, chunks)
    none = Paragraphs(*np.zeros((5, 0), dtype=np.int64))
    layout = Layout([], text, code_points(text), documents, chunks, types, none, vocabulary)
    layout = replace(layout, paragraphs=_paragraphs(layout, [(0, *span) for span in paragraphs]))
    (reading,) = read_batch_quotations(layout, [[]], cues)
    return reading


def _paragraphs(layout: Layout, passages: Sequence[tuple[int, int, int]]) -> Paragraphs:
    """Passages (document, start, end) as the paragraphs of a layout."""
    document, start, end = np.array(passages, dtype=np.int64).reshape(-1, 3).T
    start, end = start + layout.documents.start[document], end + layout.documents.start[document]
    first, last = (np.searchsorted(layout.chunks.start, edge) for edge in (start, end))
    return Paragraphs(start, end, document, first, last)


def _reading(
    layout: Layout,
    columns: SpanColumns,
    number: int,
    places: range,
    is_possible: Flags,
    paragraphs: Sequence[tuple[int, int]],
    cues: CueIndex,
) -> QuotationReading:
    offset = int(layout.documents.start[number])
    first = int(np.searchsorted(layout.paragraphs.document, number))
    is_headline = layout.documents.is_headline[number]
    outer = None if is_headline else SINGLE if columns.outer_is_single[number] else DOUBLE
    marked = MarkedText(layout.documents.texts[number], paragraphs, outer, cues)
    spans = [
        Span(
            int(columns.start[k]) - offset, int(columns.end[k]) - offset, columns.rule[k],
            SINGLE if columns.is_single[k] else DOUBLE, int(columns.paragraph[k]) - first,
            bool(columns.is_certain[k]), bool(columns.continues[k]),
        )
        for k in places
    ]  # fmt: skip
    quotations = quotations_of(marked, spans)
    possible = [(start - offset, end - offset) for start, end in columns.possible[is_possible].tolist()]
    direct = [quotation for quotation in quotations if quotation.kind == "direct"]
    orphans = tuple(columns.orphans[number])
    if orphans:
        # Where a mark is lost, words that nobody claims may be part of what it enclosed.
        possible += [(q.start, q.end) for q in quotations if q.kind != "direct"]
    return QuotationReading(quotations, _beside(possible, direct), orphans, not orphans)


def _beside(passages: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> tuple[tuple[int, int], ...]:
    """What of the passages lies outside the quotations, which are in order and do not overlap."""
    left: list[tuple[int, int]] = []
    at, place, count = 0, 0, len(quotations)
    for start, end in sorted(passages):
        at = max(at, start)
        while place < count and quotations[place].end <= at:
            place += 1
        while place < count and quotations[place].start < end:
            if at < quotations[place].start:
                left.append((at, quotations[place].start))
            at = max(at, quotations[place].end)
            place += 1
        if at < end:
            left.append((at, end))
        at = max(at, end)
    return tuple(left)
