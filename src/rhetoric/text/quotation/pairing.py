"""The least-cost reading of quotation marks: what each mark does, over one or several paragraphs.

Every mark opens, closes, reopens (the first mark of a paragraph inside a quotation that goes on), has no
partner, or is ignored (an apostrophe, a prime). A reading is a sequence of such actions; its cost is the
sum of the marks' own costs (see `contexts`) and of the costs named here. The stack of open families is the
state: only the cheapest reading that leads to a stack is kept, and only the `BEAM` cheapest stacks, so the
time is linear in the marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rhetoric.text.marks.apostrophes import MARK_ONLY
from rhetoric.text.marks.contexts import NEVER, Costs
from rhetoric.text.marks.glyphs import DOUBLE, SINGLE

ORPHAN_COST = 4.0
"""A mark without a partner: dearer than one unlikely direction, cheaper than two."""
MINORITY_COST = 0.3
"""An outer quotation in the marks that the document does not usually use for it."""
NESTED_ALIKE_COST = 2.5
"""A quotation inside a quotation in the same marks."""
INVERTED_COST = 0.7
"""The document's outer marks inside its inner ones."""
UNCLOSED_INNER_COST = 2.0
"""An outer closer that closes an inner quotation too."""
REOPENED_COST = 0.1
"""A quotation that goes on in the next paragraph, which opens anew."""
SINGLE_CARRIED_COST = 1.5
"""The same in single marks, on top: what looks unclosed may have ended in a plural's apostrophe."""
LOST_CLOSER_COST = 5.0
"""A quotation that goes on over words of attribution, to another mark or paragraph: its closer was lost."""
BLIND_COST = 3.0
"""A quotation that goes on in the next paragraph without a mark that says so."""
BLIND_NEXT_COST = 0.5
"""The same for each further paragraph."""
BLIND_REOPENED_COST = 2.0
"""A paragraph that opens anew behind one that did not: who sets such marks sets them at every paragraph."""
ORPHAN_INSIDE_COST = 0.5
"""A mark without a partner inside a quotation, on top: it is likelier the one that closes it."""
MOST_REMEMBERED = 40
"""A reading of more marks is not kept: hardly ever are so many alike."""
MISTYPED_COST = 2.5
"""A single mark typed for a double one, or the other way round: a half-typed pair is likelier than two lost marks."""
DEPTH = 4
BEAM = 6


Action = Literal[
    "open", "close", "open mistyped", "close mistyped", "reopen", "orphan", "ignore",
    "end", "carry", "carry blind", "abandon",
]  # fmt: skip
"""What a reading does with a mark, or (the last four) with what is open where a paragraph ends.

mistyped: a single mark stands for a double one of a quotation that the other mark shows.
"""


class Passage(NamedTuple):
    """The costs of a paragraph's marks. reopens: its first mark stands at its beginning and can open.

    told: the marks before which words of attribution stand, behind the one before; their number where such words follow
    the last. A quotation that is open there ended before.
    """

    marks: tuple[Costs, ...]
    reopens: bool
    told: frozenset[int] = frozenset()


Reading = tuple[tuple[Action, ...], ...]
"""The actions of each passage: one a mark, and one for its end."""

_Link = tuple["_Link | None", Action]
_Paths = dict[str, tuple[float, _Link | None]]


def least_cost_reading(passages: tuple[Passage, ...], outer: str | None) -> Reading:
    """The cheapest reading of some passages; those alike, which most are, are read once.

    `outer`: the family that the document uses for outer quotations; None where it has no habit.
    """
    few = sum(len(passage.marks) for passage in passages) <= MOST_REMEMBERED
    return _remembered_reading(passages, outer) if few else _reading(passages, outer)


def _reading(passages: tuple[Passage, ...], outer: str | None) -> Reading:
    paths: _Paths = {"": (0.0, None)}
    for number, passage in enumerate(passages):
        for place, mark in enumerate(passage.marks):
            told = LOST_CLOSER_COST if place in passage.told else 0.0
            paths = _read_mark(paths, mark, outer, told, reopening=place == 0 and passage.reopens)
        following = passages[number + 1] if number + 1 < len(passages) else None
        paths = _end_passage(paths, passage, following, outer)
    return _actions(paths[""][1], passages)


