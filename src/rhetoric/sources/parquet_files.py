"""Parquet, read in batches, only the columns that an article has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from rhetoric.model import Capture
from rhetoric.sources.columns import resolve
from rhetoric.sources.decoding import mend
from rhetoric.sources.opening import UnreadableError
from rhetoric.sources.rows import RowReader

if TYPE_CHECKING:
    from rhetoric.sources.found import Found

_BATCH_ROWS: Final = 512


def read_parquet(found: Found, rows: RowReader) -> Iterator[Capture]:
    """One capture a row. Raises UnreadableError, also in the midst of the file, where it is corrupt."""
    import pyarrow as pa

    number = 0
    try:
        with _open(found) as file:
            wanted = list(resolve(file.schema_arrow.names, rows.columns).values())
            for batch in file.iter_batches(_BATCH_ROWS, columns=wanted):
                for row in _rows(batch):
                    number += 1
                    if capture := rows.capture(row, f"{found.label}#{number}"):
                        yield capture
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"the Parquet file is corrupt after row {number}: {error}") from None


def parquet_columns(found: Found) -> list[str] | None:
    """The columns' names."""
    with _open(found) as file:
        return list(file.schema_arrow.names)


def _open(found: Found) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(found.path, memory_map=True, page_checksum_verification=True)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"not a Parquet file, or a corrupt one: {error}") from None


def _rows(batch: Any) -> Iterator[Mapping[str, object]]:
    names = batch.schema.names
    for values in zip(*(_values(column) for column in batch.columns), strict=True):
        yield dict(zip(names, values, strict=True))


def _values(column: Any) -> list[object]:
    """A column's values: times at most in microseconds, strings that are no UTF-8 mended."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        raw = column.cast(pa.large_binary()).to_pylist()
        return [value and mend(value.decode("utf-8", "surrogateescape"))[0] for value in raw]
