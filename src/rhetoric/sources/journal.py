"""A crawl's journal: what every fetch brought, kept the moment it came.

A crawl that is killed loses the fetch it was at, no more: the next run reads the journal to its last whole
record. A record is four bytes of length and a Zstandard frame of JSON. The process that writes a journal holds
a lock on it, so that others can tell a crawl at work from one that ended.
"""

from __future__ import annotations

import fcntl
import json
import os
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Self

import zstandard

from rhetoric.model import Capture, Rejection
from rhetoric.sources.found import Found
from rhetoric.sources.rows import RowReader

SUFFIX: Final = ".journal"
_LENGTH: Final = struct.Struct("<I")
_LIMIT: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Visit:
    """One address and how it was found when it was last fetched.

    `url` is the address in its canonical spelling; `found_in` the feed or sitemap that named it. `outcome`:
    "fetched", "unchanged" or the reason why not; `is_settled` is false when it should be asked again.
    `etag` and `last_modified` go with the next request. Of a feed or sitemap: how many entries it had, how
    many of them were new.
    """

    url: str
    role: Literal["page", "feed", "sitemap"]
    outcome: str
    visited_at: datetime
    is_settled: bool = True
    outlet_id: str | None = None
    found_in: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    n_entries: int | None = None
    n_new: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What one fetch brought: where it was, and a capture or a rejection or neither."""

    visit: Visit
    capture: Capture | None = None
    rejection: Rejection | None = None


class Journal:
    """A journal being written: a context manager that holds its lock."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file = path.open("ab")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._packer = zstandard.ZstdCompressor(level=3)

    def add(self, record: Record) -> None:
        """Keep one record: once this returns, the process may die."""
        packed = self._packer.compress(json.dumps(asdict(record), default=datetime.isoformat).encode())
        self._file.write(_LENGTH.pack(len(packed)) + packed)
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.fsync(self._file.fileno())
        self._file.close()


def finished_journals(folder: Path) -> list[Path]:
    """The journals in `folder` that no crawl is writing to, oldest first."""
    return [path for path in sorted(folder.glob(f"*{SUFFIX}")) if _is_free(path)]


def _is_free(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, FileNotFoundError):
        return False
    return True


def read_journal(path: Path) -> Iterator[Record]:
    """The records in order, up to the last whole one."""
    unpacker = zstandard.ZstdDecompressor()
    with path.open("rb") as file:
        while len(head := file.read(_LENGTH.size)) == _LENGTH.size:
            (length,) = _LENGTH.unpack(head)
            packed = file.read(length) if length <= _LIMIT else b""
            try:
                record = json.loads(unpacker.decompress(packed))
            except (zstandard.ZstdError, ValueError):
                return
            yield _record(record)


def read_captures(found: Found, rows: RowReader) -> Iterator[Capture]:
    """A journal as a source: its captures; its rejections are handed on."""
    for record in read_journal(found.path):
        if record.rejection:
            rows.reject(record.rejection)
        if record.capture:
            yield record.capture


def _record(stored: dict[str, Any]) -> Record:
    visit, capture, rejection = (stored[name] for name in ("visit", "capture", "rejection"))
    return Record(
        Visit(**visit | {"visited_at": datetime.fromisoformat(visit["visited_at"])}),
        Capture(**capture | {"notes": tuple(capture["notes"])}) if capture else None,
        Rejection(**rejection) if rejection else None,
    )
