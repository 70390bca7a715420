"""Progress on stderr: a bar a stage on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from rhetoric.pipeline.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

_DOING = {
    "crawl": "Fetching",
    "ingest": "Reading articles",
    "score": "Scoring",
    "load": "Loading the scores",
    "publish": "Publishing",
}


@contextmanager
def progress_on_stderr() -> Iterator[Progress]:
    """A listener for the block: bars where stderr is a terminal."""
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with _rich_bars() as bars:
            listener = _Bars(bars)
            yield listener
            listener.end()
        return
    lines = _Lines()
    yield lines
    lines.end()


class _Lines:
    """One line for each stage, when it has ended."""

    def __init__(self) -> None:
        self._stage = ""
        self._n_articles = 0
        self._began = 0.0

    def begin(self, stage: str, total: int | None = None) -> None:
        self.end()
        self._stage, self._n_articles, self._began = stage, 0, time.monotonic()

    def advance(self, n_articles: int) -> None:
        self._n_articles += n_articles

    def say(self, message: str) -> None:
        click.echo(message, err=True)

    def end(self) -> None:
        if self._stage:
            noun = "answer" if self._stage == "crawl" else "article"
            done = f" {self._n_articles:,} {noun}{'' if self._n_articles == 1 else 's'}," if self._n_articles else ""
            seconds = time.monotonic() - self._began
            click.echo(f"{_DOING.get(self._stage, self._stage)}:{done} {seconds:.1f} s", err=True)
        self._stage = ""


class _Bars:
    """A bar for each stage; one of unknown length moves to and fro until the next begins."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._current: TaskID | None = None

    def begin(self, stage: str, total: int | None = None) -> None:
        self.end()
        self._current = self._bars.add_task(_DOING.get(stage, stage), total=total)

    def advance(self, n_articles: int) -> None:
        if self._current is not None:
            self._bars.advance(self._current, n_articles)

    def say(self, message: str) -> None:
        self._bars.console.print(message, markup=False, highlight=False)

    def end(self) -> None:
        """Fill the bar of a stage of unknown length."""
        if self._current is not None:
            done = self._bars.tasks[self._current].completed
            self._bars.update(self._current, total=max(done, 1), completed=max(done, 1))


def _rich_bars() -> Bars:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    columns = (
        TextColumn("{task.description:<20}"),
        BarColumn(),
        TextColumn("{task.completed:>9,.0f}"),
        TimeElapsedColumn(),
    )
    return Bars(*columns, console=console)
