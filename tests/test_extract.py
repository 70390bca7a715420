"""Captures to articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rhetoric.errors import ExtractionError
from rhetoric.extract import NoArticleError, extract
from rhetoric.extract.cleaning import clean, language_code
from rhetoric.model import Article, Capture

LIMIT = 1_000_000


def article(content: str, media_type: str = "text/plain", /, **fields: str) -> Article:
    capture = Capture("a.txt", content, media_type, fields)  # type: ignore[arg-type]
    return extract(capture, maximum_characters=LIMIT)


def test_every_field_finds_its_place() -> None:
    capture = Capture(
        source="a.jsonl:7",
        content="The quay is open.\r\n",
        fields={
            "id": "17",
            "title": " Quay open ",
            "outlet": "The Quay",
            "published_at": "2 March 2026",
            "url": "https://quay.org/17",
            "byline": "Ann Bell",
            "language": "en-GB",
            "kind": "news",
            "section": "local",
            "topic": "harbour",
            "story_id": "s1",
        },
        notes=("read as windows-1252",),
    )
    assert extract(capture, maximum_characters=LIMIT) == Article(
        article_id="the-quay/17",
        outlet_id="the-quay",
        text="The quay is open.\r\n",
        title="Quay open",
        url="https://quay.org/17",
        published_at=datetime(2026, 3, 2, tzinfo=UTC),
        byline="Ann Bell",
        language="en",
        kind="news",
        section="local",
        topic="harbour",
        story_id="s1",
        outlet_name="The Quay",
        source="a.jsonl:7",
        notes=("read as windows-1252",),
    )


def test_an_outlet_may_be_given() -> None:
    capture = Capture("a.txt", "Words.", fields={"outlet": "Elsewhere"})
    assert extract(capture, outlet_id="Quay", maximum_characters=LIMIT).outlet_id == "quay"


def test_a_date_that_cannot_be_read_is_noted() -> None:
    read = article("Words.", published_at="2026-02-31")
    assert (read.published_at, read.notes) == (None, ("published: cannot read '2026-02-31'",))
    assert article("Words.", published_at="02/03/2026").notes == ("published: '02/03/2026' read as day/month/year",)


def test_no_offset_moves_when_characters_are_replaced() -> None:
    read = article("A\x00B\ud800C\x07\u200bD", title="T\x00")
    assert (read.text, read.title) == ("A B\ufffdC\x07\u200bD", "T")
    assert read.notes == ("1 NUL character read as space", "1 lone surrogate read as U+FFFD")
    assert clean("\x00\x00\udfff\udfff")[1] == (
        "2 NUL characters read as space",
        "2 lone surrogates read as U+FFFD",
    )
    assert clean("plain") == ("plain", ())


@pytest.mark.parametrize(
    ("content", "media_type", "reason", "word"),
    [
        (" \n\x00\t", "text/plain", "empty", "white space"),
        ("", "text/html", "empty", "white space"),
        ("<html><body></body></html>", "text/html", "no_text", "HTML"),
        ("<p></p>", "text/html", "no_text", "HTML"),
        ("![](a.png)\n\n```\ncode\n```", "text/markdown", "no_text", "Markdown"),
        ("x" * (LIMIT + 1), "text/plain", "too_long", "1,000,001 characters"),
    ],
)
def test_what_is_no_article_says_why(content: str, media_type: str, reason: str, word: str) -> None:
    with pytest.raises(NoArticleError) as caught:
        article(content, media_type)
    assert isinstance(caught.value, ExtractionError)
    assert (caught.value.reason, caught.value.source) == (reason, "a.txt")
    assert word in caught.value.detail
    assert str(caught.value) == f"a.txt: {caught.value.detail}"


def test_too_long_names_the_setting() -> None:
    with pytest.raises(ExtractionError, match=r"run\.maximum_article_mb"):
        article("x" * (LIMIT + 1))
    assert len(article("x" * LIMIT).text) == LIMIT


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("pt-BR", "pt"),
        ("Klingon", "klingon"),
        (None, None),
    ],
)
def test_languages(written: str | None, code: str | None) -> None:
    assert language_code(written) == code


MARKDOWN = """\
# Baths to *close*

The council voted **late** on [Monday](https://quay.org "Monday"),
and left.\\
Nobody said "why".

> “A sad day,” said Ann Bell.

- First point
- Second `point`

| a | b |
|---|---|
| 1 | 2 |

<div>markup</div>

![picture](a.png)

    code

Last &amp; least\\*.
"""


def test_markdown_becomes_paragraphs() -> None:
    read = article(MARKDOWN, "text/markdown")
    assert read.title == "Baths to close"
    assert read.text.split("\n\n") == [
        "Baths to close",
        'The council voted late on Monday, and left.\nNobody said "why".',
        "“A sad day,” said Ann Bell.",
        "First point",
        "Second point",
        "Last & least*.",
    ]


def test_the_title_of_the_front_matter_wins() -> None:
    assert article("# One\n\nText.", "text/markdown", title="Two").title == "Two"
    assert article("## Deeper\n\nText.", "text/markdown").title is None
