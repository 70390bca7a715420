"""A run's dealings with the warehouse: its record, and writing while nobody else writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from rhetoric.config import Settings
from rhetoric.errors import WarehouseError
from rhetoric.pipeline.progress import Progress
from rhetoric.pipeline.reports import IngestReport, ScoreReport, counts_of
from rhetoric.warehouse import Holder, Writer, open_writer

_WAIT_TO_RECORD_A_FAILURE_SECONDS = 5.0


@contextmanager
def writing(settings: Settings, progress: Progress) -> Iterator[Writer]:
    """The warehouse's writer, when it is free; says so when it has to wait."""

    def waiting(holder: Holder | None) -> None:
        limit = settings.warehouse.lock_wait_seconds
        progress.say(f"Waiting for the warehouse ({holder or 'another run'} holds it), for at most {limit:g} s.")

    warehouse = settings.warehouse
    with open_writer(warehouse.path, wait_seconds=warehouse.lock_wait_seconds, on_wait=waiting) as writer:
        yield writer


class RunRecord:
    """The run in the table `run`: its id, and what its stages reported so far."""

    def __init__(self, run_id: str) -> None:
        self.run_id = run_id
        self.counts: dict[str, int] = {"n_rejected": 0}

    def add(self, report: IngestReport | ScoreReport) -> None:
        """Take a stage's counts in."""
        self.counts |= counts_of(report)
        self.counts["n_rejected"] += report.rejected.n


@contextmanager
def recorded_run(
    settings: Settings,
    command: str,
    sources: Sequence[str],
    progress: Progress,
    outlet_id: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[RunRecord]:
    """Record a run: running while the block lasts, then completed with its counts, or failed when the block raises."""
    with writing(settings, progress) as writer:
        record = RunRecord(writer.start_run(command, sources, outlet_id, columns))
    try:
        yield record
    except BaseException:
        # A run that cannot be closed here is found dead by the next writer; the first error is the one to show.
        with suppress(WarehouseError), _last_words(settings) as writer:
            writer.finish_run(record.run_id, "failed", record.counts)
        raise
    with writing(settings, progress) as writer:
        writer.finish_run(record.run_id, "completed", record.counts)


@contextmanager
def _last_words(settings: Settings) -> Iterator[Writer]:
    with open_writer(settings.warehouse.path, wait_seconds=_WAIT_TO_RECORD_A_FAILURE_SECONDS) as writer:
        yield writer
