"""Entries of feeds and sitemaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from rhetoric.web.urls import is_web_address


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as it is listed; dates as they are written."""

    url: str
    title: str | None = None
    published_at: str | None = None
    updated_at: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed or sitemap: its entries in order; of an index, the sitemaps that it names are its entries."""

    kind: Literal["feed", "sitemap", "index"]
    entries: tuple[Entry, ...]


def absolute(base: str, link: object) -> str | None:
    """The address that `link` means on the page `base`; None when it is no web address."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        url = urljoin(base, link.strip())
    except ValueError:
        return None
    return url if is_web_address(url) else None
