"""Workers: partitions scored elsewhere, and what happens when one of them dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline_cases import COUNCIL, FRENCH, Heard, rows, run, settings_in, write_jsonl
from rhetoric.config import RunSettings
from rhetoric.errors import ConfigError, ScoreError
from rhetoric.pipeline import score as score_stage
from rhetoric.pipeline.executors import PoolError, open_executor, without_main_module, worker_count
from rhetoric.pipeline.partition import Answer, Assignment, score_partition, scorer_of
from rhetoric.pipeline.pool import score_all
from rhetoric.scoring_settings import ScoringSettings


def assignment(folder: Path, n: int, texts: list[str] | None = None) -> Assignment:
    """A partition of n articles, as the warehouse exports them."""
    texts = texts or [f"{COUNCIL} Item {k}." for k in range(n)]
    table = {
        "article_id": [f"quay/{k}" for k in range(n)],
        "text_sha256": [f"{k:064x}" for k in range(n)],
        "scored_text_id": list(range(n)),
        "title": pa.array([None] * n, pa.string()),
        "text": texts,
        "language": pa.array([None] * n, pa.string()),
        "block_quotations": pa.array(
            [None] * n, pa.list_(pa.struct({"start_at": pa.int32(), "end_at": pa.int32(), "speaker": pa.string()}))
        ),
    }
    path = folder / "pending-00000.parquet"
    pq.write_table(pa.table(table), path)
    settings = ScoringSettings()
    return Assignment(path, folder, "00000", 0, n, scorer_of(settings).identity.scoring_id, settings, 4)


def test_a_worker_answers_with_one_file_a_table(tmp_path: Path) -> None:
    task = assignment(tmp_path, 6, [*[f"{COUNCIL} Item {k}." for k in range(5)], FRENCH])
    assert score_partition(task) == Answer(5, 1, ())
    names = {path.name for path in tmp_path.glob("*-00000.parquet")} - {"pending-00000.parquet"}
    assert {"score-00000.parquet", "not_scored-00000.parquet", "sentence-00000.parquet"} <= names
    scores = pq.read_table(tmp_path / "score-00000.parquet")
    assert scores.column("article_id").to_pylist()[:5] != []
    assert set(scores.column("voice").to_pylist()) == {"body", "outlet", "quoted"}
    assert not list(tmp_path.glob("*.new"))


def test_rows_and_halves_of_a_partition(tmp_path: Path) -> None:
    task = assignment(tmp_path, 5)
    first, second = task.halves()
    assert [(half.tag, half.first, half.last) for half in (first, second)] == [("00000a", 0, 2), ("00000b", 2, 5)]
    assert score_partition(second).n_scored == 3
    ids = set(pq.read_table(tmp_path / "score-00000b.parquet").column("article_id").to_pylist())
    assert ids == {"quay/2", "quay/3", "quay/4"}


def test_very_long_articles_make_small_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rhetoric.pipeline.partition._BATCH_CHARACTERS", len(COUNCIL) + 50)
    seen: list[int] = []
    real = score_partition.__globals__["_tables"]
    monkeypatch.setitem(score_partition.__globals__, "_tables", lambda s, r: seen.append(len(r)) or real(s, r))
    score_partition(assignment(tmp_path, 3))
    assert seen == [1, 1, 1]


def test_a_worker_of_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScoreError, match="Install the same version"):
        score_partition(replace(assignment(tmp_path, 1), scoring_id="another"))


@pytest.mark.parametrize("executor", ["process", "thread"])
def test_many_articles_are_scored_by_workers(tmp_path: Path, executor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_stage, "FEW_ARTICLES", 3)
    settings = settings_in(tmp_path, executor=executor, workers=2, partition_articles=4)
    heard = Heard()
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", rows(10)), heard=heard)
    assert report.scored.n_scored == 10
    assert heard.n_articles == 20
    assert not list((tmp_path / "news.duckdb.d" / "work").iterdir())


Dies = Callable[[Assignment], bool]


def kill_once(task: Assignment) -> Answer:
    """The first worker that gets this partition dies in it, as by kill -9."""
    marker = task.folder / "killed"
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return score_partition(task)


def _processes(n_workers: int | None) -> AbstractContextManager[Executor]:
    return open_executor(RunSettings(workers=1), n_workers)


def test_a_partition_whose_worker_is_killed_is_done_again(tmp_path: Path) -> None:
    heard = Heard()
    task = assignment(tmp_path, 3)
    task.started.touch()
    (answer,) = score_all([task], _processes, heard, kill_once)
    assert (tmp_path / "killed").exists()
    assert answer == Answer(3, 0, ())
    assert heard.messages == ["A worker died; 1 partition(s) are done again."]
    assert heard.n_articles == 3


class BreakingPool(Executor):
    """Scores in this process, and breaks as a pool does when `dies` says that the worker of an assignment dies."""

    def __init__(self, dies: Dies) -> None:
        self._dies = dies

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        (task,) = args
        future: Future[Answer] = Future()
        task.started.touch()
        if self._dies(task):
            future.set_exception(BrokenExecutor("a worker died"))
        else:
            future.set_result(work(task))
        return future


def breaking(dies: Dies) -> Callable[[int | None], AbstractContextManager[Executor]]:
    return lambda _n_workers: nullcontext(BreakingPool(dies))


def test_an_article_that_kills_every_worker_is_found_and_rejected(tmp_path: Path) -> None:
    heard = Heard()
    pools = breaking(lambda task: task.first <= 5 < task.last)
    answers = score_all([assignment(tmp_path, 8)], pools, heard)
    assert sum(answer.n_scored for answer in answers) == 7
    (rejection,) = [rejection for answer in answers for rejection in answer.rejections]
    assert (rejection.source, rejection.reason) == ("quay/5", "WorkerDied")
    assert heard.n_articles == 8


def test_partitions_that_had_not_begun_go_on_in_a_new_pool(tmp_path: Path) -> None:
    class RefusesAfterOne(BreakingPool):
        n_submitted = 0

        def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
            self.n_submitted += 1
            if self.n_submitted > 1:
                raise BrokenExecutor("a worker died while idle")
            return super().submit(work, *args)

    task = assignment(tmp_path, 6)
    answers = score_all(task.halves(), lambda _n: nullcontext(RefusesAfterOne(lambda _task: False)), Heard())
    assert sorted(answer.n_scored for answer in answers) == [3, 3]


def test_pools_that_never_begin_are_given_up(tmp_path: Path) -> None:
    class NeverBegins(BreakingPool):
        def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
            raise BrokenExecutor("no worker came up")

    with pytest.raises(PoolError, match="--executor thread"):
        score_all([assignment(tmp_path, 1)], lambda _n: nullcontext(NeverBegins(bool)), Heard())


def test_an_error_that_is_no_death_ends_the_run(tmp_path: Path) -> None:
    task = replace(assignment(tmp_path, 1), scoring_id="another")
    with pytest.raises(ScoreError):
        score_all([task], breaking(lambda _task: False), Heard())


def work_for_a_minute(folder: str) -> None:
    """Runs in a worker: says who it is, then works on for longer than the test waits."""
    Path(folder, "worker").write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(60)


def interrupt_a_worker(folder: Path) -> None:
    with open_executor(RunSettings(workers=1)) as pool:
        pool.submit(work_for_a_minute, str(folder))
        eventually(lambda: (folder / "worker").exists() and (folder / "worker").read_text())
        raise KeyboardInterrupt


def test_an_error_ends_the_workers_at_once(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupt_a_worker(tmp_path)
    assert time.monotonic() - began < 55
    assert not is_alive(int((tmp_path / "worker").read_text()))


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path[:0] = [sys.argv[2]]\n"
        "from rhetoric.config import RunSettings\n"
        "from rhetoric.pipeline.executors import open_executor\n"
        "import test_pipeline_workers as here\n"
        "with open_executor(RunSettings(workers=1)) as pool: pool.submit(here.work_for_a_minute, sys.argv[1]).result()"
    )
    # multiprocessing's tracker outlives the parent and tells stderr what it had to clear away.
    arguments = [str(tmp_path), str(Path(__file__).parent)]
    parent = subprocess.Popen([sys.executable, "-c", code, *arguments], stderr=subprocess.DEVNULL)
    worker = int(eventually(lambda: (tmp_path / "worker").exists() and (tmp_path / "worker").read_text()))
    parent.kill()
    parent.wait()
    eventually(lambda: not is_alive(worker))


def is_alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def eventually(condition: Callable[[], Any], seconds: float = 60.0) -> Any:
    deadline = time.monotonic() + seconds
    while not (result := condition()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
    return result


def test_workers_do_not_import_this_process_main_module() -> None:
    main = sys.modules["__main__"]
    with without_main_module():
        assert not hasattr(sys.modules["__main__"], "__file__")
    assert sys.modules["__main__"] is main


def test_zero_workers_are_one_a_core() -> None:
    assert worker_count(RunSettings(workers=3)) == 3
    assert worker_count(RunSettings()) >= 1


def test_dask_without_address_or_scheduler_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ConfigError, match="dask_address"), open_executor(RunSettings(executor="dask")):
        pass
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match=r"rhetoric\[dask\]"), open_executor(RunSettings(executor="dask")):
        pass


@pytest.mark.long
def test_dask_scores_partitions(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        settings = settings_in(tmp_path, executor="dask", dask_address=cluster.scheduler_address, partition_articles=2)
        assert run(settings, write_jsonl(tmp_path / "a.jsonl", rows(5))).scored.n_scored == 5
