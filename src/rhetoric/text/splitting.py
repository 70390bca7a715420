"""Chunks that lost the space after a full stop ("policy.The"): as two or more, each of a type of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rhetoric.text.chunks import find_chunks
from rhetoric.text.edges import inner_ends
from rhetoric.text.expand import expand
from rhetoric.text.layout import Layout
from rhetoric.text.table import Ids
from rhetoric.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class SplitChunks:
    """start, end, type: int64 (n,) of chunks. later: the places of those that are a later piece of a whole chunk."""

    start: Ids
    end: Ids
    type: Ids
    later: Ids


class ChunkSplitter:
    """Splits the chunks of batches; where a type is cut, and into which types, is found out once."""

    def __init__(self) -> None:
        self._vocabulary: Vocabulary | None = None
        self._cuts: dict[int, list[int]] = {}
        self._pieces: dict[int, list[int]] = {}

    def split(self, layout: Layout) -> SplitChunks:
        """The chunks of a batch, split."""
        chunks, types = layout.chunks, layout.types
        joined = np.flatnonzero(np.take(layout.vocabulary.chunks["has_inner_end"], types))
        if not joined.size:
            return SplitChunks(chunks.start, chunks.end, types, joined)
        of_joined = types[joined].tolist()
        self._learn(layout, joined, of_joined)
        n_pieces = np.ones(types.size, dtype=np.int64)
        n_pieces[joined] = [len(self._pieces[k]) for k in of_joined]
        start, end, types = (np.repeat(column, n_pieces) for column in (chunks.start, chunks.end, types))
        pieces = expand((np.cumsum(n_pieces) - n_pieces)[joined], n_pieces[joined])
        types[pieces] = [piece for k in of_joined for piece in self._pieces[k]]
        owner = np.repeat(joined, n_pieces[joined])
        later = pieces[1:][owner[1:] == owner[:-1]]
        starts = zip(chunks.start[joined].tolist(), of_joined, strict=True)
        start[later] = end[later - 1] = [start + cut for start, k in starts for cut in self._cuts[k]]
        return SplitChunks(start, end, types, later)

    def _learn(self, layout: Layout, joined: Ids, types: list[int]) -> None:
        """Cut the types that were not met before; the vocabulary learns their pieces."""
        if layout.vocabulary is not self._vocabulary:
            self._vocabulary, self._cuts, self._pieces = layout.vocabulary, {}, {}
        new = {k: place for k, place in zip(types, joined.tolist(), strict=True) if k not in self._pieces}
        if not new:
            return
        places = list(new.values())
        spans = zip(layout.chunks.start[places].tolist(), layout.chunks.end[places].tolist(), strict=True)
        strings = [layout.text[start:end] for start, end in spans]
        cuts = [inner_ends(string) for string in strings]
        pieces = " ".join(
            string[a:b] for string, inner in zip(strings, cuts, strict=True) for a, b in pairwise([0, *inner, None])
        )
        found = iter(layout.vocabulary.look_up(pieces, find_chunks(pieces)).tolist())
        self._cuts.update(zip(new, cuts, strict=True))
        self._pieces.update(
            (k, [next(found) for _ in range(len(inner) + 1)]) for k, inner in zip(new, cuts, strict=True)
        )
