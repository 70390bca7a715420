"""Trying again: with longer and longer waits, as long as a server asks for, and not for ever."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from rhetoric.config import WebSettings
from rhetoric.web.answer import NotFetchedError
from rhetoric.web.exchange import StatusError
from rhetoric.web.host import Host

T = TypeVar("T")


class Retrying:
    """Asks a host in its turn, again where that may help, and closes a host that fails again and again."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._random = random.Random()
        self._slots = asyncio.Semaphore(settings.hosts_at_once)

    async def ask(self, host: Host, ask: Callable[[], Awaitable[T]]) -> T:
        """What `ask` answers. Raises its NotFetchedError after `web.attempts`, or at once if it will not pass."""
        for attempt in range(self._settings.attempts):
            try:
                answer = await self._in_turn(host, ask)
            except NotFetchedError as error:
                is_closed = host.closed or host.wait > self._settings.maximum_wait_seconds
                if not error.is_passing or is_closed or attempt + 1 == self._settings.attempts:
                    self._count(host, error)
                    raise
                self._rest(host, error, attempt)
            else:
                host.n_failures = 0
                return answer
        raise AssertionError("web.attempts is at least 1")

    async def _in_turn(self, host: Host, ask: Callable[[], Awaitable[T]]) -> T:
        async with host.turn(max(self._settings.maximum_wait_seconds, self._settings.pause_seconds)):
            if host.closed:
                raise NotFetchedError(host.name, "busy", host.closed)
            async with self._slots:
                return await ask()

    def _rest(self, host: Host, error: NotFetchedError, attempt: int) -> None:
        """Wait before the next attempt, the whole host with it; close the host when it asks for too long a wait."""
        asked = _seconds(error.retry_after) if isinstance(error, StatusError) else None
        if asked is not None and asked > self._settings.maximum_wait_seconds:
            host.closed = f"{host.name} asked to wait {asked:,.0f} s ({error.detail}); a later run will come back"
            return
        backed_off = self._settings.backoff_seconds * 2**attempt * self._random.uniform(0.5, 1.5)
        host.rest(backed_off if asked is None else asked)

    def _count(self, host: Host, error: NotFetchedError) -> None:
        host.n_failures = host.n_failures + 1 if error.is_passing else 0
        if host.n_failures >= self._settings.failures_a_host and not host.closed:
            host.closed = f"{host.name} failed {host.n_failures} times in a row; a later run will come back"


def _seconds(retry_after: str | None) -> float | None:
    """The wait that a Retry-After header asks for: seconds, or until a date; None for what is neither."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except (ValueError, TypeError):
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
