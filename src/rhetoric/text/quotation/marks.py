"""The quotation marks of a text, each with what it would cost to read it one way or the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rhetoric.text.quotation.apostrophes import apostrophe_cost
from rhetoric.text.quotation.contexts import Costs, floating_costs, inches_cost, plain_costs
from rhetoric.text.quotation.glyphs import BETWEEN_LETTERS, CLOSERS, DOUBLED, FAMILIES, GLYPHS, OPENERS, SINGLE

LONGEST_CLUSTER = 5
"""More glyphs in a row are a rule or a decoration, not marks."""

# A pattern that begins with one certain character is looked for many times faster than one that begins with a
# class of them, and most texts have three or four glyphs.
_PATTERNS = {
    glyph: re.compile(rf"{glyph}(?!(?<=\w{glyph})\w)" if glyph in BETWEEN_LETTERS else glyph) for glyph in GLYPHS
}
_DIRECTED = OPENERS | CLOSERS


class Mark(NamedTuple):
    """A mark with its costs as an opener and as a closer."""

    start: int
    end: int
    costs: Costs


def find_marks(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """The marks of each paragraph that could open or close a quotation, in order.

    Adjacent marks of one family (a straight wrapper round curly marks) are one mark. More than
    `LONGEST_CLUSTER` glyphs in a row are none.
    """
    found: list[list[Mark]] = [[] for _ in paragraphs]
    if not paragraphs:
        return found
    number, (low, high) = 0, paragraphs[0]
    for mark in _marks(text, _places(text, low, paragraphs[-1][1])):
        while mark.start >= high:
            number += 1
            low, high = paragraphs[number]
        if mark.start >= low:
            found[number].append(mark)
    return found


def _places(text: str, low: int, high: int) -> list[int]:
    """Where glyphs stand that may be marks."""
    places: list[int] = []
    for glyph, pattern in _PATTERNS.items():
        if glyph in text:
            places += [match.start() for match in pattern.finditer(text, low, high)]
    places.sort()
    return places


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
            costs = plain_costs(left, text[low], right)
            yield Mark(low, high, costs if costs.settled else _settled(costs, text, low, high, left))
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
    """A mark that adjacent glyphs make."""
    glyph = text[start:end]
    if glyph not in FAMILIES:
        # A straight wrapper round a curly mark: the curly one shows the direction.
        glyph = next((part for part in glyph if part in _DIRECTED), glyph[0])
    costs = plain_costs(left, glyph, right)
    return Mark(start, end, costs if costs.settled else _settled(costs, text, start, end, left))


def _settled(costs: Costs, text: str, start: int, end: int, left: str) -> Costs:
    """The costs in view of what stands further off."""
    if costs.family == SINGLE:
        ignored, added = apostrophe_cost(text, text[start:end], start, end, left)
        return Costs.of(SINGLE, costs.opens, costs.closes + added, ignored)
    if left.isspace():
        return floating_costs(text, start, end, costs)
    return Costs.of(costs.family, costs.opens, costs.closes, inches_cost(text, start))
