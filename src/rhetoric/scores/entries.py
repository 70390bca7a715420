"""The entries of all lexicons of a configuration as columns, numbered through: a hit is the number of its entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon import Entry, Guard, Lexicon
from rhetoric.lexicon.description import LexiconKind
from rhetoric.text.table import Ids

KINDS: tuple[LexiconKind, ...] = get_args(LexiconKind)
Objects = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class EntryColumns:
    """term, category: str (e,); intensity: int64 (e,), 1-3; weight: float64 (e,), its lexicon's; kind: int64 (e,), a
    place in KINDS.

    rows: the entries themselves, in the order of their lexicons. rank: int64 (e,), which of two entries with the same
    form is found, the lower: that of the later lexicon, so that a user's own goes before a shipped one.
    guards: those of all entries, each object once. guard_texts: str (g + 1,), None at the end: there -1 finds it.
    """

    rows: tuple[Entry, ...]
    term: Objects
    category: Objects
    intensity: Ids
    weight: NDArray[np.float64]
    kind: Ids
    rank: Ids
    guards: tuple[Guard, ...]
    guard_texts: Objects

    @classmethod
    def of(cls, lexicons: Sequence[Lexicon], weights: Mapping[str, float]) -> EntryColumns:
        rows = tuple(entry for lexicon in lexicons for entry in lexicon.entries)
        sizes = [len(lexicon.entries) for lexicon in lexicons]
        # Rows with the same cell share a tuple of guards, so most are looked at once.
        of_cells = {id(entry.guards): entry.guards for entry in rows}.values()
        guards = tuple({id(guard): guard for of_cell in of_cells for guard in of_cell}.values())
        return cls(
            rows,
            _objects([entry.term for entry in rows]),
            _objects([entry.category for entry in rows]),
            np.array([entry.intensity for entry in rows], dtype=np.int64),
            np.repeat(np.array([weights.get(lexicon.name, 1.0) for lexicon in lexicons], dtype=np.float64), sizes),
            np.repeat(np.array([KINDS.index(lexicon.kind) for lexicon in lexicons], dtype=np.int64), sizes),
            _ranks(sizes),
            guards,
            _objects([*(guard.text for guard in guards), None]),
        )


def _ranks(sizes: Sequence[int]) -> Ids:
    """int64 (e,): entries of the last lexicon first, each lexicon's in their order."""
    size = np.array(sizes, dtype=np.int64)
    n_before = np.cumsum(size) - size
    n_after = size.sum() - np.cumsum(size)
    return np.asarray(np.arange(size.sum()) + np.repeat(n_after - n_before, size))


def _objects(values: Sequence[Any]) -> Objects:
    return np.array(values, dtype=object)
