"""Find the terms of all lexicons in a batch: leftmost, longest, within a sentence, with guards.

A gather tells of every word what it may be: a term, the first or the second word of a phrase. All further work is done
on the few places that matter: phrases are followed where two such words stand side by side, guards around hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon import Lexicon
from rhetoric.scores.entries import EntryColumns
from rhetoric.scores.followed import Bits, FollowedWords, NumberedWords
from rhetoric.scores.guarding import Guards
from rhetoric.scores.trie import PhraseTrie
from rhetoric.text.batch import Batch, Part
from rhetoric.text.table import Ids

Flags = NDArray[np.bool_]
_IS_TERM, _IS_FIRST, _IS_SECOND = 1, 2, 4
"""What a word may be: a term by itself, the first of a phrase, the second of one."""


@dataclass(frozen=True, slots=True)
class TermHits:
    """entry, first_word, last_word, guard: int64 (h,), in the order of the lexicons, then of the text.

    entry: in `entries`. Words are places in `Batch.words`, inclusive. guard: in `entries.guard_texts`, the first that
    suppresses the hit; -1 where it counts. Hits of one lexicon do not overlap.
    """

    entries: EntryColumns
    entry: Ids
    first_word: Ids
    last_word: Ids
    guard: Ids

    @property
    def is_counted(self) -> Flags:
        """bool (h,): whether each hit counts."""
        return self.guard < 0


class TermMatcher:
    """Lexicons, compiled. They follow a vocabulary: what they know of a word is looked up once."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.lexicons = tuple(lexicons)
        self.entries = EntryColumns.of(lexicons)
        forms = [form for entry in self.entries.rows for form in entry.forms]
        guards = [phrase for entry in self.entries.rows for guard in entry.guards for phrase in guard.phrases]
        words = dict.fromkeys(word for phrase in (*forms, *guards) for word in phrase)
        numbers = {word: number for number, word in enumerate(words, 1)}
        spelt = [[numbers[word] for word in form] for form in forms]
        self._words = FollowedWords(numbers, _flags(spelt, len(numbers)))
        # The state after a first word is that word's number.
        self._trie = PhraseTrie(len(numbers), [(first, others) for first, *others in spelt])
        entry_of = np.repeat(np.arange(len(self.entries.rows)), [len(entry.forms) for entry in self.entries.rows])
        self._entries_of = _layers(self._trie.end, entry_of, self._trie.n_states)
        self._guards = Guards(self.entries.rows, numbers)

    def find(self, batch: Batch) -> TermHits:
        """All hits of a batch outside excluded passages."""
        self._words.follow(batch.vocabulary)
        words = NumberedWords(batch.words, self._words.number)
        place, n_words, entry = self._candidates(words)
        kept = _leftmost(self.entries.lexicon[entry], place, n_words, batch.words.type.size)
        entry, first = entry[kept], place[kept]
        last = first + n_words[kept] - 1
        return TermHits(self.entries, entry, first, last, self._guards.suppressing(batch, words, entry, first, last))

    def _candidates(self, words: NumberedWords) -> tuple[Ids, Ids, Ids]:
        """place, number of words, entry of every form that stands somewhere, the longest first."""
        found = []
        for n_words, (place, state) in enumerate(self._readings(words), 1):
            for entry_of in self._entries_of:
                entry = entry_of[state]
                row = np.flatnonzero(entry >= 0)
                found.append((place[row], np.full(row.size, n_words), entry[row]))
        place, size, entry = (np.concatenate(column) for column in zip(*found[::-1], strict=True))
        return place, size, entry

    def _readings(self, words: NumberedWords) -> Iterator[tuple[Ids, Ids]]:
        """Place and state where forms of one word stand, then where forms of two or more may, and so on."""
        flags = self._words.flags.take(words.words.type)
        flags *= (words.words.part != int(Part.EXCLUDED)).view(np.uint8)
        single = np.flatnonzero((flags & _IS_TERM).view(bool))
        yield single, words.at(single)
        pair = np.flatnonzero((flags[:-1] >> 1 & flags[1:] >> 2 & 1).view(bool))
        for row, state in self._trie.walk(words, words.at(pair), pair + 1, np.ones_like(pair), pair):
            yield pair[row], state


def _layers(state: Ids, entry: Ids, n_states: int) -> list[Ids]:
    """Arrays int64 (n_states,): the entry whose form ends in each state, else -1; several where forms are shared."""
    layers = [np.full(n_states, -1, dtype=np.int64)]
    for s, e in zip(state.tolist(), entry.tolist(), strict=True):
        if layers[-1][s] >= 0:
            layers.append(np.full(n_states, -1, dtype=np.int64))
        next(layer for layer in layers if layer[s] < 0)[s] = e
    return layers


def _flags(spelt: Sequence[Sequence[int]], n_words: int) -> Bits:
    """uint8 (n_words + 1,): what each word may be, by its number."""
    flags = np.zeros(n_words + 1, dtype=np.uint8)
    for form in spelt:
        if len(form) == 1:
            flags[form[0]] |= _IS_TERM
        else:
            flags[form[0]] |= _IS_FIRST
            flags[form[1]] |= _IS_SECOND
    return flags


def _leftmost(lexicon: NDArray[np.uint8], place: Ids, n_words: Ids, n_places: int) -> Ids:
    """int64 (k,): which candidates are hits, by lexicon, then in the text's order. The longest stand first."""
    order = np.argsort(place, kind="stable")
    order = order[np.argsort(lexicon[order], kind="stable")]
    # As if each lexicon had a text of its own, so that only its own hits compete.
    start = (lexicon * np.int64(n_places) + place)[order]
    return order[_without_overlaps(start, start + n_words[order])]


def _without_overlaps(start: Ids, end: Ids) -> Ids:
    """int64 (k,): which spans stay when each takes its words from those after it. Spans in order of their start."""
    kept = np.ones(start.size, dtype=bool)
    for span in np.flatnonzero(start[1:] < np.maximum.accumulate(end)[:-1]) + 1:
        before = span - 1
        while not kept[before]:
            before -= 1
        kept[span] = start[span] >= end[before]
    return np.flatnonzero(kept)
