"""Where a warehouse's files lie: the published file, and beside it the folder that only writers use.

rhetoric.duckdb              published: what everybody may open
rhetoric.duckdb.d/
    writer.duckdb            the writer's own file
    lock                     held by the one writer; names it
    snapshot-<run>.duckdb    published files; the newest is hard-linked to the published path
    pointer                  JSON: the newest snapshot's name
    runs/<run>               held by the process of a run while it lives
    work/<run>/              Parquet on its way to and from the workers of a run
    crawl/<run>.journal      what a run fetched from the web, until it is in the warehouse
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from rhetoric.errors import WarehouseError


@dataclass(frozen=True, slots=True)
class Places:
    """All paths of one warehouse. Make it with `Places.at`."""

    published: Path

    @classmethod
    def at(cls, path: str | os.PathLike[str]) -> Places:
        """The places of the published file `path`. Symbolic links are followed, so that none is replaced."""
        return cls(Path(path).expanduser().resolve())

    @property
    def folder(self) -> Path:
        return self.published.with_name(self.published.name + ".d")

    @property
    def writer(self) -> Path:
        return self.folder / "writer.duckdb"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def pointer(self) -> Path:
        return self.folder / "pointer"

    @property
    def runs(self) -> Path:
        return self.folder / "runs"

    @property
    def crawl(self) -> Path:
        return self.folder / "crawl"

    def work(self, run_id: str) -> Path:
        """The folder for the Parquet files of one run."""
        return self.folder / "work" / run_id

    def has_content(self) -> bool:
        """Whether there is a warehouse: published, or written and not yet published."""
        return self.published.exists() or self.writer.exists()

    def snapshots(self) -> list[Path]:
        """The published files that still exist, oldest first."""
        return sorted(self.folder.glob("snapshot-*.duckdb"), key=lambda path: (path.stat().st_mtime_ns, path.name))

    def prepare(self) -> None:
        """Make the folder and see that it can be written to; WarehouseError otherwise."""
        if self.published.is_dir():
            raise WarehouseError(f"{self.published}: is a folder. Give --warehouse the path of a file in it.")
        if self.folder.is_dir() and not os.access(self.published.parent, os.W_OK):
            raise WarehouseError(self._unwritable(self.published.parent, "Permission denied"))
        try:
            self.runs.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.lock, os.O_RDWR | os.O_CREAT, 0o644))
        except OSError as error:
            raise WarehouseError(self._unwritable(self.folder, error.strerror)) from None

    @staticmethod
    def _unwritable(folder: Path, why: str | None) -> str:
        return f"{folder}: cannot be written to ({why}). Make it writable or give --warehouse another path."


def sync_folder(folder: Path) -> None:
    """Make renames and links in `folder` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
