"""Language: English without a model, other languages by the model, nothing for what is too short."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fresh_process import loaded
from rhetoric.text import language
from rhetoric.text.language import ENGLISH_FUNCTION_WORDS, ENGLISH_SHARE, detect_language

ENGLISH = (
    "The harbour board has put off its decision on the grain store until the spring. Its members could not "
    "agree who would pay for a new roof, and the county has said that it will not give more than half."
)
OTHERS: dict[str, str] = tomllib.loads((Path(__file__).parent / "cases" / "languages.toml").read_text(encoding="utf-8"))


def share_of_english_words(text: str) -> float:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in ENGLISH_FUNCTION_WORDS for word in words) / len(words)


def test_english_words_decide_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_model() -> None:
        raise AssertionError("the model was asked")

    monkeypatch.setattr(language, "_detector", no_model)
    assert detect_language(ENGLISH, share_of_english_words(ENGLISH)) == ("en", 1.0)


def test_the_model_knows_english_too() -> None:
    code, confidence = detect_language(ENGLISH)
    assert code == "en"
    assert confidence > 0.9


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told(code: str) -> None:
    assert detect_language(OTHERS[code], share_of_english_words(OTHERS[code]))[0] == code


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_have_few_english_words(code: str) -> None:
    assert share_of_english_words(OTHERS[code]) < 0.08 < ENGLISH_SHARE < share_of_english_words(ENGLISH)


@pytest.mark.parametrize(
    "text", ["", "\n", "Ferry late again", "Le conseil du port a remis sa décision", "12 40 7 " * 9]
)
def test_too_short_is_not_told(text: str) -> None:
    assert detect_language(text) == (None, 0.0)
    assert detect_language(text, 1.0) == (None, 0.0)


def test_what_is_no_language_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Undecided:
        def classify(self, text: str) -> tuple[str, float]:
            return "zxx", 0.8

    monkeypatch.setattr(language, "_detector", Undecided)
    assert detect_language("xq " * 40) == (None, 0.0)


def test_a_long_text_is_sampled_at_both_ends_and_in_the_middle() -> None:
    english, french = ENGLISH + "\n", OTHERS["fr"] + "\n"
    assert detect_language(english * 3 + french * 200)[0] == "fr"
    assert detect_language(french * 200) == detect_language(french * 200)


def test_the_model_is_loaded_only_when_asked() -> None:
    assert loaded("import rhetoric.text.language", "py3langid") == set()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_string_has_an_answer(text: str) -> None:
    code, confidence = detect_language(text * 4)
    assert code is None or code.isalpha()
    assert 0.0 <= confidence <= 1.0 + 1e-6
