"""What a fetch is remembered as: a page as a capture, a refusal as a rejection."""

from __future__ import annotations

from dataclasses import replace

from rhetoric.crawl.listing import Page
from rhetoric.crawl.start import Start
from rhetoric.model import Capture, Rejection
from rhetoric.sources.journal import Record, Visit
from rhetoric.sources.opening import UnreadableError


def page_record(start: Start, visit: Visit, url: str, page: Page) -> Record:
    """The record of a page that came from `url`; UnreadableError where it can be no article of the start's outlet."""
    if "<" not in page.text:
        raise UnreadableError("the answer is no HTML", "not_html")
    if start.outlet and not start.outlet.has(url):
        raise UnreadableError(f"lies at {url}, not on {start.outlet.domain}", "elsewhere")
    return Record(visit, Capture(start.url, page.text, "text/html", _fields(start, url), page.notes, start.hints))


def _fields(start: Start, url: str) -> dict[str, str]:
    outlet = start.outlet
    said = {
        "fetched_from": url,
        "found_in": start.found_in,
        "outlet_id": start.outlet_id,
        "outlet": outlet.name if outlet else None,
        "section": start.section,
        "kind": start.kind,
    }
    return {name: value for name, value in said.items() if value}


def refusal(visit: Visit, start: Start, reason: str, detail: str, *, is_passing: bool = False) -> Record:
    """The record of an address that brought nothing, with what is needed to try it again."""
    visit = replace(visit, outcome=reason, is_settled=not is_passing, etag=None, last_modified=None)
    rejection = Rejection(start.url, "fetch", reason, detail, origin=start.url, outlet_id=start.outlet_id)
    return Record(visit, rejection=rejection)
