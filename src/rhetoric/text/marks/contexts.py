"""What it costs to read a mark as an opener or a closer, by what stands beside it and by its glyph.

The characters on either side come first: a mark with white space before it and a letter behind it opens,
whatever glyph was typed. The glyph comes second and decides only where the sides do not. Costs are in units
of their own: 0, nothing speaks against it; 4 and more, practically never.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rhetoric.text.marks.glyphs import CLOSERS, FAMILIES, GUILLEMET, INCHES, LOW_OPENERS, OPENERS, SINGLE

NEVER = 99.0
GLYPH_COST = 1.5
"""Reading a glyph against the direction it is drawn in: less than a plain context."""
LOW_OPENER_COST = 4.0
"""Closing with „ or ‚, which lie on the line: no tradition does."""
INCHES_COST = 0.7
"""Taking a mark behind a number for inches."""
ARROW_COST = 1.5
"""Taking an angled mark between white space for an arrow ("All news »"); « two » are a quotation all the same."""

SPACE, WORD, STOP, BRACKET, DASH = "space", "word", "stop", "bracket", "dash"
_SIDES = (
    dict.fromkeys("([{<¿¡", BRACKET)
    | dict.fromkeys("–—―-/|_*~=", DASH)
    | dict.fromkeys(".,;:!?…)]}>%", STOP)
    | dict.fromkeys("$£€¥#@&+§", WORD)
)
# (left, right): (cost as opener, cost as closer).
_CONTEXTS: dict[tuple[str, str], tuple[float, float]] = {
    (SPACE, WORD): (0.0, 4.0),
    (SPACE, BRACKET): (0.0, 4.0),
    (SPACE, STOP): (3.0, 1.0),
    (SPACE, SPACE): (1.2, 1.2),
    (SPACE, DASH): (1.0, 2.0),
    (BRACKET, WORD): (0.0, 4.0),
    (BRACKET, SPACE): (1.5, 2.5),
    (DASH, WORD): (0.3, 2.5),
    (DASH, SPACE): (3.0, 0.2),
    (WORD, SPACE): (4.0, 0.0),
    (WORD, STOP): (4.5, 0.0),
    (WORD, DASH): (3.0, 0.0),
    (WORD, WORD): (2.0, 2.0),
    (WORD, BRACKET): (3.5, 0.3),
    (STOP, SPACE): (4.0, 0.0),
    (STOP, STOP): (4.5, 0.0),
    (STOP, DASH): (3.5, 0.0),
    (STOP, WORD): (1.0, 1.0),
    (STOP, BRACKET): (2.0, 0.3),
}
_OTHER_CONTEXT = (1.5, 1.5)
_MISSING_SPACE = (0.5, 1.5)
"""A mark between a comma or colon and a letter: the space before an opener was left out."""
_ELLIPSIS_FOLLOWS = (0.0, 4.0)
DOUBTFUL, SINGLE_ELIDED = "?", "E"
"""Roles beside those of plain openers ("D", "S", "G") and plain closers ("d", "s", "g")."""
_ENDS = frozenset(".,!?…’”'")
FEET_BEFORE = 8
"""Characters in which feet are looked for before inches."""
_FEET = re.compile(r".*\d ?['’′] ?\d+(?:\.\d+)? ?", re.DOTALL)


PLAIN_COST = 0.5
"""Up to this cost a direction is plain: nothing needs weighing."""
CAN_OPEN_COST = 2.0
"""Up to this cost a mark may be taken for an opener at all."""
APOSTROPHE_COST = 1.0
"""Below this cost a single mark is more likely an apostrophe, and tells nothing of the document's habit."""


class Costs(NamedTuple):
    """A mark's family, and what it costs to read the mark as an opener, as a closer, or as none.

    ignored: the cost of taking it for an apostrophe, a prime or a sign of inches. role: one letter: the
    family's for a plain opener, the same in lower case for a plain closer, `DOUBTFUL` for what must be weighed,
    `SINGLE_ELIDED` for a single opener that is more likely an apostrophe. settled: no character further off needs
    to be looked at.
    """

    family: str
    opens: float
    closes: float
    ignored: float
    role: str
    settled: bool

    @classmethod
    def of(cls, family: str, opens: float, closes: float, ignored: float = NEVER, settled: bool = True) -> Costs:
        """The costs with the role that follows from them."""
        role = DOUBTFUL
        if opens <= PLAIN_COST:
            role = SINGLE_ELIDED if ignored < APOSTROPHE_COST else family
        elif closes <= PLAIN_COST:
            role = family.lower()
        return cls(family, opens, closes, ignored, role, settled)


@lru_cache(maxsize=8192)
def plain_costs(left: str, glyph: str, right: str) -> Costs:
    """The costs of a glyph between two characters."""
    before, after = _side(left), _side(right)
    opens, closes = _CONTEXTS.get((before, after), _OTHER_CONTEXT)
    if before == STOP and after == WORD and left in ",:":
        opens, closes = _MISSING_SPACE
    if glyph in OPENERS:
        closes += LOW_OPENER_COST if glyph in LOW_OPENERS else GLYPH_COST
    elif glyph in CLOSERS:
        opens += GLYPH_COST
    family = FAMILIES[glyph]
    floating = before == SPACE and (after == SPACE or right == ".")
    numbered = left.isdecimal() and glyph in INCHES
    return Costs.of(family, opens, closes, settled=family != SINGLE and not floating and not numbered)


def floating_costs(text: str, start: int, end: int, costs: Costs, low: int) -> Costs:
    """The costs of a mark between white space, or before a full stop, in view of what stands further off."""
    if text.startswith("...", end):
        return Costs.of(costs.family, *_ELLIPSIS_FOLLOWS)
    if costs.family == GUILLEMET:
        return Costs.of(costs.family, costs.opens, costs.closes, ARROW_COST)
    undirected = costs.opens == costs.closes
    if undirected and start - 2 >= low and text[start - 2] in _ENDS:
        return Costs.of(costs.family, costs.opens + 1.0, costs.closes - 0.7)
    return costs


def inches_cost(text: str, start: int, low: int) -> float:
    """What it costs to take a mark behind a number for inches; nothing where feet precede them (6'2")."""
    return 0.0 if _FEET.match(text[max(low, start - FEET_BEFORE) : start]) else INCHES_COST


def _side(character: str) -> str:
    return SPACE if character.isspace() else _SIDES.get(character, WORD)
