"""What is a term and what suppresses it, said the slow and obvious way: for tests, and for benchmarks on articles.

`found(lexicons, batch)` is what `TermMatcher(lexicons).find(batch)` must give. Words, sentences and excluded passages
are taken from the batch as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from rhetoric.lexicon import Entry, Guard, Lexicon
from rhetoric.lexicon.guards import NEAR_WORDS
from rhetoric.text.batch import Batch, Part
from rhetoric.text.edges import start_of
from rhetoric.text.verdicts import Start
from rhetoric.text.words import bare_word, find_words


class Word(NamedTuple):
    """place: in `Batch.words`. bare: as lexicons spell it. is_name: a capital that nothing explains."""

    place: int
    bare: str
    is_name: bool
    is_excluded: bool


class Hit(NamedTuple):
    """first, last: places in `Batch.words`, inclusive. guard: the text of the first that suppresses it."""

    lexicon: str
    term: str
    first: int
    last: int
    guard: str | None


def found(lexicons: Iterable[Lexicon], batch: Batch) -> list[Hit]:
    """All hits, in the order of the lexicons, then of the text."""
    sentences = list(read_sentences(batch))
    return [hit for lexicon in lexicons for sentence in sentences for hit in find_terms(lexicon, sentence)]


def read_sentences(batch: Batch) -> Iterator[list[Word]]:
    """The words of each sentence."""
    for _, places in groupby(range(batch.words.type.size), key=batch.words.sentence.__getitem__):
        first, *others = places
        yield [_word(batch, first, is_first=True), *(_word(batch, place, is_first=False) for place in others)]


def _word(batch: Batch, place: int, *, is_first: bool) -> Word:
    words, chunks = batch.words, batch.chunks
    text = batch.text[words.start[place] : words.end[place]]
    (k,) = np.flatnonzero((chunks.start <= words.start[place]) & (words.start[place] < chunks.end))
    chunk = batch.text[chunks.start[k] : chunks.end[k]]
    is_opened = start_of(chunk, find_words(chunk)[0]) >= Start.OPENED
    is_name = text[0].isupper() and not is_first and not is_opened and words.part[place] != Part.HEADLINE
    return Word(place, bare_word(text), bool(is_name), bool(words.part[place] == Part.EXCLUDED))


def find_terms(lexicon: Lexicon, sentence: Sequence[Word]) -> Iterator[Hit]:
    """A sentence's hits: leftmost, then longest; they do not overlap."""
    forms = lexicon.surface_forms()
    words = [word.bare for word in sentence]
    start = 0
    while start < len(words):
        lengths = [n for n in range(1, len(words) - start + 1) if tuple(words[start : start + n]) in forms]
        n = 0 if sentence[start].is_excluded else max(lengths, default=0)
        if n:
            entry = lexicon.entries[forms[tuple(words[start : start + n])]]
            guard = first_guard(entry, words, start, start + n, is_name=sentence[start].is_name)
            yield Hit(lexicon.name, entry.term, sentence[start].place, sentence[start + n - 1].place, guard)
        start += n or 1


def first_guard(entry: Entry, words: Sequence[str], start: int, end: int, *, is_name: bool) -> str | None:
    """The text of the first guard that suppresses the hit `words[start:end]` of a sentence."""
    return next((g.text for g in entry.guards if suppresses(g, words, start, end, is_name=is_name)), None)


def suppresses(guard: Guard, words: Sequence[str], start: int, end: int, *, is_name: bool = False) -> bool:
    """Whether a guard suppresses the hit `words[start:end]` of a sentence."""
    if guard.kind == "lowercase":
        return is_name
    before, after = list(words[:start]), list(words[end:])
    is_met = any(_stands_there(guard.kind, list(phrase), before, after) for phrase in guard.phrases)
    return is_met != guard.kind.startswith("only")


def _stands_there(kind: str, phrase: list[str], before: list[str], after: list[str]) -> bool:
    n = len(phrase)
    if kind.endswith("after"):
        return before[-n:] == phrase
    if kind.endswith("before"):
        return after[:NEAR_WORDS][:n] == phrase
    sides = (before[-NEAR_WORDS:], after[:NEAR_WORDS])
    return any(side[place : place + n] == phrase for side in sides for place in range(NEAR_WORDS))
