"""Reading what is published, never what is being written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from rhetoric.errors import MigrationError, WarehouseError
from rhetoric.warehouse.connect import connect_reader, first_line
from rhetoric.warehouse.migrate import known_version, refuse_newer, schema_version
from rhetoric.warehouse.places import Places
from rhetoric.warehouse.pointer import read_pointer

Parameters = Sequence[object] | Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reader:
    """A read-only view of one published file. `open_reader` makes it."""

    connection: duckdb.DuckDBPyConnection
    path: Path

    def table(self, sql: str, parameters: Parameters = ()) -> pa.Table:
        """The answer to one query as an Arrow table; `parameters` are bound to `?` or `$name`.

        WarehouseError when the query does not fit the warehouse.
        """
        try:
            return self.connection.sql(sql, params=parameters).to_arrow_table()
        except duckdb.Error as error:
            raise WarehouseError(f"{self.path}: a query failed: {first_line(error)}") from error


@contextmanager
def open_reader(path: str | os.PathLike[str]) -> Iterator[Reader]:
    """Read the file published at `path` as it is now; close soon, for an open file stays the one it was.

    WarehouseError when it is missing or no database, MigrationError when its schema is not this program's.
    """
    snapshot = current_snapshot(path)
    connection = connect_reader(snapshot)
    try:
        _refuse_other_schema(connection, Places.at(path).published)
        yield Reader(connection, snapshot)
    finally:
        connection.close()


def current_snapshot(path: str | os.PathLike[str]) -> Path:
    """The snapshot that is published at `path`, by a name that no other content ever had.

    A process that reads again and again opens this, not `path`: DuckDB keeps to the file it first opened
    under a name. It is `path` itself where somebody else has put or changed the file there.
    """
    places = Places.at(path)
    return read_pointer(places) or places.published


def _refuse_other_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    version = schema_version(connection, path)
    refuse_newer(version, path)
    if version < known_version():
        raise MigrationError(
            f"{path}: its schema is version {version}, this rhetoric reads version {known_version()}. "
            "Run `rhetoric run SOURCE` once: it brings the warehouse up to date."
        )
