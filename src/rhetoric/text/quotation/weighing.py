"""The cheapest reading of a region's marks, where words of attribution stand between them too.

“It is late, she said. “It is dear.        two openers: the first quotation ended before she is named
It is late,” she said. It is dear.”        two closers: the second quotation begins behind her name
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rhetoric.text.marks.glyphs import DOUBLE
from rhetoric.text.quotation.lost_closers import attribution_at, is_attribution
from rhetoric.text.quotation.pairing import Action, Passage, Reading, least_cost_reading
from rhetoric.text.quotation.regions import Region

_ENDS_WORDS = ",?!"
"""Before a closer that an attribution follows."""


def weigh(region: Region) -> Reading:
    """The cheapest reading of a region's marks.

    Words of attribution say that no quotation goes on over them. They are looked for where the cheapest reading without
    them does so in a way that is not sure: elsewhere they change nothing.
    """
    places = range(len(region.marks))
    plain = [Passage(tuple([mark.costs for mark in region.marks[place]]), region.reopens(place)) for place in places]
    reading = least_cost_reading(tuple(plain), region.outer)
    told = [frozenset(_told(region, place, reading[place])) for place in places]
    if not any(told):
        return reading
    if any(len(region.marks[place]) in told[place] for place in places if _crosses(reading[place])):
        # Where one quotation should have ended, any paragraph that others go over matters.
        told = [told[place] | frozenset(_end_told(region, place)) for place in places]
    passages = [passage._replace(told=gaps) for passage, gaps in zip(plain, told, strict=True)]
    return least_cost_reading(tuple(passages), region.outer)


def _told(region: Region, place: int, actions: Sequence[Action]) -> Iterator[int]:
    """The gaps of a paragraph with words of attribution that its reading goes over (see `Passage`): into the next
    paragraph, or with a mark that looks like the other half of a pair."""
    marks = region.marks[place]
    for number, mark in enumerate(marks):
        costs, action = mark.costs, actions[number]
        if costs.family == DOUBLE and action == "close" and costs.opens < costs.closes:
            if number and attribution_at(region.text, marks[number - 1].end, mark.start, region.cues) is not None:
                yield number
        elif costs.family == DOUBLE and action == "open" and costs.closes < costs.opens:
            before, high = region.text[max(mark.start, 1) - 1], region.paragraphs[place][1]
            if before in _ENDS_WORDS and is_attribution(region.text, mark.end, high, region.cues):
                yield number + 1
    if _crosses(actions):
        yield from _end_told(region, place)


def _crosses(actions: Sequence[Action]) -> bool:
    """Whether a quotation goes on behind the paragraph."""
    return actions[-1] in ("carry", "carry blind")


def _end_told(region: Region, place: int) -> Iterator[int]:
    """The gap behind the last mark of a paragraph, where words of attribution follow it."""
    marks, end = region.marks[place], region.paragraphs[place][1]
    if marks and attribution_at(region.text, marks[-1].end, end, region.cues) is not None:
        yield len(marks)
