"""Feeds and sitemaps of all kinds, and what only pretends to be one."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.crawl.listed import Entry, Listing
from rhetoric.crawl.listing import Page, read_answer
from rhetoric.sources.opening import UnreadableError
from rhetoric.web.answer import Answer

BASE = "https://quay.org/feeds/news"
ONE = Entry("https://quay.org/baths", "Baths to close", "Mon, 02 Mar 2026 06:00:00 GMT")


def read(body: str | bytes, charset: str | None = None) -> Listing | Page:
    content = body if isinstance(body, bytes) else body.encode()
    return read_answer(Answer(BASE, 200, content, charset=charset), 1_000_000)


def entries(body: str | bytes) -> tuple[Entry, ...]:
    listing = read(body)
    assert isinstance(listing, Listing)
    return listing.entries


ITEM = "<item><title>Baths to close</title><link>/baths</link><pubDate>Mon, 02 Mar 2026 06:00:00 GMT</pubDate></item>"
RSS_2 = f'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Quay</title>{ITEM}</channel></rss>'
RSS_091 = (
    '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://quay.org/rss-0.91.dtd">'
    f'<rss version="0.91"><channel>{ITEM}</channel></rss>'
)
RSS_1 = (
    '<!-- made by hand --><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="x">'
    "<title>Baths to close</title><link>https://quay.org/baths</link><dc:date>2026-03-02</dc:date></item></rdf:RDF>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">&lt;b&gt;Baths&lt;/b&gt; to close</title>'
    '<link rel="alternate" href="https://quay.org/baths"/><published>2026-03-02T06:00:00Z</published>'
    "<updated>2026-03-02T09:00:00Z</updated></entry></feed>"
)
NEWS_SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/i">'
    "<url><loc> https://quay.org/baths </loc><image:image><image:loc>https://quay.org/b.jpg</image:loc></image:image>"
    "<news:news><news:publication_date>2026-03-02</news:publication_date><news:title>Baths to close</news:title>"
    "</news:news><lastmod>2026-03-03</lastmod></url><url><loc>javascript:alert(1)</loc></url></urlset>"
)
INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/one.xml.gz</loc>'
    "<lastmod>2026-03-03</lastmod></sitemap></sitemapindex>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Quay",
        "items": [
            {"id": "7", "url": "https://quay.org/baths", "title": "Baths to close", "date_published": "2026-03-02"},
            {"id": "https://quay.org/by-id"},
            "no object",
            {"url": 7},
        ],
    }
)


@pytest.mark.parametrize(
    "feed", [RSS_2, RSS_091, "\ufeff" + RSS_2, RSS_2.encode("utf-16"), gzip.compress(RSS_2.encode())]
)
def test_rss(feed: str | bytes) -> None:
    assert entries(feed) == (ONE,)


def test_rss_1_and_atom() -> None:
    assert entries(RSS_1) == (Entry(ONE.url, ONE.title, "2026-03-02", "2026-03-02"),)
    assert entries(ATOM) == (Entry(ONE.url, ONE.title, "2026-03-02T06:00:00Z", "2026-03-02T09:00:00Z"),)


def test_json_feed() -> None:
    assert entries(JSON_FEED) == (Entry(ONE.url, ONE.title, "2026-03-02"), Entry("https://quay.org/by-id"))


def test_sitemaps() -> None:
    assert entries(NEWS_SITEMAP) == (Entry(ONE.url, ONE.title, "2026-03-02", "2026-03-03"),)
    listing = read(INDEX)
    assert isinstance(listing, Listing)
    assert (listing.kind, listing.entries) == (
        "index",
        (Entry("https://quay.org/one.xml.gz", updated_at="2026-03-03"),),
    )


def test_a_feed_in_the_encoding_that_it_declares() -> None:
    feed = RSS_2.replace('?xml version="1.0"', '?xml version="1.0" encoding="iso-8859-2"').replace("Baths", "Łaźnie")
    assert entries(feed.encode("iso-8859-2"))[0].title == "Łaźnie to close"


def test_a_page_in_the_encoding_that_the_server_names() -> None:
    page = read("<p>Łaźnie zostaną zamknięte</p>".encode("iso-8859-2"), charset="iso-8859-2")
    assert isinstance(page, Page)
    assert "Łaźnie zostaną" in page.text


@pytest.mark.parametrize("charset", ["no-such-charset", "utf-16", None])
def test_a_server_that_names_a_wrong_charset_is_not_believed(charset: str | None) -> None:
    page = read("<p>“Łaźnie”</p>", charset=charset)
    assert page == Page("<p>“Łaźnie”</p>")


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    assert entries(RSS_2.removesuffix("</item></channel></rss>"))[0].title == "Baths to close"
    assert entries(NEWS_SITEMAP[: NEWS_SITEMAP.index("</lastmod>")] + "<loc")[0:1] in {(), entries(NEWS_SITEMAP)[:1]}


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>&c;</title></channel></rss>'
)
OUTSIDE = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/passwd"')


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (LAUGHS, "unsafe_xml"),
        (LAUGHS.encode("utf-16"), "unsafe_xml"),
        (LAUGHS.encode("utf-16-be"), "unsafe_xml"),
        (OUTSIDE, "unsafe_xml"),
        (OUTSIDE.replace("rss", "urlset"), "unsafe_xml"),
        (LAUGHS.replace("<!DOCTYPE rss", "<!-- <rss> --><!doctype\n rss"), "unsafe_xml"),
        ('{"version": "1", "items": []}', "unreadable"),
        ('{"items": ', "unreadable"),
        ("{" * 100_000, "unreadable"),
        ("", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "binary"),
        (gzip.compress(b"\x00" * 2_000_000), "too_large"),
        (gzip.compress(RSS_2.encode())[:-10], "broken_answer"),
        ("<rss>" + "x" * 5_000_001, "too_large"),
    ],
)
def test_what_is_refused(body: str | bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(body)
    assert caught.value.reason == reason


def test_entities_of_html_in_a_feed_do_no_harm() -> None:
    assert entries(RSS_2.replace("Baths to", "Baths&nbsp;to"))[0].url == ONE.url


@given(st.text())
def test_any_text_is_a_listing_a_page_or_refused(text: str) -> None:
    with suppress(UnreadableError):
        assert isinstance(read(text), Listing | Page)
