"""Runs: the whole way, and each stage of it alone, each with its record in the warehouse."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ParamSpec, Protocol, TypeVar

from rhetoric.config import Settings
from rhetoric.crawl.start import Start
from rhetoric.errors import ConfigError
from rhetoric.pipeline.crawl import crawl, waiting_journals
from rhetoric.pipeline.ingest import check_sources, ingest
from rhetoric.pipeline.partition import scorer_of
from rhetoric.pipeline.progress import Progress
from rhetoric.pipeline.publish import publish
from rhetoric.pipeline.reports import IngestReport, PublishReport, RunReport, ScoreReport
from rhetoric.pipeline.score import score
from rhetoric.pipeline.session import recorded_run
from rhetoric.pipeline.starts import configured_outlets, find_starts, is_on_the_web
from rhetoric.sources import Found
from rhetoric.warehouse import Places

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Intake:
    """What to read and how: sources as on the command line, an outlet for all, our column names to theirs."""

    sources: tuple[str, ...] = ()
    outlet_id: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


class Call(Protocol):
    """How a stage's function is called: as it is, or as a Prefect task."""

    def __call__(self, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...


def directly(stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a stage as it is."""
    return stage(*args, **kwargs)


def run_pipeline(settings: Settings, intake: Intake, progress: Progress, call: Call = directly) -> RunReport:
    """Ingest what `intake` names, score all that is due, publish. Without sources: score and publish.

    All sources and lexicons are looked at before anything is written. Raises SourceError, ConfigError,
    WarehouseError, PoolError; the run is recorded as failed then.
    """
    began = time.monotonic()
    found, starts = look_at(intake, settings)
    scorer_of(settings.scoring)
    with recorded_run(settings, "run", intake.sources, progress, intake.outlet_id, intake.columns) as run:
        crawled = call(crawl, starts, settings, run_id=run.run_id, progress=progress) if starts else None
        found += waiting_journals(settings)
        ingested = _ingest(call, found, settings, intake, run.run_id, progress) if found else None
        if ingested:
            run.add(ingested)
        scored = call(score, settings, run_id=run.run_id, progress=progress)
        run.add(scored)
    published = call(publish, settings, run_id=run.run_id, progress=progress)
    return RunReport(run.run_id, ingested, scored, published, time.monotonic() - began, crawled)


def run_ingest(settings: Settings, intake: Intake, progress: Progress, call: Call = directly) -> IngestReport:
    """Ingest alone (after a crawl, where sources lie on the web): what it stored is scored and published by later
    runs.
    """
    found, starts = look_at(intake, settings)
    with recorded_run(settings, "ingest", intake.sources, progress, intake.outlet_id, intake.columns) as run:
        if starts:
            call(crawl, starts, settings, run_id=run.run_id, progress=progress)
        found += waiting_journals(settings)
        report = _ingest(call, found, settings, intake, run.run_id, progress)
        run.add(report)
    return report


def look_at(intake: Intake, settings: Settings) -> tuple[list[Found], list[Start]]:
    """The files and the starts on the web that an intake names; whatever is wrong with any of them is an error now.

    So is an intake that names nothing where there is no warehouse yet whose articles could be scored.
    """
    if not intake.sources and not Places.at(settings.warehouse.path).has_content():
        raise ConfigError(
            "Nothing to read and nothing to score: no SOURCE was given, [run] sources is empty, and there is no "
            f"warehouse at {settings.warehouse.path}. Give a file, a folder, a URL or outlet:all."
        )
    on_the_web = [source for source in intake.sources if is_on_the_web(source)]
    files = [source for source in intake.sources if not is_on_the_web(source)]
    starts = find_starts(on_the_web, configured_outlets(settings)) if on_the_web else []
    return check_sources(files, intake.columns) if files else [], starts


def _ingest(
    call: Call, found: Sequence[Found], settings: Settings, intake: Intake, run_id: str, progress: Progress
) -> IngestReport:
    return call(
        ingest,
        found,
        settings,
        run_id=run_id,
        progress=progress,
        outlet_id=intake.outlet_id,
        columns=intake.columns,
    )


def run_score(settings: Settings, progress: Progress, call: Call = directly) -> ScoreReport:
    """Score alone what is due; what it scored is published by a later run."""
    with recorded_run(settings, "score", (), progress) as run:
        report = call(score, settings, run_id=run.run_id, progress=progress)
        run.add(report)
    return report


def run_publish(settings: Settings, progress: Progress, call: Call = directly) -> PublishReport:
    """Publish alone what earlier runs wrote."""
    with recorded_run(settings, "publish", (), progress) as run:
        pass
    return call(publish, settings, run_id=run.run_id, progress=progress)
