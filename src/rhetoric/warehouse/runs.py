"""The record of runs. A run is alive while the process that started it holds a lock on the run's own file.

So a killed run is told from a running one without asking for process ids, which are used again, or clocks.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import duckdb

from rhetoric import __version__
from rhetoric.errors import WarehouseError
from rhetoric.warehouse.arrow import insert_rows, number
from rhetoric.warehouse.clock import utc_now
from rhetoric.warehouse.lock import try_lock
from rhetoric.warehouse.places import Places

RunState = Literal["completed", "failed"]

COUNTS = (
    "n_read", "n_new", "n_changed", "n_unchanged", "n_duplicate", "n_rejected", "n_scored", "n_not_scored",
)  # fmt: skip

_held: dict[str, int] = {}
"""Descriptors of the runs that this process has started: closing one drops its lock."""


def start_run(
    connection: duckdb.DuckDBPyConnection,
    places: Places,
    command: str,
    sources: Sequence[str],
    outlet_id: str | None = None,
    column_names: Mapping[str, str] | None = None,
) -> str:
    """Record a run and how it reads its sources; its id sorts by time."""
    started_at = utc_now()
    run_id = f"{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    _hold(places, run_id)
    connection.execute(
        "INSERT INTO run (run_id, started_at, state, command, sources, version, host, pid, outlet_id, column_names) "
        "VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?, ?)",
        [
            *(run_id, started_at, command, list(sources), __version__, socket.gethostname(), os.getpid()),
            *(outlet_id, json.dumps(column_names) if column_names else None),
        ],
    )
    return run_id


def _hold(places: Places, run_id: str) -> None:
    descriptor = os.open(places.runs / run_id, os.O_RDWR | os.O_CREAT, 0o644)
    try_lock(descriptor)
    _held[run_id] = descriptor


def finish_run(
    connection: duckdb.DuckDBPyConnection,
    places: Places,
    run_id: str,
    state: RunState,
    counts: Mapping[str, int],
) -> None:
    """Close the record of a run with its state and the counts named in `COUNTS`; its working files go."""
    if unknown := set(counts) - set(COUNTS):
        raise WarehouseError(f"Run {run_id}: no such count: {', '.join(sorted(unknown))}. Known: {', '.join(COUNTS)}.")
    if not number(connection, "SELECT count(*) FROM run WHERE run_id = ?", [run_id]):
        raise WarehouseError(f"Run {run_id} is not in the warehouse. Start it with start_run.")
    names = ["state", "finished_at", *counts]
    connection.execute(
        f"UPDATE run SET {', '.join(f'{name} = ?' for name in names)} WHERE run_id = ?",
        [state, utc_now(), *counts.values(), run_id],
    )
    _release(places, run_id)


def _release(places: Places, run_id: str) -> None:
    (places.runs / run_id).unlink(missing_ok=True)
    if run_id in _held:
        os.close(_held.pop(run_id))
    shutil.rmtree(places.work(run_id), ignore_errors=True)


def mark_crashed_runs(connection: duckdb.DuckDBPyConnection, places: Places) -> list[str]:
    """Give runs that no living process holds the state 'crashed', and clear their working files; their
    ids."""
    running = connection.execute("SELECT run_id FROM run WHERE state = 'running' ORDER BY run_id").fetchall()
    crashed = [run_id for (run_id,) in running if not _is_alive(places, run_id)]
    for run_id in crashed:
        connection.execute("UPDATE run SET state = 'crashed', finished_at = ? WHERE run_id = ?", [utc_now(), run_id])
        _release(places, run_id)
    return crashed


def _is_alive(places: Places, run_id: str) -> bool:
    if run_id in _held:
        return True
    try:
        descriptor = os.open(places.runs / run_id, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not try_lock(descriptor)
    finally:
        os.close(descriptor)


def add_notes(
    connection: duckdb.DuckDBPyConnection, run_id: str, notes: Iterable[tuple[str | None, str | None, str]]
) -> int:
    """Record notes as (source, article_id, note); their number."""
    rows = [(run_id, *note) for note in notes]
    insert_rows(connection, "note", ("run_id", "source", "article_id", "note"), rows)
    return len(rows)
