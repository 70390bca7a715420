"""The Prefect flows, against a server of Prefect's test harness (some 15 s once)."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline_cases import Heard, ask, rows, settings_in, write_jsonl
from rhetoric.commands.flows import open_flow, open_function, prepare_prefect
from rhetoric.config import ScheduleSettings
from rhetoric.errors import ConfigError, RhetoricError, SourceError
from rhetoric.pipeline.executors import PoolError
from rhetoric.pipeline.progress import heard_by
from rhetoric.pipeline.reports import RunReport
from rhetoric.warehouse import LockedError, Places


@pytest.fixture(scope="module", autouse=True)
def _prefect() -> Iterator[None]:
    prepare_prefect(verbose=False)
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield


def run(name: str, **parameters: Any) -> Any:
    """The final state of a flow run."""
    return open_flow(name)(**parameters, return_state=True)


def artifacts() -> dict[str, str]:
    """The newest artifact of each key."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        answer = client._client.post("/artifacts/latest/filter", json={"limit": 200})
    return {one["key"]: one["data"] for one in answer.json() if one["key"]}


def run_names() -> set[str]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        return {flow_run.name for flow_run in client.read_flow_runs()}


def test_the_pipeline_completes_with_its_counts(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    source = write_jsonl(tmp_path / "a.jsonl", [*rows(3), "{broken"])
    heard = Heard()
    with heard_by(heard):
        state = run("pipeline", sources=[str(source)], warehouse=str(settings.warehouse.path))
    assert state.is_completed()
    assert state.message == "4 read, 3 new, 0 changed, 1 rejected; 3 scored"
    report = state.result()
    assert isinstance(report, RunReport)
    assert (report.exit_code, report.rejected.n) == (1, 1)
    assert [stage for stage, _ in heard.stages] == ["ingest", "score", "load", "publish"]
    assert ask(settings, "SELECT count(*) FROM article_scores WHERE voice = 'body'") == [(3,)]
    page = artifacts()["rhetoric-pipeline"]
    assert "| broken_line | 1 |" in page
    assert "Quay Herald" in page
    assert any(name.startswith("pipeline ") and name.endswith(" news.duckdb") for name in run_names())


def test_nothing_readable_is_a_failure(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", ["{", "}"])
    state = run("pipeline", sources=[str(source)], warehouse=str(tmp_path / "w.duckdb"))
    assert state.is_failed()
    assert state.message.startswith("nothing could be read: 2 read")
    assert state.result(raise_on_failure=False).rejected.n == 2


def test_errors_come_out_as_they_are(tmp_path: Path) -> None:
    state = run("pipeline", sources=["/none/here.csv"], warehouse=str(tmp_path / "w.duckdb"))
    assert state.is_failed()
    assert isinstance(state.result(raise_on_failure=False), SourceError)


def test_the_flows_run_alone(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    warehouse = str(settings.warehouse.path)
    source = str(write_jsonl(tmp_path / "a.jsonl", rows(2)))
    assert run("ingest", sources=[source], warehouse=warehouse).message == "2 read, 2 new, 0 changed"
    assert run("score", warehouse=warehouse, workers=1).message == "2 scored"
    assert run("publish", warehouse=warehouse).message.startswith("published as snapshot-")
    assert ask(settings, "SELECT count(*) FROM outlet_scores WHERE voice = 'body'") == [(1,)]


def test_without_sources_the_flow_reads_those_of_its_configuration(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", rows(2))
    config = tmp_path / "mine.toml"
    warehouse = tmp_path / "w.duckdb"
    config.write_text(f"[run]\nsources = [{str(source)!r}]\n[warehouse]\npath = {str(warehouse)!r}\n", encoding="utf-8")
    assert run("pipeline", config=str(config)).message == "2 read, 2 new, 0 changed; 2 scored"


def test_a_locked_warehouse_fails_the_run_and_is_not_retried_at_a_terminal(tmp_path: Path) -> None:
    config = tmp_path / "mine.toml"
    config.write_text("[warehouse]\nlock_wait_seconds = 0.1\n", encoding="utf-8")
    places = Places.at(tmp_path / "w.duckdb")
    places.prepare()
    descriptor = os.open(places.lock, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    state = run("publish", config=str(config), warehouse=str(places.published))
    os.close(descriptor)
    assert state.is_failed()
    assert isinstance(state.result(raise_on_failure=False), LockedError)


@pytest.mark.parametrize(
    ("error", "deployment", "again"),
    [
        (LockedError("held"), "d", True),
        (PoolError("dead"), "d", True),
        (LockedError("held"), None, False),
        (SourceError("missing"), "d", False),
        (ConfigError("wrong"), "d", False),
    ],
)
def test_only_what_time_can_mend_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, error: RhetoricError, deployment: str | None, again: bool
) -> None:
    from prefect import runtime
    from prefect.states import Failed

    can_help = open_function("stages", "can_help")
    monkeypatch.setattr(runtime.deployment, "id", deployment, raising=False)
    assert can_help(None, None, Failed(data=error)) is again


def test_a_rhythm_is_cron_or_interval() -> None:
    rhythm = open_function("serve", "rhythm")
    daily = rhythm(ScheduleSettings(cron="15 6 * * *", timezone="Europe/London"))
    assert (daily.cron, daily.timezone) == ("15 6 * * *", "Europe/London")
    assert rhythm(ScheduleSettings(interval_seconds=90)).interval.total_seconds() == 90
    with pytest.raises(ConfigError, match="is no cron line"):
        open_function("serve", "rhythm")(ScheduleSettings(cron="whenever"))