_remembered_reading = lru_cache(maxsize=1 << 12)(_reading)


def _read_mark(paths: _Paths, mark: Costs, outer: str | None, told: float, reopening: bool) -> _Paths:
    family, opens, closes, ignored, *_ = mark
    is_sure = family == SINGLE and ignored >= MARK_ONLY
    reached: _Paths = {}
    for stack, (before, link) in paths.items():
        cost = before + told * (DOUBLE in stack)
        if reopening and stack:
            # The boundary was crossed at the price of a reopening: nothing else may happen here.
            _offer(reached, stack, cost + opens, link, "reopen")
            continue
        _offer(reached, stack, cost + ORPHAN_COST + (ORPHAN_INSIDE_COST if stack else 0.0), link, "orphan")
        if ignored < NEVER:
            _offer(reached, stack, cost + ignored, link, "ignore")
        if len(stack) < DEPTH:
            opening = cost + opens + _opening_cost(stack, family, outer)
            _offer(reached, stack + family, opening, link, "open")
        if stack.endswith(family):
            _offer(reached, stack[:-1], cost + closes, link, "close")
        elif stack[-2:-1] == family:
            _offer(reached, stack[:-2], cost + closes + UNCLOSED_INNER_COST, link, "close")
        if is_sure and reopening and not stack:
            _offer(reached, DOUBLE, cost + opens + MISTYPED_COST, link, "open mistyped")
        elif is_sure and stack == DOUBLE:
            _offer(reached, "", cost + closes + MISTYPED_COST, link, "close mistyped")
    return _cheapest(reached)


def _opening_cost(stack: str, family: str, outer: str | None) -> float:
    if family in stack:
        return NESTED_ALIKE_COST
    if outer is None or (family == outer) != bool(stack):
        return 0.0
    return INVERTED_COST if stack else MINORITY_COST


def _end_passage(paths: _Paths, passage: Passage, following: Passage | None, outer: str | None) -> _Paths:
    reached: _Paths = {}
    for stack, (cost, link) in paths.items():
        if not stack:
            _offer(reached, "", cost, link, "end")
            continue
        _offer(reached, "", cost + ORPHAN_COST, link, "abandon")
        if following is not None and not (outer == DOUBLE and stack[0] == SINGLE):
            blind = link is not None and link[1] == "carry blind"
            price, action = _crossing(stack, passage, following, blind)
            _offer(reached, stack[0], cost + price, link, action)
    return _cheapest(reached)


def _crossing(stack: str, passage: Passage, following: Passage, blind: bool) -> tuple[float, Action]:
    """What it costs to take an open quotation into the next paragraph; `blind`: it is not the first one."""
    price = UNCLOSED_INNER_COST * (len(stack) - 1)
    if len(passage.marks) in passage.told:
        price += LOST_CLOSER_COST
    if stack[0] == SINGLE:
        price += SINGLE_CARRIED_COST
    if following.reopens:
        return price + (BLIND_REOPENED_COST if blind else REOPENED_COST), "carry"
    return price + (BLIND_NEXT_COST if blind else BLIND_COST), "carry blind"


def _offer(paths: _Paths, stack: str, cost: float, link: _Link | None, action: Action) -> None:
    known = paths.get(stack)
    if known is None or cost < known[0]:
        paths[stack] = (cost, (link, action))


def _cheapest(paths: _Paths) -> _Paths:
    if len(paths) <= BEAM:
        return paths
    # The empty stack stays, so that there is always a reading to end with.
    ranked = sorted(paths.items(), key=lambda path: (path[0] != "", path[1][0]))
    return dict(ranked[:BEAM])


def _actions(link: _Link | None, passages: Sequence[Passage]) -> Reading:
    backwards = []
    while link is not None:
        link, action = link
        backwards.append(action)
    forwards = reversed(backwards)
    return tuple([tuple([next(forwards) for _ in range(len(passage.marks) + 1)]) for passage in passages])
