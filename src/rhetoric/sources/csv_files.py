"""CSV and TSV, streamed, with the delimiter found in the header.

Quoting is read strictly, so that a quote that is never closed is seen. A broken record costs its first line
only: the lines that the open quote swallowed are given back and read again.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rhetoric.model import Capture
from rhetoric.sources.decoding import decode_sample, detect_encoding, error_handler, mend
from rhetoric.sources.opening import UnreadableError, open_bytes, read_sample
from rhetoric.sources.rows import RowReader

if TYPE_CHECKING:
    from rhetoric.sources.found import Found

FIELD_CHARACTERS: Final = 64 << 20
_DELIMITERS: Final = ",;\t|"


class RecordLines(Iterator[str]):
    """Lines for csv.reader; those of the record at hand are kept. `number`: its first line's, from 1."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self.number = 1

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._taken.append(line)
        return line

    @property
    def first(self) -> str:
        """The first line of the record at hand."""
        return self._taken[0]

    def accept(self) -> None:
        """The record is done with."""
        self.number += len(self._taken)
        self._taken.clear()

    def give_back(self) -> None:
        """All lines but the first are to be read again."""
        self._again.extendleft(reversed(self._taken[1:]))
        self.number += 1
        self._taken.clear()


def read_csv(found: Found, rows: RowReader) -> Iterator[Capture]:
    """One capture a row; what is no row of this table is rejected as "broken_row" and the next is read."""
    sample = read_sample(found)
    encoding = detect_encoding(sample)
    general = (encoding.note,) if encoding.note else ()
    table = _Table(found.label, _dialect(decode_sample(sample)), rows)
    with open_bytes(found) as stream:
        lines = io.TextIOWrapper(stream, encoding.codec, error_handler(encoding), newline="")
        for number, row, notes in table.read(lines):
            if capture := rows.capture(row, f"{found.label}:{number}", (*general, *notes)):
                yield capture


def csv_columns(found: Found) -> list[str] | None:
    """The header's names; None when there is no header."""
    text = decode_sample(read_sample(found))
    header = next(csv.reader(io.StringIO(text, newline=""), **_dialect(text)), [])
    return [name.strip() for name in header] or None


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one CSV file as they can be read."""

    label: str
    dialect: Mapping[str, Any]
    rows: RowReader

    def read(self, lines: Iterable[str]) -> Iterator[tuple[int, dict[str, str], tuple[str, ...]]]:
        """Line number, row and notes of each record that has a field for each name of the header."""
        records = self._records(RecordLines(lines))
        _, names = next(records, (0, []))
        header = [mend(name)[0].strip() for name in names]
        for number, record in records:
            if len(record) == len(header):
                yield number, *_row(header, record)
            else:
                self._refuse(number, f"{len(record)} fields where the header has {len(header)}")

    def _records(self, lines: RecordLines) -> Iterator[tuple[int, list[str]]]:
        """Line number and fields of each record, the header first; blank lines are left out."""
        csv.field_size_limit(FIELD_CHARACTERS)
        reader = csv.reader(lines, strict=True, **self.dialect)
        while True:
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield from self._recovered(lines, str(error))
                lines.give_back()
                continue
            if record:
                yield lines.number, record
            lines.accept()

    def _recovered(self, lines: RecordLines, error: str) -> Iterator[tuple[int, list[str]]]:
        """Between tabs a mark is often no quote at all; elsewhere a quote that goes wrong breaks the row."""
        if self.dialect["delimiter"] == "\t":
            yield lines.number, lines.first.rstrip("\r\n").split("\t")
        elif lines.number == 1:
            raise UnreadableError(f"the header cannot be read: {_explained(error)}")
        else:
            self._refuse(lines.number, _explained(error))

    def _refuse(self, number: int, detail: str) -> None:
        self.rows.refuse(f"{self.label}:{number}", "broken_row", detail)


def _explained(message: str) -> str:
    if "unexpected end" in message:
        return "a quote is opened and never closed"
    if "field limit" in message:
        return f"a field of more than {FIELD_CHARACTERS >> 20} million characters: is a quote left open?"
    return f"the quotes do not match: {message}"


def _row(header: list[str], record: list[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    row: dict[str, str] = {}
    notes: list[str] = []
    for name, field in zip(header, record, strict=True):
        mended, noted = (field, ()) if field.isascii() else mend(field)
        row.setdefault(name, mended)
        notes += noted
    return row, tuple(notes)


def _dialect(sample: str) -> Mapping[str, Any]:
    """The header's most frequent delimiter; backslash escapes if there are some and no doubled quotes."""
    header = sample.lstrip("\ufeff\r\n").splitlines()[0] if sample.strip("\ufeff\r\n") else ""
    delimiter = max(_DELIMITERS, key=header.count)
    backslash = '\\"' in sample and '""' not in sample
    return {
        "delimiter": delimiter,
        "escapechar": "\\" if backslash else None,
        "doublequote": not backslash,
        "skipinitialspace": f"{delimiter} " in header,
    }
