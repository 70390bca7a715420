"""What was refused: kept, asked for, and marked when its origin is tried again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from rhetoric.model import Rejection
from rhetoric.warehouse.arrow import insert_rows, registered
from rhetoric.warehouse.clock import utc_now

_COLUMNS = ("run_id", "source", "stage", "reason", "detail", "origin", "outlet_id", "rejected_at")

# What could not be scored is due again in every run.
_OPEN = """
SELECT DISTINCT x.origin, r.outlet_id AS given_outlet, r.column_names, x.outlet_id
FROM rejection x JOIN run r USING (run_id)
WHERE x.retried_by IS NULL AND x.origin IS NOT NULL AND x.stage <> 'score'
  AND (len($reasons) = 0 OR list_contains($reasons, x.reason))
  AND (len($outlets) = 0 OR list_contains($outlets, x.outlet_id))
ORDER BY ALL
"""
_MARK = """
UPDATE rejection SET retried_by = $run_id
WHERE retried_by IS NULL AND run_id <> $run_id AND origin IN (SELECT origin FROM tried)
"""


@dataclass(frozen=True, slots=True)
class OpenRejection:
    """A source from which something was refused, and how it was read: the outlet given for all, our column names.

    `outlet_id`: the configured outlet that it was of.
    """

    origin: str
    given_outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    outlet_id: str | None = None


def add_rejections(connection: duckdb.DuckDBPyConnection, run_id: str, rejections: Iterable[Rejection]) -> int:
    """Record what was refused, a row each; their number."""
    at = utc_now().isoformat(" ")
    rows = [(run_id, r.source, r.stage, r.reason, r.detail, r.origin, r.outlet_id, at) for r in rejections]
    insert_rows(connection, "rejection", _COLUMNS, rows)
    return len(rows)


def open_rejections(
    connection: duckdb.DuckDBPyConnection, reasons: Sequence[str], outlets: Sequence[str]
) -> list[OpenRejection]:
    """The sources of what was refused for these reasons, of these outlets (none: all), and not tried again since."""
    rows = connection.execute(_OPEN, {"reasons": list(reasons), "outlets": list(outlets)}).fetchall()
    return [OpenRejection(origin, given, json.loads(names or "{}"), outlet) for origin, given, names, outlet in rows]


def mark_retried(connection: duckdb.DuckDBPyConnection, run_id: str, is_tried: Callable[[str], bool]) -> None:
    """Note that a run tried again those of the open rejections' origins for which `is_tried` holds."""
    origins = {one.origin for one in open_rejections(connection, (), ())}
    tried = [origin for origin in sorted(origins) if is_tried(origin)]
    with registered(connection, "tried", pa.table({"origin": pa.array(tried, pa.string())})):
        connection.execute(_MARK, {"run_id": run_id})
