"""The pointer: which snapshot was published last, and how that file looked."""

from __future__ import annotations

import json
import os
from pathlib import Path

from rhetoric.warehouse.places import Places


def write_pointer(places: Places, snapshot: Path) -> None:
    """Name the snapshot so that a reader finds the old pointer or the new, never a part of it."""
    draft = places.pointer.with_name("pointer.new")
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"snapshot": snapshot.name, "state": _state(snapshot)}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(places.pointer)


def read_pointer(places: Places) -> Path | None:
    """The snapshot that stands at the published path; None where another file stands there.

    Size and time of change tell: copying another warehouse over the published file writes through the hard
    link into the snapshot itself.
    """
    try:
        pointer = json.loads(places.pointer.read_text(encoding="utf-8"))
        snapshot = places.folder / pointer["snapshot"]
        states = (_state(snapshot), _state(places.published))
        return snapshot if all(state == pointer["state"] for state in states) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _state(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns]
