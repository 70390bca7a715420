"""The vocabulary's two containers: rows of facts that grow, and an index from hash to row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ids = NDArray[np.int64]


class FactTable:
    """Facts per type as columns: `table["n_words"][ids]` is the gather that every token costs.

    Columns rather than rows of one structured array: NumPy gathers plain numbers several times as fast. They grow by
    doubling.
    """

    def __init__(self, **dtypes: str) -> None:
        self._columns = {name: np.zeros(1 << 12, dtype=dtype) for name, dtype in dtypes.items()}
        self._capacity = 1 << 12
        self.size = 0

    def __getitem__(self, name: str) -> NDArray[Any]:
        """The column, with room for types to come at its end."""
        return self._columns[name]

    def extend(self, n: int, facts: Mapping[str, ArrayLike]) -> Ids:
        """Add n rows: a column's values (n,), or one for all, by its name. int64 (n,): their ids."""
        first, self.size = self.size, self.size + n
        while self.size > self._capacity:
            self._capacity *= 2
            self._columns = {n: np.concatenate((c, np.zeros_like(c))) for n, c in self._columns.items()}
        for name, column in self._columns.items():
            column[first : self.size] = facts[name]
        return np.arange(first, self.size)

    def rows(self, ids: Ids, **changed: NDArray[Any]) -> FactTable:
        """A table of these rows alone, in this order, with other values (n,) in some columns."""
        kept = FactTable(**{name: column.dtype.str for name, column in self._columns.items()})
        kept.extend(ids.size, {name: column[ids] for name, column in self._columns.items()} | changed)
        return kept


class Names:
    """Strings numbered as they are met."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._ids = {name: place for place, name in enumerate(names)}

    def __len__(self) -> int:
        return len(self._ids)

    def number(self, names: Sequence[str]) -> tuple[Ids, list[str]]:
        """int64 (n,): each name's number; and the names that got theirs just now, in order."""
        ids = self._ids
        first = len(ids)
        numbers = [ids.setdefault(name, len(ids)) for name in names]
        new = list(islice(reversed(ids), len(ids) - first))
        return np.array(numbers, dtype=np.int64), new[::-1]

    def kept(self, numbers: Ids) -> Names:
        """The names with these numbers alone, numbered anew in their order."""
        names = list(self._ids)
        return Names(names[number] for number in numbers.tolist())

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)


class HashIndex:
    """An open-addressing table from 64-bit hash to id, looked up for a whole batch at once."""

    def __init__(self, bits: int = 18) -> None:
        self._bits = bits
        self._keys = np.zeros(1 << bits, dtype=np.uint64)
        self._ids = np.full(1 << bits, -1, dtype=np.int64)
        self._n = 0

    def find(self, hashes: NDArray[np.uint64]) -> Ids:
        """int64 (n,): the id of each hash, -1 where it is new."""
        slots = self._slots(hashes)
        ids = self._ids[slots]
        rest = np.flatnonzero((self._keys[slots] != hashes) & (ids >= 0))
        while rest.size:
            slots[rest] = (slots[rest] + 1) & (self._keys.size - 1)
            ids[rest] = self._ids[slots[rest]]
            rest = rest[(self._keys[slots[rest]] != hashes[rest]) & (ids[rest] >= 0)]
        return ids

    def insert(self, hashes: NDArray[np.uint64], ids: Ids) -> None:
        """Add distinct new hashes."""
        self._reserve(self._n + hashes.size)
        self._n += hashes.size
        slots = self._slots(hashes)
        rest = np.arange(hashes.size)
        while rest.size:
            free = rest[self._ids[slots[rest]] < 0]
            self._ids[slots[free]] = ids[free]
            settled = free[self._ids[slots[free]] == ids[free]]
            self._keys[slots[settled]] = hashes[settled]
            rest = np.setdiff1d(rest, settled, assume_unique=True)
            slots[rest] = (slots[rest] + 1) & (self._keys.size - 1)

    def _slots(self, hashes: NDArray[np.uint64]) -> Ids:
        return (hashes >> np.uint64(64 - self._bits)).astype(np.int64)

    def _reserve(self, n: int) -> None:
        """At most half of the slots are taken, so that a search ends soon."""
        if n * 2 <= self._keys.size:
            return
        used = self._ids >= 0
        keys, ids = self._keys[used], self._ids[used]
        self._bits = (n * 2 - 1).bit_length()
        self._keys = np.zeros(1 << self._bits, dtype=np.uint64)
        self._ids = np.full(1 << self._bits, -1, dtype=np.int64)
        self._n = 0
        self.insert(keys, ids)
