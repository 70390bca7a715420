"""A text with its marks, and which of its paragraphs must be read together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.glyphs import DOUBLE, SINGLE
from rhetoric.text.quotation.marks import Mark, find_marks

PLAIN_COST = 0.5
"""Up to this cost a direction is plain: nothing needs weighing."""
CAN_OPEN_COST = 2.0
"""Up to this cost a mark may be taken for an opener at all."""
APOSTROPHE_COST = 1.0
"""Below this cost a single mark is more likely an apostrophe, and tells nothing of the document's habit."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text, its paragraphs, the marks of each, and the cues to read it with.

    outer: the family of marks that the document uses for outer quotations; None in a headline, which has no
    habit.
    """

    text: str
    paragraphs: Sequence[tuple[int, int]]
    marks: Sequence[Sequence[Mark]]
    outer: str | None
    cues: CueIndex

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[tuple[int, int]], cues: CueIndex, headline: bool) -> MarkedText:
        """Find the marks of the paragraphs."""
        marks = [_without_apostrophes(found) for found in find_marks(text, paragraphs)]
        return cls(text, paragraphs, marks, None if headline else outer_family(marks), cues)

    def is_plain(self, number: int) -> bool:
        """Whether a paragraph's marks simply alternate: each opener and its closer, neither in doubt."""
        marks = self.marks[number]
        if len(marks) % 2:
            return False
        for opener, closer in zip(marks[::2], marks[1::2], strict=True):
            if opener.opens > PLAIN_COST or closer.closes > PLAIN_COST or opener.family != closer.family:
                return False
            if opener.family == SINGLE and self.outer != SINGLE:
                return False
        return True

    def reopens(self, number: int) -> bool:
        """Whether a paragraph begins with a mark that can open."""
        marks = self.marks[number]
        if not marks or marks[0].opens > CAN_OPEN_COST:
            return False
        return not self.text[self.paragraphs[number][0] : marks[0].start].strip()


def outer_family(paragraphs: Sequence[Sequence[Mark]]) -> str:
    """The family most plain openers of a document belong to: double marks, unless single ones prevail."""
    plain = [
        mark.family
        for marks in paragraphs
        for mark in marks
        if mark.opens <= PLAIN_COST and mark.ignored >= APOSTROPHE_COST
    ]
    singles = plain.count(SINGLE)
    return SINGLE if singles > len(plain) - singles else DOUBLE


def regions(marked: MarkedText) -> Iterator[list[int]]:
    """The numbers of the paragraphs that must be read together, for each such group.

    A paragraph of plain pairs stands alone and ends what is open before it, unless it may go on with an
    unplain one just before. Paragraphs without marks belong to a region only where others with marks stand
    on both sides. In a headline nothing is read together.
    """
    region: list[int] = []
    for number, found in enumerate(marked.marks):
        if not found:
            region.extend([number] if region else [])
        elif marked.outer is not None and not marked.is_plain(number):
            region.append(number)
        elif region and marked.marks[number - 1] and marked.reopens(number):
            yield [*region, number]
            region = []
        else:
            yield from _ended(marked, region)
            yield [number]
            region = []
    yield from _ended(marked, region)


def _ended(marked: MarkedText, region: list[int]) -> Iterator[list[int]]:
    """The region up to its last paragraph with marks, if it has any."""
    last = next((place for place in range(len(region), 0, -1) if marked.marks[region[place - 1]]), 0)
    if last:
        yield region[:last]


def _without_apostrophes(marks: list[Mark]) -> list[Mark]:
    """The marks of a paragraph less its single ones, where none of those can open."""
    if any(mark.family == SINGLE and mark.opens <= CAN_OPEN_COST for mark in marks):
        return marks
    return [mark for mark in marks if mark.family != SINGLE]
