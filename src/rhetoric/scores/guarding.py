"""Which hits a guard suppresses: the guards of all hits of a batch, asked together.

A guard looks at one place or several: directly before the hit (reading backwards), directly after it, or at each of the
five words on either side, or at every other word of the sentence. It is met where one of its phrases is read from such
a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon import Guard
from rhetoric.lexicon.guards import NEAR_WORDS, SENTENCE_WORDS
from rhetoric.lexicon.words import NUMBER, Words, is_number
from rhetoric.scores.entries import EntryColumns
from rhetoric.scores.followed import NumberedWords
from rhetoric.scores.trie import Columns, PhraseTrie, padded
from rhetoric.text.batch import Batch, Part
from rhetoric.text.expand import expand, ranges
from rhetoric.text.table import Ids
from rhetoric.text.verdicts import Start

Flags = NDArray[np.bool_]


class _Look(NamedTuple):
    """Where a guard looks: from a hit's first word or its last, so many words on, that way, at most so far."""

    is_from_last: bool
    offset: int
    step: int
    n_most: int


_ANY_LENGTH = 1 << 30
_LOOKS: Mapping[str, Sequence[_Look]] = {
    "after": (_Look(False, -1, -1, _ANY_LENGTH),),
    "before": (_Look(True, 1, 1, NEAR_WORDS),),
    "near": (
        *(_Look(False, -n, 1, n) for n in range(1, NEAR_WORDS + 1)),
        *(_Look(True, n, 1, NEAR_WORDS + 1 - n) for n in range(1, NEAR_WORDS + 1)),
    ),
    "in": (),
    "lowercase": (),
}
"""By the last part of a guard's kind. (A phrase that a guard has before its hit may have any length.)"""


class _Places(NamedTuple):
    """Places to read a guard's phrases from: int64 (n,): a row of a guard and a hit, the place, which way, how far."""

    row: Ids
    at: Ids
    step: Ids
    n_most: Ids


class Guards:
    """The guards of some entries, numbered as there, and where each of them looks."""

    def __init__(self, entries: EntryColumns, numbers: Mapping[str, int]) -> None:
        guards = entries.guards
        looks = [_LOOKS[guard.kind.rpartition("-")[2]] for guard in guards]
        number = {id(guard): n for n, guard in enumerate(guards)}
        self._n_guards, self._first_guard = _counts([len(entry.guards) for entry in entries.rows])
        self._guard = np.array([number[id(guard)] for entry in entries.rows for guard in entry.guards], dtype=np.int64)
        self._n_looks, self._first_look = _counts([len(of_guard) for of_guard in looks])
        columns = np.array([look for of_guard in looks for look in of_guard], dtype=np.int64).reshape(-1, 4).T
        self._is_from_last, self._offset, self._step, self._n_most = columns[0].astype(bool), *columns[1:]
        self._is_only = np.array([guard.kind.startswith("only") for guard in guards], dtype=bool)
        self._is_in = np.array([guard.kind.endswith("in") for guard in guards], dtype=bool)
        self._is_lowercase = np.array([guard.kind == "lowercase" for guard in guards], dtype=bool)
        guard, phrases = _phrases(guards, numbers)
        # A guard's phrases begin in a state of its own, one more than its number.
        self._trie = PhraseTrie(len(guards), guard + 1, phrases)
        self._begins_in = np.zeros(len(numbers) + 1, dtype=bool)
        self._begins_in[phrases[self._is_in[guard], :1].ravel()] = True
        self._is_end = np.zeros(self._trie.n_states, dtype=bool)
        self._is_end[self._trie.end] = True

    def suppressing(self, batch: Batch, words: NumberedWords, entry: Ids, first: Ids, last: Ids) -> Ids:
        """int64 (h,): the first guard that suppresses each hit, -1: none. Arguments: see `all_suppressing`."""
        hit, guard = self.all_suppressing(batch, words, entry, first, last)
        suppressing = np.full(entry.size, -1, dtype=np.int64)
        suppressing[hit[::-1]] = guard[::-1]  # the last that is written stays: a hit's first
        return suppressing

    def all_suppressing(self, batch: Batch, words: NumberedWords, entry: Ids, first: Ids, last: Ids) -> tuple[Ids, Ids]:
        """hit, guard: int64 (s,): every guard that suppresses a hit, in the hits' order, then the entry's.

        entry, first, last: int64 (h,): of each hit its entry and the places of its first and last word.
        """
        guarded = np.flatnonzero(self._n_guards[entry])
        n_guards = self._n_guards[entry[guarded]]
        guard = self._guard[expand(self._first_guard[entry[guarded]], n_guards)]
        hit = np.repeat(guarded, n_guards)
        met = self._met(words, guard, first[hit], last[hit])
        of_names = np.flatnonzero(self._is_lowercase[guard])
        met[of_names] = is_name(batch, first[hit[of_names]])
        found = np.flatnonzero(met != self._is_only[guard])
        return hit[found], guard[found]

    def _met(self, words: NumberedWords, guard: Ids, first: Ids, last: Ids) -> Flags:
        """bool (r,): whether one of the guard's phrases stands where it looks; a guard, first and last word a row."""
        met = np.zeros(guard.size, dtype=bool)
        sides, sentences = self._beside(guard, first, last), self._in_sentence(words, guard, first, last)
        row, at, step, n_most = (np.concatenate(columns) for columns in zip(sides, sentences, strict=True))
        for n_read, (on, state) in enumerate(self._trie.walk(words, guard[row] + 1, at, step, first[row]), 1):
            ended = on[self._is_end[state] & (n_read <= n_most[on])]
            met[row[ended]] = True
        return met

    def _beside(self, guard: Ids, first: Ids, last: Ids) -> _Places:
        """Where guards look that have their places beside the hit."""
        n_looks = self._n_looks[guard]
        look = expand(self._first_look[guard], n_looks)
        row = np.repeat(np.arange(guard.size), n_looks)
        at = np.where(self._is_from_last[look], last[row], first[row]) + self._offset[look]
        return _Places(row, at, self._step[look], self._n_most[look])

    def _in_sentence(self, words: NumberedWords, guard: Ids, first: Ids, last: Ids) -> _Places:
        """Where guards look that read the whole sentence: at every word but the hit's own that may begin a phrase."""
        asking = np.flatnonzero(self._is_in[guard])
        place = np.flatnonzero(self._begins_in[words.number][words.words.type])
        sentence, asked = words.words.sentence[place], words.words.sentence[first[asking]]
        begin, end = (np.searchsorted(sentence, asked, side) for side in ("left", "right"))
        furthest = last[asking] + SENTENCE_WORDS
        begin = np.maximum(begin, np.searchsorted(place, first[asking] - SENTENCE_WORDS))
        end = np.minimum(end, np.searchsorted(place, furthest, "right"))
        n_places = np.maximum(end - begin, 0)
        row, at, high = np.repeat(asking, n_places), place[ranges(begin, n_places)], np.repeat(furthest, n_places)
        other = np.flatnonzero((at < first[row]) | (at > last[row]))
        row, at, high = row[other], at[other], high[other]
        n_most = np.where(at < first[row], first[row] - at, high + 1 - at)
        return _Places(row, at, np.ones_like(at), n_most)


