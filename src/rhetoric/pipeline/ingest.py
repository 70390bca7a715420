"""Articles from sources into the warehouse."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from rhetoric.config import Settings
from rhetoric.model import Article, Capture, Rejection
from rhetoric.pipeline.extraction import Extraction, Origin
from rhetoric.pipeline.progress import Progress
from rhetoric.pipeline.reports import IngestReport, RejectionTally
from rhetoric.pipeline.session import writing
from rhetoric.sources import STANDARD_INPUT, Found, check_columns, find_sources, read_source
from rhetoric.sources.journal import read_journal
from rhetoric.warehouse import Writer
from rhetoric.web.urls import canonical_url

_ANNOUNCED_AT_ONCE = 200

Reject = Callable[[Rejection], None]


def check_sources(sources: Sequence[str], columns: Mapping[str, str]) -> list[Found]:
    """The files to read, all looked at before anything is written.

    Raises SourceError, FormatError or ConfigError when one is missing, empty, of an unknown kind or without a text
    column.
    """
    found = find_sources(sources)
    for one in found:
        check_columns(one, columns)
    return found


def ingest(
    found: Sequence[Found],
    settings: Settings,
    *,
    run_id: str,
    progress: Progress,
    outlet_id: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> IngestReport:
    """Read, extract and store the articles of all files in one transaction: all of them, or nothing.

    outlet_id: the outlet of every article, whatever its source says. columns: our names for the columns of tables, to
    theirs. What cannot be read is rejected, stored as such and counted. Raises WarehouseError.
    """
    began = time.monotonic()
    progress.begin("ingest")
    journals = [one.path for one in found if one.format == "journal"]
    with writing(settings, progress) as writer:
        found = [one for one in found if one.format != "journal" or not _is_ingested(one, writer)]
        rejections = RejectionTally(lambda held: writer.add_rejections(run_id, held))
        extraction = Extraction(settings, outlet_id, rejections.add)
        articles = extraction.articles(_captures(found, columns or {}, rejections.add))
        counts = writer.add_articles(_announced(articles, progress), run_id)
        rejected = rejections.close()
        new = [one.path for one in found if one.format == "journal"]
        visited = [record.visit for path in new for record in read_journal(path)]
        writer.add_visits(run_id, visited)
        tried = {one.label for one in found} | {visit.url for visit in visited}
        writer.mark_retried(run_id, lambda origin: origin in tried or canonical_url(origin) in tried)
        writer.describe_outlets(extraction.outlets_met())
    for path in journals:
        path.unlink(missing_ok=True)
    return IngestReport(
        n_files=sum(one.format != "journal" for one in found),
        n_new=counts.n_new,
        n_changed=counts.n_changed,
        n_unchanged=counts.n_unchanged,
        n_duplicate=counts.n_duplicate,
        rejected=rejected,
        seconds=time.monotonic() - began,
        n_notes=counts.n_notes,
    )


def _captures(found: Sequence[Found], columns: Mapping[str, str], reject: Reject) -> Iterator[tuple[Capture, Origin]]:
    """Every capture with the source that brings it again; what cannot be read is refused with it."""
    for one in found:
        origin = None if one.label == STANDARD_INPUT else one.label
        for capture in read_source(one, columns=columns, reject=partial(_refuse, reject, origin)):
            yield capture, capture.source if one.format == "journal" else origin


def _is_ingested(journal: Found, writer: Writer) -> bool:
    """Whether a run that stored the journal was killed before it could remove it."""
    first = next(read_journal(journal.path), None)
    return first is not None and writer.knows(first.visit)


def _refuse(reject: Reject, origin: Origin, rejection: Rejection) -> None:
    reject(replace(rejection, origin=rejection.origin or origin))


def _announced(articles: Iterator[Article], progress: Progress) -> Iterator[Article]:
    while some := list(islice(articles, _ANNOUNCED_AT_ONCE)):
        yield from some
        progress.advance(len(some))
