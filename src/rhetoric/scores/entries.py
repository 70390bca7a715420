"""The entries of all lexicons of a configuration as columns, numbered through: a hit is the number of its entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon import Entry, Lexicon
from rhetoric.lexicon.description import LexiconKind
from rhetoric.text.table import Ids

KINDS: tuple[LexiconKind, ...] = get_args(LexiconKind)
Objects = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class EntryColumns:
    """term, category: str (e,); intensity: int64 (e,), 1-3; kind: int64 (e,), a place in KINDS.

    rows: the entries themselves, in the order of their lexicons. guard_texts: str (g + 1,), of every guard of every
    entry in order; None at the end, where -1, no guard, finds it.
    """

    rows: tuple[Entry, ...]
    term: Objects
    category: Objects
    intensity: Ids
    kind: Ids
    lexicon: NDArray[np.uint8]
    guard_texts: Objects

    @classmethod
    def of(cls, lexicons: Sequence[Lexicon]) -> EntryColumns:
        rows = tuple(entry for lexicon in lexicons for entry in lexicon.entries)
        kinds = [KINDS.index(lexicon.kind) for lexicon in lexicons for _ in lexicon.entries]
        guard_texts = [guard.text for entry in rows for guard in entry.guards]
        return cls(
            rows,
            _objects([entry.term for entry in rows]),
            _objects([entry.category for entry in rows]),
            np.array([entry.intensity for entry in rows], dtype=np.int64),
            np.array(kinds, dtype=np.int64),
            np.repeat(np.arange(len(lexicons), dtype=np.uint8), [len(lexicon.entries) for lexicon in lexicons]),
            _objects([*guard_texts, None]),
        )


def _objects(values: Sequence[Any]) -> Objects:
    return np.array(values, dtype=object)
