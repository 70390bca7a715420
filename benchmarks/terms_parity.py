"""The matcher of terms beside an obvious one: at every word the longest form that fits, then its guards one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from comparison import Table
from rhetoric.lexicon import Entry, Lexicon
from rhetoric.lexicon.guards import NEAR_WORDS, Guard
from rhetoric.lexicon.words import Words
from rhetoric.model import Article
from rhetoric.scoring import Scorer, evidence
from rhetoric.text.batch import Batch, Part
from rhetoric.text.edges import start_of
from rhetoric.text.verdicts import Start
from rhetoric.text.words import bare_word, find_words

_LONGEST = 12
"""More words than any form of the shipped lexicons has."""


class Word(NamedTuple):
    """start, end: in the batch's string. bare: as lexicons spell it. is_name: a capital that nothing explains."""

    start: int
    end: int
    bare: str
    is_name: bool
    is_excluded: bool


class Hit(NamedTuple):
    """start, end: in the batch's string."""

    start: int
    end: int
    kind: str
    term: str
    guard: str | None


def compare_terms(table: Table, scorer: Scorer, lexicons: Sequence[Lexicon], articles: Sequence[Article]) -> None:
    """All hits of all lexicons, suppressed ones with the guard that suppresses them."""
    found = scorer.score(articles)
    sentences = list(read_sentences(found.batch))
    theirs = [hit for lexicon in lexicons for hit in find_terms(lexicon, sentences)]
    table["terms"].add_rows(_our_hits(found.batch, evidence.term_table(found.analysis)), theirs, "")


def _our_hits(batch: Batch, rows: evidence.Table) -> list[Hit]:
    document = {
        (article, is_headline): start
        for article, is_headline, start in zip(
            batch.documents.article.tolist(), batch.documents.is_headline.tolist(), batch.documents.start.tolist(),
            strict=True,
        )
    }  # fmt: skip
    offsets = [document[a, v == "headline"] for a, v in zip(rows["article"], rows["voice"], strict=True)]
    columns = (rows[name] for name in ("start_at", "end_at", "lexicon", "term", "suppressed_by"))
    return [
        Hit(int(offset + start), int(offset + end), *names)
        for offset, start, end, *names in zip(offsets, *columns, strict=True)
    ]


def read_sentences(batch: Batch) -> Iterator[list[Word]]:
    """The words of each sentence, as the batch has them."""
    words, starts = batch.words, batch.chunks.start
    chunk = np.searchsorted(starts, words.start, side="right") - 1
    columns = (words.sentence, words.start, words.end, words.part, starts[chunk], batch.chunks.end[chunk])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for _, sentence in groupby(rows, key=lambda row: row[0]):
        yield [_word(batch.text, place, *row[1:]) for place, row in enumerate(sentence)]


def _word(text: str, place: int, start: int, end: int, part: int, chunk_start: int, chunk_end: int) -> Word:
    chunk = text[chunk_start:chunk_end]
    is_opened = start_of(chunk, find_words(chunk)[0]) >= Start.OPENED
    is_name = place > 0 and part != Part.HEADLINE and text[start].isupper() and not is_opened
    return Word(start, end, bare_word(text[start:end]), is_name, part == Part.EXCLUDED)


def find_terms(lexicon: Lexicon, sentences: Iterable[Sequence[Word]]) -> Iterator[Hit]:
    """Leftmost, then longest; hits do not overlap."""
    forms = lexicon.surface_forms()
    for sentence in sentences:
        words = [word.bare for word in sentence]
        free = 0
        for place, word in enumerate(sentence):
            n = _longest_form(forms, words[place:])
            if place < free or word.is_excluded or not n:
                continue
            free = place + n
            entry = lexicon.entries[forms[tuple(words[place:free])]]
            guard = _first_guard(entry, words, place, free, is_name=word.is_name)
            yield Hit(word.start, sentence[free - 1].end, lexicon.kind, entry.term, guard)


def _longest_form(forms: Mapping[Words, int], words: list[str]) -> int:
    """How many of the words, from the first on, are a form; 0 when none are."""
    return max((n for n in range(1, min(len(words), _LONGEST) + 1) if tuple(words[:n]) in forms), default=0)


def _first_guard(entry: Entry, words: list[str], start: int, end: int, *, is_name: bool) -> str | None:
    for guard in entry.guards:
        if is_name if guard.kind == "lowercase" else _is_met(guard, words, start, end) != guard.kind.startswith("only"):
            return guard.text
    return None


def _is_met(guard: Guard, words: list[str], start: int, end: int) -> bool:
    """Whether one of the guard's phrases stands where it looks."""
    before, after = words[:start], words[end:]
    for phrase in map(list, guard.phrases):
        n = len(phrase)
        if guard.kind.endswith("after"):
            met = before[-n:] == phrase
        elif guard.kind.endswith("before"):
            met = after[:n] == phrase
        else:
            met = any(
                side[place : place + n] == phrase
                for side in (before[-NEAR_WORDS:], after[:NEAR_WORDS])
                for place in range(len(side))
            )
        if met:
            return True
    return False
