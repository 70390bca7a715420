"""Phrases as a trie: whatever a batch's words may go on with is followed at all places at once, word after word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from rhetoric.scores.followed import NumberedWords
from rhetoric.text.table import Ids

_SCATTER, _ROOM, _N_TRIES = 7919, 2, 5000
"""How a place in the table of states is looked for; they change speed alone."""


class PhraseTrie:
    """States, and the words (by number) that lead from one to the next; phrases begin in the states 1 to n_starts.

    end: int64 (p,), the state in which each phrase ends. n_states: how many there are; state 0 leads nowhere.
    """

    def __init__(self, n_starts: int, phrases: Iterable[tuple[int, Sequence[int]]]) -> None:
        following: list[dict[int, int]] = [{} for _ in range(n_starts + 1)]
        end = []
        for state, numbers in phrases:
            for number in numbers:
                after = following[state].setdefault(number, len(following))
                if after == len(following):
                    following.append({})
                state = after
            end.append(state)
        self.end: Ids = np.array(end, dtype=np.int64)
        self.n_states = len(following)
        self._base, self._owner, self._after = _packed(following)
        self._goes_on = np.array([bool(after) for after in following])

    def walk(self, words: NumberedWords, state: Ids, at: Ids, step: Ids, origin: Ids) -> Iterator[tuple[Ids, Ids]]:
        """After each word that is read: the rows that are still on a phrase, and their states.

        state, at, step, origin: int64 (n,): of each row the state to begin in, the place of the first word to read, 1
        or -1 for the way to go on, and a place in the sentence in which it must stay.
        """
        row = np.arange(at.size)
        while row.size:
            slot = self._base.take(state) + words.at(at)
            on = np.flatnonzero(self._owner.take(slot, mode="clip") == state)
            on = on[words.share_sentence(at[on], origin[row[on]])]
            row, state, at = row[on], self._after[slot[on]], at[on]
            yield row, state
            more = np.flatnonzero(self._goes_on[state])
            row, state = row[more], state[more]
            at = at[more] + step[row]


def _packed(following: Sequence[Mapping[int, int]]) -> tuple[Ids, Ids, Ids]:
    """base, owner, after: number n leads from state s to after[base[s] + n], if owner there is s.

    All states share one table: each has the first base, from a scattered one on, at which its numbers fall on free
    slots, those with many numbers first. A state that finds no such base goes to the table's end.
    """
    base = np.zeros(len(following), dtype=np.int64)
    slots: dict[int, tuple[int, int]] = {}
    n_scattered, end = _ROOM * sum(map(len, following)) + 1, 0
    for state in sorted(filter(following.__getitem__, range(len(following))), key=lambda state: -len(following[state])):
        numbers = following[state]
        scattered = state * _SCATTER % n_scattered
        bases = chain(range(scattered, scattered + _N_TRIES), [end])
        chosen = next(b for b in bases if slots.keys().isdisjoint([b + number for number in numbers]))
        base[state] = chosen
        slots.update((chosen + number, (state, after)) for number, after in numbers.items())
        end = max(end, chosen + max(numbers) + 1)
    owner, after = np.zeros((2, end + 1), dtype=np.int64)  # the last is free, so that beyond the table nothing follows
    owner[list(slots)], after[list(slots)] = np.array(list(slots.values()), dtype=np.int64).reshape(-1, 2).T
    return base, owner, after
