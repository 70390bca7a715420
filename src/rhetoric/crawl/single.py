"""One page, fetched now and kept nowhere."""

from __future__ import annotations

import asyncio

from rhetoric.config import WebSettings
from rhetoric.crawl.listing import Page, read_answer
from rhetoric.errors import FormatError
from rhetoric.model import Capture
from rhetoric.web.answer import MEGABYTE, Answer, Wanted
from rhetoric.web.fetcher import Fetcher


def fetch_page(url: str, settings: WebSettings) -> Capture:
    """The page at `url`. Raises NotFetchedError (a FetchError), and FormatError for a feed and for what is no text."""
    answer = asyncio.run(_fetch(url, settings))
    read = read_answer(answer, round(settings.maximum_unpacked_mb * MEGABYTE))
    if not isinstance(read, Page):
        raise FormatError(f"{url}: a {read.kind} of {len(read.entries)} entries. `rhetoric run {url}` reads them all.")
    return Capture(url, read.text, "text/html", {"fetched_from": answer.url}, read.notes)


async def _fetch(url: str, settings: WebSettings) -> Answer:
    async with Fetcher(settings) as fetcher:
        return await fetcher.fetch(Wanted(url))
