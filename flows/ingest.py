"""Flow `ingest`: articles from sources into the warehouse, to be scored and published by later runs."""

from __future__ import annotations

from typing import Any

from prefect import flow

from rhetoric.pipeline.run import Intake, run_ingest
from stages import as_task, conclude, progress, run_name, settings_of


@flow(name="ingest", flow_run_name=run_name, persist_result=False)
def ingest(
    sources: list[str],
    config: str | None = None,
    warehouse: str | None = None,
    outlet_id: str | None = None,
    columns: dict[str, str] | None = None,
) -> Any:
    """Read and store articles; `sources` are files, folders and globs, `columns` our column names to the table's."""
    intake = Intake(tuple(sources), outlet_id, columns or {})
    return conclude(run_ingest(settings_of(config, warehouse), intake, progress(), as_task))
