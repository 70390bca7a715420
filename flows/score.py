"""Flow `score`: every article that lacks scores gets them."""

from __future__ import annotations

from typing import Any, Literal

from prefect import flow

from rhetoric.pipeline.run import run_score
from stages import as_task, conclude, progress, run_name, settings_of


@flow(name="score", flow_run_name=run_name, persist_result=False)
def score(
    config: str | None = None,
    warehouse: str | None = None,
    executor: Literal["process", "thread", "dask"] | None = None,
    workers: int | None = None,
) -> Any:
    """Score what is due under the configuration's scoring; None takes a value from the configuration."""
    settings = settings_of(config, warehouse, executor=executor, workers=workers)
    return conclude(run_score(settings, progress(), as_task))
