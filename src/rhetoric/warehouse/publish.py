"""Publishing: a whole new file takes the old one's place in one step, and no reader is ever in the way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from rhetoric.errors import WarehouseError
from rhetoric.warehouse.connect import connect_writer
from rhetoric.warehouse.lock import Holder, hold_lock
from rhetoric.warehouse.places import Places, sync_folder
from rhetoric.warehouse.pointer import write_pointer
from rhetoric.warehouse.seed import write_ahead_log


def publish(
    path: str | os.PathLike[str],
    run_id: str,
    *,
    keep_snapshots: int = 3,
    wait_seconds: float = 300.0,
    on_wait: Callable[[Holder | None], None] | None = None,
) -> Path:
    """Copy the writer's file to a new snapshot, put it at `path`, and return the snapshot's path.

    No connection of this process may be open on the writer's file: a copy made by other means than DuckDB's
    would drop DuckDB's lock when it closes the file. The last `keep_snapshots` snapshots stay for those who
    read them.
    """
    places = Places.at(path)
    places.prepare()
    with hold_lock(places.lock, wait_seconds=wait_seconds, on_wait=on_wait):
        _settle(places)
        try:
            snapshot = _copy(places, run_id)
            _put(snapshot, places.published)
            write_pointer(places, snapshot)
            _prune(places, snapshot, keep_snapshots)
            sync_folder(places.folder)
        except OSError as error:
            raise WarehouseError(
                f"{places.published}: cannot be published ({error.strerror}). "
                "What was published before stands. Free space or mend the folder's permissions and try again."
            ) from None
    return snapshot


def _settle(places: Places) -> None:
    """See that all commits are in the file itself: a killed writer leaves them in the log beside it."""
    if not places.writer.exists():
        raise WarehouseError(f"{places.writer}: there is nothing to publish. Run `rhetoric run SOURCE` first.")
    if write_ahead_log(places.writer).exists():
        connection = connect_writer(places.writer)
        try:
            connection.execute("CHECKPOINT")
        finally:
            connection.close()


def _copy(places: Places, run_id: str) -> Path:
    """A snapshot under a name never used before: DuckDB would read a reused name from its cache."""
    snapshot, number = places.folder / f"snapshot-{run_id}.duckdb", 1
    while snapshot.exists():
        number += 1
        snapshot = places.folder / f"snapshot-{run_id}-{number}.duckdb"
    draft = snapshot.with_suffix(".new")
    shutil.copyfile(places.writer, draft)
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.rename(snapshot)
    sync_folder(places.folder)
    return snapshot


def _put(snapshot: Path, published: Path) -> None:
    """Make `published` the same file as `snapshot`, or a copy of it where a folder has no hard links."""
    draft = published.with_name(published.name + ".new")
    draft.unlink(missing_ok=True)
    try:
        os.link(snapshot, draft)
    except OSError:
        shutil.copy2(snapshot, draft)
    draft.replace(published)
    sync_folder(published.parent)


def _prune(places: Places, newest: Path, keep: int) -> None:
    for draft in places.folder.glob("snapshot-*.new"):
        draft.unlink()
    older = [path for path in places.snapshots() if path != newest]
    for path in older[: max(0, len(older) - (keep - 1))]:
        path.unlink()
