"""Where sentences end, against the gold file of sentence_cases, and what the file does not hold."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric
from sentence_cases import Passage, boundaries, our_reader, our_sentences, read_gold

PASSAGES = read_gold()


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in rhetoric.score(text).sentences]


@pytest.mark.parametrize("passage", [p for p in PASSAGES if p.group == "everyday"], ids=lambda p: p.text)
def test_everyday_sentences(passage: Passage) -> None:
    assert sentences(passage.text) == list(passage.sentences)


def test_the_gold_file_is_large_and_balanced() -> None:
    n = Counter[str]()
    for passage in PASSAGES:
        n[passage.group] += len(passage.boundaries)
    assert n.total() >= 700
    assert len(n) >= 28
    assert min(n.values()) >= 15


@pytest.mark.parametrize(("is_development", "floor"), [(True, 0.98), (False, 0.97)])
def test_boundaries(is_development: bool, floor: float) -> None:
    reader, right, wrong_or_missed = our_reader(), 0, 0
    for passage in PASSAGES:
        if passage.is_development == is_development:
            found, gold = boundaries(our_sentences(reader, passage.text)), passage.boundaries
            right, wrong_or_missed = right + len(found & gold), wrong_or_missed + len(found ^ gold)
    assert 2 * right / (2 * right + wrong_or_missed) >= floor


def test_a_paragraph_always_ends_a_sentence() -> None:
    assert sentences("A heading without a stop\n\nThen the text goes on") == [
        "A heading without a stop",
        "Then the text goes on",
    ]


def test_a_missing_space_after_a_full_stop() -> None:
    text = "They changed the policy.The minister agreed. See www.example.org/a.B for more."
    assert sentences(text) == [
        "They changed the policy.",
        "The minister agreed.",
        "See www.example.org/a.B for more.",
    ]


def test_list_items_keep_their_numbers() -> None:
    assert sentences("1. Open the door. 2. Close it. He is 42. She is 40.") == [
        "1. Open the door.", "2. Close it.", "He is 42.", "She is 40.",
    ]  # fmt: skip


def test_text_in_small_letters() -> None:
    assert sentences("the vote was lost. nobody resigned. why not?") == [
        "the vote was lost.",
        "nobody resigned.",
        "why not?",
    ]


def test_a_link_belongs_to_the_sentence_before() -> None:
    text = "The dam held! https://example.org/dam pic.twitter.com/x1 Crews left. See https://example.org. It is short."
    assert sentences(text) == [
        "The dam held! https://example.org/dam pic.twitter.com/x1",
        "Crews left.",
        "See https://example.org.",
        "It is short.",
    ]


def test_a_state_ends_a_sentence_behind_a_town_or_a_party() -> None:
    assert sentences("He spoke in Erie, Pa. Harlow won.") == ["He spoke in Erie, Pa.", "Harlow won."]
    assert sentences("So said Ida Crewe, R-Ga. Harlow won.") == ["So said Ida Crewe, R-Ga.", "Harlow won."]
    assert sentences("The Salem (Ore.) Courier and the Ore. Harlow line.") == [
        "The Salem (Ore.) Courier and the Ore. Harlow line."
    ]


def test_dots_after_a_word_that_needs_another_end_nothing() -> None:
    assert len(sentences("Envoys from … The Hague came. “Well… I left,” she said. “We lost… I left,” she said.")) == 4


def test_marks_without_words_are_no_sentence() -> None:
    assert sentences("* * *") == []
    assert sentences("... ?!") == []


HARD = (
    "Plan B. “Why?” Smith said 1. in the U.S. Jones — … I Mr. no. p.m. Monday (AP) she \U0001f389 Step X.The Erie, Pa. "
    "from rules: https://example.org/a #dam A. etc."
).split()
PARAGRAPHS = st.lists(st.lists(st.sampled_from(HARD), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4)


@settings(deadline=None)
@given(PARAGRAPHS)
def test_a_paragraph_is_read_alone(paragraphs: list[str]) -> None:
    """What stands in the paragraphs around it moves no boundary."""
    reader = our_reader()
    alone = [part.strip() for paragraph in paragraphs for part in our_sentences(reader, paragraph)]
    together = [part.strip() for part in our_sentences(reader, "\n\n".join(paragraphs))]
    assert [part for part in together if part] == [part for part in alone if part]
