"""From addresses to a journal of what was fetched, which the next stage ingests."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rhetoric.config import Settings
from rhetoric.crawl.start import Start
from rhetoric.pipeline.progress import Progress
from rhetoric.pipeline.reports import CrawlReport
from rhetoric.pipeline.session import writing
from rhetoric.pipeline.starts import check_contact
from rhetoric.sources import Found
from rhetoric.sources.journal import SUFFIX, Journal, Visit, finished_journals, read_journal
from rhetoric.warehouse import Places
from rhetoric.web.urls import canonical_url

_REMEMBERED_AGES = 3
"""How many times web.maximum_age_days a page is remembered: no listing names it for longer."""


def crawl(
    starts: Sequence[Start], settings: Settings, *, run_id: str, progress: Progress, again: bool = False
) -> CrawlReport:
    """Fetch what is new at `starts`; the warehouse is not held meanwhile. `again`: they themselves, new or not.

    What comes is in the run's journal at once. A crawl that was killed left one too: its pages are not fetched again.
    """
    from rhetoric.crawl.crawler import crawl as follow

    began = time.monotonic()
    if warning := check_contact(settings, starts):
        progress.say(warning)
    progress.begin("crawl")
    places = Places.at(settings.warehouse.path)
    now = datetime.now(UTC)
    known = _known(settings, progress, now)
    known |= {
        record.visit.url: record.visit for path in finished_journals(places.crawl) for record in read_journal(path)
    }
    if again:
        for start in starts:
            known.pop(canonical_url(start.url) or start.url, None)
    with Journal(places.crawl / f"{run_id}{SUFFIX}") as journal:
        done = follow(starts, settings=settings.web, known=known, journal=journal, now=now, advance=progress.advance)
    return CrawlReport(
        n_listings=done.n_listings,
        n_pages=done.n_pages,
        n_unchanged=done.n_unchanged,
        n_refused=done.n_refused,
        n_left=done.n_left,
        seconds=time.monotonic() - began,
    )


def _known(settings: Settings, progress: Progress, now: datetime) -> dict[str, Visit]:
    with writing(settings, progress) as writer:
        return writer.known_visits(now - timedelta(days=_REMEMBERED_AGES * settings.web.maximum_age_days))


def waiting_journals(settings: Settings) -> list[Found]:
    """What crawls brought that is not in the warehouse yet: that of this run, and of runs that were killed."""
    paths: list[Path] = finished_journals(Places.at(settings.warehouse.path).crawl)
    return [Found(path, "the web", "journal") for path in paths]
