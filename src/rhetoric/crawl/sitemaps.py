"""Sitemaps (sitemaps.org), those for news among them, and indexes of sitemaps."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from rhetoric.crawl.listed import Entry, Listing, absolute

MOST_ENTRIES: Final = 50_000
"""The protocol's own limit."""
_ITEMS: Final = {"url", "sitemap"}
_INDEX_START: Final = 200


def read_sitemap(text: str, url: str) -> Listing:
    """The addresses of a sitemap that begins at its root element, with their dates; broken ones as far as they go."""
    is_index = "sitemapindex" in text[:_INDEX_START].partition(">")[0].lower()
    return Listing("index" if is_index else "sitemap", tuple(_entries(text, url)))


def _entries(text: str, base: str) -> Iterator[Entry]:
    content = io.BytesIO(text.encode("utf-8", "replace"))
    items = etree.iterparse(
        content,
        events=("end",),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        encoding="utf-8",
    )
    n = 0
    for _, element in items:
        if _name(element) not in _ITEMS:
            continue
        if entry := _entry(element, base):
            yield entry
            n += 1
        element.clear()
        if n >= MOST_ENTRIES:
            return


def _entry(element: Any, base: str) -> Entry | None:
    said = {_name(part): (part.text or "").strip() for part in reversed(list(element.iter(etree.Element)))}
    # The children of <url> come last here, so that an <image:loc> does not hide the page's own <loc>.
    said |= {_name(part): (part.text or "").strip() for part in element}
    url = absolute(base, said.get("loc"))
    if url is None:
        return None
    return Entry(url, said.get("title") or None, said.get("publication_date") or None, said.get("lastmod") or None)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()
