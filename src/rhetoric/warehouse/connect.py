"""Opening a file with DuckDB: what is refused, and how writers and readers are set up."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb

from rhetoric.errors import WarehouseError

MAGIC_AT, MAGIC = 8, b"DUCK"
STORAGE_VERSION = "v1.5.0"

WRITER_CONFIG: dict[str, Any] = {
    "storage_compatibility_version": STORAGE_VERSION,
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""A file that every DuckDB from 1.5 on can read; nothing is fetched."""

READER_CONFIG: dict[str, Any] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "2GB",
    "threads": str(min(4, os.cpu_count() or 1)),
    "lock_configuration": "true",
}
"""For all readers the same: one process cannot open a file twice with different settings, and the dashboard
runs a stranger's SQL beside its own."""


def refuse_non_database(path: Path) -> None:
    """WarehouseError unless the file at `path` begins as DuckDB's files do."""
    try:
        with path.open("rb") as file:
            head = file.read(MAGIC_AT + len(MAGIC))
    except OSError as error:
        raise WarehouseError(f"{path}: cannot be read ({error.strerror}).") from None
    if head[MAGIC_AT:] != MAGIC:
        raise WarehouseError(
            f"{path}: is not a DuckDB database, and nothing was written to it. Give --warehouse another path."
        )


def connect_writer(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-write connection; the caller holds the lock."""
    try:
        return duckdb.connect(str(path), config=WRITER_CONFIG)
    except duckdb.Error as error:
        raise WarehouseError(f"{path}: cannot be opened for writing: {first_line(error)}") from None


def connect_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that can reach no other file."""
    if not path.is_file():
        raise WarehouseError(f"{path}: there is no warehouse yet. Run `rhetoric run SOURCE --warehouse {path}` first.")
    refuse_non_database(path)
    try:
        return duckdb.connect(str(path), read_only=True, config=READER_CONFIG)
    except duckdb.Error as error:
        raise WarehouseError(f"{path}: cannot be opened: {first_line(error)}") from None


def first_line(error: BaseException) -> str:
    """The gist of a DuckDB error: its message without the echoed statement."""
    return str(error).split("\n", 1)[0].strip().rstrip(".")
