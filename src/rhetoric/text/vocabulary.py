"""The vocabulary: facts per type. A type is looked at once in a run, a token costs an array gather.

Two kinds of types, each with its table: chunks (what stands between white space) and the words in them. A chunk's row
names its words by their place in a long table, which chunks of the same word share ("word", "word," and "word.”"). It
holds the code of its VADER token (see `valence`); only a chunk that is not one token names its codes by their place in
a table of their own. Most chunks that a text brings anew are plain: they are learnt all together, by their shapes (see
`shapes`); the others are read one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.chunks import Chunks
from rhetoric.text.hashing import hash_strings
from rhetoric.text.learnt_words import LearntWords, WordSpans
from rhetoric.text.marks.patterns import MarkPatterns
from rhetoric.text.odd_chunks import OddChunk, read_odd
from rhetoric.text.shapes import ShapedChunks, Shapes
from rhetoric.text.table import FactTable, HashIndex, Ids
from rhetoric.text.token_runs import TokenRuns

# What is used as an index is as wide as an index: NumPy would widen it at every use.
READ = {
    "n_words": "i8",
    "first_word_at": "i8",
    "end": "u1",
    "start": "u1",
    "role": "u1",
    "n_exclamations": "i4",
    "n_questions": "i4",
    "has_inner_end": "?",
}
"""What a chunk says by itself."""
SEEN = READ | {"marks": "i4"}
CHUNK = SEEN | {
    "first_word": "i8",
    "tone": "u4",
    "first_token": "i8",
    "n_tokens": "i8",
    "hash": "u8",
    "last_seen": "i4",
}
"""A chunk's facts. first_word_at: where its first word begins, 0 without one. end, start, role: see `edges`. marks: the
number of its pattern of quotation marks. has_inner_end: a sentence ends inside it. first_word: where in `chunk_words`
its words stand. tone: the code of its only token, else SEVERAL. last_seen: the number of the batch it was last met
in."""

Facts = dict[str, NDArray[Any]]

_NOTED = 4
"""Of so many batches one is noted as the last in which its types were met: to tell the frequent ones it is enough."""


class Vocabulary:
    """All types met so far, and the facts about them.

    chunks, words: tables with the columns CHUNK and WORD. chunk_words: CHUNK_WORD, a word's id and its place inside the
    chunk. chunk_tokens: codes of the VADER tokens of chunks with several. bare_words: the words as lexicons spell them,
    by `WORD.bare`. marks: the patterns of quotation marks, by `CHUNK.marks`. generation: of two vocabularies of a
    reader, the later one has the greater.
    """

    def __init__(
        self,
        capacity: int = 250_000,
        learnt: LearntWords | None = None,
        runs: TokenRuns | None = None,
        shapes: Shapes | None = None,
    ) -> None:
        self.capacity = capacity
        self.generation = 1
        self._n_batches = 0
        self.chunks, self._index = FactTable(**CHUNK), HashIndex(bits=18, room=8)
        self._learnt, self._runs = learnt or LearntWords(), runs or TokenRuns()
        self._shapes = shapes or Shapes(MarkPatterns())
        self.words, self.chunk_words, self.bare_words = self._learnt.words, self._learnt.places, self._learnt.bare
        self.chunk_tokens, self.marks = self._runs.parts, self._shapes.marks

    def with_room(self) -> Vocabulary:
        """Called before a batch: this vocabulary or, when it has more chunks than its capacity, a new one.

        The new one knows the half of the chunks that were met last, under other ids; a batch that was read before keeps
        the old one.
        """
        self._n_batches += 1
        if self.chunks.size <= self.capacity:
            return self
        oldest_first = np.argsort(self.chunks["last_seen"][: self.chunks.size], kind="stable")
        new = self._kept(np.sort(oldest_first[-(self.capacity // 2) :]))
        new.generation, new._n_batches = self.generation + 1, self._n_batches
        return new

    def _kept(self, chunks: Ids) -> Vocabulary:
        """A vocabulary of these chunks alone, with their words, and all shapes and tokens."""
        learnt, first_word = self._learnt.kept(self.chunks["first_word"][chunks], self.chunks["n_words"][chunks])
        new = Vocabulary(self.capacity, learnt, self._runs, self._shapes)
        new.chunks = self.chunks.rows(chunks, first_word=first_word)
        new._index.insert(self.chunks["hash"][chunks], np.arange(chunks.size))
        return new

    def look_up(self, text: str, chunks: Chunks) -> Ids:
        """int64 (n,): the type of each chunk of a batch's string; new types are learnt."""
        types = self._index.number(chunks.hash, lambda new: self._learn(text, chunks, new))
        if self._n_batches % _NOTED == 0:
            self.chunks["last_seen"][types] = self._n_batches
        return types

    def _learn(self, text: str, chunks: Chunks, new: Ids) -> Ids:
        """Make the CHUNK rows of chunks that were not met before, given their places among others; their ids."""
        shaped = self._shapes.read(chunks.encoded, chunks.first_byte[new], chunks.end_byte[new])

        def strings(rows: Ids) -> list[str]:
            spans = zip(chunks.start[new[rows]].tolist(), chunks.end[new[rows]].tolist(), strict=True)
            return [text[start:end] for start, end in spans]

        odd = np.flatnonzero(~shaped.is_plain)
        in_odd = strings(odd)
        read = list(map(read_odd, in_odd))
        facts = self._facts(shaped, odd, read)
        marked = np.flatnonzero(~shaped.is_plain | self._shapes["has_letter_marks"][shaped.shape])
        facts["marks"][marked] = self.marks.numbers_of(strings(marked))
        words = self._words_of(shaped, odd, in_odd, read)
        first_word = self._learnt.place(words, text, chunks.start[new], facts["n_words"])
        own: dict[str, Any] = {"first_word": first_word, "hash": chunks.hash[new], "last_seen": self._n_batches}
        return self.chunks.extend(new.size, facts | own)

    def _facts(self, shaped: ShapedChunks, odd: Ids, read: Sequence[OddChunk]) -> Facts:
        """What is seen of chunks, and their tokens."""
        facts: Facts = {name: self._shapes[name][shaped.shape] for name in SEEN}
        for name in READ:
            facts[name][odd] = [getattr(chunk, name) for chunk in read]
        facts |= {"tone": shaped.code, "first_token": np.zeros_like(shaped.shape)}
        facts["n_tokens"] = np.ones_like(shaped.shape)
        placed = self._runs.place([chunk.codes for chunk in read])
        facts["tone"][odd], facts["first_token"][odd], facts["n_tokens"][odd] = placed
        return facts

    def _words_of(self, shaped: ShapedChunks, odd: Ids, strings: Sequence[str], read: Sequence[OddChunk]) -> WordSpans:
        plain = np.flatnonzero(shaped.is_plain)
        shape = shaped.shape[plain]
        owner = np.repeat(odd, [len(chunk.words) for chunk in read])
        start, end = np.array([span for chunk in read for span in chunk.words], dtype=np.int64).reshape(-1, 2).T
        words = [string[a:b] for string, chunk in zip(strings, read, strict=True) for a, b in chunk.words]
        return WordSpans(
            np.concatenate((plain, owner)),
            np.concatenate((self._shapes["first_word_at"][shape], start)),
            np.concatenate((self._shapes["end_at"][shape], end)),
            np.concatenate((shaped.word[plain], hash_strings(words))),
        )
