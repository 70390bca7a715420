"""What is new in a listing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rhetoric.config import WebSettings
from rhetoric.crawl.listed import Entry, Listing
from rhetoric.extract.dates import read_date
from rhetoric.sources.journal import Visit
from rhetoric.web.urls import canonical_url

MOST_SITEMAPS: Final = 100
"""Of an index, those that changed last; the others hold what is old."""


@dataclass(frozen=True, slots=True)
class New:
    """The entries to fetch, and how many more there would be."""

    entries: tuple[Entry, ...]
    n_left: int = 0


def what_is_new(listing: Listing, known: Mapping[str, Visit], now: datetime, settings: WebSettings) -> New:
    """The entries of a listing that are worth a request, each address once.

    Left out: what is older than `maximum_age_days`, and what was settled before, unless it was updated since. Of an
    index all sitemaps that are not too old; they say themselves whether they changed.
    """
    oldest = now - timedelta(days=settings.maximum_age_days)
    young = [entry for entry in listing.entries if (_changed_at(entry) or now) >= oldest]
    if listing.kind == "index":
        return New(tuple(sorted(young, key=lambda entry: _changed_at(entry) or now, reverse=True)[:MOST_SITEMAPS]))
    once = {canonical_url(entry.url): entry for entry in reversed(young)}
    new = [entry for key, entry in reversed(once.items()) if key and _is_due(entry, known.get(key))]
    return New(tuple(new[: settings.maximum_pages]), max(0, len(new) - settings.maximum_pages))


def _is_due(entry: Entry, before: Visit | None) -> bool:
    if before is None or not before.is_settled:
        return True
    updated, _ = read_date(entry.updated_at) if entry.updated_at else (None, None)
    return updated is not None and updated > before.visited_at


def _changed_at(entry: Entry) -> datetime | None:
    written = entry.updated_at or entry.published_at
    return read_date(written)[0] if written else None
