"""Feeds: RSS 0.9 to 2.0 and Atom by feedparser, JSON Feed by ourselves."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

import feedparser

from rhetoric.crawl.listed import Entry, Listing, absolute
from rhetoric.sources.opening import UnreadableError

_TAG: Final = re.compile(r"<[^<>]*>")
_DECLARATION: Final = '<?xml version="1.0" encoding="utf-8"?>'


def read_xml_feed(text: str, url: str) -> Listing:
    """The entries of a feed that begins at its root element; broken ones are read as far as they go."""
    content = io.BytesIO((_DECLARATION + text).encode("utf-8", "replace"))
    parsed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableError(f"not a feed that can be read: {parsed.get('bozo_exception', 'no entries')}")
    return Listing("feed", tuple(_xml_entries(parsed.entries, url)))


def _xml_entries(entries: list[Any], base: str) -> Iterator[Entry]:
    for entry in entries:
        link = entry.get("feedburner_origlink") or entry.get("link") or entry.get("id")
        if url := absolute(base, link):
            updated = entry.get("updated") if "updated" in entry else None
            yield Entry(url, _plain(entry.get("title")), entry.get("published") or updated, updated)


def read_json_feed(text: str, url: str) -> Listing:
    """The items of a JSON Feed (versions 1 and 1.1); UnreadableError for other JSON."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON: {error}") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
        raise UnreadableError("JSON, but no JSON Feed: it has no `version` of jsonfeed.org, or no list of `items`")
    return Listing("feed", tuple(_json_entries(items, url)))


def _json_entries(items: list[Any], base: str) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        if url := absolute(base, item.get("url")) or absolute(base, item.get("id")):
            published, modified = (item.get(name) for name in ("date_published", "date_modified"))
            yield Entry(url, _plain(item.get("title")), _text(published) or _text(modified), _text(modified))


def _plain(title: object) -> str | None:
    """A title without the tags that some feeds put there."""
    return " ".join(unescape(_TAG.sub("", title)).split()) or None if isinstance(title, str) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
