"""A batch with its marks, and which of its paragraphs must be read together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.marks.contexts import CAN_OPEN_COST
from rhetoric.text.marks.glyphs import DOUBLE, SINGLE
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.marks import Flags, Mark, Marks, find_marks
from rhetoric.text.quotation.pairs import quotes_in_single
from rhetoric.text.table import Ids

BETWEEN_PARAGRAPHS = 20
"""Characters before a paragraph in which the end of the one before is looked for."""

# The roles of single pairs inside double ones.
_NESTED = re.compile(f"(?:{DOUBLE}(?:{SINGLE}{SINGLE.lower()})*{DOUBLE.lower()})*".encode())


@dataclass(frozen=True, slots=True)
class Region:
    """Paragraphs of a document that are read together.

    text: the batch's. low: where the document begins in it. numbers: of the paragraphs. paragraphs: (start, end) of
    each. marks: of each. outer: the family of marks that the document uses for outer quotations; None in a headline,
    which has no habit.
    """

    text: str
    low: int
    numbers: Sequence[int]
    paragraphs: Sequence[tuple[int, int]]
    marks: Sequence[Sequence[Mark]]
    outer: str | None
    cues: CueIndex

    def reopens(self, place: int) -> bool:
        """Whether a paragraph begins with a mark that can open."""
        marks = self.marks[place]
        if not marks or marks[0].costs.opens > CAN_OPEN_COST:
            return False
        return not self.text[self.paragraphs[place][0] : marks[0].start].strip()

    def is_led_in(self, place: int) -> bool:
        """Whether a colon ends what stands before a paragraph in its document."""
        start = self.paragraphs[place][0]
        return self.text[max(self.low, start - BETWEEN_PARAGRAPHS) : start].rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class MarkedBatch:
    """A batch with its marks.

    first_mark: int64 (p + 1,), where the marks of each paragraph begin. is_read: bool (p,), the paragraphs outside
    excluded passages and block quotations. outer_is_single: bool (d,).
    """

    layout: Layout
    marks: Marks
    first_mark: Ids
    is_read: Flags
    outer_is_single: Flags
    cues: CueIndex

    @classmethod
    def of(cls, layout: Layout, is_read: Flags, cues: CueIndex) -> MarkedBatch:
        """Find the marks of the paragraphs that are read, and each document's habit."""
        marks = find_marks(layout, is_read)
        first_mark = np.searchsorted(marks.paragraph, np.arange(is_read.size + 1))
        document = layout.paragraphs.document[marks.paragraph]
        is_headline = layout.documents.is_headline
        outer_is_single = quotes_in_single(marks.role, document, is_headline.size) & ~is_headline
        return cls(layout, marks, first_mark, is_read, outer_is_single, cues)

    def marks_in(self, number: int) -> list[Mark]:
        """The marks of a paragraph."""
        marks, costs_of = self.marks, self.layout.vocabulary.marks.costs_of
        here = slice(self.first_mark[number], self.first_mark[number + 1])
        facts = zip(marks.start[here].tolist(), marks.end[here].tolist(), marks.costs[here].tolist(), strict=True)
        return [Mark(start, end, costs_of[costs]) for start, end, costs in facts]

    def is_nested(self, number: int) -> bool:
        """Whether a paragraph's double marks simply alternate, and so do single ones inside them."""
        document = self.layout.paragraphs.document[number]
        if self.outer_is_single[document] or self.layout.documents.is_headline[document]:
            return False
        roles = self.marks.role[self.first_mark[number] : self.first_mark[number + 1]]
        return _NESTED.fullmatch(roles.tobytes()) is not None

    def region(self, numbers: Sequence[int]) -> Region:
        """Some paragraphs of a document, with all that is needed to read them."""
        paragraphs, documents = self.layout.paragraphs, self.layout.documents
        document = paragraphs.document[numbers[0]]
        spans = [(int(paragraphs.start[number]), int(paragraphs.end[number])) for number in numbers]
        outer = SINGLE if self.outer_is_single[document] else None if documents.is_headline[document] else DOUBLE
        marks = [self.marks_in(number) for number in numbers]
        return Region(self.layout.text, int(documents.start[document]), numbers, spans, marks, outer, self.cues)


def regions(batch: MarkedBatch, is_unplain: Flags) -> Iterator[list[int]]:
    """The numbers of the paragraphs that must be read together, for each such group; is_unplain: bool (p,).

    A paragraph of plain pairs stands alone and ends what is open before it, unless it may go on with an
    unplain one just before. Paragraphs without marks belong to a region only where others with marks stand
    on both sides. In a headline nothing is read together.
    """
    read, place = np.flatnonzero(batch.is_read), np.cumsum(batch.is_read) - 1
    marked = np.flatnonzero(np.diff(batch.first_mark))
    unplain = np.flatnonzero(is_unplain[marked])
    document = batch.layout.paragraphs.document[marked[unplain]]
    goes_on = (np.diff(unplain, prepend=-2) == 1) & (np.diff(document, prepend=-1) == 0)
    begins = np.flatnonzero(~goes_on | batch.layout.documents.is_headline[document])
    for first, end in pairwise([*begins.tolist(), unplain.size]):
        last = marked[unplain[end - 1]]
        numbers = read[place[marked[unplain[first]]] : place[last] + 1].tolist()
        following = read[place[last] + 1 : place[last] + 2].tolist()
        yield numbers + following if following and _may_go_on(batch, numbers[-1], following[0]) else numbers


def _may_go_on(batch: MarkedBatch, number: int, following: int) -> bool:
    """Whether a quotation may go on from an unplain paragraph to the next one, which is plain."""
    document = batch.layout.paragraphs.document
    if document[number] != document[following] or batch.layout.documents.is_headline[document[number]]:
        return False
    return batch.region([following]).reopens(0)
