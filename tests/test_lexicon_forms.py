"""The forms and words of a term."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.errors import LexiconError
from rhetoric.lexicon.forms import open_form, surface_forms
from rhetoric.lexicon.words import words_of


def forms(term: str, column: str) -> list[str]:
    return [" ".join(form) for form in surface_forms(words_of(term), column)]


def test_the_term_itself_stands_first_and_alone_without_forms() -> None:
    assert forms("civil war", "") == ["civil war"]


def test_a_noun_is_inflected_in_its_last_word() -> None:
    assert forms("power grab", "noun") == ["power grab", "power grabs"]


def test_a_verb_is_inflected_in_its_first_word() -> None:
    assert forms("drum up", "verb") == ["drum up", "drums up", "drummed up", "drumming up"]


def test_adjective_and_adverb() -> None:
    assert forms("ugly", "adjective; adverb") == ["ugly", "uglier", "ugliest", "uglily"]


def test_a_rule_with_a_base_inflects_another_spelling() -> None:
    assert forms("demonise", "verb:demonize") == [
        "demonise",
        "demonize",
        "demonizes",
        "demonized",
        "demonizing",
    ]


def test_forms_written_out_are_taken_whole_and_each_form_once() -> None:
    assert forms("steal", "steals;stole; stolen;stole") == ["steal", "steals", "stole", "stolen"]


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ("nouns", "'nouns' is no rule; the rules are noun, verb, adjective, adverb, hyphenated"),
        ("gerund:mob", "'gerund' is no rule"),
        ("noun;;verb", "is empty"),
        ("Mobs", "'Mobs' has a capital letter"),
        ("mob’s", "curly apostrophe"),
        ("mobs!", "'mobs!' is no word"),
        ("noun:", "is empty"),
    ],
)
def test_bad_forms_are_refused(column: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        forms("mob", column)


def test_words_lose_the_possessive_and_keep_hyphens() -> None:
    assert words_of("fool's  errand") == ("fool", "errand")
    assert words_of("far-right") == ("far-right",)
    assert words_of("can't be") == ("can't", "be")


def test_open_form_of_a_hyphenated_word_only() -> None:
    assert open_form(("witch-hunt",)) == ("witch", "hunt")
    assert open_form(("out-of-touch",)) == ("out", "of", "touch")
    assert open_form(("mob",)) is None
    assert open_form(("far-right", "mob")) is None


@given(
    st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=1, max_size=3),
    st.sampled_from(["", "noun", "verb", "adverb", "noun;verb;adverb", "verb:smear;noun"]),
)
def test_forms_are_unique_lower_case_and_without_empty_words(term: list[str], column: str) -> None:
    found = surface_forms(tuple(term), column)
    assert found[0] == tuple(term)
    assert len(set(found)) == len(found)
    assert all(word and word == word.lower() for form in found for word in form)
