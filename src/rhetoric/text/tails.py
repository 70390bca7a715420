"""A chunk is a head and a tail: “word and .” of “word.” The tail is made of marks only.

Most chunks that a text brings anew are known heads with another tail, so what a head says is found out once. What the
tail can change stands here.
"""

from __future__ import annotations

from functools import lru_cache

from rhetoric.text.words import MARKS

TAIL, MAY_END, ALOUD, PARTING = (1 << bit for bit in range(4))
"""Bits of what a tail says: there is one; a sentence may end with it; it has marks of exclamation or question; it has a
long dash, at which VADER's tokens part."""

_MARKS = "".join(mark for mark in MARKS if not mark.isalnum())
"""Without the modifier letter that is used as an apostrophe: Unicode has it as a letter."""
STOPS = frozenset(".!?…")


def head_of(chunk: str) -> str:
    """The chunk without the marks at its end; all of a chunk that has nothing but marks."""
    return chunk.rstrip(_MARKS) or chunk


@lru_cache(maxsize=1 << 12)
def read_tail(tail: str) -> int:
    """What the marks at the end of a chunk say, as bits."""
    aloud = "!" in tail or "?" in tail
    return TAIL * bool(tail) | MAY_END * (not STOPS.isdisjoint(tail)) | ALOUD * aloud | PARTING * ("—" in tail)
