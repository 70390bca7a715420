"""From one row a chunk to one row a part of it: its words, its VADER tokens."""

from __future__ import annotations

import numpy as np

from rhetoric.text.table import Ids


def expand(first: Ids, count: Ids) -> tuple[Ids, Ids]:
    """owner, place: int64 (sum(count),). Row k of the result is part `place[k]` of chunk `owner[k]`.

    first, count: (n,): where each chunk's parts begin in a long array of parts, and how many they are.
    """
    owner = np.repeat(np.arange(count.size), count)
    before = np.cumsum(count) - count
    place = np.arange(owner.size) - np.repeat(before - first, count)
    return owner, place
