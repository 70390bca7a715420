"""The writer's own file: where it comes from, and whether it goes with what is published."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from rhetoric.errors import WarehouseError
from rhetoric.warehouse.connect import connect_reader, connect_writer, refuse_non_database
from rhetoric.warehouse.migrate import migrate, refuse_newer, schema_version
from rhetoric.warehouse.places import Places, sync_folder
from rhetoric.warehouse.pointer import read_pointer


def open_writer_file(places: Places) -> duckdb.DuckDBPyConnection:
    """A connection to the writer's file, made first where there is none; the caller holds the lock.

    WarehouseError when what is published holds runs that the writer's file lacks: publishing would lose them.
    """
    if not places.writer.exists():
        _make(places)
    refuse_non_database(places.writer)
    connection = connect_writer(places.writer)
    try:
        migrate(connection, places.writer)
        _refuse_foreign(connection, places)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(places: Places) -> None:
    """A copy of the published file, or an empty warehouse.

    It gets its name only when it is whole, so a kill in between leaves nothing that looks like a warehouse.
    """
    draft = places.writer.with_name("writer-new.duckdb")
    for leftover in (draft, write_ahead_log(draft), write_ahead_log(places.writer)):
        leftover.unlink(missing_ok=True)
    if places.published.exists():
        shutil.copyfile(places.published, draft)
    connection = connect_writer(draft)
    try:
        migrate(connection, places.published)
    finally:
        connection.close()
    draft.replace(places.writer)
    sync_folder(places.folder)


def write_ahead_log(path: Path) -> Path:
    """Where DuckDB keeps commits that are not yet in the file itself."""
    return path.with_name(path.name + ".wal")


def _refuse_foreign(connection: duckdb.DuckDBPyConnection, places: Places) -> None:
    """Somebody may have put another warehouse at the published path; our own last snapshot needs no look."""
    published = places.published
    if not published.exists() or read_pointer(places):
        return
    reader = connect_reader(published)
    try:
        version = schema_version(reader, published)
        refuse_newer(version, published)
        foreign = _runs(reader) - _runs(connection) if version else set()
    finally:
        reader.close()
    if foreign:
        raise WarehouseError(
            f"{published}: holds {len(foreign)} run(s) that {places.folder} does not know: it was put "
            f"there by other means, and publishing would lose it. Move {published.name} away to go on "
            f"without it, or move {places.folder.name} away to go on from it."
        )


def _runs(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {run_id for (run_id,) in connection.execute("SELECT run_id FROM run").fetchall()}
