"""The words of a batch as columns, from its chunks: nearly every chunk is one word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.text.expand import expand, union
from rhetoric.text.parts import Small, Stretches
from rhetoric.text.table import Ids
from rhetoric.text.tally import Floats, sum_tallies
from rhetoric.text.vocabulary import Vocabulary


@dataclass(frozen=True)
class WordPlaces:
    """Where the words of some chunks lie.

    chunk_start, chunk_type: int64 (n,). first: int64 (n + 1,), how many words lie before each chunk, and in all.
    """

    vocabulary: Vocabulary
    chunk_start: Ids
    chunk_type: Ids
    first: Ids

    @classmethod
    def of(cls, vocabulary: Vocabulary, chunk_start: Ids, chunk_type: Ids) -> WordPlaces:
        first = np.zeros(chunk_type.size + 1, dtype=np.int64)
        np.cumsum(np.take(vocabulary.chunks["n_words"], chunk_type), out=first[1:])
        return cls(vocabulary, chunk_start, chunk_type, first)

    def at(self, positions: Ids) -> Ids:
        """int64: the first word that begins at or behind each position (few, in any order)."""
        if not self.chunk_start.size:
            return np.zeros(positions.size, dtype=np.int64)
        chunk = np.searchsorted(self.chunk_start, positions)
        before = np.maximum(chunk - 1, 0)
        types = self.chunk_type[before]
        facts, parts = self.vocabulary.chunks, self.vocabulary.chunk_words
        n_words = np.where(chunk > 0, facts["n_words"][types], 0)
        start = parts["start"][expand(facts["first_word"][types], n_words)]
        owner = np.repeat(np.arange(positions.size), n_words)
        behind = start + self.chunk_start[before][owner] >= positions[owner]
        return self.first[chunk] - np.bincount(owner[behind], minlength=positions.size)

    @cached_property
    def parts(self) -> Ids:
        """int64 (w,): the row of each word in `Vocabulary.chunk_words`."""
        return expand(np.take(self.vocabulary.chunks["first_word"], self.chunk_type), np.diff(self.first))

    @cached_property
    def start(self) -> Ids:
        """int64 (w,): where each word begins, in the batch's string."""
        return np.asarray(self._origin + self.vocabulary.chunk_words["start"][self.parts])

    @cached_property
    def end(self) -> Ids:
        """int64 (w,): where each word ends."""
        return np.asarray(self._origin + self.vocabulary.chunk_words["end"][self.parts])

    @cached_property
    def _origin(self) -> Ids:
        return np.repeat(self.chunk_start, np.diff(self.first))


@dataclass(frozen=True)
class RunningWords:
    """Words of all documents, in order, before it is known who says them.

    type, article, sentence: int64 (w,). first_word: int64 (s + 1,), of each sentence, then w; a sentence may have none.
    """

    places: WordPlaces
    type: Ids
    article: Ids
    sentence: Ids
    first_word: Ids

    @property
    def start(self) -> Ids:
        """int64 (w,): where each word begins, in the batch's string."""
        return self.places.start

    @property
    def end(self) -> Ids:
        """int64 (w,): where each word ends."""
        return self.places.end

    def parts_in(self, stretches: Stretches) -> Small:
        """int8 (w,): the part in which each word stands."""
        return stretches.fill(self.places.at(stretches.edges.ravel()), self.type.size)


@dataclass(frozen=True)
class WordColumns(RunningWords):
    """The same with their parts.

    part: int8 (w,), a Part. runs: int64 (r,), the first word of each run of words that stand in one sentence and one
    part.
    """

    part: Small
    runs: Ids

    @classmethod
    def of(cls, words: RunningWords, stretches: Stretches) -> WordColumns:
        """Words and what of them is not the outlet's own running text."""
        n = words.type.size
        edges = words.places.at(stretches.edges.ravel())
        columns = (words.places, words.type, words.article, words.sentence, words.first_word)
        return cls(*columns, stretches.fill(edges, n), union(n, words.first_word, edges))

    @cached_property
    def counts(self) -> dict[str, Floats]:
        """count -> float64 (r,): the sums of the words' small counts (see `tally`) over each run."""
        return sum_tallies(self.places.vocabulary.words, self.type, self.runs)

    @property
    def run_lengths(self) -> Ids:
        """int64 (r,): the number of words in each run."""
        return np.diff(self.runs, append=self.type.size)


def find_words(places: WordPlaces, article_starts: Ids, sentence_starts: Ids) -> RunningWords:
    """The words of a batch. article_starts, sentence_starts: the first chunk of each, and the end of the last one."""
    sentences, articles = places.first[sentence_starts], places.first[article_starts]
    return RunningWords(
        places,
        np.take(places.vocabulary.chunk_words["word"], places.parts),
        np.repeat(np.arange(articles.size - 1), np.diff(articles)),
        np.repeat(np.arange(sentences.size - 1), np.diff(sentences)),
        sentences,
    )
