"""Find a lexicon's terms in a batch: leftmost, longest, within a sentence, with guards.

A term of one word is a gather: the entry of each word's bare form. Phrases are looked for only where a word that begins one is
followed by a word that continues one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon import Entry, Lexicon
from rhetoric.text.batch import Batch, Part
from rhetoric.text.edges import Start
from rhetoric.text.table import Ids
from rhetoric.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class TermHits:
    """entry, first_word, last_word: int64 (h,), in order of first_word; words are places in `Batch.words`, inclusive.

    suppressed_by: the guard's text a hit, None where it counts.
    """

    lexicon: Lexicon
    entry: Ids
    first_word: Ids
    last_word: Ids
    suppressed_by: tuple[str | None, ...]

    @property
    def counts(self) -> NDArray[np.bool_]:
        """bool (h,): whether each hit counts."""
        return np.array([guard is None for guard in self.suppressed_by], dtype=bool)


class TermMatcher:
    """One lexicon, compiled. It follows a vocabulary: what it knows of a word is looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        forms = lexicon.surface_forms()
        self._single = {form[0]: entry for form, entry in forms.items() if len(form) == 1}
        self._phrases = {form: entry for form, entry in forms.items() if len(form) > 1}
        self._begins = {form[0] for form in self._phrases}
        self._continues = {form[1] for form in self._phrases}
        self._lengths: dict[tuple[str, str], tuple[int, ...]] = {}
        for form in sorted(self._phrases, key=len, reverse=True):
            known = self._lengths.get(form[:2], ())
            self._lengths[form[:2]] = known if len(form) in known else (*known, len(form))
        self._guarded = np.array([bool(entry.guards) for entry in lexicon.entries], dtype=bool)
        self._generation = 0
        self._forget()

    def _forget(self) -> None:
        self._entry_of = np.full(1 << 12, -1, dtype=np.int64)
        self._role = np.zeros(1 << 12, dtype=np.uint8)
        self._known = 0

    def _follow(self, vocabulary: Vocabulary) -> None:
        """Look up the words that the vocabulary learnt since the last batch."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        while len(vocabulary.bare_words) > self._entry_of.size:
            self._entry_of = np.concatenate((self._entry_of, np.full_like(self._entry_of, -1)))
            self._role = np.concatenate((self._role, np.zeros_like(self._role)))
        for bare in range(self._known, len(vocabulary.bare_words)):
            word = vocabulary.bare_words[bare]
            self._entry_of[bare] = self._single.get(word, -1)
            self._role[bare] = (word in self._begins) + 2 * (word in self._continues)
        self._known = len(vocabulary.bare_words)

    def find(self, batch: Batch) -> TermHits:
        """All hits of a batch outside excluded passages."""
        self._follow(batch.vocabulary)
        bare = batch.vocabulary.words.rows["bare"][batch.words.type]
        entry_at = np.where(batch.words.part == Part.EXCLUDED, -1, self._entry_of[bare])
        phrases = self._find_phrases(batch, bare)
        for first, n, _ in phrases:
            entry_at[first : first + n] = -1
        single = np.flatnonzero(entry_at >= 0)
        first = np.concatenate((single, np.array([f for f, _, _ in phrases], dtype=np.int64)))
        last = np.concatenate((single, np.array([f + n - 1 for f, n, _ in phrases], dtype=np.int64)))
        entry = np.concatenate((entry_at[single], np.array([e for _, _, e in phrases], dtype=np.int64)))
        order = np.argsort(first, kind="stable")
        first, last, entry = first[order], last[order], entry[order]
        return TermHits(self.lexicon, entry, first, last, self._suppressions(batch, bare, entry, first, last))

    def _find_phrases(self, batch: Batch, bare: Ids) -> list[tuple[int, int, int]]:
        """(first word, number of words, entry) of each phrase, leftmost and longest, none overlapping."""
        if not self._phrases or bare.size < 2:
            return []
        role, sentence, part = self._role[bare], batch.words.sentence, batch.words.part
        starts = (role[:-1] & 1).astype(bool) & (role[1:] & 2).astype(bool) & (sentence[:-1] == sentence[1:])
        found: list[tuple[int, int, int]] = []
        free = 0
        for place in np.flatnonzero(starts & (part[:-1] != Part.EXCLUDED)).tolist():
            match = self._phrase_at(batch, bare, place) if place >= free else None
            if match is not None:
                found.append((place, *match))
                free = place + match[0]
        return found

    def _phrase_at(self, batch: Batch, bare: Ids, place: int) -> tuple[int, int] | None:
        words = batch.vocabulary.bare_words
        lengths = self._lengths.get((words[bare[place]], words[bare[place + 1]]), ())
        for n in lengths:
            window = bare[place : place + n].tolist()
            entry = self._phrases.get(tuple(words[w] for w in window))
            if entry is not None and batch.words.sentence[place] == batch.words.sentence[place + n - 1]:
                return n, entry
        return None

    def _suppressions(self, batch: Batch, bare: Ids, entry: Ids, first: Ids, last: Ids) -> tuple[str | None, ...]:
        suppressed: list[str | None] = [None] * entry.size
        for hit in np.flatnonzero(self._guarded[entry]).tolist() if entry.size else ():
            a, b = _sentence_range(batch, int(first[hit]))
            sentence = [batch.vocabulary.bare_words[w] for w in bare[a:b].tolist()]
            suppressed[hit] = _guard(
                self.lexicon.entries[int(entry[hit])], sentence, int(first[hit]) - a, int(last[hit]) + 1 - a,
                is_name=int(first[hit]) > a and _is_name(batch, int(first[hit])),
            )  # fmt: skip
        return tuple(suppressed)


def _guard(entry: Entry, sentence: Sequence[str], start: int, end: int, *, is_name: bool) -> str | None:
    return next((g.text for g in entry.guards if g.suppresses(sentence, start, end, is_name=is_name)), None)


def _sentence_range(batch: Batch, word: int) -> tuple[int, int]:
    sentence = batch.words.sentence
    a, b = np.searchsorted(sentence, [sentence[word], sentence[word] + 1])
    return int(a), int(b)


def _is_name(batch: Batch, word: int) -> bool:
    """Whether a word inside a sentence of the text has a capital that no opening mark explains."""
    words, rows = batch.words, batch.vocabulary.words.rows
    if words.part[word] == Part.HEADLINE or not rows["is_capitalised"][words.type[word]]:
        return False
    chunk = int(np.searchsorted(batch.chunks.start, words.start[word], side="right")) - 1
    return int(batch.vocabulary.chunks.rows["start"][batch.chunks.type[chunk]]) != Start.OPENED
