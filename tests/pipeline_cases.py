"""Small sources, and a pipeline run over them in this process."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rhetoric.config import Settings, override
from rhetoric.pipeline.reports import RunReport
from rhetoric.pipeline.run import Intake, run_pipeline
from rhetoric.warehouse import open_reader

RHETORIC = (sys.executable, "-c", "from rhetoric.cli import main; main(prog_name='rhetoric')")
"""The command line in a process of its own."""

COUNCIL = (
    "The council met on Monday evening to settle the budget for the harbour. Members heard from the engineer, who "
    "set out the cost of the new wall in some detail. “We were promised the money two years ago,” said Ines Falk, "
    "who keeps the chandlery on the quay. The vote was close, and the work will begin in the spring."
)
FERRY = (
    "The ferry will not sail this week because a bearing has failed, the company said on Tuesday. Passengers were "
    "offered seats on a bus instead. “It is a disgrace,” said Tom Arkle, a teacher, who had waited since seven. The "
    "company said that a part had been ordered and that the boat would be back in service by Saturday at the latest."
)
FRENCH = (
    "Le conseil municipal s'est réuni lundi soir pour adopter le budget du port. Les élus ont entendu l'ingénieur, "
    "qui a présenté le coût de la nouvelle digue. Les travaux commenceront au printemps prochain."
)


class Heard:
    """Keeps what a pipeline says."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.n_articles = 0
        self.messages: list[str] = []

    def begin(self, stage: str, total: int | None = None) -> None:
        self.stages.append((stage, total))

    def advance(self, n_articles: int) -> None:
        self.n_articles += n_articles

    def say(self, message: str) -> None:
        self.messages.append(message)


def settings_in(folder: Path, **run: Any) -> Settings:
    """The defaults, with a warehouse in the folder."""
    return override(Settings(), warehouse={"path": folder / "news.duckdb"}, run=run)


def write_jsonl(path: Path, rows: Sequence[dict[str, Any] | str]) -> Path:
    """One line a row; a string is written as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(n: int, text: str = COUNCIL, outlet: str = "Quay Herald") -> list[dict[str, Any]]:
    """n articles of an outlet, each with a text of its own."""
    return [
        {"id": f"a{k}", "outlet": outlet, "title": f"Item {k}", "text": f"{text} This is item {k}.",
         "published": f"2026-03-{1 + k % 28:02d}"}
        for k in range(n)
    ]  # fmt: skip


def run(settings: Settings, *sources: Path, heard: Heard | None = None, **intake: Any) -> RunReport:
    """The pipeline over these files."""
    return run_pipeline(settings, Intake(tuple(map(str, sources)), **intake), heard or Heard())


def ask(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    """Rows of the published warehouse."""
    with open_reader(settings.warehouse.path) as reader:
        return reader.connection.execute(sql).fetchall()
