"""The quotation marks of a text, each with what it would cost to read it one way or the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rhetoric.text.quotation.apostrophes import apostrophe_cost
from rhetoric.text.quotation.contexts import NEVER, floating_costs, inches_cost, plain_costs
from rhetoric.text.quotation.glyphs import CLOSERS, DOUBLED, FAMILIES, GLYPHS, OPENERS, SINGLE

LONGEST_CLUSTER = 5
"""More glyphs in a row are a rule or a decoration, not marks."""

# A single mark between two letters is an apostrophe. The class comes first, so that the engine skips to the
# next glyph without trying anything.
_GLYPH = re.compile(rf"[{GLYPHS}](?!(?<=\w['’′`´])\w)")
_DIRECTED = OPENERS | CLOSERS


class Mark(NamedTuple):
    """A mark with its costs as an opener and as a closer.

    ignored: the cost of taking it for an apostrophe, a prime or a sign of inches.
    """

    start: int
    end: int
    family: str
    opens: float
    closes: float
    ignored: float


def find_marks(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """The marks of each paragraph that could open or close a quotation, in order.

    Adjacent marks of one family (a straight wrapper round curly marks) are one mark. More than
    `LONGEST_CLUSTER` glyphs in a row are none.
    """
    found: list[list[Mark]] = [[] for _ in paragraphs]
    if not paragraphs:
        return found
    places = [match.start() for match in _GLYPH.finditer(text, paragraphs[0][0], paragraphs[-1][1])]
    number, high = 0, paragraphs[0][1]
    for mark in _marks(text, places):
        while mark.start >= high:
            number += 1
            high = paragraphs[number][1]
        if mark.start >= paragraphs[number][0]:
            found[number].append(mark)
    return found


def _marks(text: str, places: Sequence[int]) -> Iterator[Mark]:
    """The marks at the places; adjacent ones see what stands round them all."""
    count, first, length = len(places), 0, len(text)
    while first < count:
        low = places[first]
        high = low + 1
        first += 1
        while first < count and places[first] == high:
            high += 1
            first += 1
        left = text[low - 1] if low else " "
        right = text[high] if high < length else " "
        if high == low + 1:
            yield _mark(text, low, high, left, right)
        elif high - low <= LONGEST_CLUSTER:
            for start, end in _grouped(text, low, high):
                yield _mark(text, start, end, left, right)


def _grouped(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Adjacent glyphs as marks; those of one family are one, unless one closes and the next opens."""
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


def _mark(text: str, start: int, end: int, left: str, right: str) -> Mark:
    glyph = text[start:end]
    if glyph not in FAMILIES:
        # A straight wrapper round a curly mark: the curly one shows the direction.
        glyph = next((part for part in glyph if part in _DIRECTED), glyph[0])
    costs = plain_costs(left, glyph, right)
    family, opens, closes, settled = costs
    if settled:
        return Mark(start, end, family, opens, closes, NEVER)
    if family == SINGLE:
        ignored, added = apostrophe_cost(text, glyph, start, end, left)
        return Mark(start, end, family, opens, closes + added, ignored)
    if left.isspace():
        opens, closes = floating_costs(text, start, end, costs)
        return Mark(start, end, family, opens, closes, NEVER)
    return Mark(start, end, family, opens, closes, inches_cost(text, start))
