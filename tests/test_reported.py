"""Reported speech: its content by construction, who speaks, and what must hold for any text."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

import rhetoric
from rhetoric.cli import main
from rhetoric.model import Article, Quotation
from rhetoric.scoring.scorer import find_lexicon
from rhetoric.text.batch import Batch
from rhetoric.text.quotation import CueIndex
from rhetoric.text.reader import TextReader
from rhetoric.text.reported import FrameIndex
from rhetoric.text.reported.frames import FRAMES


def reported(text: str) -> list[Quotation]:
    return [quotation for quotation in rhetoric.find_quotations(text) if quotation.kind == "reported"]


def contents(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in reported(text)]


BEHIND = [
    ("The mayor said that the bridge would close in May.", "that the bridge would close in May"),
    ("The mayor said the bridge would close in May.", "the bridge would close in May"),
    ("The mayor said on Monday that the bridge was safe.", "that the bridge was safe"),
    ("The mayor said in an interview with the Brazier that the bridge was safe.", "that the bridge was safe"),
    ("Critics say the tunnel is late, but work goes on.", "the tunnel is late"),
    ("The clerk asked whether the vote had been counted.", "whether the vote had been counted"),
    ("The engineer explained why the pumps had failed.", "why the pumps had failed"),
    ("The board promised to publish the letters.", "to publish the letters"),
    ("The mayor told the council that taxes would rise.", "that taxes would rise"),
    ("The mayor told reporters she had no choice.", "she had no choice"),
    ("The union told Ada Brandt it would strike.", "it would strike"),
    ("The judge urged the owners to sell the mill.", "to sell the mill"),
    ("The union called for a new vote, its third.", "a new vote"),
    ("The treasurer criticised the cost of the tunnel.", "the cost of the tunnel"),
    ("The board accused its former clerk of hiding the letters.", "its former clerk of hiding the letters"),
    ("The inspectors found that two pumps were broken.", "that two pumps were broken"),
    ("It was reported that the ferry had sunk.", "that the ferry had sunk"),
    ("Few shared the belief that the port is safe.", "that the port is safe"),
    ("The owners issued a statement that the mill would be sold.", "that the mill would be sold"),
    ("The minister pointed out that the bridge was old.", "that the bridge was old"),
]
BEFORE = [
    ("The bridge would close in May, the mayor said.", "The bridge would close in May"),
    ("The bridge was unsafe, Ada Brandt, the mayor, said.", "The bridge was unsafe"),
    ("The bridge would close in May, he said. “Nobody knew of it,” she said.", "The bridge would close in May"),
    ("The plan was illegal, said Jon Ruud, a lawyer.", "The plan was illegal"),
    ("According to the Harbour Board, the plan costs three million.", "the plan costs three million"),
    ("The plan costs three million, according to the Harbour Board.", "The plan costs three million"),
    ("As the Brazier noted, the plan was never printed.", "the plan was never printed"),
]


@pytest.mark.parametrize(("text", "content"), [*BEHIND, *BEFORE])
def test_the_content_of_a_cue(text: str, content: str) -> None:
    assert contents(text) == [content]


def test_the_parts_on_both_sides_of_a_speaker() -> None:
    text = "The ferry, Ruud said, was late every day of the winter."
    assert contents(text) == ["The ferry", "was late every day of the winter"]
    assert contents("The ferry was late, Ruud said, adding that it was dirty.") == [
        "The ferry was late",
        "that it was dirty",
    ]


def test_what_is_joined_by_and_is_one_content_and_another_cue_begins_another() -> None:
    assert contents("She said that the pumps had failed and that nobody had been told.") == [
        "that the pumps had failed and that nobody had been told"
    ]
    assert contents("He praised the new bridge and criticised the old road.") == ["the new bridge", "the old road"]


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday and voted on the harbour.",
        "The report was long and the claim was small.",
        "Their calls were short.",
        "The mayor spoke.",
        "He answered, then left the room.",
        "“The bridge is safe,” the mayor said.",
        "“The bridge is safe,” said the mayor, who had seen it.",
        "",
    ],
)
def test_nothing_is_reported(text: str) -> None:
    assert contents(text) == []


def test_content_stops_where_a_direct_quotation_begins_and_goes_on_behind_it() -> None:
    text = "The mayor said the whole plan was “a gift to nobody” and that it would be dropped."
    assert contents(text) == ["the whole plan was", "and that it would be dropped"]
    before = "It was a long night, and “nobody was surprised”, said the mayor."
    assert contents(before) == []
    assert contents("He felt “at ease”, the mayor said.") == ["He felt"]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "cue_class"),
    [
        ("Ada Brandt said that the bridge was safe.", "Ada Brandt", "said", "neutral"),
        ("The bridge was unsafe, warned Jon Ruud.", "Jon Ruud", "warned", "accusing"),
        ("According to the Harbour Board, the plan is cheap.", "the Harbour Board", "According to", "neutral"),
        ("The report claimed that the bridge was safe.", "The report", "claimed", "claiming"),
        ("Ada Brandt admitted that the bridge was old.", "Ada Brandt", "admitted", "conceding"),
        ("Harbour officials say the pumps are new.", "Harbour officials", "say", "neutral"),
        ("Ada Brandt left early, saying that the vote was lost.", "Ada Brandt", "saying", "neutral"),
        ("The owners plan to sell the mill.", "The owners", "plan", "attitude"),
    ],
)
def test_who_reports_and_how_the_cue_presents_it(text: str, speaker: str, cue: str, cue_class: str) -> None:
    (found,) = reported(text)
    assert (found.speaker, found.cue, found.cue_class) == (speaker, cue, cue_class)


def test_a_pronoun_means_the_last_named_speaker_quoted_or_reported() -> None:
    text = "“The bridge is safe,” Ada Brandt said. She added that the road was not. Jon Ruud said it was. He said so."
    speakers = [quotation.speaker for quotation in rhetoric.find_quotations(text)]
    assert speakers[:3] == ["Ada Brandt", "Ada Brandt", "Jon Ruud"]


def test_direct_quotations_have_the_class_of_their_cue_too() -> None:
    text = "“The bridge is safe,” the mayor insisted.\n\nIt is the so-called “reform”."
    classes = [(q.kind, q.cue_class) for q in rhetoric.find_quotations(text)]
    assert classes == [("direct", "claiming"), ("scare", None)]


def test_the_share_is_of_all_words_and_quotation_is_not_in_it() -> None:
    text = "The mayor said that the bridge was “quite safe” now.\n\nIt rained in the town all day on Monday."
    scores = rhetoric.score(text).metrics("body")
    assert scores["n_words"] == 19
    assert scores["quoted_words"] == 2
    assert scores["reported_speech_share"] == pytest.approx(4 / 19)
    assert rhetoric.score(text).metrics("outlet")["reported_speech_share"] is None
    assert rhetoric.score("").metrics("body")["reported_speech_share"] is None


def test_a_headline_has_its_own_share() -> None:
    scores = rhetoric.score("It rained in the town.", title="Mayor says the bridge is safe")
    assert scores.metrics("headline")["reported_speech_share"] == pytest.approx(4 / 6)
    assert scores.metrics("body")["reported_speech_share"] == 0.0
    assert [quotation.kind for quotation in scores.headline_quotations] == ["reported"]


def test_the_marked_article_shows_reported_speech(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Vote\n\nThe mayor warned that the so-called “reform” was late.", encoding="utf-8")
    page = CliRunner().invoke(main, ["score", str(path), "--format", "html"]).stdout
    (found,) = re.findall(r'<span class="quotation reported" data-mark="quotation-0"[^>]*>', page)
    assert "speaker: The mayor · cue: warned (accusing) · rule: cue, that, clause" in found


def test_repeated_and_excluded_passages_report_nothing() -> None:
    passage = "The mayor said that the bridge would close in May and that nobody had been told of it before."
    text = f"{passage}\n\nIt rained in the town.\n\n{passage}"
    assert len(reported(text)) == 1


def test_the_lexicon_of_frames_reads_clean_and_has_every_frame() -> None:
    lexicon = find_lexicon("reporting")
    assert {entry.category for entry in lexicon.entries} == set(lexicon.categories) == set(FRAMES)
    assert all(entry.note and entry.intensity == 1 for entry in lexicon.entries)
    assert len(lexicon.entries) >= 200


@cache
def reader() -> TextReader:
    cues, frames = find_lexicon("cues"), find_lexicon("reporting")
    return TextReader(CueIndex.from_lexicon(cues), frames=FrameIndex.from_lexicon(frames))


def read(*texts: str) -> Batch:
    return reader().read([Article(str(n), "outlet", text) for n, text in enumerate(texts)])


def test_without_frames_nothing_is_reported() -> None:
    plain = TextReader(CueIndex.from_lexicon(find_lexicon("cues")))
    assert plain.read([Article("1", "outlet", BEHIND[0][0])]).reported.rule == []


def test_a_batch_reads_each_text_as_if_it_stood_alone() -> None:
    texts = [text for text, _ in [*BEHIND, *BEFORE]]
    together = read(*texts)
    starts = together.words.start[together.reported.first_word]
    ends = together.words.end[together.reported.end_word - 1]
    found = [together.text[a:b] for a, b in zip(starts, ends, strict=True)]
    assert found == [content for _, content in [*BEHIND, *BEFORE]]


WORDS = (
    "said that the mayor Mayor according to As , . — “ ” \" ' ( ) told her whether claims denied by was accused of "
    "said, “The vote,” Brandt adding \n\n of and but which Monday criticised a plan, plan."
).split(" ")


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=80))
def test_any_text_has_disjoint_spans_in_order_within_it(text: str) -> None:
    found = [q for q in rhetoric.find_quotations(text) if q.kind in ("direct", "reported")]
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    share = rhetoric.score(text).metrics("body")["reported_speech_share"]
    assert share is None or 0 <= share <= 1


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), min_size=1, max_size=4))
@example(["said to said and", "said"])
@example(['told of As " Brandt', "“ the “The"])
@example(["said", ", adding that that “ said"])
def test_what_is_read_does_not_depend_on_the_batch(texts: list[str]) -> None:
    apart = [read(text) for text in texts]
    together = read(*texts)
    n_words = [batch.words.type.size for batch in apart]
    offsets = [sum(n_words[:k]) for k in range(len(texts))]
    expected = [
        (offset + first, offset + end)
        for offset, batch in zip(offsets, apart, strict=True)
        for first, end in zip(batch.reported.first_word.tolist(), batch.reported.end_word.tolist(), strict=True)
    ]
    columns = (together.reported.first_word.tolist(), together.reported.end_word.tolist())
    assert list(zip(*columns, strict=True)) == expected
