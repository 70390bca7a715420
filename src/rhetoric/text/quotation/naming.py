"""Words that give a name to something: what follows them in marks is a name, and nobody is quoted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.surroundings import Surroundings
from rhetoric.text.quotation.tokens import AGENT, CALLING, INDEFINITE, NAMING, SAID_OF_A_NAME, SKIPPED
from rhetoric.text.table import Ids

SKIPPED_WORDS = 3
"""Articles and the like between "called" and the name."""
LOOKED_BACK = 4
"""Words in which "a" makes what was called a thing ("a new show called …"), not a speaker."""


def give_names(words: Surroundings, first: Ids, last: Ids) -> Flags:
    """bool (s,): whether words[first:last] end with giving a name (a show called …; they were called the …)."""
    flags = words.flags
    at = last - 1
    for _ in range(SKIPPED_WORDS):
        at = at - ((at >= first) & _have(words, at, SKIPPED))
    inside = at >= first
    names = inside & _have(words, at, NAMING)
    for place in np.flatnonzero(inside & _have(words, at, CALLING)).tolist():
        low = max(int(first[place]), int(at[place]) - 1 - LOOKED_BACK)
        names[place] = is_called(flags[low : at[place]].tolist())
    return names


def _have(words: Surroundings, at: Ids, flag: int) -> Flags:
    return np.asarray((words.flags[at] & np.uint32(flag)) != 0)


def is_called(before: Sequence[int]) -> bool:
    """Whether a thing is called so, by the flags of the words before "called"; not somebody calling it so."""
    if not before:
        return False
    if before[-1] & SAID_OF_A_NAME:
        return True
    return not before[-1] & AGENT and any(flags & INDEFINITE for flags in before[:-1])
