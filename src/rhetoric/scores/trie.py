"""Phrases as a trie: whatever a batch's words may go on with is followed at all places at once, word after word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from rhetoric.scores.followed import NumberedWords
from rhetoric.text.table import Ids

NO_WORD = -1
"""Behind the end of a phrase."""
Columns = NDArray[np.int64]


class PhraseTrie:
    """States, and the words (by number) that lead from one to the next; phrases begin in the states 1 to n_starts.

    end: int64 (p,), the state in which each phrase ends. n_states: how many there are; state 0 leads nowhere. In a
    phrase the number 0 stands for any word.
    """

    def __init__(self, n_starts: int, start: Ids, phrases: Columns) -> None:
        """start: int64 (p,), the state in which each phrase begins. phrases: int64 (p, w), its words, then NO_WORD."""
        self.end: Ids = start.copy()
        self._n_starts, self.n_states = n_starts, n_starts + 1
        # By the first word, the second, and so on: states are numbered in this order, so all keys are in order too.
        levels = [np.zeros(0, dtype=np.int64)]
        for number in phrases.T:
            on = np.flatnonzero(number != NO_WORD)
            keys, state = np.unique(_key(self.end[on], number[on]), return_inverse=True)
            self.end[on] = self.n_states + state
            self.n_states += keys.size
            levels.append(keys)
        self._keys: Ids = np.concatenate(levels)
        state_of, number_of = self._keys >> 32, self._keys & 0xFFFFFFFF
        # By state: the state after any word, 0 where a phrase needs a certain one.
        self._after_any = np.zeros(self.n_states, dtype=np.int64)
        gaps = np.flatnonzero(number_of == 0)
        self._after_any[state_of[gaps]] = n_starts + 1 + gaps
        self._has_gaps = bool(gaps.size)
        # By state: a bit for each number that may follow, of 64 that the numbers share. It spares most searches.
        self._fan = np.zeros(self.n_states, dtype=np.int64)
        np.bitwise_or.at(self._fan, state_of, _bit(number_of))

    def walk(self, words: NumberedWords, state: Ids, at: Ids, step: Ids, origin: Ids) -> Iterator[tuple[Ids, Ids]]:
        """After each word that is read: the rows that are still on a phrase, and their states.

        state, at, step, origin: int64 (n,): of each row the state to begin in, the place of the first word to read, 1
        or -1 for the way to go on, and a place in the sentence in which it must stay.
        """
        row = np.arange(at.size)
        while row.size:
            on, after = self._step(state, words.at(at))
            inside = words.share_sentence(at[on], origin[row[on]])
            on, state = on[inside], after[inside]
            row, at = row[on], at[on]
            yield row, state
            at = at + step[row]

    def _step(self, state: Ids, number: Ids) -> tuple[Ids, Ids]:
        """The rows that a word leads on, and the states they get to; a row stands twice where any word leads on."""
        on = np.flatnonzero(self._fan.take(state) & _bit(number))
        key = _key(state[on], number[on])
        edge = self._keys.searchsorted(key)
        found = np.flatnonzero((self._keys.take(edge, mode="clip") == key) & (number[on] != 0))
        on, after = on[found], self._n_starts + 1 + edge[found]
        if not self._has_gaps:
            return on, after
        after_any = self._after_any.take(state)
        through = np.flatnonzero(after_any)
        return np.concatenate((on, through)), np.concatenate((after, after_any[through]))


def _key(state: Ids, number: Ids) -> Ids:
    """int64 (n,): distinct for distinct pairs, and in their order; both are below 2**31."""
    return (state << 32) | number


def _bit(number: Ids) -> Ids:
    return np.int64(1) << (number & 63)


def padded(phrases: Sequence[Sequence[int]]) -> Columns:
    """int64 (p, w), w at least 2: phrases of words by number as rows, with NO_WORD behind their ends."""
    length = np.fromiter(map(len, phrases), dtype=np.int64, count=len(phrases))
    rows = np.full((length.size, int(length.max(initial=2))), NO_WORD, dtype=np.int64)
    rows[np.arange(rows.shape[1]) < length[:, None]] = np.fromiter(chain.from_iterable(phrases), dtype=np.int64)
    return rows
