"""What the words of a vocabulary's chunks are, looked up once a type; of those only that stand beside a quotation."""

from __future__ import annotations

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.cue_phrases import CuePhrases
from rhetoric.text.quotation.cues import PUNCTUATION, CueIndex, tokens_of
from rhetoric.text.quotation.tokens import flags_of
from rhetoric.text.table import Ids, RowTable
from rhetoric.text.vocabulary import Vocabulary


class WordBook:
    """The tokens of chunks, and of what is left of a chunk that a quotation begins or ends in.

    tokens: their flags (see `tokens`) and phrase_word (see `CuePhrases`). texts, written: the tokens with and
    without the punctuation round them.
    """

    def __init__(self, cues: CueIndex) -> None:
        self.cues = cues
        self.phrases = CuePhrases(cues)
        self._vocabulary: Vocabulary | None = None
        self._generation = 0
        self._forget()

    def _forget(self) -> None:
        self.tokens = RowTable(flags="u4", phrase_word="i8")
        self.texts: list[str] = []
        self.written: list[str] = []
        self._first_of_type: Ids = np.full(1 << 12, -1, dtype=np.int64)
        self._count_of_type: Ids = np.zeros(1 << 12, dtype=np.int64)
        self._part: dict[str, tuple[int, int]] = {}

    def follow(self, vocabulary: Vocabulary) -> None:
        """Make room for the types that the vocabulary learnt; forget all when it is another one or forgot them."""
        if vocabulary is not self._vocabulary or vocabulary.generation != self._generation:
            self._vocabulary, self._generation = vocabulary, vocabulary.generation
            self._forget()
        while self._first_of_type.size < vocabulary.chunks.size:
            unknown = np.full_like(self._first_of_type, -1)
            self._first_of_type = np.concatenate((self._first_of_type, unknown))
            self._count_of_type = np.concatenate((self._count_of_type, unknown))

    def tokens_of(self, layout: Layout, chunk: Ids) -> tuple[Ids, Ids]:
        """int64 (n,), (n,): the first token of each of some chunks of a batch, and how many it has."""
        types = layout.types[chunk]
        first = self._first_of_type[types]
        new = np.flatnonzero(first < 0)
        if new.size:
            unseen, place = np.unique(types[new], return_index=True)
            chunk = chunk[new[place]]
            spans = zip(layout.chunks.start[chunk].tolist(), layout.chunks.end[chunk].tolist(), strict=True)
            learnt = np.array([self._learn(layout.text[start:end]) for start, end in spans])
            self._first_of_type[unseen], self._count_of_type[unseen] = learnt.T
            first[new] = self._first_of_type[types[new]]
        return first, self._count_of_type[types]

    def tokens_of_part(self, text: str) -> tuple[int, int]:
        """The same for a part of a chunk."""
        known = self._part.get(text)
        if known is None:
            known = self._part[text] = self._learn(text)
        return known

    def _learn(self, text: str) -> tuple[int, int]:
        """The first token of a string, and how many it has: dashes separate them. `tokens.settle` writes them."""
        first, tokens = len(self.texts), tokens_of(text, 0, len(text))
        for token in tokens:
            written = token.strip(PUNCTUATION)
            word = written.lower()
            self.tokens.add((flags_of(token, word, self.cues), self.phrases.numbers.get(word, 0)))
            self.texts.append(token)
            self.written.append(written)
        return first, len(tokens)
