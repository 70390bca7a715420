"""What was fetched from the web, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from rhetoric.sources.journal import Visit
from rhetoric.warehouse.arrow import number, registered

_STORED = tuple(f.name for f in fields(Visit))
_KEPT = tuple(name for name in _STORED if name not in {"n_entries", "n_new"})
_TYPES = {"visited_at": pa.timestamp("us"), "is_settled": pa.bool_(), "n_entries": pa.int32(), "n_new": pa.int32()}

# An address may stand in several journals: the last visit counts.
_UPSERT = f"""
INSERT INTO visit ({", ".join(_KEPT)})
SELECT {", ".join(_KEPT)} FROM new_visits
QUALIFY row_number() OVER (PARTITION BY url ORDER BY visited_at DESC) = 1
ON CONFLICT DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _KEPT if name != "url")}
"""
_ADD_LISTINGS = """
INSERT INTO listing_visit (run_id, url, outlet_id, visited_at, outcome, n_entries, n_new)
SELECT $run_id, url, outlet_id, visited_at, outcome, n_entries, n_new FROM new_visits WHERE role <> 'page'
"""


def add_visits(connection: duckdb.DuckDBPyConnection, run_id: str, visits: Iterable[Visit]) -> int:
    """Record visits; their number."""
    held = list(visits)
    if held:
        table = pa.table({name: pa.array(_column(held, name), _TYPES.get(name, pa.string())) for name in _STORED})
        with registered(connection, "new_visits", table):
            connection.execute(_UPSERT)
            connection.execute(_ADD_LISTINGS, {"run_id": run_id})
    return len(held)


def _column(visits: list[Visit], name: str) -> list[object]:
    values = [getattr(visit, name) for visit in visits]
    return [_naive(value) for value in values] if name == "visited_at" else values


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def known_visits(connection: duckdb.DuckDBPyConnection, since: datetime) -> dict[str, Visit]:
    """The last visits since a moment, and all those to feeds and sitemaps, by address."""
    columns = ", ".join(_KEPT)
    rows = connection.execute(
        f"SELECT {columns} FROM visit WHERE visited_at >= ? OR role <> 'page'", [_naive(since)]
    ).fetchall()
    visits = (Visit(**dict(zip(_KEPT, row, strict=True))) for row in rows)
    return {visit.url: _with_zone(visit) for visit in visits}


def is_known(connection: duckdb.DuckDBPyConnection, visit: Visit) -> bool:
    """Whether this very visit was recorded: its crawl is in the warehouse then, all of it."""
    sql = "SELECT count(*) FROM visit WHERE url = ? AND visited_at = ?"
    return number(connection, sql, [visit.url, _naive(visit.visited_at)]) > 0


def _with_zone(visit: Visit) -> Visit:
    return replace(visit, visited_at=visit.visited_at.replace(tzinfo=UTC))
