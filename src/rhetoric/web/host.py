"""One host at a time: whose turn it is, how long to pause, and when to leave it alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from rhetoric.web.answer import NotFetchedError
from rhetoric.web.robots import Robots


@dataclass(slots=True)
class Host:
    """What one host (name and port) is asked for: one request at a time, `pause` seconds after each.

    `closed` says why it is asked no more in this run; `n_failures` counts requests in a row that had no answer.
    """

    name: str
    pause: float
    closed: str | None = None
    n_failures: int = 0
    robots: Robots | None = None
    robots_lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _free_at: float = 0.0

    @asynccontextmanager
    async def turn(self, longest: float) -> AsyncIterator[None]:
        """Wait for the turn; the pause begins when the block ends. NotFetchedError where it would be a longer wait."""
        async with self._lock:
            if self.wait > longest:
                raise NotFetchedError(
                    self.name, "busy", f"{self.name} asks to be left alone for {self.wait:,.0f} s more"
                )
            await asyncio.sleep(self.wait)
            try:
                yield
            finally:
                self.rest(self.pause)

    @property
    def wait(self) -> float:
        """Seconds until it may be asked again."""
        return max(0.0, self._free_at - time.monotonic())

    def rest(self, seconds: float) -> None:
        """Ask nothing of the host for so many seconds."""
        self._free_at = max(self._free_at, time.monotonic() + seconds)
