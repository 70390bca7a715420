"""Flow `pipeline`: ingest, score, publish, and the comparison of outlets as an artifact. `rhetoric run` runs it."""

from __future__ import annotations

from typing import Any, Literal

from prefect import flow

from rhetoric.compare import compare_outlets
from rhetoric.config import Settings
from rhetoric.pipeline.run import Intake, run_pipeline
from rhetoric.presentation.table import render
from rhetoric.warehouse import open_reader
from stages import as_task, conclude, progress, run_name, settings_of


@flow(name="pipeline", flow_run_name=run_name, persist_result=False)
def pipeline(
    sources: list[str] | None = None,
    config: str | None = None,
    warehouse: str | None = None,
    outlet_id: str | None = None,
    columns: dict[str, str] | None = None,
    executor: Literal["process", "thread", "dask"] | None = None,
    workers: int | None = None,
) -> Any:
    """Read `sources` (None: those of the configuration), score what is due, publish; None takes the configuration's."""
    settings = settings_of(config, warehouse, executor=executor, workers=workers)
    intake = Intake(settings.run.sources if sources is None else tuple(sources), outlet_id, columns or {})
    report = run_pipeline(settings, intake, progress(), as_task)
    return conclude(report, f"## Outlets compared\n\n{_comparison(settings)}\n")


def _comparison(settings: Settings) -> str:
    with open_reader(settings.warehouse.path) as reader:
        return render(compare_outlets(reader, settings=settings.compare), "md")
