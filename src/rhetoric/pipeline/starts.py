"""Which sources lie on the web: addresses, and outlets by their ids."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Final

from rhetoric.config import Settings
from rhetoric.crawl.start import Start, starts_of
from rhetoric.errors import SourceError
from rhetoric.outlets import Outlet, outlet_of_site, outlets_folder, read_outlets
from rhetoric.web.urls import canonical_url, is_web_address

OUTLET: Final = "outlet:"
ALL: Final = "outlet:all"


def configured_outlets(settings: Settings) -> dict[str, Outlet]:
    """The outlets of web.outlets by their ids; ConfigError lists what is wrong in their files."""
    return read_outlets(outlets_folder(settings.web.outlets))


def is_on_the_web(source: str) -> bool:
    """Whether a source is fetched: "https://…", "outlet:ID", "outlet:all"."""
    return source.startswith(OUTLET) or is_web_address(source)


def find_starts(sources: Sequence[str], outlets: Mapping[str, Outlet]) -> list[Start]:
    """Where a crawl of these sources begins; those that are not on the web are left out.

    Raises SourceError for an outlet that is not configured or lists nothing.
    """
    starts: list[Start] = []
    for source in sources:
        if source == ALL:
            starts += [start for outlet in outlets.values() for start in starts_of(outlet)]
        elif source.startswith(OUTLET):
            starts += _of_outlet(source.removeprefix(OUTLET), outlets)
        elif is_web_address(source):
            starts.append(_of_address(source, outlets))
    return starts


def _of_outlet(outlet_id: str, outlets: Mapping[str, Outlet]) -> list[Start]:
    if outlet_id not in outlets:
        near = difflib.get_close_matches(outlet_id, outlets, n=1)
        hint = f"did you mean {OUTLET}{near[0]}?" if near else f"known: {', '.join(outlets) or 'none'}"
        raise SourceError(f"{OUTLET}{outlet_id}: no such outlet; {hint}. `rhetoric outlets add URL` adds one.")
    starts = starts_of(outlets[outlet_id])
    if not starts:
        raise SourceError(f"{OUTLET}{outlet_id}: its file names no feed and no sitemap. Add [[feeds]] with a url.")
    return starts


def _of_address(url: str, outlets: Mapping[str, Outlet]) -> Start:
    """The feed of an outlet whose file names it; else an address by itself, of the outlet on whose site it is."""
    for outlet in outlets.values():
        for start in starts_of(outlet):
            if canonical_url(start.url) == canonical_url(url):
                return start
    return Start(url, outlet_of_site(url, outlets.values()))


def check_contact(settings: Settings, starts: Sequence[Start]) -> str | None:
    """What to say of a crawl under no name: the owner of a site cannot ask us to stop."""
    if settings.web.contact or not starts:
        return None
    return "web.contact is not set: sites cannot see who asks them. Set it to an e-mail address or a URL of yours."
