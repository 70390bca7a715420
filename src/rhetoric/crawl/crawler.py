"""A crawl: listings first, then what is new in them, each host in its own time."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rhetoric.config import WebSettings
from rhetoric.crawl.listed import Listing
from rhetoric.crawl.listing import read_answer
from rhetoric.crawl.news import what_is_new
from rhetoric.crawl.records import page_record, refusal
from rhetoric.crawl.start import Start
from rhetoric.sources.journal import Journal, Record, Visit
from rhetoric.sources.opening import UnreadableError
from rhetoric.web.answer import MEGABYTE, NotFetchedError, Wanted
from rhetoric.web.fetcher import Fetcher
from rhetoric.web.urls import canonical_url

_DEEPEST_INDEX = 2


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl did: listings and pages that brought something, answers "not modified", what was refused.

    `n_left`: entries past web.maximum_pages, left for the next run.
    """

    n_listings: int
    n_pages: int
    n_unchanged: int
    n_refused: int
    n_left: int


def crawl(
    starts: Sequence[Start],
    *,
    settings: WebSettings,
    known: Mapping[str, Visit],
    journal: Journal,
    now: datetime,
    advance: Callable[[int], None] = lambda n: None,
) -> Crawled:
    """Fetch what `starts` lead to, and keep every answer in `journal` as it comes.

    `known`: the visits of earlier crawls by canonical URL. An entry that is settled is fetched again only when its
    listing says that it was updated since; what the server says is unchanged brings nothing. `now` is in UTC, with
    its zone; `advance` hears of every answer.
    """
    return asyncio.run(_Crawl(settings, known, journal, now, advance).run(starts))


class _Crawl:
    def __init__(
        self,
        settings: WebSettings,
        known: Mapping[str, Visit],
        journal: Journal,
        now: datetime,
        advance: Callable[[int], None],
    ) -> None:
        self._settings = settings
        self._known = known
        self._journal = journal
        self._now = now
        self._advance = advance
        self._met: set[str] = set()
        self._counts: Counter[str] = Counter()

    async def run(self, starts: Sequence[Start]) -> Crawled:
        async with Fetcher(self._settings) as self._fetcher:
            await self._follow_all(starts)
        names = ("n_listings", "n_pages", "n_unchanged", "n_refused", "n_left")
        return Crawled(**{name: self._counts[name] for name in names})

    async def _follow_all(self, starts: Sequence[Start]) -> bool:
        """Follow all of them side by side; whether all are settled."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._follow_once(start)) for start in starts]
        return all(task.result() for task in tasks)

    async def _follow_once(self, start: Start) -> bool:
        key = canonical_url(start.url) or start.url
        if key in self._met:
            return True
        self._met.add(key)
        visit = Visit(key, "page", "fetched", self._now, outlet_id=start.outlet_id, found_in=start.found_in)
        try:
            return await self._follow(start, visit)
        except NotFetchedError as error:
            return self._keep(refusal(visit, start, error.reason, error.detail, is_passing=error.is_passing))
        except UnreadableError as error:
            return self._keep(refusal(visit, start, error.reason, str(error)))
        except Exception as error:  # noqa: BLE001 (parsers of others' files: what trips one must not end a crawl)
            return self._keep(refusal(visit, start, "unreadable", f"reading it raised {type(error).__name__}: {error}"))

    async def _follow(self, start: Start, visit: Visit) -> bool:
        """Fetch it, keep what it brought; whether it is settled."""
        before = self._known.get(visit.url)
        marks = (before.etag, before.last_modified) if before else ()
        answer = await self._fetcher.fetch(Wanted(start.url, *marks))
        if answer.is_unchanged and before:
            return self._keep(
                Record(replace(before, outcome="unchanged", visited_at=self._now, n_new=0)), "n_unchanged"
            )
        visit = replace(visit, etag=answer.etag, last_modified=answer.last_modified)
        # In a thread: a large listing must not keep the others from being answered in time.
        read = await asyncio.to_thread(read_answer, answer, round(self._settings.maximum_unpacked_mb * MEGABYTE))
        if isinstance(read, Listing):
            return await self._list(start, visit, read)
        return self._keep(page_record(start, visit, answer.url, read), "n_pages")

    async def _list(self, start: Start, visit: Visit, listing: Listing) -> bool:
        """Follow what is new in a listing, then record it: its marks count only once all that it names is settled."""
        if start.is_entry or start.depth > _DEEPEST_INDEX:
            raise UnreadableError("a feed or sitemap where an article should be", "not_an_article")
        new = what_is_new(listing, self._known, self._now, self._settings)
        settled = await self._follow_all([start.into(entry, visit.url, listing) for entry in new.entries])
        self._counts["n_left"] += new.n_left
        listed = replace(
            visit,
            role="feed" if listing.kind == "feed" else "sitemap",
            n_entries=len(listing.entries),
            n_new=len(new.entries) if listing.kind != "index" else 0,
        )
        if not settled or new.n_left:
            listed = replace(listed, etag=None, last_modified=None, is_settled=False)
        return self._keep(Record(listed), "n_listings") and settled

    def _keep(self, record: Record, count: str = "n_refused") -> bool:
        self._journal.add(record)
        self._counts["n_refused" if record.rejection else count] += 1
        self._advance(1)
        return record.visit.is_settled
