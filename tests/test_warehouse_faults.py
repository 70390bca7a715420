"""Killed writers, and writers and readers at once."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rhetoric.warehouse import check, open_reader, open_writer, publish
from warehouse_cases import article, begin, build, rows_of

TESTS = Path(__file__).parent

ENDLESS_WRITER = """
import sys
from itertools import count
from pathlib import Path
from warehouse_cases import article, begin, score_all
from rhetoric.warehouse import open_writer, publish

path, tag = Path(sys.argv[1]), sys.argv[2]
for turn in count():
    with open_writer(path) as writer:
        run_id = begin(writer)
        print(run_id, flush=True)
        pair = [article(turn, outlet=f"{tag}{half}", text=f"{turn} " * 3000) for half in "ab"]
        writer.add_articles(pair, run_id)
        score_all(writer, run_id)
        writer.finish_run(run_id, "completed", {"n_read": 2})
    publish(path, run_id)
"""

ENDLESS_READER = """
import sys
from rhetoric.warehouse import open_reader

before = None
while True:
    with open_reader(sys.argv[1]) as reader:
        articles = reader.table("SELECT count(*) AS n FROM article")["n"][0].as_py()
        runs = reader.table("SELECT sum(n_read) AS n FROM run WHERE state = 'completed'")["n"][0].as_py()
        scores = reader.table("SELECT count(*) AS n FROM article_scores")["n"][0].as_py()
    seen = (articles, runs, scores)
    if seen != before:
        print(*seen, flush=True)
    before = seen
"""


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=TESTS, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def wait_for_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def is_whole(path: Path) -> None:
    """Every article came with its pair and its scores, and its run says so."""
    with open_reader(path) as reader:
        rows = reader.table(
            "SELECT (SELECT count(*) FROM article) AS articles, (SELECT sum(n_read) FROM run) AS read, "
            "(SELECT count(*) FROM article_scores WHERE voice = 'body') AS scored"
        ).to_pylist()
    assert rows[0]["articles"] == rows[0]["read"] == rows[0]["scored"]


def test_a_killed_writer_leaves_nothing_torn(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    build(path, [article(1)])
    process = start(ENDLESS_WRITER, str(path), "k")
    killed_run = wait_for_line(process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    is_whole(path)
    with open_writer(path, wait_seconds=0) as writer:
        assert rows_of(writer, f"SELECT state FROM run WHERE run_id = '{killed_run}'") == [("crashed",)]
        assert rows_of(writer, "SELECT count(*) % 2 FROM article") == [(1,)]
    publish(path, "after")
    assert [result.name for result in check(path) if not result.is_kept] == ["runs_have_ended"]


@pytest.mark.long
def test_writers_killed_at_any_moment_leave_nothing_torn(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    build(path, [article(1)])
    for turn in range(6):
        process = start(ENDLESS_WRITER, str(path), f"t{turn}")
        wait_for_line(process)
        time.sleep(0.1 * turn)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        is_whole(path)
        with open_writer(path, wait_seconds=0) as writer:
            assert rows_of(writer, "SELECT count(*) FROM run WHERE state = 'running'") == [(0,)]
            writer.finish_run(begin(writer), "completed")
    publish(path, "after")
    is_whole(path)
    assert all(result.is_kept for result in check(path))


@pytest.mark.long
def test_three_writers_and_two_readers(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    build(path, [article(1), article(2)])
    writers = [start(ENDLESS_WRITER, str(path), f"w{number}") for number in range(3)]
    readers = [start(ENDLESS_READER, str(path)) for _ in range(2)]
    processes = (*writers, *readers)
    lines = [[wait_for_line(process) for process in processes] for _ in range(4)]
    failures = [process.poll() for process in processes]
    for process in processes:
        process.kill()
    errors = [process.communicate()[1] for process in processes]
    assert failures == [None] * 5, errors
    for turn in lines:
        for line in turn[3:]:
            articles, n_read, scores = map(int, line.split())
            assert articles == n_read
            assert scores == 4 * articles
    is_whole(path)
