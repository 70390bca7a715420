"""Articles from sources into the warehouse."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from rhetoric.config import Settings
from rhetoric.extract import NoArticleError, extract
from rhetoric.model import Article, Capture, Rejection
from rhetoric.pipeline.progress import Progress
from rhetoric.pipeline.reports import IngestReport, RejectionTally
from rhetoric.pipeline.session import writing
from rhetoric.sources import Found, check_columns, find_sources, read_source

_ANNOUNCED_AT_ONCE = 200
_CHARACTERS_A_MB = 1_000_000

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
    with writing(settings, progress) as writer:
        rejections = RejectionTally(lambda held: writer.add_rejections(run_id, held))
        captures = _captures(found, columns or {}, rejections.add)
        articles = _articles(captures, outlet_id, settings, rejections.add)
        counts = writer.add_articles(_announced(articles, progress), run_id)
        rejected = rejections.close()
    return IngestReport(
        n_files=len(found),
        n_new=counts.n_new,
        n_changed=counts.n_changed,
        n_unchanged=counts.n_unchanged,
        n_duplicate=counts.n_duplicate,
        rejected=rejected,
        seconds=time.monotonic() - began,
        n_notes=counts.n_notes,
    )


def _captures(found: Sequence[Found], columns: Mapping[str, str], reject: Reject) -> Iterator[Capture]:
    for one in found:
        yield from read_source(one, columns=columns, reject=reject)


def _articles(
    captures: Iterator[Capture], outlet_id: str | None, settings: Settings, reject: Reject
) -> Iterator[Article]:
    maximum = round(settings.run.maximum_article_mb * _CHARACTERS_A_MB)
    for capture in captures:
        try:
            yield extract(capture, outlet_id=outlet_id, maximum_characters=maximum)
        except NoArticleError as error:
            reject(Rejection(capture.source, "extract", error.reason, str(error)))


def _announced(articles: Iterator[Article], progress: Progress) -> Iterator[Article]:
    while some := list(islice(articles, _ANNOUNCED_AT_ONCE)):
        yield from some
        progress.advance(len(some))