def _counts(counts: Sequence[int]) -> tuple[Ids, Ids]:
    """The counts as they are, and where each begins when all are laid end to end."""
    n = np.array(counts, dtype=np.int64)
    return n, np.cumsum(n) - n


def _phrases(guards: Sequence[Guard], numbers: Mapping[str, int]) -> tuple[Ids, Columns]:
    """guard: int64 (p,), words: int64 (p, w): the phrases of all guards, words in the order in which they are read.

    Guards share most phrases: the words of each are looked up once.
    """
    phrases = list(chain.from_iterable(guard.phrases for guard in guards))
    row = {phrase: n for n, phrase in enumerate(dict.fromkeys(phrases))}
    digits = [number for word, number in numbers.items() if word == NUMBER or is_number(word)]
    readings = [list(_readings(phrase, numbers, digits)) for phrase in row]
    n_readings, first = _counts([len(of_phrase) for of_phrase in readings])
    forward = list(chain.from_iterable(readings))
    asked = np.fromiter(map(row.__getitem__, phrases), dtype=np.int64, count=len(phrases))
    n_phrases, _ = _counts([len(one.phrases) for one in guards])
    guard = np.repeat(np.repeat(np.arange(len(guards)), n_phrases), n_readings[asked])
    reading = expand(first[asked], n_readings[asked])
    is_backward = np.array([one.kind.endswith("after") for one in guards], dtype=bool)[guard]
    words, backwards = padded(forward), padded([phrase[::-1] for phrase in forward])
    return guard, np.where(is_backward[:, None], backwards[reading], words[reading])


def _readings(phrase: Words, numbers: Mapping[str, int], digits: Sequence[int]) -> Iterable[tuple[int, ...]]:
    """A phrase by its words' numbers; # once for each of the digits, the numbers of words that are numbers."""
    if NUMBER not in phrase:
        return (tuple([numbers[word] for word in phrase]),)
    return product(*(digits if word == NUMBER else (numbers[word],) for word in phrase))


def is_name(batch: Batch, first: Ids) -> Flags:
    """bool (n,): words with a capital that neither the sentence's beginning nor an opening mark explains."""
    words = batch.words
    capital: Flags = batch.vocabulary.words["is_capitalised"][words.type[first]] & (
        words.part[first] != int(Part.HEADLINE)
    )
    capital &= (first > 0) & (words.sentence[first] == words.sentence[first - 1])
    place = np.flatnonzero(capital)
    chunk = np.searchsorted(batch.chunks.start, words.start[first[place]], side="right") - 1
    capital[place] = batch.vocabulary.chunks["start"][batch.chunks.type[chunk]] < int(Start.OPENED)
    return capital
