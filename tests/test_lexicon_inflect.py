"""English inflection, case by case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.errors import LexiconError
from rhetoric.lexicon import inflect


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("mob", "mobs"),
        ("witch", "witches"),
        ("clash", "clashes"),
        ("boss", "bosses"),
        ("hoax", "hoaxes"),
        ("quiz", "quizzes"),
        ("oligarch", "oligarchs"),
        ("conspiracy", "conspiracies"),
        ("soliloquy", "soliloquies"),
        ("ploy", "ploys"),
        ("hero", "heroes"),
        ("fiasco", "fiascos"),
        ("thief", "thieves"),
        ("knife", "knives"),
        ("belief", "beliefs"),
        ("strongman", "strongmen"),
        ("human", "humans"),
        ("crisis", "crises"),
        ("child", "children"),
    ],
)
def test_plural(noun: str, plural: str) -> None:
    assert inflect.plural(noun) == plural


@pytest.mark.parametrize(
    ("verb", "third", "past", "ing"),
    [
        ("betray", "betrays", "betrayed", "betraying"),
        ("vilify", "vilifies", "vilified", "vilifying"),
        ("sabotage", "sabotages", "sabotaged", "sabotaging"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("lie", "lies", "lied", "lying"),
        ("dye", "dyes", "dyed", "dyeing"),
        ("singe", "singes", "singed", "singeing"),
        ("stop", "stops", "stopped", "stopping"),
        ("slam", "slams", "slammed", "slamming"),
        ("admit", "admits", "admitted", "admitting"),
        ("visit", "visits", "visited", "visiting"),
        ("quip", "quips", "quipped", "quipping"),
        ("smear", "smears", "smeared", "smearing"),
        ("vow", "vows", "vowed", "vowing"),
        ("tax", "taxes", "taxed", "taxing"),
        ("panic", "panics", "panicked", "panicking"),
        ("veto", "vetoes", "vetoed", "vetoing"),
        ("boo", "boos", "booed", "booing"),
        ("compel", "compels", "compelled", "compelling"),
        ("reveal", "reveals", "revealed", "revealing"),
    ],
)
def test_verb_forms(verb: str, third: str, past: str, ing: str) -> None:
    assert (inflect.third_person(verb), inflect.past(verb), inflect.ing(verb)) == (third, (past,), (ing,))


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [
        ("label", ("labelled", "labeled"), ("labelling", "labeling")),
        ("worship", ("worshipped", "worshiped"), ("worshipping", "worshiping")),
        ("fuel", ("fuelled", "fueled"), ("fuelling", "fueling")),
    ],
)
def test_british_and_american_spelling(verb: str, past: tuple[str, ...], ing: tuple[str, ...]) -> None:
    assert (inflect.past(verb), inflect.ing(verb)) == (past, ing)


@pytest.mark.parametrize(
    ("adjective", "compared"),
    [
        ("vile", ("viler", "vilest")),
        ("ugly", ("uglier", "ugliest")),
        ("grim", ("grimmer", "grimmest")),
        ("dull", ("duller", "dullest")),
        ("weak", ("weaker", "weakest")),
        ("feeble", ("feebler", "feeblest")),
    ],
)
def test_comparison_of_short_adjectives(adjective: str, compared: tuple[str, str]) -> None:
    assert inflect.comparison(adjective) == compared


@pytest.mark.parametrize("adjective", ["catastrophic", "brazen", "treacherous"])
def test_long_adjectives_are_not_compared(adjective: str) -> None:
    with pytest.raises(LexiconError, match="too long for -er and -est"):
        inflect.comparison(adjective)


@pytest.mark.parametrize(
    ("adjective", "adverb"),
    [
        ("brazen", "brazenly"),
        ("shameful", "shamefully"),
        ("catastrophic", "catastrophically"),
        ("greedy", "greedily"),
        ("sly", "slyly"),
        ("terrible", "terribly"),
        ("vile", "vilely"),
        ("dull", "dully"),
        ("true", "truly"),
    ],
)
def test_adverb(adjective: str, adverb: str) -> None:
    assert inflect.adverb(adjective) == adverb


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12))
def test_every_inflection_is_a_longer_or_changed_lower_case_word(word: str) -> None:
    forms = (inflect.plural(word), inflect.third_person(word), *inflect.past(word), *inflect.ing(word))
    assert all(form.isalpha() and form == form.lower() for form in forms)
    assert word not in (inflect.third_person(word), *inflect.past(word), *inflect.ing(word))
    assert len(set(inflect.past(word))) == len(inflect.past(word))
