"""What a lexicon knows of a vocabulary's words, by their bare id: looked up once, when the word is learnt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set

import numpy as np

from rhetoric.text.table import Ids
from rhetoric.text.vocabulary import Vocabulary

_NOTHING: frozenset[int] = frozenset()


class FollowedWords:
    """Entries of single words, pairs that begin phrases, and watched words, all as ids of one vocabulary.

    entry_of: int64, the entry of each bare word, -1 for none.
    """

    def __init__(self, singles: Mapping[str, int], pairs: Collection[tuple[str, str]]) -> None:
        self._singles = singles
        self._partners: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for pair in pairs:
            for word in pair:
                self._partners[word].add(pair)
        self._watchers: defaultdict[str, list[int]] = defaultdict(list)
        self._generation = 0
        self._forget()

    def _forget(self) -> None:
        self.entry_of: Ids = np.full(1 << 12, -1, dtype=np.int64)
        self._begins = np.zeros(1 << 12, dtype=bool)
        self._ids: dict[str, int] = {}
        self._pair_keys: Ids = np.zeros(0, dtype=np.int64)
        self._pairs: dict[int, tuple[str, str]] = {}
        self._watched: dict[int, set[int]] = {}
        self._known = 0

    def watch(self, entry: int, words: Iterable[str]) -> None:
        """Have `watched_by(entry)` name these words. Before the first batch."""
        for word in words:
            self._watchers[word].append(entry)

    def watched_by(self, entry: int) -> Set[int]:
        """The bare ids of the words that an entry watches, as far as the vocabulary has them."""
        return self._watched.get(entry, _NOTHING)

    def follow(self, vocabulary: Vocabulary) -> None:
        """Look up the words that the vocabulary learnt since the last batch."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        words = vocabulary.bare_words
        while len(words) > self.entry_of.size:
            self.entry_of = np.concatenate((self.entry_of, np.full_like(self.entry_of, -1)))
            self._begins = np.concatenate((self._begins, np.zeros_like(self._begins)))
        n_pairs = len(self._pairs)
        for bare in range(self._known, len(words)):
            self._learn(words[bare], bare)
        self._known = len(words)
        if len(self._pairs) > n_pairs:
            self._pair_keys = np.sort(np.fromiter(self._pairs, dtype=np.int64))

    def _learn(self, word: str, bare: int) -> None:
        """Note what the word means, and the pairs that are complete with it."""
        self.entry_of[bare] = self._singles.get(word, -1)
        for entry in self._watchers.get(word, ()):
            self._watched.setdefault(entry, set()).add(bare)
        if word not in self._partners:
            return
        ids = self._ids
        ids[word] = bare
        for pair in self._partners[word]:
            first, second = pair
            self._begins[bare] |= first == word
            if first in ids and second in ids:
                self._pairs[(ids[first] << 32) | ids[second]] = pair

    def pair_starts(self, bare: Ids, sentence: Ids) -> list[tuple[int, tuple[str, str]]]:
        """Where the first two words of a phrase stand side by side in a sentence: (place of the first, the two)."""
        if not self._pair_keys.size:
            return []
        begins = np.flatnonzero(self._begins[bare[:-1]] & (sentence[:-1] == sentence[1:]))
        keys = (bare[begins].astype(np.int64) << 32) | bare[begins + 1]
        place = np.minimum(np.searchsorted(self._pair_keys, keys), self._pair_keys.size - 1)
        found = np.flatnonzero(self._pair_keys[place] == keys)
        return [(at, self._pairs[key]) for at, key in zip(begins[found].tolist(), keys[found].tolist(), strict=True)]
