"""Paragraphs: every kind of line break, hard-wrapped text, and any string at all."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.model import Article
from rhetoric.text.layout import lay_out, paragraphs_of
from rhetoric.text.paragraphs import find_paragraphs
from rhetoric.text.vocabulary import Vocabulary

LONG = (
    "The harbour board met for the third time this month and for the third time could not agree on what to "
    "do with the grain store, which has stood empty since the railway left and which nobody wishes to own."
)
OTHER = (
    "Its chairman said afterwards that he had expected nothing else, that the board would meet again before "
    "winter, and that the store would very likely have fallen down by then without help from its members."
)


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


def test_blank_lines_and_single_breaks_both_separate() -> None:
    assert texts("One.\n\nTwo.\nThree.\n\n\n\nFour.") == ["One.", "Two.", "Three.", "Four."]


def test_spans_leave_out_white_space_around() -> None:
    assert find_paragraphs("  \n  One. \t\n\n Two.  ") == [(5, 9), (14, 18)]


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\f", "\v", "\x1c", "\x1e"])
def test_every_line_break_of_unicode_separates(mark: str) -> None:
    assert texts(f"One.{mark}Two.{mark}{mark}Three.") == ["One.", "Two.", "Three."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2003\r\n\t"])
def test_white_space_has_no_paragraph(text: str) -> None:
    assert find_paragraphs(text) == []


@pytest.mark.parametrize("width", [55, 72, 80, 99])
@pytest.mark.parametrize("mark", ["\n", "\r\n"])
def test_hard_wrapped_text_is_joined(width: int, mark: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (LONG, OTHER, LONG))
    found = texts(wrapped.replace("\n", mark))
    assert [" ".join(paragraph.split()) for paragraph in found] == [LONG, OTHER, LONG]


def test_a_heading_above_wrapped_lines_stays_alone() -> None:
    wrapped = f"Harbour board\n{textwrap.fill(LONG, 72)}\n\n{textwrap.fill(OTHER, 72)}"
    assert texts(wrapped)[0] == "Harbour board"
    assert len(texts(wrapped)) == 3


def test_short_lines_are_paragraphs_of_their_own() -> None:
    lines = ["Bread, butter and two eggs.", "A pound of flour.", "Salt.", "Nothing else was on the list."]
    assert texts("\n".join(lines)) == lines


def test_sentences_of_like_length_are_not_joined() -> None:
    lines = [f"In the year 19{year} the mill by the old bridge ground oats for the town." for year in range(40, 49)]
    assert texts("\n".join(lines)) == lines


def test_long_lines_with_single_breaks_are_not_joined() -> None:
    assert texts("\n".join([LONG, OTHER, LONG, OTHER, LONG])) == [LONG, OTHER, LONG, OTHER, LONG]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\n\r\x85 \u2028ab."))))
def test_spans_are_ordered_disjoint_trimmed_and_hold_all_that_is_no_white_space(text: str) -> None:
    spans = find_paragraphs(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert [start for start, _ in spans] == sorted({start for start, _ in spans})
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


WRAPPED = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in (LONG, OTHER))
LINES = st.sampled_from(
    [LONG, WRAPPED, "One.", "a b", "\n", "\n\n", "\r\n", "\r", " ", "\x00", "\x85", "\u2028", "\x1c", "\u00a0"]
)


@given(st.lists(st.lists(LINES, max_size=12).map("".join), max_size=6))
def test_a_batch_has_the_paragraphs_of_its_texts(texts: list[str]) -> None:
    layout = lay_out([Article("a", "o", text) for text in texts], Vocabulary())
    assert [paragraphs_of(layout, k) for k in range(len(texts))] == [find_paragraphs(text) for text in texts]


@pytest.mark.parametrize("title", ["One.", " One.\nTwo. ", "  ", "\x00"])
def test_a_headline_is_one_paragraph(title: str) -> None:
    layout = lay_out([Article("a", "o", LONG, title=title), Article("b", "o", "", title="")], Vocabulary())
    assert [paragraphs_of(layout, k) for k in range(4)] == [[(0, len(title))], [(0, len(LONG))], [], []]


def test_paragraphs_share_out_all_chunks() -> None:
    layout = lay_out(
        [Article("a", "o", f"{LONG}\n\n{WRAPPED}", title="One. Two."), Article("b", "o", "\x00")], Vocabulary()
    )
    paragraphs = layout.paragraphs
    assert paragraphs.first_chunk.tolist() == [0, *paragraphs.end_chunk[:-1].tolist()]
    assert paragraphs.end_chunk[-1] == layout.types.size
