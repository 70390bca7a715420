"""Which texts are copies of one another, whole or in part, among very many: MinHash with bands.

Sketches are cut into bands of `ROWS` numbers; texts that agree in a band are a candidate pair. What the sketches say
of a pair decides where it is clear; where it is not, the runs of words themselves are counted. Pairs are joined to
groups. Only the sketches are in memory (256 bytes a text), and one band at a time is sorted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rhetoric.warehouse.sketches import BINS, Sketches, runs_of

ROWS: Final = 3
BANDS: Final = BINS // ROWS
SURELY: Final = 0.75
"""Share of equal numbers from which a pair is a copy without a look at the texts."""
HARDLY: Final = 0.15
"""Below it a pair is none: three numbers of 128 agree by chance among very many texts."""
SHARED: Final = 0.4
"""Of the runs of two texts together: from here on they are copies, edited."""
CONTAINED: Final = 0.6
"""Of the runs of the shorter text: from here on it is the other one, cut."""
_AT_ONCE: Final = 2_000

Int = NDArray[np.int64]
Pairs = NDArray[np.int64]
Read = Callable[[Sequence[int]], Sequence[str]]


def group_copies(sketches: Sketches, same: Int, read: Read) -> Int:
    """int64 (n,): for each text the place of the first text of its group; its own where it is alone.

    `sketches` (n, 128) by `sketch`, all zero where a text has no run. `same` (n,): places that bear the same number are
    one text but for case and marks. `read` gives the texts of some places.
    """
    groups = _Groups(len(sketches))
    order = np.argsort(same, kind="stable")
    alike = same[order[1:]] == same[order[:-1]]
    groups.join(np.column_stack((order[:-1][alike], order[1:][alike])))
    has_runs = np.asarray(sketches.any(axis=1))
    for band in range(BANDS):
        pairs = groups.apart(_candidates(sketches[:, ROWS * band : ROWS * band + ROWS], has_runs))
        for some in np.array_split(pairs, max(1, len(pairs) // _AT_ONCE)):
            groups.join(some[_are_copies(some, sketches, read)])
    return groups.first()


def _candidates(columns: Sketches, has_runs: NDArray[np.bool_]) -> Pairs:
    """(m, 2): in each set of texts that agree in the band, each with the one before it and with the first of all."""
    keys = np.zeros(len(columns), np.uint64)
    for row in range(columns.shape[1]):
        keys = (keys << np.uint64(16)) | columns[:, row]
    places = np.flatnonzero(has_runs)
    order = places[np.argsort(keys[places], kind="stable")]
    begins = np.ones(len(order), bool)
    begins[1:] = keys[order[1:]] != keys[order[:-1]]
    first = order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
    later = np.flatnonzero(~begins)
    beside = np.column_stack((order[later - 1], order[later]))
    with_first = np.column_stack((first[later], order[later]))
    return np.concatenate((beside, with_first[with_first[:, 0] != beside[:, 0]]))


def _are_copies(pairs: Pairs, sketches: Sketches, read: Read) -> NDArray[np.bool_]:
    agreement = (sketches[pairs[:, 0]] == sketches[pairs[:, 1]]).mean(axis=1)
    verdict: NDArray[np.bool_] = agreement >= SURELY
    unclear = np.flatnonzero(~verdict & (agreement >= HARDLY))
    if len(unclear):
        verdict[unclear] = list(_share_runs(pairs[unclear], read))
    return verdict


def _share_runs(pairs: Pairs, read: Read) -> Iterator[bool]:
    """The verdict on each pair, by its texts' runs of words."""
    places, at = np.unique(pairs.reshape(-1), return_inverse=True)
    runs = runs_of(read(places.tolist()))
    sets = [runs.of(place) for place in range(len(places))]
    for one, two in zip(at[0::2].tolist(), at[1::2].tolist(), strict=True):
        shared = len(np.intersect1d(sets[one], sets[two], assume_unique=True))
        shorter, both = min(len(sets[one]), len(sets[two])), len(sets[one]) + len(sets[two]) - shared
        yield shared >= SHARED * both or shared >= CONTAINED * shorter > 0


class _Groups:
    """Disjoint sets of places, each known by the smallest of them."""

    def __init__(self, n: int) -> None:
        self._above = np.arange(n)

    def join(self, pairs: Pairs) -> None:
        for one, two in pairs.tolist():
            low, high = sorted((self._root(one), self._root(two)))
            self._above[high] = low

    def _root(self, place: int) -> int:
        above = self._above
        while above[place] != place:
            above[place] = above[above[place]]
            place = int(above[place])
        return place

    def first(self) -> Int:
        """The root of every place."""
        roots = self._above
        while not np.array_equal(roots, roots[roots]):
            roots = roots[roots]
        self._above = roots.copy()
        return self._above

    def apart(self, pairs: Pairs) -> Pairs:
        """The pairs that no group joins yet, each once."""
        roots = self.first()
        pairs = pairs[roots[pairs[:, 0]] != roots[pairs[:, 1]]]
        return np.unique(np.sort(pairs, axis=1), axis=0)
