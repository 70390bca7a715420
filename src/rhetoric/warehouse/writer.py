"""The one writer: lock, open, migrate, one transaction, checkpoint, close."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from os import PathLike
from pathlib import Path

import duckdb

from rhetoric.errors import WarehouseError
from rhetoric.model import Article, Metric, Rejection
from rhetoric.outlets import Outlet
from rhetoric.sources.journal import Visit
from rhetoric.warehouse import grouping, ingest, metric_columns, outlets, rejections, results, runs, scoring, visits
from rhetoric.warehouse.clock import utc_now
from rhetoric.warehouse.connect import first_line, refuse_non_database
from rhetoric.warehouse.ingest import IngestCounts
from rhetoric.warehouse.lock import Holder, hold_lock
from rhetoric.warehouse.migrate import create_views
from rhetoric.warehouse.places import Places
from rhetoric.warehouse.rejections import OpenRejection
from rhetoric.warehouse.results import LoadCounts
from rhetoric.warehouse.runs import RunState
from rhetoric.warehouse.scoring import Partition
from rhetoric.warehouse.seed import open_writer_file, write_ahead_log
from rhetoric.warehouse.transaction import transaction


@dataclass(frozen=True, slots=True)
class Writer:
    """What may be done to a warehouse while its lock is held. `open_writer` makes it."""

    connection: duckdb.DuckDBPyConnection
    places: Places

    def start_run(
        self,
        command: str,
        sources: Sequence[str] = (),
        outlet_id: str | None = None,
        column_names: Mapping[str, str] | None = None,
    ) -> str:
        """Record a run at once, so that it is seen even if it dies; commits what was written before. Its
        id."""
        run_id = runs.start_run(self.connection, self.places, command, sources, outlet_id, column_names)
        self.connection.execute("COMMIT")
        self.connection.execute("BEGIN")
        return run_id

    def finish_run(self, run_id: str, state: RunState, counts: Mapping[str, int] | None = None) -> None:
        """Close the record of a run; `counts` by the names of the columns (`runs.COUNTS`)."""
        runs.finish_run(self.connection, self.places, run_id, state, counts or {})

    def add_articles(self, articles: Iterable[Article], run_id: str) -> IngestCounts:
        """Store articles: `ingest.add_articles`."""
        return ingest.add_articles(self.connection, articles, run_id, utc_now())

    def add_rejections(self, run_id: str, refused: Iterable[Rejection]) -> int:
        """Record what was refused; the number of rows."""
        return rejections.add_rejections(self.connection, run_id, refused)

    def open_rejections(self, reasons: Sequence[str] = (), outlet_ids: Sequence[str] = ()) -> list[OpenRejection]:
        """The sources to try again: `rejections.open_rejections`."""
        return rejections.open_rejections(self.connection, reasons, outlet_ids)

    def mark_retried(self, run_id: str, is_tried: Callable[[str], bool]) -> None:
        """Note which sources a run tried again: `rejections.mark_retried`."""
        rejections.mark_retried(self.connection, run_id, is_tried)

    def add_notes(self, run_id: str, notes: Iterable[tuple[str | None, str | None, str]]) -> int:
        """Record notes as (source, article_id, note); the number of rows."""
        return runs.add_notes(self.connection, run_id, notes)

    def add_visits(self, run_id: str, made: Iterable[Visit]) -> int:
        """Record what was fetched from the web; the number of visits."""
        return visits.add_visits(self.connection, run_id, made)

    def knows(self, visit: Visit) -> bool:
        """Whether the crawl of this visit is in the warehouse: `visits.is_known`."""
        return visits.is_known(self.connection, visit)

    def known_visits(self, since: datetime) -> dict[str, Visit]:
        """The last visits by address: `visits.known_visits`."""
        return visits.known_visits(self.connection, since)

    def describe_outlets(self, described: Iterable[Outlet]) -> None:
        """Fill the table of outlets from their configuration."""
        outlets.describe_outlets(self.connection, described)

    def assign_wire_groups(self) -> int:
        """Mark the same text in several outlets: `grouping.assign_wire_groups`."""
        return grouping.assign_wire_groups(self.connection)

    def assign_stories(self) -> int:
        """Fill `story` from the sources' story ids; the number of stories."""
        return grouping.assign_stories(self.connection)

    def ensure_metric_columns(self, metrics: Mapping[str, Metric]) -> list[str]:
        """Add the columns of `metrics` that `score` lacks, and make the views anew; the names added."""
        added = metric_columns.ensure_metric_columns(self.connection, metrics)
        create_views(self.connection)
        return added

    def ensure_scoring(
        self,
        scoring_id: str,
        metric_versions: Mapping[str, int],
        lexicon_versions: Mapping[str, str],
        config: Mapping[str, object],
    ) -> bool:
        """Record a scoring and make it the current one; True when it is new."""
        return scoring.ensure_scoring(self.connection, scoring_id, metric_versions, lexicon_versions, config)

    def export_pending(self, scoring_id: str, folder: Path, partition_articles: int) -> list[Partition]:
        """Hand the articles that lack scores to the workers: `scoring.export_pending`."""
        return scoring.export_pending(self.connection, scoring_id, folder, partition_articles)

    def load_scores(self, folder: Path) -> LoadCounts:
        """Take the workers' results in: `results.load_scores`."""
        return results.load_scores(self.connection, folder)


@contextmanager
def open_writer(
    path: str | PathLike[str],
    *,
    wait_seconds: float = 300.0,
    on_wait: Callable[[Holder | None], None] | None = None,
) -> Iterator[Writer]:
    """Write to the warehouse published at `path`: all of the block, or nothing of it.

    `on_wait` is called once with the holder when another run has the lock. Raises WarehouseError (lock,
    folder, no database) and MigrationError (a newer schema, a database that is no warehouse).
    """
    places = Places.at(path)
    if places.published.is_file():
        refuse_non_database(places.published)
    places.prepare()
    with hold_lock(places.lock, wait_seconds=wait_seconds, on_wait=on_wait):
        connection = open_writer_file(places)
        try:
            yield from _session(connection, places)
        except duckdb.Error as error:
            raise WarehouseError(
                f"{places.writer}: {first_line(error)}. Nothing of this step was published."
            ) from error
        finally:
            connection.close()


def _session(connection: duckdb.DuckDBPyConnection, places: Places) -> Iterator[Writer]:
    with transaction(connection):
        create_views(connection)
        runs.mark_crashed_runs(connection, places)
    with transaction(connection):
        yield Writer(connection, places)
    # A large commit goes past the log into the file at once; what it wrote need not be written twice.
    if write_ahead_log(places.writer).exists():
        connection.execute("CHECKPOINT")
