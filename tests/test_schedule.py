"""A schedule really fires: `rhetoric serve` with a server of its own, until the rows are there."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline_cases import RHETORIC, ask, rows, settings_in, write_jsonl
from rhetoric.errors import WarehouseError


@pytest.mark.long
def test_a_scheduled_run_fires_and_all_ends_with_sigterm(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    write_jsonl(tmp_path / "a.jsonl", rows(3))
    config = tmp_path / "mine.toml"
    config.write_text(
        f"[warehouse]\npath = '{settings.warehouse.path}'\n"
        f"[run]\nsources = ['{tmp_path}/a.jsonl']\n[schedule]\ninterval_seconds = 5\n",
        encoding="utf-8",
    )
    log = tmp_path / "log"
    environment = {k: v for k, v in os.environ.items() if k != "PREFECT_API_URL"} | {
        "PREFECT_HOME": str(tmp_path / "p")
    }
    with log.open("wb") as stream:
        server = subprocess.Popen(
            [*RHETORIC, "serve", "-v", "--config", str(config)],
            stderr=stream, env=environment, cwd=tmp_path,
        )  # fmt: skip
    try:
        assert eventually(lambda: scored(settings), log) == [(3,)]
        write_jsonl(tmp_path / "a.jsonl", rows(4))
        eventually(lambda: scored(settings) == [(4,)], log)
        assert ask(settings, "SELECT count(*) FROM run WHERE command = 'run'")[0][0] >= 2
        port = re.search(r"runs: http://127\.0\.0\.1:(\d+)", log.read_text(encoding="utf-8"))
        assert port
        family = descendants(server.pid)
        assert len(family) >= 1
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)
    eventually(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family), log, 30)


def scored(settings: Any) -> list[tuple[Any, ...]]:
    try:
        return ask(settings, "SELECT count(*) FROM article_scores WHERE voice = 'body'")
    except WarehouseError:
        return []


def descendants(pid: int) -> list[int]:
    """Processes that a process has started, and theirs."""
    children: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        children += map(int, (task / "children").read_text(encoding="utf-8").split())
    return children + [grandchild for child in children for grandchild in descendants(child)]


def eventually(condition: Callable[[], Any], log: Path, seconds: float = 240.0) -> Any:
    deadline = time.monotonic() + seconds
    while not (result := condition()):
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.2)
    return result
