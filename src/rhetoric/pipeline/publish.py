"""What was written becomes what everybody reads."""

from __future__ import annotations

import time

from rhetoric.config import Settings
from rhetoric.pipeline.progress import Progress
from rhetoric.pipeline.reports import PublishReport
from rhetoric.warehouse import Places
from rhetoric.warehouse import publish as publish_file


def publish(settings: Settings, *, run_id: str, progress: Progress) -> PublishReport:
    """Put the writer's file in the place of the published one, in one step. Raises WarehouseError.

    run_id: names the snapshot.
    """
    began = time.monotonic()
    progress.begin("publish")
    warehouse = settings.warehouse
    snapshot = publish_file(
        warehouse.path,
        run_id,
        keep_snapshots=warehouse.keep_snapshots,
        wait_seconds=warehouse.lock_wait_seconds,
    )
    return PublishReport(Places.at(warehouse.path).published, snapshot, time.monotonic() - began)
