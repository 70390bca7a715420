"""What is a term and what suppresses it, said the slow and obvious way: for tests, and for parity on articles.

`found(lexicons, batch)` is what `TermMatcher(lexicons).find(batch)` must give. Words, sentences and excluded passages
are taken from the batch as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from rhetoric.lexicon import Entry, Guard, Lexicon
from rhetoric.lexicon.guards import NEAR_WORDS, SENTENCE_WORDS
from rhetoric.lexicon.words import GAP, NUMBER, Words, is_number
from rhetoric.scores.entries import KINDS
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

    kind: str
    term: str
    first: int
    last: int
    guard: str | None


class Form(NamedTuple):
    """A form, gaps and all, and its entry."""

    words: Words
    entry: Entry


def found(lexicons: Sequence[Lexicon], batch: Batch) -> list[Hit]:
    """All hits, in the order of the lexicons' kinds, then of the text."""
    sentences = list(read_sentences(batch))
    kinds = [kind for kind in KINDS if any(lexicon.kind == kind for lexicon in lexicons)]
    forms = {kind: forms_of([lexicon for lexicon in lexicons if lexicon.kind == kind]) for kind in kinds}
    return [hit for kind in kinds for sentence in sentences for hit in find_terms(kind, forms[kind], sentence)]


def forms_of(lexicons: Sequence[Lexicon]) -> dict[str, list[Form]]:
    """All forms by their first word: the last lexicon's first, each in the order of its entries."""
    forms: dict[str, list[Form]] = {}
    for lexicon in reversed(lexicons):
        for entry in lexicon.entries:
            for words in entry.forms:
                forms.setdefault(words[0], []).append(Form(words, entry))
    return forms


def read_sentences(batch: Batch) -> Iterator[list[Word]]:
    """The words of each sentence."""
    words, starts = batch.words, batch.chunks.start
    chunk = np.searchsorted(starts, words.start, side="right") - 1
    columns = (words.sentence, words.start, words.end, words.part, starts[chunk], batch.chunks.end[chunk])
    rows = enumerate(zip(*(column.tolist() for column in columns), strict=True))
    for _, sentence in groupby(rows, key=lambda row: row[1][0]):
        yield [_word(batch.text, place, is_first=k == 0, row=row[1:]) for k, (place, row) in enumerate(sentence)]


def _word(text: str, place: int, *, is_first: bool, row: tuple[int, ...]) -> Word:
    start, end, part, chunk_start, chunk_end = row
    chunk = text[chunk_start:chunk_end]
    is_opened = start_of(chunk, find_words(chunk)[0]) >= Start.OPENED
    is_name = not is_first and part != Part.HEADLINE and text[start].isupper() and not is_opened
    return Word(place, bare_word(text[start:end]), is_name, part == Part.EXCLUDED)


def find_terms(kind: str, forms: dict[str, list[Form]], sentence: Sequence[Word]) -> Iterator[Hit]:
    """A sentence's hits: leftmost, then longest; they do not overlap."""
    words = [word.bare for word in sentence]
    start = 0
    while start < len(words):
        read = [] if sentence[start].is_excluded else list(_readings(forms, words, start))
        if not read:
            start += 1
            continue
        n, entry = max(read, key=lambda reading: reading[0])  # the first of the longest
        guard = first_guard(entry, words, start, start + n, is_name=sentence[start].is_name)
        yield Hit(kind, entry.term, sentence[start].place, sentence[start + n - 1].place, guard)
        start += n


def _readings(forms: dict[str, list[Form]], words: Sequence[str], start: int) -> Iterator[tuple[int, Entry]]:
    """How many words each form that stands at a place takes, in the order in which they are believed."""
    for form in forms.get(words[start], ()):
        yield from ((n, form.entry) for n in lengths(form.words, words[start:]))


def lengths(form: Words, words: Sequence[str]) -> list[int]:
    """How many of the words, from the first on, a form may be: several numbers only where it has a gap."""
    if not form:
        return [0]
    if form[0] == GAP:
        return [n + more for n in (1, 2, 3) if n <= len(words) for more in lengths(form[1:], words[n:])]
    return [1 + more for more in lengths(form[1:], words[1:])] if words and words[0] == form[0] else []


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
        return _is(phrase, before[-n:])
    if kind.endswith("before"):
        return _is(phrase, after[:NEAR_WORDS][:n])
    reach = SENTENCE_WORDS if kind.endswith("in") else NEAR_WORDS
    sides = before[-reach:], after[:reach]
    return any(_is(phrase, side[place : place + n]) for side in sides for place in range(len(side)))


def _is(phrase: list[str], words: list[str]) -> bool:
    return len(phrase) == len(words) and all(
        is_number(word) if one == NUMBER else word == one for one, word in zip(phrase, words, strict=True)
    )
