"""The stages as Prefect tasks, and what the flows share: logs, artifacts, states that tell the truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from prefect import get_run_logger, runtime, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed

from rhetoric.config import Settings, override, read_settings
from rhetoric.pipeline.crawl import crawl
from rhetoric.pipeline.executors import PoolError
from rhetoric.pipeline.ingest import ingest
from rhetoric.pipeline.progress import Progress, Several, audience
from rhetoric.pipeline.publish import publish
from rhetoric.pipeline.reports import IngestReport, RunReport
from rhetoric.pipeline.score import score
from rhetoric.pipeline.summary import Report, markdown, sentence
from rhetoric.warehouse import LockedError

RETRY_DELAYS_SECONDS = [30, 300]


def can_help(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a stage is tried again: in a deployed run (at a terminal somebody decides), when time may mend it."""
    error = state.result(raise_on_failure=False)
    return runtime.deployment.id is not None and isinstance(error, LockedError | PoolError)


def _task(stage: Callable[..., Any]) -> Callable[..., Any]:
    # The warehouse knows what is done; a cache of Prefect's would know it differently.
    return task(
        stage,
        name=stage.__name__,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=len(RETRY_DELAYS_SECONDS),
        retry_delay_seconds=RETRY_DELAYS_SECONDS,
        retry_condition_fn=can_help,
    )


_STAGES: Sequence[Callable[..., Any]] = (crawl, ingest, score, publish)
_TASKS: Mapping[Callable[..., Any], Callable[..., Any]] = {stage: _task(stage) for stage in _STAGES}


def as_task(stage: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Call a stage of rhetoric.pipeline as its task."""
    return _TASKS[stage](*args, **kwargs)


def run_name() -> str:
    """What a run does, into which warehouse, and when it was due: "pipeline 2026-03-02 06:15:00 rhetoric.duckdb"."""
    warehouse = settings_of(*(runtime.flow_run.parameters.get(name) for name in ("config", "warehouse"))).warehouse.path
    due = runtime.flow_run.scheduled_start_time
    return f"{runtime.flow_run.flow_name} {due:%Y-%m-%d %H:%M:%S} {warehouse.name}"


def settings_of(config: str | None, warehouse: str | None, **run: Any) -> Settings:
    """The settings of a configuration file, with the parameters of a flow run over them."""
    return override(read_settings(Path(config) if config else None), warehouse={"path": warehouse}, run=run)


class Log:
    """Tells the run's log, as Prefect keeps it, what a stage does."""

    def __init__(self) -> None:
        self._logger = get_run_logger()

    def begin(self, stage: str, total: int | None = None) -> None:
        self._logger.info("%s: begins%s", stage, f" with {total:,} articles" if total is not None else "")

    def advance(self, n_articles: int) -> None:
        """Single steps are no news in a log."""

    def say(self, message: str) -> None:
        self._logger.warning(message)


def progress() -> Progress:
    """To the run's log, and to the terminal if `rhetoric run` sits at one."""
    return Several([Log(), audience()])


def conclude(report: Report, more: str = "") -> Any:
    """The final state of a flow: Failed where nothing could be read, else Completed with the counts in words.

    The counts, and `more` below them, are kept as the flow's artifact.
    """
    words = sentence(report)
    name = runtime.flow_run.flow_name or "rhetoric"
    create_markdown_artifact(f"{markdown(report)}\n{more}", key=f"rhetoric-{name}", description=words)
    get_run_logger().info(words)
    ingested = report.ingested if isinstance(report, RunReport) else report
    if isinstance(ingested, IngestReport) and ingested.nothing_was_readable:
        return Failed(message=f"nothing could be read: {words}", data=report)
    return Completed(message=words, data=report)
