"""Phrases as a trie: whatever a batch's words may go on with is followed at all places at once, word after word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rhetoric.scores.followed import NumberedWords
from rhetoric.text.table import HashIndex, Ids

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number: multiplying by it loses nothing and spreads keys over an index that goes by the highest bits."""


class PhraseTrie:
    """States and the numbers that lead from one to the next. State 0: nothing is read yet; -1: no phrase goes on so.

    end: int64 (p,), the state in which each phrase ends. n_states: how many there are.
    """

    def __init__(self, phrases: Iterable[Sequence[int]]) -> None:
        following: dict[tuple[int, int], int] = {}
        end = []
        for phrase in phrases:
            state = 0
            for number in phrase:
                state = following.setdefault((state, number), len(following) + 1)
            end.append(state)
        self.end: Ids = np.array(end, dtype=np.int64)
        self.n_states = len(following) + 1
        state_of, number_of = np.array(list(following), dtype=np.int64).reshape(-1, 2).T
        self._index = HashIndex(bits=max(4, (2 * self.n_states).bit_length()))
        self._index.insert(_hash(state_of, number_of), np.arange(1, self.n_states))
        # By state: a bit for each number that may follow, of 64 that the numbers share; it spares most look-ups.
        self._fan = np.zeros(self.n_states, dtype=np.int64)
        np.bitwise_or.at(self._fan, state_of, _bit(number_of))

    def after(self, state: Ids, number: Ids) -> Ids:
        """int64 (n,): the state after a number is read in each state, -1 where no phrase goes on with it."""
        return self._index.find(_hash(state, number))

    def walk(self, words: NumberedWords, state: Ids, at: Ids, step: Ids, origin: Ids) -> Iterator[tuple[Ids, Ids]]:
        """After each word that is read: the rows that are still on a phrase, and their states.

        state, at, step, origin: int64 (n,): of each row the state to begin in, the place of the first word to read, 1
        or -1 for the way to go on, and a place in the sentence in which it must stay.
        """
        row = np.arange(at.size)
        while row.size:
            number = words.at(at)
            may = np.flatnonzero(self._fan[state] & _bit(number))
            row, at = row[may], at[may]
            state = self.after(state[may], number[may])
            on = np.flatnonzero((state >= 0) & words.share_sentence(at, origin[row]))
            row, state = row[on], state[on]
            yield row, state
            at = at[on] + step[row]


def _hash(state: Ids, number: Ids) -> NDArray[np.uint64]:
    """uint64 (n,): distinct for distinct pairs of numbers below 2**32."""
    return ((state << 32) | number).view(np.uint64) * _SPREAD


def _bit(number: Ids) -> Ids:
    return np.int64(1) << (number & 63)
