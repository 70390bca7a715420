"""Phrases as a trie: whatever a batch's words may go on with is followed at all places at once, word after word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from rhetoric.scores.followed import NumberedWords
from rhetoric.text.table import Ids


class PhraseTrie:
    """States, and the words (by number) that lead from one to the next; phrases begin in the states 1 to n_starts.

    end: int64 (p,), the state in which each phrase ends. n_states: how many there are; state 0 leads nowhere. In a
    phrase the number 0 stands for any word.
    """

    def __init__(self, n_starts: int, phrases: Iterable[tuple[int, Sequence[int]]]) -> None:
        following: dict[tuple[int, int], int] = {}
        end = []
        for state, numbers in phrases:
            for number in numbers:
                state = following.setdefault((state, number), n_starts + 1 + len(following))
            end.append(state)
        self.end: Ids = np.array(end, dtype=np.int64)
        self.n_states = n_starts + 1 + len(following)
        state_of, number_of = np.array(list(following), dtype=np.int64).reshape(-1, 2).T
        # By state: the state after any word, 0 where a phrase needs a certain one.
        self._after_any = np.zeros(self.n_states, dtype=np.int64)
        gaps = np.flatnonzero(number_of == 0)
        self._after_any[state_of[gaps]] = n_starts + 1 + gaps
        self._has_gaps = bool(gaps.size)
        keys = _key(state_of, number_of)
        order = np.argsort(keys)
        self._keys, self._after = keys[order], n_starts + 1 + order
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
        on, after = on[found], self._after[edge[found]]
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
