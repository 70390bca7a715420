"""The quotation marks of a text, each with what it would cost to read it one way or the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rhetoric.text.quotation.apostrophes import apostrophe_cost
from rhetoric.text.quotation.contexts import Costs, floating_costs, inches_cost, plain_costs, role_between
from rhetoric.text.quotation.glyphs import BETWEEN_LETTERS, CLOSERS, DOUBLED, FAMILIES, GLYPHS, OPENERS, SINGLE

LONGEST_CLUSTER = 5
"""More glyphs in a row are a rule or a decoration, not marks."""

_APOSTROPHES = {glyph: re.compile(rf"{glyph}(?!(?<=\w{glyph})\w)") for glyph in BETWEEN_LETTERS}
_OTHERS = [glyph for glyph in GLYPHS if glyph not in BETWEEN_LETTERS]
_DIRECTED = OPENERS | CLOSERS


@dataclass(slots=True)
class Mark:
    """A mark with its costs as an opener and as a closer. (Not frozen: that would take ten times as long.)"""

    start: int
    end: int
    costs: Costs


def find_glyphs(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Where in each paragraph glyphs stand that may be marks, in order."""
    places = _places(text, paragraphs[0][0], paragraphs[-1][1]) if paragraphs else []
    found: list[list[int]] = []
    first, count = 0, len(places)
    for low, high in paragraphs:
        here: list[int] = []
        if first < count and places[first] < high:
            last = bisect_left(places, high, first)
            here = places[bisect_left(places, low, first, last) : last]
            first = last
        found.append(here)
    return found


def _places(text: str, low: int, high: int) -> list[int]:
    """Where glyphs stand that may be marks. Most texts have three or four: each is looked for by itself."""
    places: list[int] = []
    for glyph in _OTHERS:
        at = text.find(glyph, low, high)
        while at >= 0:
            places.append(at)
            at = text.find(glyph, at + 1, high)
    for glyph, pattern in _APOSTROPHES.items():
        if glyph in text:
            places += [match.start() for match in pattern.finditer(text, low, high)]
    places.sort()
    return places


def roles_at(text: str, places: Sequence[int]) -> str:
    """The role of each glyph, as far as the characters beside it tell: `DOUBTFUL` where they do not."""
    return "".join([role_between(text[at - 1 : at + 2]) for at in places])


def marks_at(text: str, places: Sequence[int]) -> Iterator[Mark]:
    """The marks that the glyphs at the places make, in order.

    Adjacent glyphs of one family (a straight wrapper round curly marks) are one mark. More than
    `LONGEST_CLUSTER` in a row are none. Adjacent marks see what stands round them all.
    """
    first, count = 0, len(places)
    while first < count:
        low = places[first]
        high = low + 1
        first += 1
        while first < count and places[first] == high:
            high += 1
            first += 1
        left = text[low - 1] if low else " "
        right = text[high] if high < len(text) else " "
        if high - low <= LONGEST_CLUSTER:
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
    """A mark of one or more glyphs between two characters, in view of what stands further off."""
    glyph = text[start:end]
    if glyph not in FAMILIES:
        # A straight wrapper round a curly mark: the curly one shows the direction.
        glyph = next((part for part in glyph if part in _DIRECTED), glyph[0])
    costs = plain_costs(left, glyph, right)
    if costs.family == SINGLE:
        ignored, added = apostrophe_cost(text, glyph, start, end, left)
        costs = Costs.of(SINGLE, costs.opens, costs.closes + added, ignored)
    elif not costs.settled and left.isspace():
        costs = floating_costs(text, start, end, costs)
    elif not costs.settled:
        costs = Costs.of(costs.family, costs.opens, costs.closes, inches_cost(text, start))
    return Mark(start, end, costs)
