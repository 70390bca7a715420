"""Flow `publish`: what was written becomes what everybody reads."""

from __future__ import annotations

from typing import Any

from prefect import flow

from rhetoric.pipeline.run import run_publish
from stages import as_task, conclude, progress, run_name, settings_of


@flow(name="publish", flow_run_name=run_name, persist_result=False)
def publish(config: str | None = None, warehouse: str | None = None) -> Any:
    """Put the writer's file in the place of the published one."""
    return conclude(run_publish(settings_of(config, warehouse), progress(), as_task))
