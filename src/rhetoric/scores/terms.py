"""Find a lexicon's terms in a batch: leftmost, longest, within a sentence, with guards.

A term of one word is a gather: the entry of each word's bare form. Phrases are looked for only where the first two
words of one stand side by side, guards only where one of their words stands near a hit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon import Entry, Lexicon
from rhetoric.scores.followed import FollowedWords
from rhetoric.text.batch import Batch, Part
from rhetoric.text.edges import Start
from rhetoric.text.table import Ids

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TermHits:
    """entry, first_word, last_word: int64 (h,), in order of first_word; words are places in `Batch.words`, inclusive.

    intensity: int64 (h,), 1-3. suppressed_by: the guard's text a hit, None where it counts.
    """

    lexicon: Lexicon
    entry: Ids
    first_word: Ids
    last_word: Ids
    intensity: Ids
    suppressed_by: tuple[str | None, ...]

    @property
    def is_counted(self) -> Flags:
        """bool (h,): whether each hit counts."""
        return np.array([guard is None for guard in self.suppressed_by], dtype=bool)


class TermMatcher:
    """One lexicon, compiled. It follows a vocabulary: what it knows of a word is looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        forms = lexicon.surface_forms()
        singles = {form[0]: entry for form, entry in forms.items() if len(form) == 1}
        # By the first two words of a phrase: its other words and its entry, the longest phrase first.
        self._phrases: defaultdict[tuple[str, str], list[tuple[list[str], int]]] = defaultdict(list)
        for form in sorted((form for form in forms if len(form) > 1), key=len, reverse=True):
            self._phrases[form[0], form[1]].append((list(form[2:]), forms[form]))
        self._words = FollowedWords(singles, self._phrases)
        self._guards = _Guards(lexicon.entries, self._words)
        self._intensity = np.array([entry.intensity for entry in lexicon.entries], dtype=np.int64)

    def find(self, batch: Batch) -> TermHits:
        """All hits of a batch outside excluded passages."""
        self._words.follow(batch.vocabulary)
        bare = batch.vocabulary.words["bare"][batch.words.type]
        phrases = self._find_phrases(batch, bare)
        is_free = batch.words.part != int(Part.EXCLUDED)
        for place, n, _ in phrases:
            is_free[place : place + n] = False
        entry_at = self._words.entry_of[bare]
        single = np.flatnonzero((entry_at >= 0) & is_free)
        of_phrases = np.array(phrases, dtype=np.int64).reshape(-1, 3)
        first = np.concatenate((single, of_phrases[:, 0]))
        last = np.concatenate((single, of_phrases[:, 0] + of_phrases[:, 1] - 1))
        entry = np.concatenate((entry_at[single], of_phrases[:, 2]))
        order = np.argsort(first, kind="stable")
        first, last, entry = first[order], last[order], entry[order]
        suppressed = self._guards.apply(batch, bare, entry, first, last)
        return TermHits(self.lexicon, entry, first, last, self._intensity[entry], suppressed)

    def _find_phrases(self, batch: Batch, bare: Ids) -> list[tuple[int, int, int]]:
        """(first word, number of words, entry) of each phrase, leftmost and longest, none overlapping."""
        part = batch.words.part
        found: list[tuple[int, int, int]] = []
        free = 0
        for place, pair in self._words.pair_starts(bare, batch.words.sentence):
            match = self._phrase_at(batch, bare, place, pair) if place >= free else None
            if match is not None and part[place] != int(Part.EXCLUDED):
                found.append((place, *match))
                free = place + match[0]
        return found

    def _phrase_at(self, batch: Batch, bare: Ids, place: int, pair: tuple[str, str]) -> tuple[int, int] | None:
        """Number of words and entry of the longest phrase that begins with a pair of words at a place."""
        words, sentence = batch.vocabulary.bare_words, batch.words.sentence
        phrases = self._phrases[pair]
        longest = len(phrases[0][0])
        following = [words[w] for w in bare[place + 2 : place + 2 + longest].tolist()]
        for others, entry in phrases:
            n = len(others)
            if not others or (following[:n] == others and sentence[place + 1 + n] == sentence[place]):
                return n + 2, entry
        return None


class _Guards:
    """The guards of a lexicon's entries, asked only where one of their words is near."""

    def __init__(self, entries: Sequence[Entry], words: FollowedWords) -> None:
        self._entries = entries
        self._words = words
        guarded = [any(g.kind != "lowercase" for g in e.guards) for e in entries]
        self._by_words = np.array(guarded, dtype=bool)
        self._by_capital = np.array([any(g.kind == "lowercase" for g in e.guards) for e in entries], dtype=bool)
        # What suppresses a hit with none of the guards' words near it: a guard that asks for one of them.
        self._alone = [next((g.text for g in e.guards if g.kind.startswith("only")), None) for e in entries]
        phrases = [phrase for e in entries for g in e.guards for phrase in g.phrases]
        self._reach = max([5, *map(len, phrases)])
        for entry, e in enumerate(entries):
            for guard in e.guards:
                words.watch(entry, (phrase[0] for phrase in guard.phrases))

    def apply(self, batch: Batch, bare: Ids, entry: Ids, first: Ids, last: Ids) -> tuple[str | None, ...]:
        """For each hit the text of the first guard that suppresses it, None where it counts."""
        suppressed: list[str | None] = [None] * entry.size
        if not entry.size:
            return ()
        sentence = batch.words.sentence
        begin = np.searchsorted(sentence, sentence[first])
        end = np.searchsorted(sentence, sentence[first], side="right")
        is_name = (first > begin) & _is_name(batch, first)
        asked = np.flatnonzero(self._by_words[entry] | (self._by_capital[entry] & is_name))
        low = np.maximum(begin, first - self._reach)[asked].tolist()
        high = np.minimum(end, last + 1 + self._reach)[asked].tolist()
        rows = zip(asked.tolist(), entry[asked].tolist(), low, high, is_name[asked].tolist(), strict=True)
        for hit, e, a, b, name in rows:
            window = bare[a:b].tolist()
            if not name and self._words.watched_by(e).isdisjoint(window):
                suppressed[hit] = self._alone[e]
                continue
            words = [batch.vocabulary.bare_words[w] for w in window]
            start, end = int(first[hit]) - a, int(last[hit]) + 1 - a
            suppressed[hit] = _first_guard(self._entries[e], words, start, end, is_name=name)
        return tuple(suppressed)


def _first_guard(entry: Entry, words: Sequence[str], start: int, end: int, *, is_name: bool) -> str | None:
    return next((g.text for g in entry.guards if g.suppresses(words, start, end, is_name=is_name)), None)


def _is_name(batch: Batch, first: Ids) -> Flags:
    """bool (h,): words with a capital that no opening mark explains (the first of a sentence is not told)."""
    words = batch.words
    capital = batch.vocabulary.words["is_capitalised"][words.type[first]]
    chunk = np.searchsorted(batch.chunks.start, words.start[first], side="right") - 1
    opened = batch.vocabulary.chunks["start"][batch.chunks.type[chunk]] >= int(Start.OPENED)
    return np.asarray(capital & ~opened & (words.part[first] != int(Part.HEADLINE)))
