"""Where sentences end. The gold lines in cases/sentences.txt were written for this project: ¶ stands where one ends."""

from __future__ import annotations

from pathlib import Path

import pytest

import rhetoric

CASES = (Path(__file__).parent / "cases" / "sentences.txt").read_text(encoding="utf-8").splitlines()


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in rhetoric.score(text).sentences]


@pytest.mark.parametrize("case", [line for line in CASES if line and not line.startswith("#")])
def test_gold(case: str) -> None:
    expected = [part.strip() for part in case.split("¶")]
    assert sentences(case.replace("¶", "").replace("  ", " ")) == expected


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
