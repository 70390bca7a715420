"""Where a crawl begins, and how it goes on from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rhetoric.crawl.listed import Entry, Listing
from rhetoric.outlets import Outlet


@dataclass(frozen=True, slots=True)
class Start:
    """An address, and what holds for all that it leads to.

    `found_in`: the listing that named it; `depth`: how many indexes led to it; `is_entry`: a listing says that an
    article is there; `hints`: what it says of the article.
    """

    url: str
    outlet: Outlet | None = None
    section: str | None = None
    kind: str | None = None
    found_in: str | None = None
    depth: int = 0
    is_entry: bool = False
    hints: Mapping[str, str] = field(default_factory=dict)

    @property
    def outlet_id(self) -> str | None:
        return self.outlet.outlet_id if self.outlet else None

    def into(self, entry: Entry, listing_url: str, listing: Listing) -> Start:
        """The start of one entry of the listing that this start led to."""
        if listing.kind == "index":
            return replace(self, url=entry.url, found_in=self.found_in or listing_url, depth=self.depth + 1)
        said = {"title": entry.title, "published_at": entry.published_at or entry.updated_at}
        hints = {name: value for name, value in said.items() if value}
        return replace(self, url=entry.url, found_in=self.found_in or listing_url, is_entry=True, hints=hints)


def starts_of(outlet: Outlet) -> list[Start]:
    """All feeds and sitemaps of an outlet."""
    listings = (*outlet.feeds, *outlet.sitemaps)
    return [Start(listing.url, outlet, listing.section, listing.kind) for listing in listings]
