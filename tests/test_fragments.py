"""Words in marks inside reported speech: claimed by reports of speech, not by wishes, beliefs or names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric
from rhetoric.model import Quotation
from rhetoric.text.reported.fragments import RULE

SLOW = (
    "The mayor said the dam that her father had built across the river when half of the valley was still forest and the"
    " road to Arden no more than a track for carts was “{}” to the town."
)


def marked(text: str) -> list[Quotation]:
    return [quotation for quotation in rhetoric.find_quotations(text) if quotation.kind in ("direct", "scare")]


def by_kind(text: str) -> list[tuple[str, str]]:
    return [(quotation.kind, text[quotation.start : quotation.end]) for quotation in marked(text)]


CLAIMED = [
    (SLOW.format("a mere gift"), "The mayor", "said"),
    ("The tunnel is “slow” and its owners know “little of it”, Ada Brandt told the council.", None, "told"),
    ("According to Bo Lind, the men who sold the old mill to the city in spring for a price that the council had named"
     " before anybody had so much as looked at its roof or counted its broken windows were “in a hurry” to leave.",
     "Bo Lind", "According to"),
    ("Ada Brandt was angry, warning that the water that had come down the valley in the last days of March and filled"
     " all of the cellars on both sides of the lower road would come “twice a year” from now on.", "Ada Brandt",
     "warning"),
    ("Nobody believed his claim that the letters that the clerk had kept in the cellar of the town hall for most of the"
     " years in which her sister had been the mayor of Arden were “a bad joke” by her friends.", None, "claim"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue"), CLAIMED)
def test_a_report_of_speech_claims_the_fragments_inside_it(text: str, speaker: str | None, cue: str) -> None:
    found = marked(text)
    assert {quotation.kind for quotation in found} == {"direct"}
    assert found[-1].cue == cue
    assert speaker is None or found[-1].speaker == speaker


def test_a_claimed_fragment_has_a_rule_of_its_own_and_the_other_words_stay_reported() -> None:
    text = SLOW.format("a mere gift")
    quotations = rhetoric.find_quotations(text)
    assert [(q.kind, q.rule) for q in quotations if q.kind == "direct"] == [("direct", RULE)]
    reported = [text[q.start : q.end] for q in quotations if q.kind == "reported"]
    assert reported == [text[len("The mayor said ") : text.index(" “a mere")], "to the town"]


@pytest.mark.parametrize(
    "text",
    [
        SLOW.format("a mere gift").replace("said", "believed"),
        SLOW.format("a mere gift").replace("The mayor said", "The mayor had nothing to say about"),
        SLOW.format("a mere gift").replace("The mayor said", "Many tend to say"),
        SLOW.format("a mere gift").replace("The mayor said", "There is evidence suggesting"),
        SLOW.format("a mere gift").replace("The mayor said the dam", "The dam"),
        "The council plans to build, between the mill and the old road that leads down to the harbour and the market"
        " that was closed in spring after the storm, a “green roof” of its own.",
    ],
)
def test_wishes_beliefs_and_what_nobody_said_claim_nothing(text: str) -> None:
    assert [kind for kind, _ in by_kind(text)] == ["scare"]


@pytest.mark.parametrize("name", ["The Long Winter", "Harbour Lights"])
def test_a_title_stays_a_title_inside_a_report(name: str) -> None:
    assert by_kind(SLOW.format(name)) == [("scare", f"“{name}”")]


def test_a_name_that_is_given_stays_a_name_inside_a_report() -> None:
    text = SLOW.format("old gift").replace(
        "was “old gift”", "was owned by a firm (nicknamed “old gift”) that was close"
    )
    assert by_kind(text) == [("scare", "“old gift”")]


def test_whole_words_in_marks_get_the_speaker_of_the_report_round_them() -> None:
    text = SLOW.format("older than any of the houses that still stand there and far more useful")
    (quotation,) = marked(text)
    assert (quotation.kind, quotation.speaker, quotation.rule) == ("direct", "The mayor", "curly pair")


def test_the_words_of_a_claimed_fragment_are_quoted() -> None:
    scores = rhetoric.score(SLOW.format("a mere gift"))
    assert scores.metrics("quoted")["n_words"] == scores.metrics("body")["quoted_words"] == 3
    assert scores.metrics("outlet")["n_words"] == scores.metrics("body")["commentary_words"]
    assert scores.metrics("body")["n_scare_quotes"] == 0
    assert scores.metrics("body")["n_speakers"] == 1


def test_a_pronoun_means_the_speaker_who_was_named_before() -> None:
    text = "“It is late,” said Ada Brandt.\n\n" + SLOW.format("a mere gift").replace("The mayor said", "She said")
    assert [quotation.speaker for quotation in marked(text)] == ["Ada Brandt", "Ada Brandt"]


PIECES = st.sampled_from(
    ["The mayor said that ", "she believes ", "“a gift” ", "“the roof, ", "it” ", "according to Bo Lind ", "and ",
     "was ", " ", ", said Ada Brandt. ", "\n\n", "(", ") ", "‘so’ ", "but the dam, ", "— Ada Brandt\n\n", "Brandt: "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_no_word_stands_in_two_quotations_and_the_voices_add_up(text: str) -> None:
    quotations = [q for q in rhetoric.find_quotations(text) if q.kind in ("direct", "reported")]
    ends = sorted((q.start, q.end) for q in quotations)
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
    scores = rhetoric.score(text)
    words = {voice: scores.metrics(voice)["n_words"] or 0 for voice in ("body", "outlet", "quoted")}
    assert words["outlet"] + words["quoted"] == words["body"]
    assert (scores.metrics("body")["quoted_words"] or 0) == words["quoted"]
