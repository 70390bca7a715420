"""The news variant of VADER: names and neutral words have no valence, all else is VADER's."""

from __future__ import annotations

import math

import pytest

import rhetoric
from rhetoric.model import Sentence
from rhetoric.text.valence import analyzer


def only_sentence(text: str) -> Sentence:
    (sentence,) = rhetoric.score(text).sentences
    return sentence


@pytest.mark.parametrize(
    ("text", "as_if"),
    [
        ("The party met on Monday.", "The qqx met on Monday."),
        ("The party was a disaster for Arden.", "The qqx was a disaster for Arden."),
        ("They trust the party’s awful plan.", "They trust the qqx awful plan."),
        ("He said the United States was not happy with the plan.", "He said the qqx qqx was not happy with the plan."),
        ("Then Hope Hicks called it a great mistake.", "Then qqx Hicks called it a great mistake."),
        ("Hope Hicks called it a mistake.", "qqx Hicks called it a mistake."),
        ("Hope is not lost.", "Hope is not lost."),
        ("It was bad, but the party was good.", "It was bad, but the qqx was good."),
        ("She was very interested in music.", "She was very qqx in music."),
        ("It isn’t good!", "It isn't good!"),
        ("People like him are rare.", "People like him are rare."),
        ("A man like him is rare.", "A man qqx him is rare."),
    ],
)
def test_as_if_the_word_had_no_valence(text: str, as_if: str) -> None:
    expected = analyzer().polarity_scores(as_if)["compound"]
    assert only_sentence(text).sentiment == pytest.approx(expected, abs=5e-5)


def test_vader_stays_as_it_is_beside_it() -> None:
    sentence = only_sentence("The party met on Monday.")
    assert (sentence.vader_compound, sentence.sentiment) == (0.4019, 0.0)
    metrics = rhetoric.score("The party met on Monday.").metrics()
    assert (metrics["vader_sentence_mean"], metrics["sentiment_mean"]) == (0.4019, 0.0)
    assert metrics["positive_sentence_share"] == 0.0


@pytest.mark.parametrize(
    ("text", "word", "valence"),
    [
        ("A nice plan and a terrible disaster.", "disaster", -3.1),
        ("The party was not great.", "great", 3.1 * -0.74),
        ("The party met.", None, None),
        ("It rained.", None, None),
        ("A good and a nice day.", "good", 1.9),
        ("They went to the plan :) and left.", None, None),
    ],
)
def test_the_strongest_word_is_evidence(text: str, word: str | None, valence: float | None) -> None:
    sentence = only_sentence(text)
    assert sentence.strongest_word == word
    assert sentence.strongest_valence == (None if valence is None else pytest.approx(valence))


def test_parts_of_a_sentence_are_masked_too() -> None:
    scores = rhetoric.score(
        "“The party is a disaster,” said Nell Hart, who leads the party in Arden and likes the party."
    )
    quoted, outlet = (scores.metrics(voice)["sentiment_mean"] for voice in ("quoted", "outlet"))
    assert quoted == pytest.approx(analyzer().polarity_scores("The qqx is a disaster,")["compound"], abs=5e-5)
    part = "said Nell Hart, who leads the qqx in Arden and likes the qqx."
    assert outlet == pytest.approx(analyzer().polarity_scores(part)["compound"], abs=5e-5)


def test_headlines_have_capitals_that_are_no_names() -> None:
    scores = rhetoric.score("It rained.", title="A Great Day For Arden")
    (headline,) = (sentence for sentence in scores.sentences if sentence.voice == "headline")
    assert headline.sentiment == headline.vader_compound > 0


def test_no_words_no_trouble() -> None:
    assert rhetoric.score("😀").metrics()["sentiment_mean"] is None or not math.isnan(
        rhetoric.score("😀").metrics()["sentiment_mean"] or 0.0
    )
