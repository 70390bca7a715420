"""Find the terms of all lexicons in a batch: leftmost, longest, within a sentence, with guards.

Lexicons of one kind are read as one, so that no words count twice; where two of them have the same form, the later one
is believed.

A gather tells of every word what it may be: a term, the first or the second word of a phrase. All further work is done
on the few places that matter: phrases are followed where two such words stand side by side, guards around hits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon import Lexicon
from rhetoric.lexicon.description import LexiconKind
from rhetoric.lexicon.words import GAP, Words
from rhetoric.scores.entries import KINDS, EntryColumns
from rhetoric.scores.followed import Bits, FollowedWords, NumberedWords
from rhetoric.scores.guarding import Guards
from rhetoric.scores.trie import NO_WORD, Columns, PhraseTrie, padded
from rhetoric.text.batch import Batch, Part
from rhetoric.text.table import Ids

Flags = NDArray[np.bool_]
_IS_TERM, _IS_FIRST, _IS_SECOND, _IS_BEFORE_GAP = 1, 2, 4, 8
"""What a word may be: a term by itself, the first of a phrase, the second of one, the first of one with a gap next."""

_ANY_WORD = 0
"""In the place of a word's number."""
_GAPS = ([_ANY_WORD], [_ANY_WORD] * 2, [_ANY_WORD] * 3)
_MOST_WORDS = 63


@dataclass(frozen=True, slots=True)
class TermHits:
    """entry, first_word, last_word, guard: int64 (h,), in the order of the lexicons' kinds, then of the text.

    entry: in `entries`. Words are places in `Batch.words`, inclusive. guard: in `entries.guard_texts`, the first that
    suppresses the hit; -1 where it counts. Hits of one kind do not overlap.
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

    def of_kinds(self, kinds: Sequence[LexiconKind]) -> TermHits:
        """The hits of lexicons of these kinds."""
        row = np.flatnonzero(np.isin(self.entries.kind[self.entry], [KINDS.index(kind) for kind in kinds]))
        return replace(
            self, entry=self.entry[row], first_word=self.first_word[row], last_word=self.last_word[row],
            guard=self.guard[row],
        )  # fmt: skip


class TermMatcher:
    """Lexicons, compiled. They follow a vocabulary: what they know of a word is looked up once."""

    def __init__(self, lexicons: Sequence[Lexicon], weights: Mapping[str, float] = MappingProxyType({})) -> None:
        """weights: by a lexicon's name; 1 where none is given."""
        self.lexicons = tuple(lexicons)
        self.entries = EntryColumns.of(lexicons, weights)
        rows = self.entries.rows
        forms = [(form, entry) for entry, row in enumerate(rows) for form in row.forms]
        in_guards = dict.fromkeys(chain.from_iterable(guard.phrases for guard in self.entries.guards))
        words = dict.fromkeys(chain.from_iterable(chain((form for form, _ in forms), in_guards)))
        words.pop(GAP, None)
        numbers = {word: number for number, word in enumerate(words, 1)}
        read = [(spelling, entry) for form, entry in forms for spelling in _spellings(form, numbers)]
        spelt = padded([spelling for spelling, _ in read])
        self._words = FollowedWords(numbers, _flags(spelt, len(numbers)))
        # The state after a first word is that word's number.
        self._trie = PhraseTrie(len(numbers), spelt[:, 0], spelt[:, 1:])
        entry_of = np.array([entry for _, entry in read], dtype=np.int64)
        self._entries_of = _layers(self._trie.end, entry_of, self._trie.n_states)
        self._guards = Guards(self.entries, numbers)

    def find(self, batch: Batch) -> TermHits:
        """All hits of a batch outside excluded passages."""
        self._words.follow(batch.vocabulary)
        words = NumberedWords(batch.words, self._words.number)
        place, n_words, entry = self._candidates(words)
        order = self._in_order(place, n_words, entry)
        place, n_words, entry = place[order], n_words[order], entry[order]
        # As if each kind had a text of its own, so that only its own hits compete.
        start = self.entries.kind[entry] * batch.words.type.size + place
        kept = _without_overlaps(start, start + n_words)
        entry, first = entry[kept], place[kept]
        last = first + n_words[kept] - 1
        return TermHits(self.entries, entry, first, last, self._guards.suppressing(batch, words, entry, first, last))

    def guards_of(self, batch: Batch, hits: TermHits) -> tuple[Ids, Ids]:
        """hit, guard: int64 (s,): every guard that suppresses one of the hits found in a batch, not the first alone."""
        words = NumberedWords(batch.words, self._words.number)
        return self._guards.all_suppressing(batch, words, hits.entry, hits.first_word, hits.last_word)

    def _in_order(self, place: Ids, n_words: Ids, entry: Ids) -> Ids:
        """int64 (c,): the candidates by kind and place; of those at one place the longest first, then by rank."""
        n_places = int(place.max(initial=0)) + 1
        at = self.entries.kind[entry] * n_places + place
        n_missing = _MOST_WORDS - np.minimum(n_words, _MOST_WORDS)
        return np.argsort((at << 6 | n_missing) * len(self.entries.rows) + self.entries.rank[entry])

    def _candidates(self, words: NumberedWords) -> tuple[Ids, Ids, Ids]:
        """place, number of words, entry of every form that stands somewhere."""
        found = []
        for n_words, (place, state) in enumerate(self._readings(words), 1):
            for entry_of in self._entries_of:
                entry = entry_of[state]
                row = np.flatnonzero(entry >= 0)
                found.append((place[row], np.full(row.size, n_words), entry[row]))
        place, size, entry = (np.concatenate(column) for column in zip(*found, strict=True))
        return place, size, entry

    def _readings(self, words: NumberedWords) -> Iterator[tuple[Ids, Ids]]:
        """Place and state where forms of one word stand, then where forms of two or more may, and so on."""
        flags = self._words.flags.take(words.words.type)
        flags *= (words.words.part != int(Part.EXCLUDED)).view(np.uint8)
        single = np.flatnonzero((flags & _IS_TERM).view(bool))
        yield single, words.at(single)
        pair = np.flatnonzero(((flags[:-1] >> 1 & flags[1:] >> 2 | flags[:-1] >> 3) & 1).view(bool))
        for row, state in self._trie.walk(words, words.at(pair), pair + 1, np.ones_like(pair), pair):
            yield pair[row], state


