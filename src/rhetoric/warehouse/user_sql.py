"""A stranger's SQL: one question to the published file, and no way to anything else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer

import duckdb

from rhetoric.errors import ConfigError
from rhetoric.warehouse.reader import Reader, open_reader

FIRST_WORDS = ("SELECT", "WITH", "FROM", "VALUES", "TABLE", "DESCRIBE", "SHOW", "SUMMARIZE", "EXPLAIN")
STATEMENT_TYPES = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)

HARMLESS = "columns|tables|views|types|functions|keywords|constraints|schemas"
REVEALING = re.compile(
    rf"\b(?:duckdb_(?!(?:{HARMLESS})\b)\w+|pragma_\w+|pg_settings|pg_database"
    r'|(?:current_setting|query|query_table|json_execute_serialized_sql)"?\s*\()',
    re.IGNORECASE,
)
"""What shows where files lie or how the machine is set up, and functions that run SQL hidden in a string."""


COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names and rows as DuckDB gives them; `is_cut` when there were more rows than asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    is_cut: bool


def run_user_sql(
    path: str | os.PathLike[str], sql: str, *, limit: int | None = None, timeout_seconds: float = 30.0
) -> Answer:
    """Answer exactly one SELECT or EXPLAIN on the published file, with at most `limit` rows.

    Raises ConfigError for any other statement, for an error in the SQL and after `timeout_seconds`,
    WarehouseError when there is no warehouse. No answer and no error shows where a file lies.
    """
    _refuse(sql)
    with open_reader(path) as reader, _time_limit(reader, timeout_seconds) as is_late:
        try:
            return _fetch(reader.connection, sql, limit)
        except duckdb.Error as error:
            if is_late.is_set():
                raise ConfigError(
                    f"The query was stopped after {timeout_seconds:g} s. Narrow it with WHERE or LIMIT."
                ) from None
            raise ConfigError(f"The query failed: {_without_paths(str(error), reader.path)}") from None


def _refuse(sql: str) -> None:
    """ConfigError unless `sql` is one statement that only asks, and asks about the warehouse only."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise ConfigError(f"The query cannot be read: {error}") from None
    if len(statements) != 1:
        raise ConfigError(f"Give one statement; these are {len(statements)}.")
    code = _code_of(sql)
    first_word = re.match(r"[\s(]*(\w*)", code)
    if statements[0].type not in STATEMENT_TYPES or first_word is None or first_word[1].upper() not in FIRST_WORDS:
        raise ConfigError(
            f"Only a question is answered; begin with {', '.join(FIRST_WORDS[:-1])} or {FIRST_WORDS[-1]}."
        )
    if found := REVEALING.search(code):
        name = found[0].rstrip('(" ')
        raise ConfigError(f"`{name}` is not answered here. `SHOW TABLES` and `DESCRIBE article` show what there is.")


def _code_of(sql: str) -> str:
    """The statement without its comments and with every string constant emptied."""
    encoded, tokens = sql.encode(), duckdb.tokenize(sql)
    ends = [*(start for start, _ in tokens[1:]), len(encoded)]
    return " ".join(
        "''" if kind == duckdb.token_type.string_const else COMMENT.sub(" ", encoded[start:end].decode())
        for (start, kind), end in zip(tokens, ends, strict=True)
    )


@contextmanager
def _time_limit(reader: Reader, seconds: float) -> Iterator[Event]:
    """Interrupt the reader's query after `seconds`; the event says that it was."""
    is_late = Event()

    def stop() -> None:
        is_late.set()
        with suppress(duckdb.Error):  # it was answered and closed in this very moment
            reader.connection.interrupt()

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield is_late
    finally:
        timer.cancel()


def _fetch(connection: duckdb.DuckDBPyConnection, sql: str, limit: int | None) -> Answer:
    result = connection.execute(sql)
    columns = tuple(column[0] for column in result.description or ())
    rows = result.fetchall() if limit is None else result.fetchmany(limit + 1)
    is_cut = limit is not None and len(rows) > limit
    return Answer(columns, tuple(tuple(row) for row in rows[:limit]), is_cut)


def _without_paths(message: str, path: Path) -> str:
    for revealing, harmless in ((str(path), path.name), (str(path.parent), "")):
        message = message.replace(revealing, harmless)
    return message
