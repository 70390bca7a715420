"""Reading one found file: captures as they come, a Rejection for whatever cannot be one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from rhetoric.model import Capture, Rejection
from rhetoric.sources.columns import check_names, check_table
from rhetoric.sources.csv_files import csv_columns, read_csv
from rhetoric.sources.documents import read_document
from rhetoric.sources.formats import Format
from rhetoric.sources.found import Found
from rhetoric.sources.journal import read_captures
from rhetoric.sources.json_files import json_columns, read_json, read_json_lines
from rhetoric.sources.opening import UnreadableError
from rhetoric.sources.parquet_files import parquet_columns, read_parquet
from rhetoric.sources.rows import RowReader


def _read_warc(found: Found, rows: RowReader) -> Iterator[Capture]:
    from rhetoric.sources.warc_files import read_warc

    return read_warc(found, rows)


_READERS: Final[Mapping[Format, Callable[[Found, RowReader], Iterator[Capture]]]] = {
    "text": read_document,
    "markdown": read_document,
    "html": read_document,
    "json": read_json,
    "jsonl": read_json_lines,
    "csv": read_csv,
    "parquet": read_parquet,
    "warc": _read_warc,
    "journal": read_captures,
}
_COLUMNS: Final[Mapping[Format, Callable[[Found], list[str] | None]]] = {
    "json": json_columns,
    "jsonl": json_columns,
    "csv": csv_columns,
    "parquet": parquet_columns,
}


def read_source(
    found: Found, *, columns: Mapping[str, str] = {}, reject: Callable[[Rejection], None]
) -> Iterator[Capture]:
    """The file's captures, streamed: of a table, one row (or batch of rows) is held at a time.

    `columns` maps our names (`COLUMN_NAMES`) to the table's, over the recognised ones. What cannot be read
    goes to `reject` with stage "source" and one of these reasons: "binary", "unreadable", "empty",
    "too_long" (a file), "broken_line", "broken_row", "broken_item", "empty" (one row); the rest is read on.
    `Capture.source` is the label, with ":line" (JSON lines, CSV), "#row" (JSON, Parquet) or "#record" (WARC); of
    a crawl's journal it is the page's address.
    Raises ConfigError for a name in `columns` that is not ours.
    """
    check_names(columns)
    refused: list[Rejection] = []

    def note(rejection: Rejection) -> None:
        refused[:] = [rejection]
        reject(rejection)

    n_read = 0
    rows = RowReader(columns, found.folder, note)
    try:
        for capture in _READERS[found.format](found, rows):
            n_read += 1
            yield capture
    except UnreadableError as error:
        rows.refuse(found.label, error.reason, str(error))
    if not n_read and not refused and found.format != "journal":
        rows.refuse(found.label, "empty", "there is no article in it")


def check_columns(found: Found, columns: Mapping[str, str]) -> None:
    """Opens just enough of a table to know that it has a column of text.

    Raises FormatError listing the columns found when it has none, ConfigError for a name in `columns` that
    is not ours or not the table's. A file that cannot be read passes: `read_source` rejects it, and other
    files go on.
    """
    check_names(columns)
    if found.format not in _COLUMNS:
        return
    try:
        names = _COLUMNS[found.format](found)
    except UnreadableError:
        return
    if names:
        check_table(names, columns, found.label)
