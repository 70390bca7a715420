"""Pages and pieces of HTML, well made and hostile."""

from __future__ import annotations

import pytest

from rhetoric.extract import NoArticleError, extract
from rhetoric.extract import page as page_module
from rhetoric.model import Article, Capture
from rhetoric.outlets import Outlet

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


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "Organization", "name": "The Quay"},
{"@type": ["OpinionNewsArticle"], "headline": "Baths to close", "datePublished": "2026-03-02T05:30:00-05:00",
 "author": [{"@type": "Person", "name": "Ann Bell"}, "Tom Arkle", {"name": "https://quay.org/ann"}],
 "articleSection": ["Opinion", "Town"], "inLanguage": "en-GB"}]}</script>"""


def test_what_a_page_says_of_itself_in_json_ld() -> None:
    read = article(page(head=LINKED + '<meta property="og:site_name" content="The Quay">'))
    assert (read.byline, read.section, read.kind, read.language) == ("Ann Bell, Tom Arkle", "Opinion", "comment", "en")
    assert str(read.published_at) == "2026-03-02 10:30:00+00:00"


def test_block_quotations_are_paragraphs_of_their_own() -> None:
    quoted = "<blockquote><p>I swam here for sixty years.</p><p>Now I shall swim in the harbour.</p></blockquote>"
    parts = article(page(BODY + quoted + BODY)).text.split("\n\n")
    at = parts.index("I swam here for sixty years.")
    assert parts[at + 1] == "Now I shall swim in the harbour."


TEASER = '<p>READ MORE: <a href="/other">The town that lost its only swimming pool</a></p>'
BOX = '<div class="c-newsletter-signup"><p>Get the best of the town each morning, free, in your inbox.</p></div>'
LATEST = '<ul class="latestNews"><li><a href="/b">Bridge shut</a></li><li><a href="/c">Mayor resigns</a></li></ul>'


@pytest.mark.parametrize("beside", [TEASER, BOX, LATEST, f'<div id="related-stories">{TEASER}</div>'])
def test_what_stands_beside_an_article_is_left_out(beside: str) -> None:
    assert article(page(BODY + beside + BODY)).text == article(page(BODY + BODY)).text


def test_a_name_does_not_take_an_article_away() -> None:
    assert article(page(f'<div class="article with-related newsletter-page">{BODY}</div>')).text == article(page()).text


def test_a_link_in_a_sentence_stays() -> None:
    linked = '<p>The council <a href="/v">voted late on Monday</a> to sell the baths, and nobody spoke against it.</p>'
    assert "voted late on Monday to sell" in article(page(BODY + linked)).text


def test_a_headline_is_the_title_and_not_the_first_paragraph() -> None:
    read = article(page())
    assert (read.title, read.text.split("\n\n")[0]) == ("Baths to close", PARAGRAPHS[0])


SHORT = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[2]}</p>"
CLOSED = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Vote"}</script>'
ENTRIES = "".join(f"<h2>{hour}:05 GMT</h2><p>{PARAGRAPHS[hour % 4]} It was then {hour}.</p>" for hour in range(10, 17))
PICTURES = "".join(f"<figure><img src='/{n}.jpg'><figcaption>Swimmer {n}</figcaption></figure>" for n in range(8))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (page("<p>We could not find it. Try the search, or go back to the front page of the paper.</p>",
              "<title>404: page not found</title>"), "error_page"),
        (page(f"<h1>Access denied</h1><p>You do not have permission to see this page. {'Reference 18 f. ' * 9}</p>"),
         "error_page"),
        (page("<p>We and our partners use cookies to store personal data on your device. Accept the cookies to go on, "
              "or change your privacy settings at any time. You may withdraw your consent later.</p>"), "cookie_wall"),
        (page(SHORT + "<p>Subscribe now to continue reading this story.</p>"), "paywall"),
        (page(SHORT + "<p>Already a subscriber? Sign in.</p>"), "paywall"),
        (page(SHORT, CLOSED), "paywall"),
        (page(f"<p>{PARAGRAPHS[0]}</p><p>The baths opened in 1931 and were last repaired in…</p>"), "paywall"),
        (page(BODY * 3, LIVE), "live_blog"),
        (page(ENTRIES, "<title>Council vote live: baths to close</title>"), "live_blog"),
        (page(PICTURES + SHORT), "gallery"),
        (page(PICTURES[: len(PICTURES) // 2] + SHORT, "<title>In pictures: the old baths</title>"), "gallery"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_with_its_reason(content: str, reason: str) -> None:
    with pytest.raises(NoArticleError) as caught:
        article(content.replace("<h1>Baths to close</h1>", "") if "<title>" in content else content)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "content",
    [
        page(BODY * 3 + "<p>“We use cookies,” said the baker, whose site was fined under the GDPR last year.</p>"),
        page(BODY * 3, CLOSED),
        page(BODY * 4 + "<p>Already a subscriber? Sign in.</p>"),
        page(
            BODY
            + "<p>The page of the ledger was not found, and the clerk was denied access to the vault.</p>"
            + BODY * 2
        ),
        page(BODY, "<title>Baths to close, live music to stay</title>"),
        page(PICTURES + BODY * 6),
        page(SHORT),
    ],
)
def test_what_only_sounds_like_no_article_is_read(content: str) -> None:
    assert PARAGRAPHS[0] in article(content).text


def test_an_outlets_own_text_to_cut() -> None:
    outlet = Outlet(outlet_id="quay", name="The Quay", domain="quay.org", cut=("sign up to",))
    capture = Capture("a", page(BODY + "<p>Sign up to our letter from the harbour, every Friday.</p>"), "text/html")
    read = extract(capture, outlet=outlet, maximum_characters=10**6)
    assert read.text == article(page()).text
    (cut,) = read.cut_passages
    assert (cut.at, cut.text) == (len(read.text), "Sign up to our letter from the harbour, every Friday.")
    assert cut.rule == 'the outlet\'s file cuts "sign up to…"'
    assert (read.outlet_id, read.outlet_name) == ("quay", "The Quay")
