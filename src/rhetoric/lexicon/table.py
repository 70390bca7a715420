"""A lexicon's CSV as rows of cells: encoding, header and the number of cells are checked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rhetoric.errors import LexiconError
from rhetoric.lexicon.description import nearest

COLUMNS = ("term", "category", "intensity", "forms", "guard", "note")


class Row(NamedTuple):
    """One row: the line it begins on (from 1) and its cells by column, white space collapsed."""

    line: int
    cells: dict[str, str]


def read_rows(path: Path, problems: list[str]) -> list[Row]:
    """The rows of a lexicon's CSV, blank lines left out; what is wrong is added to `problems`."""
    rows = []
    try:
        lines = _lines(_decoded(path))
        header = _header(next(lines, (1, []))[1])
        for line, cells in lines:
            if len(cells) == len(header):
                rows.append(Row(line, dict(zip(header, cells, strict=True))))
            else:
                problems.append(f"line {line}: has {len(cells)} cells, not {len(header)} ({','.join(header)})")
    except LexiconError as error:
        problems.append(str(error))
    return rows


def _decoded(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind a byte-order mark; `object` is what it was counting in.
        line = error.object[: error.start].count(b"\n") + 1
        offset = error.start + len(content) - len(error.object)
        found = f"the byte 0x{error.object[error.start]:02x} at offset {offset}"
        raise LexiconError(f"line {line}: {found} is not UTF-8; save the file as UTF-8") from error


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The line a record begins on, and its cells; blank lines are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for record in reader:
            cells = list(map(" ".join, map(str.split, record)))
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise LexiconError(f"line {begins}: is no CSV ({error}); is a quotation mark unclosed?") from error


def _header(cells: list[str]) -> list[str]:
    missing = [f"column {column!r} is missing" for column in COLUMNS if column not in cells]
    unknown = [f"column {cell!r} is unknown{nearest(cell, COLUMNS)}" for cell in cells if cell not in COLUMNS]
    twice = [f"column {column!r} stands twice" for column in COLUMNS if cells.count(column) > 1]
    if wrong := missing + unknown + twice:
        raise LexiconError(f"line 1: {'; '.join(wrong)} (the columns are {','.join(COLUMNS)})")
    return cells
