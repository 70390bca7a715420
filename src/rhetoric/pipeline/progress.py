"""Who listens to a pipeline at work: a terminal, a log, nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Progress(Protocol):
    """Told what a stage does. Called from the thread that runs the pipeline only."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """A stage begins; `total` articles, where that is known."""

    def advance(self, n_articles: int) -> None:
        """The stage has done so many more."""

    def say(self, message: str) -> None:
        """Something a user should know: why it waits, what it did again."""


class Silent:
    """Listens to nothing."""

    def begin(self, stage: str, total: int | None = None) -> None:
        pass

    def advance(self, n_articles: int) -> None:
        pass

    def say(self, message: str) -> None:
        pass


class Several:
    """Passes everything on to each of its listeners."""

    def __init__(self, listeners: Sequence[Progress]) -> None:
        self._listeners = tuple(listeners)

    def begin(self, stage: str, total: int | None = None) -> None:
        for listener in self._listeners:
            listener.begin(stage, total)

    def advance(self, n_articles: int) -> None:
        for listener in self._listeners:
            listener.advance(n_articles)

    def say(self, message: str) -> None:
        for listener in self._listeners:
            listener.say(message)


_audience: ContextVar[Progress | None] = ContextVar("audience", default=None)


@contextmanager
def heard_by(progress: Progress) -> Iterator[None]:
    """Let `progress` hear flows that run inside the block: what a flow is called with can only be JSON."""
    token = _audience.set(progress)
    try:
        yield
    finally:
        _audience.reset(token)


def audience() -> Progress:
    """The listener of the innermost `heard_by`, or one that listens to nothing."""
    return _audience.get() or Silent()
