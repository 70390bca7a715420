"""Words that give a name to something: what follows them in marks is a name, and nobody is quoted."""

from __future__ import annotations

from collections.abc import Sequence

_NAMED = frozenset(["titled", "entitled", "so-called", "nicknamed", "pronounced", "aka"])
_CALLED = frozenset(["called", "named", "dubbed", "termed", "labelled", "labeled", "known"])
_SKIPPED = frozenset(["a", "an", "the", "as", "its", "their"])
_PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_USUAL = frozenset(["also", "sometimes", "often", "usually", "commonly", "always", "now"])
_ACTIVE = frozenset(["he", "she", "they", "who", "has", "have", "had", "and"])
_INDEFINITE = frozenset(["a", "an", "A", "An"])
LOOKED_BACK = 4
"""Words in which "a" makes what was called a thing ("a new show called …"), not a speaker."""


def give_a_name(tokens: Sequence[str]) -> bool:
    """Whether the last tokens name something (a show called …; they were called the …; so-called …)."""
    last = len(tokens)
    while last and tokens[last - 1] in _SKIPPED:
        last -= 1
    word = tokens[last - 1].rstrip(",") if last else ""
    if word in _NAMED or word not in _CALLED or last < 2:
        return word in _NAMED
    before = tokens[last - 2].lower()
    if before in _PASSIVE or before in _USUAL:
        return True
    thing = tokens[max(0, last - 2 - LOOKED_BACK) : last - 2]
    return before not in _ACTIVE and not _INDEFINITE.isdisjoint(thing)
