"""Where sentences end, against the gold file of sentence_cases, and what the file does not hold."""

from __future__ import annotations

import pytest
from sentence_cases import Passage, boundaries, read_gold

import rhetoric

PASSAGES = read_gold()


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in rhetoric.score(text).sentences]


@pytest.mark.parametrize("passage", [p for p in PASSAGES if p.group == "everyday"], ids=lambda p: p.text)
def test_everyday_sentences(passage: Passage) -> None:
    assert sentences(passage.text) == list(passage.sentences)


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


def test_marks_without_words_are_no_sentence() -> None:
    assert sentences("* * *") == []
    assert sentences("... ?!") == []
