"""A site's feeds and sitemaps, found from one of its pages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import trafilatura

from rhetoric.config import WebSettings
from rhetoric.crawl.listed import Listing, absolute
from rhetoric.crawl.listing import Page, read_answer
from rhetoric.errors import FormatError
from rhetoric.extract import read_date, slug
from rhetoric.outlets import Feed, Outlet
from rhetoric.sources.opening import UnreadableError
from rhetoric.web.answer import MEGABYTE, NotFetchedError, Wanted
from rhetoric.web.fetcher import Fetcher
from rhetoric.web.urls import canonical_url, host_of

MOST_TRIED: Final = 20
_FEEDS: Final = (
    "//link[contains(concat(' ', translate(@rel, 'ALTERN', 'altern'), ' '), ' alternate ')]"
    "[contains(@type, 'rss') or contains(@type, 'atom') or contains(@type, 'json')]/@href"
)
_SITE_NAME: Final = "string(//meta[@property='og:site_name']/@content)"
_COUNTRIES: Final = {
    **{"uk": "GB", "ie": "IE", "us": "US", "ca": "CA", "au": "AU", "nz": "NZ", "in": "IN", "za": "ZA", "ng": "NG"},
    **{"ke": "KE", "gh": "GH", "pk": "PK", "sg": "SG", "ph": "PH", "my": "MY", "hk": "HK", "il": "IL", "jm": "JM"},
}


def discover(url: str, settings: WebSettings) -> Outlet:
    """The outlet of the site at `url`: its name, the feeds that its page names, the sitemaps of its robots.txt.

    Each was fetched and lists something from the last `maximum_age_days`; where feeds do, only sitemaps for news are
    kept. Raises NotFetchedError where the page cannot be had, FormatError where nothing is found.
    """
    return asyncio.run(_discover(url, settings))


async def _discover(url: str, settings: WebSettings) -> Outlet:
    async with Fetcher(settings) as fetcher:
        answer = await fetcher.fetch(Wanted(url))
        page = read_answer(answer, round(settings.maximum_unpacked_mb * MEGABYTE))
        tree = trafilatura.load_html(page.text) if isinstance(page, Page) else None
        named = [url] if isinstance(page, Listing) else _named_feeds(tree, answer.url)
        robots = await fetcher.robots(answer.url)
        feeds = [one for one, listing in await _tried(named, fetcher, settings) if listing.kind == "feed"]
        sitemaps = await _tried(robots.sitemaps, fetcher, settings)
    kept = [one for one, listing in sitemaps if not feeds or _is_for_news(listing)]
    if not feeds and not kept:
        raise FormatError(f"{url}: no feed and no sitemap with anything new is named by the page or by robots.txt.")
    return _outlet(answer.url, tree, feeds, kept)


def _named_feeds(tree: Any, base: str) -> list[str]:
    links = tree.xpath(_FEEDS) if tree is not None else []
    urls = (absolute(base, str(link)) for link in links)
    # Comments on one article are a feed too.
    return [url for url in urls if url and not re.search(r"/comments/|[?&]feed=comments", url)]


async def _tried(urls: Iterable[str], fetcher: Fetcher, settings: WebSettings) -> list[tuple[str, Listing]]:
    """Those that list something new, each once."""
    once = {canonical_url(url): url for url in urls}
    found = []
    for url in list(once.values())[:MOST_TRIED]:
        try:
            answer = await fetcher.fetch(Wanted(url))
            listing = read_answer(answer, round(settings.maximum_unpacked_mb * MEGABYTE))
        except (NotFetchedError, UnreadableError):
            continue
        if isinstance(listing, Listing) and _is_young(listing, settings.maximum_age_days):
            found.append((url, listing))
    return found


def _is_young(listing: Listing, days: float) -> bool:
    """Whether any entry is of the last days; an entry without a date may be."""
    oldest = datetime.now(UTC) - timedelta(days=days)
    dates = (read_date(entry.updated_at or entry.published_at or "")[0] for entry in listing.entries)
    return any(date is None or date >= oldest for date in dates)


def _is_for_news(listing: Listing) -> bool:
    return listing.kind == "sitemap" and any(entry.published_at for entry in listing.entries)


def _outlet(url: str, tree: Any, feeds: list[str], sitemaps: list[str]) -> Outlet:
    host = host_of(url) or ""
    name = " ".join(tree.xpath(_SITE_NAME).split()) if tree is not None else ""
    language = re.match(r"[A-Za-z]{2,3}", (tree.get("lang") or "") if tree is not None else "")
    return Outlet(
        outlet_id=slug(name or host),
        name=name or host,
        domain=host,
        country=_COUNTRIES.get(host.rpartition(".")[2]),
        language=language[0].lower() if language else None,
        feeds=tuple(Feed(url=feed) for feed in feeds),
        sitemaps=tuple(Feed(url=sitemap) for sitemap in sitemaps),
    )
