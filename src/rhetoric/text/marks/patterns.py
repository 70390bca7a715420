"""Patterns of marks: “word, “other and “third have one opener at their beginning, and share a row.

So the few hundred patterns that people write, and not the hundred thousand chunks, hold what a mark costs.
"""

from __future__ import annotations

from collections.abc import Iterable

from rhetoric.text.marks.apostrophes import MARK_ONLY
from rhetoric.text.marks.chunk_marks import ChunkMark, marks_of, may_have_marks
from rhetoric.text.marks.contexts import CAN_OPEN_COST, Costs
from rhetoric.text.marks.glyphs import GLYPHS, SINGLE, glyph_number
from rhetoric.text.table import RowTable

PATTERN = {"first": "i8", "n_marks": "i8"}
MARK = {"start": "i8", "end": "i8", "costs": "i8", "glyph": "u1", "is_open": "?"}
"""A mark's facts. start, end: from the chunk's beginning. costs: their number. glyph: see `glyph_number`. is_open: what
stands round the chunk may change its costs."""
COSTS = {"role": "u1", "is_single": "?", "can_open": "?", "is_sure": "?"}
"""What a mark of certain costs is. role: the code of its letter (see `Costs`). is_single, can_open: a single mark, one
that can open. is_sure: a mark in any case, no apostrophe."""

_Row = tuple[int, int, int, int, bool, tuple[str, str]]

_GLYPHS = frozenset(GLYPHS)
NO_MARKS = 0
"""The pattern of nearly all chunks."""


class MarkPatterns:
    """All patterns met so far.

    patterns, marks, costs: tables with the columns PATTERN, MARK and COSTS. costs_of: the costs by their number.
    sides: the characters on either side of each mark of `marks` that is open.
    """

    def __init__(self) -> None:
        self.patterns, self.marks, self.costs = RowTable(**PATTERN), RowTable(**MARK), RowTable(**COSTS)
        self.costs_of: list[Costs] = []
        self.sides: list[tuple[str, str]] = []
        self._numbers: dict[tuple[_Row, ...], int] = {}
        self._costs_numbers: dict[Costs, int] = {}
        self.patterns.add((0, 0))
        self.settle()

    def numbers_of(self, chunks: Iterable[str]) -> list[int]:
        """The numbers of chunks' patterns; new ones are written into the tables."""
        numbers = list(map(self._number_of, chunks))
        self.settle()
        return numbers

    def _number_of(self, chunk: str) -> int:
        if chunk.isalnum() or _GLYPHS.isdisjoint(chunk) or not may_have_marks(chunk):
            return NO_MARKS
        found = tuple([self._row(chunk, mark) for mark in marks_of(chunk)])
        if not found:
            return NO_MARKS
        number = self._numbers.get(found)
        if number is None:
            number = self._numbers[found] = self.patterns.add((len(self.sides), len(found)))
            for *facts, sides in found:
                self.marks.add(tuple(facts))
                self.sides.append(sides)
        return number

    def _row(self, chunk: str, mark: ChunkMark) -> _Row:
        sides = (mark.left, mark.right) if mark.is_open else ("", "")
        glyph = glyph_number(chunk[mark.start : mark.end])
        return mark.start, mark.end, self.costs_number(mark.costs), glyph, mark.is_open, sides

    def costs_number(self, costs: Costs) -> int:
        """The number of some costs; new ones are in the table after `settle`."""
        number = self._costs_numbers.get(costs)
        if number is None:
            is_single = costs.family == SINGLE
            can_open = is_single and costs.opens <= CAN_OPEN_COST
            number = self.costs.add((ord(costs.role), is_single, can_open, not is_single or costs.ignored >= MARK_ONLY))
            self._costs_numbers[costs] = number
            self.costs_of.append(costs)
        return number

    def settle(self) -> None:
        """Write what was added into the tables."""
        for table in (self.patterns, self.marks, self.costs):
            table.settle()
