"""What the rules for boilerplate ask of a word and of a chunk: looked up once, when the vocabulary learns it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np

from rhetoric.text.exclusion.boilerplate_rules import BoilerplateRules, shipped_boilerplate_rules
from rhetoric.text.expand import expand
from rhetoric.text.table import FactTable, Ids
from rhetoric.text.vocabulary import Vocabulary
from rhetoric.text.words import bare_word

_PLAIN = re.compile(r"\w+")


PUBLISHER = ("we", "our", "us", "we're", "we've", "we'll")
"""Words with which a publisher speaks of itself."""


CLOSING, ADDRESS, OWN_VOICE, ASKING = 1, 2, 4, 8
"""Signs: what a word lets one expect of its paragraph. A phrase that stands at the end, with any beginning; a word to
the reader ("you", "your", but also "youth"); a publisher that speaks of itself; one that asks for something."""


class TellingWords:
    """The rules, and what they ask of one vocabulary's words and chunks.

    words: by bare id, `opening` and `second`: the word's row and column in `pairs`, 0 for a word that is in no row or
    column. chunks: by type, `bare`: the first word's bare id, -1 without one; `signs`: the signs of all its words.
    pairs: bool, whether some phrase begins with these two words.
    """

    def __init__(self, rules: BoilerplateRules | None = None) -> None:
        self.rules = rules or shipped_boilerplate_rules()
        openings = self.rules.openings
        self._openings = _numbered(openings)
        self._seconds = _numbered(word for seconds in openings.values() for word in seconds if word is not None)
        self.pairs = np.zeros((len(self._openings) + 1, len(self._seconds) + 1), dtype=bool)
        for first, seconds in openings.items():
            row = self.pairs[self._openings[bare_word(first)]]
            for second in seconds:
                row[slice(None) if second is None else self._seconds[bare_word(second)]] = True
        self._marked = Counter[str]()
        marked = (self.rules.closings, PUBLISHER, self.rules.appeal.ask_words)
        for sign, words in zip((CLOSING, OWN_VOICE, ASKING), marked, strict=True):
            self._marked.update(dict.fromkeys(words, sign))
        self._generation = 0
        self._forget()

    def _forget(self) -> None:
        self.words = FactTable(opening="i8", second="i8", signs="u1")
        self.chunks = FactTable(bare="i8", signs="u1")

    def follow(self, vocabulary: Vocabulary) -> None:
        """Look up what the vocabulary learnt since the last batch."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        new = vocabulary.bare_words[self.words.size :]
        facts = {
            "opening": [self._openings.get(word, 0) for word in new],
            "second": [self._seconds.get(word, 0) for word in new],
            "signs": list(map(self._signs, new)),
        }
        self.words.extend(len(new), facts)
        if self.chunks.size < vocabulary.chunks.size:
            self._follow_chunks(vocabulary, np.arange(self.chunks.size, vocabulary.chunks.size))

    def _signs(self, word: str) -> int:
        signs = self._marked.get(word, 0) | (ADDRESS if "you" in word else 0)
        for part in () if word.isalnum() else _PLAIN.findall(word):
            signs |= self._marked.get(part, 0)
        return signs

    def _follow_chunks(self, vocabulary: Vocabulary, types: Ids) -> None:
        first, n = vocabulary.chunks["first_word"][types], vocabulary.chunks["n_words"][types]
        words = vocabulary.words["bare"][vocabulary.chunk_words["word"][expand(first, n)]]
        begin = np.cumsum(n) - n
        # The nought behind the last word is for chunks without one.
        signs = np.where(n > 0, np.bitwise_or.reduceat(np.append(self.words["signs"][words], 0), begin), 0)
        bare = np.where(n > 0, np.append(words, 0)[begin], -1)
        self.chunks.extend(types.size, {"bare": bare, "signs": signs})


def _numbered(words: Iterable[str]) -> dict[str, int]:
    """The words as a vocabulary has them, from 1 on."""
    return {word: number for number, word in enumerate(sorted({*map(bare_word, words)}), start=1)}
