"""Pages and pieces of HTML, well made and hostile."""

from __future__ import annotations

import pytest

from rhetoric.extract import NoArticleError, extract
from rhetoric.extract import page as page_module
from rhetoric.model import Article, Capture

PARAGRAPHS = [
    "The council voted late on Monday to close the old swimming baths by the harbour, after long debate.",
    "“Nobody asked the swimmers,” said Ann Bell, who has led the swimmers' club for more than eleven years.",
    "The baths opened in 1931 and were last repaired in 1988, when the roof was replaced at the town's cost.",
    "A spokesman said the building would be sold in the spring, and that no new pool was being planned.",
]
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)


def page(body: str = BODY, head: str = "", attributes: str = "") -> str:
    frame = f"<nav><a href='/'>Home</a></nav><article><h1>Baths to close</h1>{body}</article><footer>(c)</footer>"
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{frame}</body></html>"


def article(content: str, /, **fields: str) -> Article:
    return extract(Capture("a.html", content, "text/html", fields), maximum_characters=10**7)


def test_a_page_gives_its_paragraphs_with_blank_lines_between() -> None:
    parts = article(page()).text.split("\n\n")
    assert [part for part in parts if part != "Baths to close"] == PARAGRAPHS


def test_what_a_page_says_of_itself() -> None:
    head = """
    <title>Baths to close | The Quay</title>
    <meta property="og:site_name" content=" The  Quay ">
    <meta property="og:title" content="Baths to close | The Quay">
    <meta property="article:published_time" content="2026-03-02T05:30:00-05:00">
    <link rel="canonical" href="https://quay.org/baths">
    <meta name="author" content="Ann Bell">
    """
    read = article(page(head=head, attributes='lang="en-GB"'))
    assert (read.title, read.outlet_id, read.outlet_name) == ("Baths to close", "the-quay", "The Quay")
    assert (read.url, read.language, read.byline) == ("https://quay.org/baths", "en", "Ann Bell")
    assert str(read.published_at) == "2026-03-02 10:30:00+00:00"


def test_what_the_source_says_wins_over_the_page() -> None:
    head = '<meta property="og:site_name" content="The Quay"><title>From the page</title>'
    read = article(page(head=head), title="From the row", outlet="Elsewhere", folder="f")
    assert (read.title, read.outlet_id) == ("From the row", "elsewhere")


def test_the_host_comes_before_the_folder() -> None:
    canonical = '<link rel="canonical" href="https://www.quay.org/baths">'
    assert article(page(head=canonical), folder="pages").outlet_id == "quay-org"
    assert article(page(), folder="pages").outlet_id == "pages"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2026-03-02T10:30:00Z"}</script>',
            "",
        ),
        ('<meta itemprop="datePublished" content="2026-03-02T10:30:00Z">', ""),
        ("", '<time itemprop="datePublished" datetime="2026-03-02T10:30:00Z">today</time>'),
        ("", '<time pubdate datetime="2026-03-02T10:30:00Z">today</time>'),
    ],
)
def test_the_time_of_publication_is_found_where_pages_put_it(head: str, body: str) -> None:
    assert str(article(page(body + BODY, head)).published_at) == "2026-03-02 10:30:00+00:00"


def test_a_date_after_today_is_read_without_a_clock() -> None:
    head = '<meta name="date" content="2126-03-02">'
    assert str(article(page(head=head)).published_at) == "2126-03-02 00:00:00+00:00"


def test_tables_are_left_out_unless_they_are_the_frame() -> None:
    figures = "<table><tr><th>Year</th><th>Visitors</th></tr><tr><td>2019</td><td>10,400</td></tr></table>"
    assert "10,400" not in article(page(BODY + figures)).text
    framed = f"<html><body><table><tr><td>Menu</td><td>{BODY}</td></tr></table></body></html>"
    assert "Nobody asked the swimmers" in article(framed).text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>One.</p><p>Two <b>bold</b>\n words.</p>", "One.\n\nTwo bold words."),
        ("<p>One<br>line<br/><br/>Two</p>", "One\nline\n\nTwo"),
        ("<div>One<p>Two</p>Three</div>", "One\n\nTwo\n\nThree"),
        ("<p>One<!-- not --><?php not ?> two</p>", "One two"),
        (
            "<p>One</p><script>not()</script><style>p{}</style><table><tr><td>not</td></tr></table>end",
            "One\n\nend",
        ),
        ("<ul><li>One</li><li>Two</li></ul><blockquote>“Three”</blockquote>", "One\n\nTwo\n\n“Three”"),
        ("<p>&ldquo;Caf&eacute;&rdquo;&nbsp;&amp; so</p>", "“Café”\u00a0& so"),
    ],
)
def test_a_piece_of_html_loses_its_tags_only(content: str, text: str) -> None:
    assert article(content).text == text


@pytest.mark.parametrize(
    "content",
    [
        page("<div>" * 100_000 + BODY),
        page("<ul><li>" * 3_000 + BODY),
        "<html></html>",
        "<!doctype html>",
        "<html><frameset><frame src=x></frameset></html>",
        page("<!-- " + BODY),
        "<p>" + "<div>" * 50_000 + "x</div>",
    ],
    ids=lambda content: content[:24],
)
def test_a_hostile_page_is_an_error_of_ours(content: str) -> None:
    with pytest.raises(NoArticleError) as caught:
        article(content)
    assert caught.value.reason == "no_text"


def test_a_page_in_a_script_without_spaces_is_an_article() -> None:
    assert "港の古い浴場" in article(page("<p>" + "市議会は月曜日に港の古い浴場を閉鎖すると決めた。" * 4 + "</p>")).text


def test_a_menu_is_no_article() -> None:
    with pytest.raises(NoArticleError, match=r"no article text found in this HTML: \d+ characters, fewer than 80"):
        article(page("<p>Please enable JavaScript.</p>"))


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": [1], "datePublished": 5, "author": [[]]}</script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        '<meta property="article:published_time" content="31 February">',
        '<meta property="og:site_name" content="((((a+)+)+$"><title>' + "a" * 5000 + " | ((((a+)+)+$</title>",
        '<?xml version="1.0" encoding="iso-8859-1"?>',
    ],
    ids=lambda head: head[:50],
)
def test_a_head_full_of_nonsense_does_no_harm(head: str) -> None:
    assert all(paragraph in article(page(head=head)).text for paragraph in PARAGRAPHS)


def test_a_page_that_breaks_the_parser_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object, **__: object) -> None:
        raise AttributeError("'NoneType' object has no attribute 'tag'")

    monkeypatch.setattr(page_module.trafilatura, "bare_extraction", trip)
    with pytest.raises(NoArticleError, match="cannot be parsed") as caught:
        article(page())
    assert caught.value.reason == "no_text"
