"""Our columns of VADER's rules against vaderSentiment itself: equal to 4 decimals, quirks included."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import B_DECR, B_INCR, BOOSTER_DICT, NEGATE, SPECIAL_CASES

import rhetoric
from rhetoric.model import VOICES, Article
from rhetoric.scores.columns import in_voice
from rhetoric.scores.vader.but import but_factors, scale_in_place
from rhetoric.scoring import Scorer
from rhetoric.text.batch import Batch, ChunkColumns
from rhetoric.text.normalise import normalise
from rhetoric.text.valence import (
    IDIOM,
    PHRASES,
    VALENCE_AT,
    WORD_BITS,
    WORDS,
    analyzer,
    token_codes,
    vader_tokens,
    valences,
)

SCORER = Scorer()

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
TOKENS = sorted({*RULE_WORDS, *OTHERS.split(" ")})


@given(st.lists(st.sampled_from(TOKENS), max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_order_of_the_words_that_rules_ask_for(words: list[str]) -> None:
    compare(" ".join(words))


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_string(text: str) -> None:
    compare(text)


def check_voices(texts: list[str]) -> None:
    """Every document and part of a sentence, in every voice, against the package on the voice's own chunks."""
    scored = SCORER.score([Article(str(k), "o", text, title=text[:60] or None) for k, text in enumerate(texts)])
    batch, tone = scored.batch, scored.analysis.tone
    for voice in VOICES:
        chunks = batch.whole_chunks if voice == "body" else batch.chunks
        inside = in_voice(chunks.part, voice)
        article = batch.documents.article[chunks.document]
        for k, compound in enumerate(tone.documents[voice].tolist()):
            assert compound == package_compound(batch, chunks, inside & (article == k)), (voice, texts[k])
        chunks = batch.chunks
        inside = in_voice(chunks.part, voice)
        for sentence, compound in zip(tone.sentence[voice].tolist(), tone.compound[voice].tolist(), strict=True):
            own = chunks.sentence == sentence
            crossed = 0 < batch.sentences.n_quoted_words[sentence] < batch.sentences.n_words[sentence]
            own &= inside if crossed else True
            assert compound == package_compound(batch, chunks, own), (voice, sentence, texts)


def package_compound(batch: Batch, chunks: ChunkColumns, own: NDArray[np.bool_]) -> float:
    spans = zip(chunks.start[own].tolist(), chunks.end[own].tolist(), strict=True)
    text = " ".join(normalise(batch.text[start:end]) for start, end in spans)
    return float(analyzer().polarity_scores(text)["compound"])


VOICED = [
    "She said “it was never a good plan” and not a bad one. He was very “happy but sad” about it, but glad.",
    "It was not so “terrible” after all, the “bomb” of a year. No “friend” or foe was kind “of” angry.",
    "The GREAT “AWFUL” day. BAD NEWS! “GOOD NEWS BUT BAD” was all they said. VERY “good” it was!",
    "The report was good.But the mood was awful.And the end was great, but bad. “It was fine.Really good,” she said.",
    "Good —never— bad—good “—” not\u200b \u200b good. A “not” good day; they are “extremely” sad, “without” doubt bad.",
    "Fine but fine and fine. Good 3 but good, good, bad! Great, great but great! Great but awful!",
]


@pytest.mark.parametrize("text", VOICED)
def test_voices(text: str) -> None:
    check_voices([text])


def test_documents_of_a_batch_keep_apart() -> None:
    check_voices([*VOICED, "", "never", "good. Not", "bad but", "VERY", "GOOD but", *HAND_WRITTEN])


PIECES = ["“never", "not”", "“good”", "bad”,", "“very", "happy.But", "sad.And", ". The", ".\n\nA"]


@given(st.lists(st.lists(st.sampled_from([*TOKENS, *PIECES]), max_size=30).map(" ".join), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_order_of_words_in_any_voice(texts: list[str]) -> None:
    check_voices(texts)


@given(st.lists(st.sampled_from("not very so this BUT but good bad GOOD BAD great ! ? kind of never no".split())))
@settings(max_examples=300, deadline=None)
def test_sums_near_zero_take_their_sign_from_the_order(words: list[str]) -> None:
    compare(" ".join(words))


VALUES = [1.5, -1.5, 3.0, 0.75, 2.25, 1.0, -0.75, 0.375]


def scale_by_list_index(values: list[float], n_before: int) -> list[float]:
    """The package's own loop over a list of valences, with the place of "but" between them."""
    values = [*values[:n_before], 0.0, *values[n_before:]]
    for value in values:
        place = values.index(value)
        if place != n_before:
            values[place] = value * (0.5 if place < n_before else 1.5)
    return [value for place, value in enumerate(values) if place != n_before]


@given(st.lists(st.lists(st.sampled_from(VALUES), max_size=30), min_size=1, max_size=5), st.data())
def test_the_but_rule_finds_values_by_equality(units: list[list[float]], data: st.DataObject) -> None:
    n_before = [data.draw(st.integers(0, len(values))) for values in units]
    unit = np.repeat(np.arange(len(units)), [len(values) for values in units])
    valence = np.array([value for values in units for value in values], dtype=np.float64)
    before = np.array(
        [k < n for values, n in zip(units, n_before, strict=True) for k in range(len(values))], dtype=bool
    )
    totals = np.bincount(unit, weights=valence * but_factors(unit, valence, before), minlength=len(units))
    for values, n, total in zip(units, n_before, totals.tolist(), strict=True):
        assert scale_in_place(values, n) == scale_by_list_index(values, n)
        assert total == pytest.approx(sum(scale_by_list_index(values, n)))


def test_words_and_flags_cover_the_package() -> None:
    assert set(BOOSTER_DICT.values()) == {B_INCR, B_DECR}
    assert len(WORDS) <= 1 << WORD_BITS
    for phrase in PHRASES:
        assert any(code & IDIOM for word in phrase.split() for code in token_codes(word)), phrase
    for word, valence in analyzer().lexicon.items():
        if vader_tokens(word) == [word] and word == word.lower() and word not in BOOSTER_DICT:
            assert valences()[token_codes(word)[0] >> VALENCE_AT] == valence, word


def test_tokens_keep_emoticons_and_spell_emoji() -> None:
    assert vader_tokens(":)") == [":)"]
    assert vader_tokens("(good),") == ["good"]
    assert vader_tokens("😀bad") == ["grinning", "facebad"]
    assert vader_tokens("yes—no") == ["yes", "-", "no"]
