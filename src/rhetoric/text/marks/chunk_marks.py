"""The quotation marks of a chunk, each with what it would cost to read it one way or the other.

A chunk stands between white space, so what is beside a mark is part of the chunk or white space. Few marks need more
of the text to be weighed: a plural's apostrophe, inches behind feet, a straight mark that stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rhetoric.text.marks.apostrophes import apostrophe_cost, rests_on_text
from rhetoric.text.marks.contexts import FEET_BEFORE, Costs, floating_costs, inches_cost, plain_costs
from rhetoric.text.marks.glyphs import BETWEEN_LETTERS, CLOSERS, DOUBLED, FAMILIES, GLYPHS, OPENERS, SINGLE

LONGEST_CLUSTER = 5
"""More glyphs in a row are a rule or a decoration, not marks."""

NESTED_CLOSERS = "'''"

_BETWEEN = "".join(BETWEEN_LETTERS)
_ALWAYS = "".join(glyph for glyph in GLYPHS if glyph not in BETWEEN_LETTERS)
_CLUSTER = re.compile(rf"(?:[{_ALWAYS}]|[{_BETWEEN}](?!(?<=\w[{_BETWEEN}])\w))+")
_DIRECTED = OPENERS | CLOSERS


class ChunkMark(NamedTuple):
    """A mark of a chunk, text[start:end] of it.

    left, right: the characters beside it and its neighbours, a space at the chunk's edges. costs: by the chunk alone.
    is_open: what stands before or behind the chunk may change them.
    """

    start: int
    end: int
    left: str
    right: str
    costs: Costs
    is_open: bool


def may_have_marks(chunk: str) -> bool:
    """Whether a glyph of the chunk is more than an apostrophe between letters."""
    return _CLUSTER.search(chunk) is not None


def marks_of(chunk: str) -> Iterator[ChunkMark]:
    """The marks of a chunk, in order.

    Adjacent glyphs of one family (a straight wrapper round curly marks) are one mark. More than
    `LONGEST_CLUSTER` in a row are none. Adjacent marks see what stands round them all.
    """
    for cluster in _CLUSTER.finditer(chunk):
        low, high = cluster.span()
        left, right = chunk[low - 1] if low else " ", chunk[high : high + 1] or " "
        if high - low <= LONGEST_CLUSTER:
            for start, end in _grouped(chunk, low, high):
                costs = weigh(chunk, start, end, left, right)
                yield ChunkMark(start, end, left, right, costs, _is_open(chunk, start, end, left, costs))


def weigh(text: str, start: int, end: int, left: str, right: str, low: int = 0) -> Costs:
    """The costs of a mark of one or more glyphs between two characters, in view of what stands further off.

    `low`: where the document begins; no character before it is looked at.
    """
    glyph = text[start:end]
    if glyph not in FAMILIES:
        # A straight wrapper round a curly mark: the curly one shows the direction.
        glyph = next((part for part in glyph if part in _DIRECTED), glyph[0])
    costs = plain_costs(left, glyph, right)
    if costs.family == SINGLE:
        ignored, added = apostrophe_cost(text, glyph, start, end, left, low)
        return Costs.of(SINGLE, costs.opens, costs.closes + added, ignored)
    if costs.settled:
        return costs
    if left.isspace():
        return floating_costs(text, start, end, costs, low)
    return Costs.of(costs.family, costs.opens, costs.closes, inches_cost(text, start, low))


def _grouped(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Adjacent glyphs as marks; those of one family are one, unless one closes and the next opens.

    Of three straight ones behind a word the first closes what is nested in doubled marks.
    """
    if low and text[low:high] == NESTED_CLOSERS:
        yield low, low + 1
        low += 1
    start = end = low
    family = ""
    while end < high:
        step = 2 if end + 2 <= high and text[end : end + 2] in DOUBLED else 1
        glyph = text[end : end + step]
        turns = text[end - 1] in CLOSERS and glyph in OPENERS
        if end > start and (turns or FAMILIES[glyph] != family):
            yield start, end
            start = end
        family = FAMILIES[glyph]
        end += step
    yield start, end


def _is_open(chunk: str, start: int, end: int, left: str, costs: Costs) -> bool:
    """Whether more of the text than the chunk may change a mark's costs."""
    if costs.family == SINGLE:
        return rests_on_text(chunk, start, end, left)
    if left.isspace():
        return end == len(chunk) and costs.opens == costs.closes
    return left.isdecimal() and start < FEET_BEFORE
