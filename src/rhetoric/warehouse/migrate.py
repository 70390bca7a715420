"""The schema: numbered migrations, each applied once in a transaction of its own; and the views."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template

import duckdb

from rhetoric.errors import MigrationError
from rhetoric.shipped import shipped
from rhetoric.warehouse.arrow import number
from rhetoric.warehouse.clock import utc_now
from rhetoric.warehouse.connect import first_line
from rhetoric.warehouse.evidence import create_evidence_views
from rhetoric.warehouse.metric_columns import fragments, read_metrics
from rhetoric.warehouse.transaction import transaction


@dataclass(frozen=True, slots=True)
class Migration:
    """One file `warehouse/migrations/<version>_<name>.sql`."""

    version: int
    name: str
    sql: str


def migrations() -> list[Migration]:
    """The shipped migrations, in the order in which they apply."""
    return [_read_migration(path) for path in sorted((shipped("warehouse") / "migrations").glob("*.sql"))]


def known_version() -> int:
    """The schema version that this program writes and reads."""
    return max(migration.version for migration in migrations())


def _read_migration(path: Path) -> Migration:
    number, _, name = path.stem.partition("_")
    return Migration(int(number), name, path.read_text(encoding="utf-8"))


def schema_version(connection: duckdb.DuckDBPyConnection, where: Path) -> int:
    """The file's schema version; 0 for an empty database, MigrationError for one that is not a warehouse."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if "schema_version" in tables:
        return number(connection, "SELECT coalesce(max(version), 0) FROM schema_version")
    if tables:
        raise MigrationError(
            f"{where}: is a DuckDB database but no warehouse of rhetoric (it has the tables "
            f"{', '.join(sorted(tables)[:5])}). Give --warehouse another path."
        )
    return 0


def refuse_newer(version: int, where: Path) -> None:
    """MigrationError when the file's schema is newer than this program's."""
    if version > known_version():
        raise MigrationError(
            f"{where}: its schema is version {version}, this rhetoric knows versions up to "
            f"{known_version()}. Update rhetoric, or give --warehouse another path."
        )


def migrate(connection: duckdb.DuckDBPyConnection, where: Path) -> list[Migration]:
    """Bring the file up to date; the migrations that were applied."""
    version = schema_version(connection, where)
    refuse_newer(version, where)
    due = [migration for migration in migrations() if migration.version > version]
    for migration in due:
        _apply(connection, migration, where)
    return due


def _apply(connection: duckdb.DuckDBPyConnection, migration: Migration, where: Path) -> None:
    try:
        with transaction(connection):
            connection.execute(migration.sql)
            connection.execute(
                "INSERT INTO schema_version VALUES (?, ?, ?)",
                [migration.version, migration.name, utc_now()],
            )
    except duckdb.Error as error:
        raise MigrationError(
            f"{where}: migration {migration.version} ({migration.name}) failed and was undone: {first_line(error)}"
        ) from None


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the shipped views anew, and only them.

    `${...}` in a view's file stands for a list of columns made from the register of metrics. The files apply
    in the order of their names, so a view may use those before it in the alphabet.
    """
    stale = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    for (name,) in stale:
        connection.execute(f'DROP VIEW "{name}"')
    create_evidence_views(connection)
    metrics = read_metrics(connection)
    if not metrics:
        return
    lists = fragments(metrics)
    for path in sorted((shipped("warehouse") / "views").glob("*.sql")):
        select = Template(path.read_text(encoding="utf-8")).safe_substitute(lists)
        connection.execute(f'CREATE VIEW "{path.stem}" AS {select}')
