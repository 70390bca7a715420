"""Our columns of VADER's rules against vaderSentiment itself: equal to 4 decimals, quirks included."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

import rhetoric
from rhetoric.scores.vader.but import but_factors, scale_in_place
from rhetoric.text.normalise import normalise
from rhetoric.text.valence import analyzer, vader_tokens

HAND_WRITTEN = [
    "The plan is good.",
    "The plan is not good, and it is VERY bad!!!",
    "The plan is good, but the result was terrible, but some of it was good.",
    "It was bad but bad but good and bad.",
    "No good came of it. No, none or no friend at all.",
    "She never so much liked it; he never this badly hated it.",
    "Without doubt a great success, without a doubt great.",
    "At least it is not the least awful; very least good, least good.",
    "It was the bomb, the shit, a kiss of death, to die for, yeah right, bad ass, bus stop, a beating heart.",
    "Kind of good, sort of bad, just enough love, kind of kind.",
    "A GREAT day, a great DAY, SO GREAT!",
    "ALL CAPITALS ARE GREAT",
    "isn’t good, “great” news… awful—good",
    "Make sure you :) or :D today! <3",
    "Catch 💘 and😁good or 👍👎!",
    "© a great ™ thing ®",
    "why? why?? great???? good?",
    "",
    "?!",
]


def compare(text: str) -> None:
    scores = rhetoric.score(text)
    ours = scores.metrics()["vader_document_compound"]
    theirs = analyzer().polarity_scores(scores.scored_text)["compound"]
    assert (ours if ours is not None else 0.0) == pytest.approx(theirs, abs=5e-5)
    for sentence in scores.sentences:
        words = normalise(text[sentence.start : sentence.end])
        assert sentence.vader_compound == pytest.approx(analyzer().polarity_scores(words)["compound"], abs=5e-5), words


@pytest.mark.parametrize("text", HAND_WRITTEN)
def test_hand_written(text: str) -> None:
    compare(text)


RULE_WORDS = [*NEGATE, *BOOSTER_DICT, *(word for phrase in SPECIAL_CASES for word in phrase.split())]
OTHERS = (
    "or nor this doubt at good bad great awful love hate NO GOOD BAD Great terrible. fine! the a of kind. “good” "
    "isn’t 😀 😀bad but, BUT but"
)
WORDS = sorted({*RULE_WORDS, *OTHERS.split(" ")})


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_order_of_the_words_that_rules_ask_for(words: list[str]) -> None:
    compare(" ".join(words))


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_string(text: str) -> None:
    compare(text)


def scale_by_list_index(values: list[float], n_before: int) -> list[float]:
    """The package's own loop over a list of valences, with the place of "but" between them."""
    values = [*values[:n_before], 0.0, *values[n_before:]]
    for value in values:
        place = values.index(value)
        if place != n_before:
            values[place] = value * (0.5 if place < n_before else 1.5)
    return [value for place, value in enumerate(values) if place != n_before]



def test_tokens_keep_emoticons_and_spell_emoji() -> None:
    assert vader_tokens(":)") == [":)"]
    assert vader_tokens("(good),") == ["good"]
    assert vader_tokens("😀bad") == ["grinning", "facebad"]
    assert vader_tokens("yes—no") == ["yes", "-", "no"]
