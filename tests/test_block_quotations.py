"""Block quotations in the text layer: whose words, which spans, and what they do to the scores."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.errors import ScoreError
from rhetoric.model import Article, BlockQuotation
from rhetoric.scoring import Scores, score_many

LETTER = "We shall close the baths. It is a disgrace that nobody asked us."


def article(*parts: str | tuple[str, ...], article_id: str = "a") -> Article:
    """Paragraphs; a tuple is a block quotation: its paragraphs and, as "speaker=…", whom the source names."""
    text, blocks = "", []
    for part in parts:
        text += "\n\n" if text else ""
        if isinstance(part, tuple):
            *said, speaker = part if part[-1].startswith("speaker=") else (*part, "")
            words = "\n\n".join(said)
            blocks.append(BlockQuotation(len(text), len(text) + len(words), speaker.removeprefix("speaker=") or None))
            text += words
        else:
            text += part
    return Article(article_id, "quay", text, block_quotations=tuple(blocks))


def scored(*parts: str | tuple[str, ...]) -> Scores:
    (scores,) = score_many([article(*parts)])
    return scores


def said(scores: Scores) -> list[tuple[str, str, str | None, str | None]]:
    text = scores.article.text
    return [(text[q.start : q.end], q.kind, q.speaker, q.cue) for q in scores.quotations if q.rule == "block quotation"]


@pytest.mark.parametrize(
    ("parts", "speaker", "cue"),
    [
        (("Ann Bell, the mayor, wrote:", (LETTER,)), "Ann Bell", "wrote"),
        (("It rained. In a letter the mayor said:", (LETTER,)), "the mayor", "said"),
        (("Ann Bell:", (LETTER,)), "Ann Bell", None),
        (("The mayor published a letter on Monday.", (LETTER,)), None, None),
        (("It rained.", (LETTER, "speaker=Ann Bell")), "Ann Bell", None),
        (("The mayor wrote:", (LETTER, "speaker=Ann Bell")), "Ann Bell", "wrote"),
        (("It rained.", (LETTER, "— Ann Bell, the mayor")), "Ann Bell", None),
        (("It rained.", (LETTER,), "— Ann Bell"), "Ann Bell", None),
        (("The paper printed this letter:", (LETTER, "— Ann Bell")), "Ann Bell", None),
        (("Ann Bell said little. “We wait,” said Ann Bell.", "Later she wrote:", (LETTER,)), "Ann Bell", "wrote"),
        (("It rained.", (LETTER,), "She said it again on Monday."), None, None),
    ],
)
def test_who_speaks(parts: tuple[Any, ...], speaker: str | None, cue: str | None) -> None:
    assert said(scored(*parts, "The vote was close.")) == [(LETTER, "direct", speaker, cue)]


@pytest.mark.parametrize(("lead", "low"), [("The mayor wrote:", 13), ("The mayor wrote.", 0), ("He said “no.”", 1)])
def test_what_nobody_claims_is_uncertain(lead: str, low: int) -> None:
    scores = scored(lead, (LETTER,), "The vote was close.")
    (block,) = [q for q in scores.quotations if q.rule == "block quotation"]
    body = scores.metrics()
    assert (block.certain, block.cue) == (low == 13, "wrote" if low == 13 else None)
    assert body["quoted_words"] == 13 + ("“" in lead)
    assert round(body["quoted_word_share_low"] * body["n_words"]) == low  # type: ignore[operator]
    assert body["quotation_marks_balanced"] is True


def test_a_signature_is_no_part_of_the_quotation() -> None:
    scores = scored("It rained.", (LETTER, "— Ann Bell, the mayor"), "The vote was close.")
    assert scores.metrics("quoted")["n_words"] == len(LETTER.split())


def test_a_block_of_several_paragraphs_is_one_speakers() -> None:
    scores = scored("Ann Bell wrote:", ("We wait.", "* * *", "We hope."), ("We go on.",), "It rained.")
    assert said(scores) == [
        ("We wait.", "direct", "Ann Bell", "wrote"),
        ("We hope.", "direct", "Ann Bell", "wrote"),
        ("We go on.", "direct", "Ann Bell", "wrote"),
    ]


def test_another_named_speaker_begins_anew() -> None:
    scores = scored("They wrote:", ("We wait.", "speaker=Ann Bell"), ("We hope.", "speaker=Bo Lind"), "It rained.")
    assert [(words, speaker) for words, _, speaker, _ in said(scores)] == [
        ("We wait.", "Ann Bell"),
        ("We hope.", "Bo Lind"),
    ]


def test_marks_inside_are_nested() -> None:
    scores = scored(
        "Ann Bell wrote:", ("The “experts” said “go away” to us, and then “", "So “we stay.”"), "It rained."
    )
    assert [q.rule for q in scores.quotations] == ["block quotation"] * 2
    assert scores.orphan_marks == ()
    assert scores.metrics()["quoted_words"] == 12
    assert scores.metrics()["quoted_word_share_low"] == scores.metrics()["quoted_word_share_high"]


def test_a_block_that_nobody_claims_is_read_by_its_own_marks() -> None:
    block = "He told the board: “We were never asked.” The board was silent."
    scores = scored("The vote was close.", (block,), "It rained.")
    assert [scores.article.text[q.start : q.end] for q in scores.quotations] == ["“We were never asked.”"]
    assert said(scored("The vote was close.", (block, "speaker=Ann Bell"), "It rained."))[0][0] == block


def test_an_excluded_block_does_not_count() -> None:
    body = f"In her letter to the board the mayor put it so: {LETTER} She has said no more about it since that day."
    scores = scored("The vote was close.", (LETTER,), body, "It rained.")
    assert [x.reason for x in scores.excluded] == ["repeated"]
    assert [q.kind for q in scores.quotations if q.rule == "block quotation"] == ["repeated"]
    assert scores.metrics()["quoted_words"] == 0


def test_the_words_are_the_sources_in_every_score() -> None:
    parts = ("Ann Bell, the mayor, wrote:", LETTER, "The vote was close.")
    plain, apart = scored(*parts), scored(parts[0], (LETTER,), parts[2])
    n = len(LETTER.split())
    assert (plain.metrics()["quoted_words"], apart.metrics()["quoted_words"]) == (0, n)
    assert apart.metrics("quoted")["n_loaded_terms"] == plain.metrics("outlet")["n_loaded_terms"] == 1
    for name in ("n_words", "flesch_reading_ease", "sentiment_mean", "n_loaded_terms", "vader_document_compound"):
        assert plain.metrics()[name] == apart.metrics()[name]
    assert apart.scored_text == plain.scored_text


def test_a_span_within_a_paragraph_takes_whole_words() -> None:
    text = "He wrote this: “We shall close it.” So it was."
    at = text.index("e shall")
    (scores,) = score_many([Article("a", "o", text, block_quotations=(BlockQuotation(at, at + 8),))])
    assert [text[q.start : q.end] for q in scores.quotations if q.rule == "block quotation"] == ["“We shall"]


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ([BlockQuotation(-1, 4)], "-1..4 is not within the text of 12 characters"),
        ([BlockQuotation(4, 13)], "4..13 is not within"),
        ([BlockQuotation(4, 4)], "4..4 is not within"),
        ([BlockQuotation(5, 4)], "5..4 is not within"),
        ([BlockQuotation(0, 5), BlockQuotation(4, 9)], "begins before the end of another, at 5"),
        ([BlockQuotation(6, 9), BlockQuotation(0, 4)], "in order, without overlap"),
        ([(0, 4)], r"Give BlockQuotation\(start, end\)"),
    ],
)
def test_a_span_that_cannot_be_is_refused(blocks: list[Any], said: str) -> None:
    with pytest.raises(ScoreError, match=said):
        Article("a", "o", "Twelve signs", block_quotations=tuple(blocks))


PIECES = st.sampled_from(
    ["Ann Bell wrote:", "It rained.", "“Go,” she said.", "— Ann Bell", "“", "We stay. ", "\n", "\n\n", " ", "word—word",
     "* * *", "Sign up to our newsletter.", "the mayor said", "é\u0301", "\0", "> "]
)  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = "".join(draw(st.lists(PIECES, max_size=14)))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    speaker = draw(st.sampled_from([None, "Bo Lind"]))
    title = draw(st.sampled_from([None, "", "It rained."]))
    blocks = tuple(BlockQuotation(start, end, speaker) for start, end in pairs)
    return Article("a", "o", text, title=title, block_quotations=blocks)


@given(st.lists(articles(), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_span_has_an_answer_that_depends_on_no_other_article(batch: list[Article]) -> None:
    for own, together in zip(batch, score_many(batch), strict=True):
        (alone,) = score_many([own])
        assert together.quotations == alone.quotations
        assert [together.metrics(voice) for voice in ("body", "quoted")] == [
            alone.metrics(voice) for voice in ("body", "quoted")
        ]
        counting = [q for q in alone.quotations if q.kind in ("direct", "scare")]
        assert all(one.end <= two.start for one, two in pairwise(counting))
        n_words = [alone.metrics(voice)["n_words"] for voice in ("body", "outlet", "quoted")]
        assert n_words[0] == n_words[1] + n_words[2]  # type: ignore[operator]
