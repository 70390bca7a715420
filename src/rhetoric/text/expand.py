"""Places as index arrays: of the parts of chunks (words, VADER tokens), of where runs begin."""

from __future__ import annotations

import numpy as np

from rhetoric.text.table import Ids


def expand(first: Ids, count: Ids) -> Ids:
    """int64 (sum(count),): the places of all parts of all chunks, in order.

    first, count: (n,): where each chunk's parts begin in a long table of parts, and how many they are. Nearly every
    chunk has one part, so the places are the first ones, and only those of chunks with several are counted on.
    """
    place = np.repeat(first, count)
    several = np.flatnonzero(count > 1)
    if several.size:
        n = count[several]
        offset = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
        begin = np.cumsum(count)[several] - n
        place[np.repeat(begin, n) + offset] += offset.astype(place.dtype)
    return place


def ranges(first: Ids, count: Ids) -> Ids:
    """int64 (sum(count),): the same where most have several: first, first + 1, ... of each."""
    begin = np.cumsum(count) - count
    return np.repeat(first - begin, count) + np.arange(int(count.sum()))


def union(n: int, *places: Ids) -> Ids:
    """int64: the distinct places under n, in order, of some in any order."""
    is_one = np.zeros(n, dtype=bool)
    for of_them in places:
        is_one[of_them[of_them < n]] = True
    return np.flatnonzero(is_one)
