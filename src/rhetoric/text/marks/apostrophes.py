"""Single marks that are apostrophes: possessives, clipped words, decades."""

from __future__ import annotations

import re

from rhetoric.text.marks.contexts import ARROW_COST
from rhetoric.text.marks.glyphs import APOSTROPHES

# 'tis, ’em, ’90s, rock ’n’ roll: the first letters are lost; the 's and 't of a text that was cut into words.
_ELIDED = re.compile(
    r"(?:\d{2}s?|[Tt](?:is|was|were|will|il)|em|till|[Cc](?:ause|os|oz|uz)|bout|round|n|nuff|neath|ere"
    r"|s|t|re|ll|ve|m|d)\b"
)
# goin’, th’, o’: the last letters are lost.
_CLIPPED = re.compile(r".*(?:\w\win|\b(?:an|o|th|wi|n|ol|lil|gov|ma))", re.IGNORECASE | re.DOTALL)
_PLURAL_ENDS = frozenset("sSzx")

MARK_ONLY = 3.0
"""Taking for an apostrophe what looks like a mark alone."""
CLIPPED_BEFORE = 6
"""Characters in which the beginning of a clipped word is looked for."""


def apostrophe_cost(text: str, glyph: str, start: int, end: int, left: str, low: int) -> tuple[float, float]:
    """What it costs to take a single mark for an apostrophe, and what that adds to its cost as a closer.

    Nothing before `low` is looked at.
    """
    if glyph in "‹›" and left.isspace() and not text[end : end + 1].strip():
        return ARROW_COST, 0.0
    if glyph not in APOSTROPHES or (glyph == "‘" and left.isalnum()):
        return MARK_ONLY, 0.0
    if left.isalnum():
        return _behind_letter(text, start, end, left, low)
    if _ELIDED.match(text, end):
        return 0.2, 0.0
    if glyph == "‘" or left in ".,!?…":
        return MARK_ONLY, 0.0
    return (1.5 if glyph == "’" else 2.5), 0.0


def _behind_letter(text: str, start: int, end: int, left: str, low: int) -> tuple[float, float]:
    """The dogs’ bowls; goin’; 5' (feet); else a closer, if anything is open."""
    if left.isdecimal():
        return 0.5, 0.0
    plural = left in _PLURAL_ENDS
    if plural and text[end : end + 1].isspace() and text[end + 1 : end + 2].islower():
        return 0.2, 1.0
    if plural or _CLIPPED.match(text[max(low, start - CLIPPED_BEFORE) : start]):
        return 0.4, 0.2
    return 1.5, 0.0


def rests_on_text(chunk: str, start: int, end: int, left: str) -> bool:
    """Whether what stands round the chunk may change what it costs to take chunk[start:end] for an apostrophe."""
    return left.isalnum() and not left.isdecimal() and (end == len(chunk) or start < CLIPPED_BEFORE)
