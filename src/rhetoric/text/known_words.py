"""All words of the shipped lists in one table: whatever is told of a word by a list costs one look-up a word.

The lists: syllables, easy words, English function words, VADER's words, and the words by which rules tell how chunks
end and begin sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.chunks import find_chunks
from rhetoric.text.edges import told_apart
from rhetoric.text.hashing import Hashes, hash_strings
from rhetoric.text.language import ENGLISH_FUNCTION_WORDS
from rhetoric.text.syllables import easy_words, read_syllables
from rhetoric.text.table import FactTable, HashIndex, Ids
from rhetoric.text.valence import word_codes

KNOWN = {"n_syllables": "u1", "is_easy": "?", "is_function_word": "?", "code": "u4", "told": "u1"}
"""n_syllables: `UNKNOWN` for a word that has no pronunciation. code: its VADER code (see `valence`). told:
which rules ask for it by name (`edges.Asks`)."""
UNKNOWN = 255
_NONE = 0
"""The row of a word that is in no list."""


class KnownWords:
    """Words in lower case, with straight apostrophes."""

    def __init__(self) -> None:
        self._index, self._table = HashIndex(), FactTable(**KNOWN)
        self._table.extend(1, dict.fromkeys(KNOWN, 0) | {"n_syllables": UNKNOWN})
        self._add_syllables(read_syllables())
        self._tell("is_easy", dict.fromkeys(easy_words(), True))
        self._tell("is_function_word", dict.fromkeys(ENGLISH_FUNCTION_WORDS, True))
        self._tell("told", told_apart())
        self._tell("code", word_codes())

    def __getitem__(self, name: str) -> NDArray[Any]:
        """A column of KNOWN, by row."""
        return self._table[name]

    def find(self, hashes: Hashes) -> Ids:
        """int64 (n,): the rows of words, by their hashes."""
        return np.maximum(self._index.find(hashes), _NONE)

    def _add_syllables(self, table: str) -> None:
        words = find_chunks(table)
        line_ends = np.flatnonzero(words.encoded == ord("\n"))
        self._add(words.hash, np.searchsorted(line_ends, words.first_byte))

    def _add(self, hashes: Hashes, n_syllables: int | NDArray[np.integer]) -> None:
        facts = dict.fromkeys(KNOWN, 0) | {"n_syllables": n_syllables}
        self._index.insert(hashes, self._table.extend(hashes.size, facts))

    def _tell(self, name: str, values: Mapping[str, int]) -> None:
        """What a list says of its words, which may be on others too."""
        hashes = hash_strings(list(values))
        self._add(hashes[self._index.find(hashes) < 0], UNKNOWN)
        self._table[name][self._index.find(hashes)] = list(values.values())


@cache
def known_words() -> KnownWords:
    """Made when the first text is read."""
    return KnownWords()
