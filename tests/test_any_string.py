"""Whatever a string can hold: nothing raises, hangs or gives NaN, and evidence points into the text."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric
from invented import STRINGS
from rhetoric.model import VOICES

BAD: dict[str, Callable[[int], str]] = {
    "lone surrogates": lambda n: "\ud800\udfff word " * (n // 8),
    "no space": lambda n: "abcdefghij" * (n // 10),
    "no space, numbers": lambda n: "".join(map(str, range(n // 5)))[:n],
    "nested marks": lambda n: "“" * (n // 2) + "”" * (n // 2),
    "nested marks of two kinds": lambda n: "“‘" * (n // 4) + "’”" * (n // 4),
    "plain marks": lambda n: '"' * n,
    "apostrophes": lambda n: "'" * n,
    "opening marks, a word each": lambda n: "“word " * (n // 6),
    "closing marks, a word each": lambda n: "word” " * (n // 6),
    "paragraphs that open a quotation": lambda n: "“Word was spoken.\n\n" * (n // 19),
    "only punctuation": lambda n: "?!.,;:-—…()[]" * (n // 13),
    "full stops": lambda n: "." * n + "#",
    "right to left": lambda n: "\u202eשלום עולם. مرحبا بالعالم. " * (n // 28),
    "zero width": lambda n: "a\u200b\u200d\ufeffb \u200b \u2060" * (n // 9),
    "accents": lambda n: "a" + "\u0301" * n,
    "emoji": lambda n: "👩\u200d👩\u200d👧😀👍🏽 " * (n // 9),
    "emoji without a space": lambda n: "😀" * n,
    "controls": lambda n: "\x00\x01a\x7f\x1cb" * (n // 6),
    "line ends": lambda n: "a\r\n\u2028\x85\n" * (n // 6),
    "one character a line": lambda n: "a\n" * (n // 2),
    "white space": lambda n: " \t\u00a0\n" * (n // 4),
    "one sentence": lambda n: "good but not a betrayal, " * (n // 25),
    "one paragraph again and again": lambda n: "The council said “no” to the plan again.\n\n" * (n // 42),
}


def check(text: str, title: str | None = None) -> None:
    scores = rhetoric.score(text, title=title)
    for voice in VOICES:
        for name, value in scores.metrics(voice).items():
            assert value is None or math.isfinite(value), f"{name} in {voice} is {value}"
    in_text = [*scores.quotations, *scores.excluded, *scores.loaded_terms, *scores.sentences]
    in_title = [*scores.headline_quotations]
    for evidence in in_text:
        owner = in_title if getattr(evidence, "voice", "") == "headline" else None
        length = len(title or "") if owner is not None else len(text)
        assert 0 <= evidence.start < evidence.end <= length
    assert all(0 <= q.start < q.end <= len(title or "") for q in in_title)
    assert all(0 <= mark.at < len(text) for mark in scores.orphan_marks)


@pytest.mark.parametrize("kind", BAD)
def test_bad_strings(kind: str) -> None:
    check(BAD[kind](5_000), title=BAD[kind](200))


@pytest.mark.long
@pytest.mark.parametrize("kind", BAD)
def test_bad_strings_of_a_million(kind: str) -> None:
    check(BAD[kind](1_000_000))


@pytest.mark.long
def test_five_million_without_a_space() -> None:
    check("abcdefghij" * 500_000)


@given(STRINGS, st.none() | STRINGS)
@settings(max_examples=200, deadline=None)
def test_invented_strings(text: str, title: str | None) -> None:
    check(text, title)


@given(STRINGS)
@settings(max_examples=100, deadline=None)
def test_textstat_grades_of_invented_strings(text: str) -> None:
    grades = rhetoric.readability_from_counts(**rhetoric.textstat_counts(text))
    assert all(grade is None or math.isfinite(grade) for grade in grades.values())
