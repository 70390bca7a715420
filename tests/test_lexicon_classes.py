"""Gaps, classes of guard words and guards for all entries: what is read, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reference_terms import lengths
from rhetoric.errors import LexiconError
from rhetoric.lexicon import Lexicon, read_lexicon
from rhetoric.lexicon.guards import parse_classes

DESCRIPTION = """name = "words"
title = "Words for a test"
kind = "loaded"
version = "1.0.0"
language = "en"
licence = "Apache-2.0"
sources = ["written for this test"]
changelog = ["1.0.0: first"]
guards = ["lowercase", "not-after:the word"]
[categories]
war = "war as a picture"
[classes]
sport = "goal|penalty area|1998..2000"
"""


def read(folder: Path, row: str, description: str = DESCRIPTION) -> Lexicon:
    (folder / "words.toml").write_text(description, encoding="utf-8")
    (folder / "words.csv").write_text(f"term,category,intensity,forms,guard,note\n{row}\n", encoding="utf-8")
    return read_lexicon(folder / "words.csv")


def test_guards_for_all_follow_an_entrys_own(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "shoot,war,1,,not-in:@sport|press,").entries
    assert [guard.text for guard in entry.guards] == ["not-in:@sport|press", "lowercase", "not-after:the word"]
    assert entry.guards[0].phrases == (("goal",), ("penalty", "area"), ("1998",), ("1999",), ("2000",), ("press",))


def test_a_number_in_a_guard(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "shoot,war,1,,only-before:#|# years,").entries
    assert entry.guards[0].phrases == (("#",), ("#", "years"))
    with pytest.raises(LexiconError, match="'#' is no word"):
        read(tmp_path, "shoot #,war,1,,,")


def test_any_case_lifts_lowercase_alone(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "shoot,war,1,,any-case,").entries
    assert [guard.text for guard in entry.guards] == ["not-after:the word"]


def test_a_class_is_part_of_the_fingerprint(tmp_path: Path) -> None:
    row = "shoot,war,1,,not-in:@sport,"
    one, other = read(tmp_path, row), read(tmp_path, row, DESCRIPTION.replace("goal|", "goal|match|"))
    assert one.fingerprint != other.fingerprint


def test_a_gap_is_inflected_in_the_first_word(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "turn * back on,war,1,verb,,").entries
    assert ("turned", "*", "back", "on") in entry.forms


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("turn his back on", [4]),
        ("turn a b c back on", [6]),
        ("turn a b c d back on", []),
        ("turn back on", []),
        ("", []),
    ],
)
def test_a_gap_is_one_to_three_words(words: str, expected: list[int]) -> None:
    assert lengths(("turn", "*", "back", "on"), words.split()) == expected


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("turn *,war,1,,,", "line 2: term: 'turn *': a gap (*) stands between two words"),
        ("* back,war,1,,,", "a gap (*) stands between two words"),
        ("turn * * on,war,1,,,", "a gap (*) stands between two words"),
        ("shoot,war,1,,not-in:@sprot,", "line 2 (shoot): '@sprot' is no class of this lexicon; its classes are @sport"),
        ("shoot,war,1,,not-in,", "lacks words"),
    ],
)
def test_wrong_rows(tmp_path: Path, row: str, complaint: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read(tmp_path, row)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"lowercase"', '"lowercas"', "words.toml: guards: guard 'lowercas': 'lowercas' is not one of"),
        ('"goal|', '"Goal|', "words.toml: classes: 'Goal' has a capital letter"),
        ('sport = "goal|penalty area|1998..2000"', "sport = 3", "classes must be a table"),
        ('guards = ["lowercase", "not-after:the word"]', 'guards = "lowercase"', "guards must be an array"),
        ("guards =", "guard =", "key 'guard' is unknown; did you mean 'guards'?"),
    ],
)
def test_wrong_descriptions(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read(tmp_path, "shoot,war,1,,,", DESCRIPTION.replace(old, new))
    assert complaint in str(caught.value)


def test_years() -> None:
    assert parse_classes({"years": "1913..1914|1918"}) == {"years": (("1913",), ("1914",), ("1918",))}
