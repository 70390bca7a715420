"""Trying an outlet's configuration: what do its feeds list, and can an article be read?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rhetoric.config import WebSettings
from rhetoric.crawl.listed import Entry, Listing
from rhetoric.crawl.listing import Page, read_answer
from rhetoric.crawl.records import page_record
from rhetoric.crawl.start import Start, starts_of
from rhetoric.extract import NoArticleError, extract, read_date
from rhetoric.outlets import Outlet
from rhetoric.sources.journal import Visit
from rhetoric.sources.opening import UnreadableError
from rhetoric.web.answer import MEGABYTE, NotFetchedError, Wanted
from rhetoric.web.fetcher import Fetcher

_LONGEST_ARTICLE = 10_000_000


@dataclass(frozen=True, slots=True)
class Trial:
    """What one feed or sitemap of an outlet brought.

    `problem` is None when it lists something and its first article could be read; `sample` says what that was.
    """

    outlet_id: str
    url: str
    n_entries: int = 0
    newest_at: datetime | None = None
    sample: str | None = None
    problem: str | None = None


def try_outlets(outlets: Sequence[Outlet], settings: WebSettings) -> list[Trial]:
    """Fetch each feed and sitemap, and of each the first article; outlets side by side, each politely."""
    return asyncio.run(_try_all(outlets, settings))


async def _try_all(outlets: Sequence[Outlet], settings: WebSettings) -> list[Trial]:
    async with Fetcher(settings) as fetcher:
        starts = [start for outlet in outlets for start in starts_of(outlet)]
        trials = await asyncio.gather(*(_try(start, fetcher, settings) for start in starts))
    empty = (Trial(one.outlet_id, "", problem="no feed and no sitemap") for one in outlets if not starts_of(one))
    return [*trials, *empty]


async def _try(start: Start, fetcher: Fetcher, settings: WebSettings) -> Trial:
    outlet_id = start.outlet_id or ""
    try:
        listing = await _read(start.url, fetcher, settings)
        if isinstance(listing, Page) or not listing.entries:
            raise UnreadableError("a page, no feed or sitemap" if isinstance(listing, Page) else "lists nothing")
        dates = [date for entry in listing.entries if (date := _date(entry))]
        sample = "an index" if listing.kind == "index" else await _article(start, listing, fetcher, settings)
    except (NotFetchedError, UnreadableError, NoArticleError) as error:
        return Trial(outlet_id, start.url, problem=str(error))
    return Trial(outlet_id, start.url, len(listing.entries), max(dates, default=None), sample)


async def _read(url: str, fetcher: Fetcher, settings: WebSettings) -> Listing | Page:
    return read_answer(await fetcher.fetch(Wanted(url)), round(settings.maximum_unpacked_mb * MEGABYTE))


async def _article(start: Start, listing: Listing, fetcher: Fetcher, settings: WebSettings) -> str:
    """The title and length of the first article that is listed."""
    first = start.into(listing.entries[0], start.url, listing)
    answer = await fetcher.fetch(Wanted(first.url))
    page = read_answer(answer, round(settings.maximum_unpacked_mb * MEGABYTE))
    if not isinstance(page, Page):
        raise UnreadableError(f"{first.url}: no page")
    visit = Visit(first.url, "page", "fetched", datetime.min)  # noqa: DTZ901
    capture = page_record(first, visit, answer.url, page).capture
    if capture is None:
        raise UnreadableError(f"{first.url}: no article")
    article = extract(capture, outlet=start.outlet, maximum_characters=_LONGEST_ARTICLE)
    return f"{article.title or article.url}: {len(article.text.split()):,} words"


def _date(entry: Entry) -> datetime | None:
    written = entry.updated_at or entry.published_at
    return read_date(written)[0] if written else None
