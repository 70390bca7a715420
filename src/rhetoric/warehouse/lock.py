"""One writer at a time: an advisory lock on a file of its own, which says who holds it.

The kernel drops the lock when its holder ends, however it ends, so there are no stale locks to clear.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from rhetoric.errors import WarehouseError

PAUSE_SECONDS = 0.02


class LockedError(WarehouseError):
    """Another run held the warehouse for too long: trying again later can help."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock; `since` is a UTC time in ISO 8601."""

    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since}"


@contextmanager
def hold_lock(
    path: Path, *, wait_seconds: float, on_wait: Callable[[Holder | None], None] | None = None
) -> Iterator[None]:
    """Hold the lock `path` for the block.

    `on_wait` is called once, with the holder if it is known, when the lock is not free at once. LockedError
    after `wait_seconds`.
    """
    with _open(path) as lock, _open(path.with_name(path.name + ".next")) as turnstile:
        _acquire(lock, turnstile, path, wait_seconds, on_wait)
        _name_holder(lock)
        yield


@contextmanager
def _open(path: Path) -> Iterator[int]:
    """An open file's descriptor; closing it drops its lock."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _acquire(
    lock: int,
    turnstile: int,
    path: Path,
    wait_seconds: float,
    on_wait: Callable[[Holder | None], None] | None,
) -> None:
    """Take the lock by way of the turnstile, which the next in line holds: who comes back cannot overtake."""
    deadline = time.monotonic() + wait_seconds
    for descriptor in (turnstile, lock):
        while not try_lock(descriptor):
            if on_wait is not None:
                on_wait(_read_holder(lock))
                on_wait = None
            if time.monotonic() >= deadline:
                raise LockedError(_gave_up(path, _read_holder(lock), wait_seconds))
            time.sleep(PAUSE_SECONDS)
    fcntl.flock(turnstile, fcntl.LOCK_UN)


def try_lock(descriptor: int) -> bool:
    """Whether this process could take the lock of an open file at once."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _name_holder(descriptor: int) -> None:
    holder = Holder(os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds"))
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps(asdict(holder)).encode(), 0)


def _read_holder(descriptor: int) -> Holder | None:
    """None in the instant in which a new holder has not yet written its name."""
    try:
        return Holder(**json.loads(os.pread(descriptor, 4096, 0)))
    except (ValueError, TypeError):
        return None


def _gave_up(path: Path, holder: Holder | None, wait_seconds: float) -> str:
    return (
        f"{path}: another run holds the warehouse ({holder or 'holder unknown'}); "
        f"gave up after {wait_seconds:g} s. Let that run end or end it, or raise warehouse.lock_wait_seconds."
    )