def _layers(state: Ids, entry: Ids, n_states: int) -> list[Ids]:
    """Arrays int64 (n_states,): the entry whose form ends in each state, else -1; several where forms are shared."""
    order = np.argsort(state, kind="stable")
    state, entry = state[order], entry[order]
    nth = np.arange(state.size) - np.searchsorted(state, state)
    layers = np.full((int(nth.max(initial=0)) + 1, n_states), -1, dtype=np.int64)
    layers[nth, state] = entry
    return list(layers)


def _spellings(form: Words, numbers: dict[str, int]) -> Iterable[Sequence[int]]:
    """A form by its words' numbers: once for each number of words that its gaps may have."""
    if GAP not in form:
        return ([numbers[word] for word in form],)
    pieces = [_GAPS if word == GAP else ([numbers[word]],) for word in form]
    return ([number for piece in chosen for number in piece] for chosen in product(*pieces))


def _flags(spelt: Columns, n_words: int) -> Bits:
    """uint8 (n_words + 1,): what each word may be, by its number."""
    flags = np.zeros(n_words + 1, dtype=np.uint8)
    first, second = spelt[:, 0], spelt[:, 1]
    flags[first[second == NO_WORD]] |= _IS_TERM
    flags[first[second > 0]] |= _IS_FIRST
    flags[first[second == _ANY_WORD]] |= _IS_BEFORE_GAP
    flags[second[second > 0]] |= _IS_SECOND
    return flags


def _without_overlaps(start: Ids, end: Ids) -> Ids:
    """int64 (k,): which spans stay when each takes its words from those after it. Spans in order of their start."""
    kept = np.ones(start.size, dtype=bool)
    for span in np.flatnonzero(start[1:] < np.maximum.accumulate(end)[:-1]) + 1:
        before = span - 1
        while not kept[before]:
            before -= 1
        kept[span] = start[span] >= end[before]
    return np.flatnonzero(kept)
