"""The flags of a vocabulary's chunks, looked up once a type; of those only that stand beside a quotation."""

from __future__ import annotations

import re

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.cues import DASHES, CueIndex
from rhetoric.text.quotation.tokens import flags_of
from rhetoric.text.table import FactTable, Ids
from rhetoric.text.vocabulary import Vocabulary

_BETWEEN_DASHES = re.compile(f"[^{DASHES}]+")


class WordBook:
    """Facts about chunks, and about what is left of a chunk that a quotation begins or ends in.

    chunks: a row a chunk: its first token and how many it has; dashes separate them. tokens: their flags, and where in
    the chunk they begin and end.
    """

    def __init__(self, cues: CueIndex) -> None:
        self.cues = cues
        self._vocabulary: Vocabulary | None = None
        self._generation = 0
        self._forget()

    def _forget(self) -> None:
        self.chunks = FactTable(first="i8", count="i8")
        self.tokens = FactTable(flags="u4", start="i8", end="i8")
        self._row_of_type: Ids = np.full(1 << 12, -1, dtype=np.int64)
        self._row_of_part: dict[str, int] = {}

    def follow(self, vocabulary: Vocabulary) -> None:
        """Make room for the types that the vocabulary learnt; forget all when it is another one or forgot them."""
        if vocabulary is not self._vocabulary or vocabulary.generation != self._generation:
            self._vocabulary, self._generation = vocabulary, vocabulary.generation
            self._forget()
        size = self._row_of_type.size
        while size < vocabulary.chunks.size:
            size *= 2
        if size > self._row_of_type.size:
            more = np.full(size - self._row_of_type.size, -1, dtype=np.int64)
            self._row_of_type = np.concatenate((self._row_of_type, more))

    def rows_of_chunks(self, layout: Layout, chunk: Ids) -> Ids:
        """int64 (n,): the row of each of some chunks of a batch."""
        types = layout.types[chunk]
        rows = self._row_of_type[types]
        new = np.flatnonzero(rows < 0)
        if new.size:
            unseen, first = np.unique(types[new], return_index=True)
            place = chunk[new[first]]
            spans = zip(layout.chunks.start[place].tolist(), layout.chunks.end[place].tolist(), strict=True)
            self._row_of_type[unseen] = [self._learn(layout.text[start:end]) for start, end in spans]
            rows[new] = self._row_of_type[types[new]]
        return rows

    def row_of_part(self, text: str) -> int:
        """The row of a part of a chunk."""
        row = self._row_of_part.get(text)
        if row is None:
            row = self._row_of_part[text] = self._learn(text)
        return row

    def settle(self) -> None:
        """Write what was learnt; before the tables are read."""
        self.chunks.settle()
        self.tokens.settle()

    def _learn(self, text: str) -> int:
        first = self.tokens.size
        for match in _BETWEEN_DASHES.finditer(text):
            self.tokens.add((flags_of(match[0], self.cues), match.start(), match.end()))
        return self.chunks.add((first, self.tokens.size - first))
