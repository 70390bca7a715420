"""The glyphs that people use as quotation marks, with the direction each is drawn in."""

from __future__ import annotations

DOUBLE, SINGLE, GUILLEMET = "D", "S", "G"
"""Families: a quotation is closed by a mark of the family that opened it, whatever its glyph."""

GLYPHS = "\"'“”‘’„‟‚‛«»‹›″′`´〝〞＂"
DOUBLED = frozenset(["''", "``", "´´", "‘‘", "’’", '""'])
"""The same glyph twice stands for one double mark."""

FAMILIES: dict[str, str] = (
    dict.fromkeys([*'“”"„‟″〝〞＂', *DOUBLED], DOUBLE)
    | dict.fromkeys("‘’'‚‛‹›`´′", SINGLE)
    | dict.fromkeys("«»", GUILLEMET)
)
OPENERS = frozenset([*"“‘„‚‟‛«‹〝`", "``", "‘‘"])
CLOSERS = frozenset([*"”’»›〞´", "´´", "’’"])
LOW_OPENERS = frozenset("„‚")
INCHES = frozenset(['"', "''", "″", "＂", "”"])
"""Behind a number these may be inches, seconds or minutes."""
BETWEEN_LETTERS = frozenset("'’′`´")
"""Between two letters these are no marks."""
APOSTROPHES = frozenset("'’‘′´")
"""What is typed for an apostrophe, rightly or not."""


_TOLD_APART = ("“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "‹", "›", "„", "‚")
N_GLYPHS = 1 + len(_TOLD_APART)
_NUMBERS = {glyph: number for number, glyph in enumerate(_TOLD_APART, start=1)}


def glyph_number(glyph: str) -> int:
    """The number of a mark's glyph among those that pairs are told apart by, below `N_GLYPHS`; 0 for any other."""
    return _NUMBERS.get(glyph, 0)
