"""What counts as a word, and how a lexicon spells it."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.text.normalise import LINE_ENDS, SPACES, normalise
from rhetoric.text.words import bare_word, find_words


@pytest.mark.parametrize(
    ("chunk", "words"),
    [
        ("word,", ["word"]),
        ("“don’t”", ["don’t"]),
        ("O'Neill's", ["O'Neill's"]),
        ("workers’", ["workers"]),
        ("far-right", ["far-right"]),
        ("said—and", ["said", "and"]),
        ("and/or", ["and", "or"]),
        ("£2,500.50", ["2,500.50"]),
        ("10:30am", ["10:30am"]),
        ("U.S.", ["U.S"]),
        ("R&D", ["R&D"]),
        ("café", ["café"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("soft\u00adened", ["soft\u00adened"]),
        ("—", []),
        ("…", []),
        ("***", []),
        ("_under_score_", ["under", "score"]),
        ("https://example.org/a-b/c?d=1.", ["https://example.org/a-b/c?d=1"]),
        ("(editor@example.org)", ["editor@example.org"]),
        ("www.example.org", ["www.example.org"]),
        ("日本語", ["日本語"]),
    ],
)
def test_words_of_a_chunk(chunk: str, words: list[str]) -> None:
    assert [chunk[a:b] for a, b in find_words(chunk)] == words


@given(st.text(max_size=60))
def test_words_are_in_order_and_hold_a_letter_or_digit(chunk: str) -> None:
    spans = find_words(chunk)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(any(map(str.isalnum, chunk[a:b])) for a, b in spans)


def test_the_bare_word() -> None:
    assert bare_word("Party’s") == "party"
    assert bare_word("So‑Called") == "so-called"
    assert bare_word("isn’t") == "isn't"


def test_normalise_gives_one_spelling() -> None:
    assert normalise("“isn’t”\u00a0it…") == '"isn\'t" it...'
    assert normalise("yes—no – 5–6") == "yes - no - 5-6"
    assert normalise("in\u200bvis\u00adible\r\n") == "invisible\n\n"
    assert normalise("plain ASCII stays") == "plain ASCII stays"


def test_spaces_are_all_white_space_and_control_characters() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    expected = [ord(c) for c in every if c.isspace() or unicodedata.category(c) == "Cc"]
    assert list(SPACES) == [point for point in expected if chr(point) not in LINE_ENDS]
