"""What a feed or a sitemap lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rhetoric.crawl.feeds import read_json_feed, read_xml_feed
from rhetoric.crawl.listed import Listing
from rhetoric.crawl.sitemaps import read_sitemap
from rhetoric.crawl.xml import xml_root
from rhetoric.sources.decoding import decode
from rhetoric.sources.formats import GZIP_MAGIC
from rhetoric.sources.opening import UnreadableError
from rhetoric.web.answer import Answer
from rhetoric.web.bodies import BodyError, gunzip

LIMIT_FEED: Final = 5_000_000
"""Characters: no feed of a newspaper has as many, and a hostile one costs seconds a million."""
_READERS: Final[Mapping[str, Callable[[str, str], Listing]]] = {
    "rss": read_xml_feed,
    "rdf": read_xml_feed,
    "feed": read_xml_feed,
    "urlset": read_sitemap,
    "sitemapindex": read_sitemap,
}


@dataclass(frozen=True, slots=True)
class Page:
    """An answer that lists nothing: a page, decoded, with notes on how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def read_answer(answer: Answer, limit: int) -> Listing | Page:
    """What an answer is: a feed (RSS 0.9 to 2.0, Atom, JSON Feed), a sitemap or an index of them, or a page.

    The first bytes decide, not what the server calls them. `limit`: bytes that a .gz may unpack to.
    Raises UnreadableError (a FormatError with a reason) for what cannot be read as what it begins like.
    """
    text, notes = _text(answer, limit)
    if text.lstrip("\ufeff \t\r\n")[:1] == "{":
        return _limited(read_json_feed, text, answer.url)
    root, rest = xml_root(text)
    if root is None or root not in _READERS:
        return Page(text, notes)
    if root in {"urlset", "sitemapindex"}:
        return _READERS[root](rest, answer.url)
    return _limited(_READERS[root], rest, answer.url)


def _limited(read: Callable[[str, str], Listing], text: str, url: str) -> Listing:
    if len(text) > LIMIT_FEED:
        raise UnreadableError(f"a feed of {len(text):,} characters", "too_large")
    return read(text, url)


def _text(answer: Answer, limit: int) -> tuple[str, tuple[str, ...]]:
    body = answer.body
    try:
        if body.startswith(GZIP_MAGIC):
            body = gunzip(body, limit)
    except BodyError as error:
        raise UnreadableError(str(error), error.reason) from None
    if not body.strip():
        raise UnreadableError("an empty answer", "empty")
    return decode(body, html=True, charset=answer.charset)
