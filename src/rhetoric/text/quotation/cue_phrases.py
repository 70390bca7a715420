"""Cues of several words ("according to"), looked for at many places at once."""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.english import NO_VERBS, SPEAKER_FOLLOWS
from rhetoric.text.table import Ids

_NOWHERE, _START = 0, 1


class CuePhrases:
    """A trie of the phrases as a table: state, number of the next word -> state.

    numbers: of each word in a phrase or a form with a gap; 0 is any other word. longest: words of the longest phrase.
    speaker_follows, is_verb: bool (states,), whether the phrase that ends in a state has its speaker behind it
    ("according to"), and whether it is a verb ("pointed out"). closed_by: int64 (words,), the number of the word that
    closes the form with a gap which each word opens ("cast * as"); 0 where it opens none.
    """

    def __init__(self, cues: CueIndex) -> None:
        forms = [form for found in cues.phrases.values() for form, _ in found]
        words = dict.fromkeys(word for form in forms for word in form)
        words |= dict.fromkeys(word for first, (last, _) in cues.split.items() for word in (first, last))
        self.numbers = {word: number for number, word in enumerate(words, 1)}
        self.longest = max(map(len, forms), default=0)
        self.closed_by: Ids = np.zeros(1 + len(words), dtype=np.int64)
        for first, (last, _) in cues.split.items():
            self.closed_by[self.numbers[first]] = self.numbers[last]
        self._next: Ids = np.zeros((2 + sum(map(len, forms)), 1 + len(words)), dtype=np.int64)
        self._is_end, self.speaker_follows, self.is_verb = np.zeros((3, len(self._next)), dtype=bool)
        n_states = 2
        for form in forms:
            state = _START
            for word in form:
                number = self.numbers[word]
                if self._next[state, number] == _NOWHERE:
                    self._next[state, number] = n_states
                    n_states += 1
                state = int(self._next[state, number])
            self._is_end[state] = True
            self.speaker_follows[state] = form in SPEAKER_FOLLOWS
            self.is_verb[state] = form[0] not in NO_VERBS

    def longest_at(self, numbers: Ids, room: Ids) -> tuple[Ids, Ids]:
        """int64 (n,), (n,): how many words the longest phrase at each place has, 0 without one, and its last state.

        numbers: int64 (n, longest), of the words from each place on. room: int64 (n,), how many of them may belong.
        """
        state = np.full(room.size, _START)
        lengths, last = np.zeros((2, room.size), dtype=np.int64)
        for step in range(self.longest):
            state = np.where(step < room, self._next[state, numbers[:, step]], _NOWHERE)
            ends = self._is_end[state]
            lengths[ends], last[ends] = step + 1, state[ends]
        return lengths, last
