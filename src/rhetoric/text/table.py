"""The vocabulary's two containers: rows of facts that grow, and an index from hash to row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
        if self.size > self._capacity:
            self._capacity = 1 << (self.size - 1).bit_length()
            self._columns = {name: _grown(column, self._capacity) for name, column in self._columns.items()}
        for name, column in self._columns.items():
            column[first : self.size] = facts[name]
        return np.arange(first, self.size)

    def rows(self, ids: Ids, **changed: NDArray[Any]) -> FactTable:
        """A table of these rows alone, in this order, with other values (n,) in some columns."""
        kept = FactTable(**{name: column.dtype.str for name, column in self._columns.items()})
        kept.extend(ids.size, {name: column[ids] for name, column in self._columns.items()} | changed)
        return kept


def _grown(column: NDArray[Any], size: int) -> NDArray[Any]:
    """The column with room behind it, which takes no memory before it is written to."""
    grown = np.zeros(size, dtype=column.dtype)
    grown[: column.size] = column
    return grown


class RowTable(FactTable):
    """A table that is filled row by row: rows wait until `settle` writes them into the columns, all together."""

    def __init__(self, **dtypes: str) -> None:
        super().__init__(**dtypes)
        self._waiting: list[Sequence[Any]] = []

    def add(self, row: Sequence[Any]) -> int:
        """Add a row, a value a column in their order; its id."""
        self._waiting.append(row)
        return self.size + len(self._waiting) - 1

    def settle(self) -> None:
        """Write the rows that were added since the last time."""
        if self._waiting:
            self.extend(len(self._waiting), dict(zip(self._columns, zip(*self._waiting, strict=True), strict=True)))
            self._waiting = []


_ID = np.uint64((1 << 24) - 1)
_FREE = ~np.uint64(0)
"""What a free slot holds. No entry equals it: ids stay below 2**24 - 1."""


class HashIndex:
    """An open-addressing table from 64-bit hash to id, looked up for a whole batch at once.

    A slot holds the upper 40 bits of a hash with the id behind them, so that a look-up costs one gather; the lower bits
    of the hash say at which slot the search begins, so that 58 bits and more are compared.
    """

    def __init__(self, bits: int = 12, room: int = 2) -> None:
        """room: slots an entry at least. With 8 nearly every search ends at once."""
        self._room = room
        self._slots = np.full(1 << bits, _FREE)
        self._inserted: list[tuple[NDArray[np.uint64], Ids]] = []
        self._n = 0

    def find(self, hashes: NDArray[np.uint64]) -> Ids:
        """int64 (n,): the id of each hash, -1 where it is new."""
        at = self._first_slots(hashes)
        found = np.take(self._slots, at)
        missed = np.flatnonzero((found ^ hashes) > _ID)
        ids = (found & _ID).view(np.int64)
        while missed.size:
            ids[missed] = -1
            missed = missed[found[missed] != _FREE]
            at[missed] = (at[missed] + 1) & (self._slots.size - 1)
            found[missed] = self._slots[at[missed]]
            ids[missed] = (found[missed] & _ID).view(np.int64)
            missed = missed[(found[missed] ^ hashes[missed]) > _ID]
        return ids

    def number(self, hashes: NDArray[np.uint64], learn: Callable[[Ids], Ids]) -> Ids:
        """int64 (n,): the id of each hash. `learn` is given where each new one stands first, and answers with ids."""
        ids = self.find(hashes)
        missed = np.flatnonzero(ids < 0)
        if missed.size:
            new, first, place = np.unique(hashes[missed], return_index=True, return_inverse=True)
            learnt = learn(missed[first])
            self.insert(new, learnt)
            ids[missed] = learnt[place]
        return ids

    def insert(self, hashes: NDArray[np.uint64], ids: Ids) -> None:
        """Add distinct new hashes; ids under 2**24 - 1."""
        self._inserted.append((hashes, ids))
        self._n += hashes.size
        if self._n * self._room > self._slots.size:
            self._slots = np.full(1 << (self._n * self._room - 1).bit_length(), _FREE)
            hashes, ids = (np.concatenate(column) for column in zip(*self._inserted, strict=True))
            self._inserted = [(hashes, ids)]
        self._put(self._first_slots(hashes), (hashes & ~_ID) | ids.astype(np.uint64))

    def _put(self, at: Ids, entries: NDArray[np.uint64]) -> None:
        """Each entry into the first free slot from its own on; of several that want the same one, one gets it."""
        rest = np.arange(entries.size)
        while rest.size:
            free = rest[self._slots[at[rest]] == _FREE]
            self._slots[at[free]] = entries[free]
            rest = rest[self._slots[at[rest]] != entries[rest]]
            at[rest] = (at[rest] + 1) & (self._slots.size - 1)

    def _first_slots(self, hashes: NDArray[np.uint64]) -> Ids:
        return (hashes & np.uint64(self._slots.size - 1)).view(np.int64)
