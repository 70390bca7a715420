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
