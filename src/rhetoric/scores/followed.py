"""The words of the lexicons, numbered, and which words of a vocabulary they are: looked up when it learns them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon.words import NUMBER, is_number
from rhetoric.text.batch import WordColumns
from rhetoric.text.table import Ids
from rhetoric.text.vocabulary import Vocabulary

Bits = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Column = TypeVar("Column", Ids, Bits)


@dataclass(frozen=True, slots=True)
class NumberedWords:
    """The words of a batch as the lexicons number them. number: int64, by `WordColumns.type`, 0: in no lexicon."""

    words: WordColumns
    number: Ids

    def at(self, place: Ids) -> Ids:
        """int64 (n,): the number of the word at each place; of the nearest word where a place is outside the batch."""
        return self.number.take(self.words.type.take(place, mode="clip"))

    def share_sentence(self, place: Ids, other: Ids) -> Flags:
        """bool (n,): whether each place is in the batch and in the sentence of the other place."""
        sentence = self.words.sentence
        inside = (place >= 0) & (place < sentence.size)
        return np.asarray(inside & (sentence.take(place, mode="clip") == sentence[other]))


class FollowedWords:
    """number: int64, flags: uint8, by `WordColumns.type`: a word's number in the lexicons (0: in none), and its flags.

    numbers: from 1, by the word as lexicons spell it. flags: uint8, by number.
    """

    def __init__(self, numbers: Mapping[str, int], flags: Bits) -> None:
        self._numbers = numbers
        self._of_digits = numbers.get(NUMBER, 0)
        self._flags = flags
        self._generation = 0
        self._forget()

    def _forget(self) -> None:
        self.number: Ids = np.zeros(1 << 12, dtype=np.int64)
        self.flags: Bits = np.zeros(1 << 12, dtype=np.uint8)
        self._of_bare: Ids = np.zeros(1 << 12, dtype=np.int64)
        self._n_bare = self._n_types = 0

    def follow(self, vocabulary: Vocabulary) -> None:
        """Look up the words that the vocabulary learnt since the last batch."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        learnt = vocabulary.bare_words[self._n_bare :]
        new = slice(self._n_bare, self._n_bare + len(learnt))
        self._of_bare = _with_room(self._of_bare, new.stop)
        self._of_bare[new] = [self._number(word) for word in learnt]
        self._n_bare = new.stop
        types = slice(self._n_types, vocabulary.words.size)
        self.number, self.flags = _with_room(self.number, types.stop), _with_room(self.flags, types.stop)
        self.number[types] = self._of_bare[vocabulary.words["bare"][types]]
        self.flags[types] = self._flags[self.number[types]]
        self._n_types = types.stop

    def _number(self, word: str) -> int:
        """A word's number; a number that no lexicon has by itself has that of #."""
        return self._numbers.get(word) or (self._of_digits if is_number(word) else 0)


def _with_room(column: Column, size: int) -> Column:
    while column.size < size:
        column = np.concatenate((column, np.zeros_like(column)))
    return column
