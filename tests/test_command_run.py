"""`rhetoric run` and `rhetoric serve`, as a user calls them."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline_cases import COUNCIL, FERRY, RHETORIC, rows, write_jsonl
from rhetoric.cli import main
from rhetoric.commands import flow_run, flows, progress, server
from rhetoric.config import ScheduleSettings
from rhetoric.errors import ConfigError
from rhetoric.pipeline.progress import audience


def call(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], input=stdin)


def run(folder: Path, *arguments: str | Path, stdin: str | None = None) -> Result:
    return call("run", "--no-prefect", "--warehouse", folder / "w.duckdb", *arguments, stdin=stdin)


def test_a_run_prints_counts_comparison_and_where_to_look_next(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", [*rows(3), *rows(3, FERRY, "Ferry Post")])
    result = run(tmp_path, source)
    assert result.exit_code == 0, result.stderr
    assert "ingest           6  articles read from 1 file" in result.stdout
    assert "score            6  articles scored" in result.stdout
    assert "Ferry Post" in result.stdout
    assert " dashboard --warehouse " in result.stdout
    assert "Scoring: 6 articles" in result.stderr
    again = run(tmp_path, source)
    assert "score            0  articles scored: nothing new or changed" in again.stdout


def test_every_command_that_is_shown_names_the_warehouse_of_the_run(tmp_path: Path) -> None:
    """A folder's name with a space in it is quoted."""
    warehouse = tmp_path / "my news" / "w.duckdb"
    result = call("run", "--no-prefect", "--warehouse", warehouse, write_jsonl(tmp_path / "a.jsonl", [*rows(1), "{"]))
    shown = [line for line in result.stdout.splitlines() if "rhetoric " in line]
    assert len(shown) == 5
    assert all(f"--warehouse '{warehouse}'" in line for line in shown)
    (question,) = [shlex.split(line.partition(": ")[2]) for line in shown if line.startswith("All of them")]
    assert "a.jsonl:2" in call(*question[1:]).stdout


def test_what_the_next_commands_lack_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", rows(1))
    assert "need more packages" not in run(tmp_path, source).stdout
    monkeypatch.setattr("rhetoric.commands.run.find_spec", lambda package: None)
    assert "`make dashboard`" in run(tmp_path, source).stdout


def test_notes_and_other_languages_are_counted(tmp_path: Path) -> None:
    french = (
        "Le conseil a voté lundi la fermeture de la bibliothèque, et les habitants ont crié depuis la galerie. " * 3
    )
    source = write_jsonl(tmp_path / "a.jsonl", [{"text": COUNCIL, "date": "31 February 2026"}, {"text": french}])
    lines = [" ".join(line.split()) for line in run(tmp_path, source).stdout.splitlines()]
    assert "1 stored, not scored: in another language (fr 1)" in lines
    assert any(line.startswith("1 note in the table `note`") for line in lines)


def test_one_outlet_is_not_compared(tmp_path: Path) -> None:
    assert "95 % intervals" not in run(tmp_path, write_jsonl(tmp_path / "a.jsonl", rows(2))).stdout


def test_json_is_an_array_of_objects_and_rejections_make_exit_code_1(tmp_path: Path) -> None:
    result = run(tmp_path, write_jsonl(tmp_path / "a.jsonl", [*rows(1), "{"]), "--format", "json")
    assert result.exit_code == 1
    (record,) = json.loads(result.stdout)
    assert (record["n_read"], record["n_scored"], record["n_rejected"]) == (2, 1, 1)


def test_columns_outlet_and_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"prose": COUNCIL}) + "\n"
    source = tmp_path / "a.jsonl"
    source.write_text(line, encoding="utf-8")
    result = run(tmp_path, source, "--map", "text=prose", "--outlet", "Quay", "--workers", "1", "--executor", "thread")
    assert result.exit_code == 0, result.stderr
    piped = run(tmp_path, "-", "--outlet", "Quay", stdin=json.dumps({"text": FERRY}) + "\n")
    assert "1  article read" in piped.stdout


def test_without_sources_those_of_the_configuration_are_read(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", rows(2))
    config = tmp_path / "mine.toml"
    config.write_text(f"[run]\nsources = [{str(source)!r}]\n", encoding="utf-8")
    assert "2  articles read" in run(tmp_path, "--config", config).stdout
    assert "articles read" not in run(tmp_path).stdout


def test_a_run_with_nothing_to_do_starts_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow_run, "prefect_server", lambda: pytest.fail("a server was started"))
    result = call("run", "--warehouse", tmp_path / "w.duckdb")
    assert result.exit_code == 2
    assert "no SOURCE was given" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "Nothing to read and nothing to score"),
        (["missing.csv"], 2, "missing.csv: no such file or folder"),
        (["empty.txt"], 2, "empty (0 bytes)"),
        (["ftp://example.org/a.html"], 2, "only http:// and https:// addresses"),
        (["outlet:none-such"], 2, "no such outlet"),
        (["a.jsonl", "--map", "text"], 2, "is not OURS=THEIRS"),
        (["a.jsonl", "--map", "words=text"], 2, "words"),
        (["a.jsonl", "--config", "none.toml"], 2, "no such configuration file"),
        (["a.jsonl", "--executor", "dask"], 2, "run.dask_address"),
        (["a.jsonl", "--warehouse", "letter.txt"], 3, "not a DuckDB database"),
        (["a.jsonl", "--warehouse", "/proc/none/w.duckdb"], 3, "cannot be written to"),
    ],
)
def test_what_is_wrong_is_one_line_and_an_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_jsonl(tmp_path / "a.jsonl", rows(1))
    (tmp_path / "empty.txt").touch()
    (tmp_path / "letter.txt").write_text("Dear all, this is no database.", encoding="utf-8")
    result = run(tmp_path, *arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_interrupting_is_exit_code_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rhetoric.pipeline.run.ingest", interrupted)
    result = run(tmp_path, write_jsonl(tmp_path / "a.jsonl", rows(1)))
    assert result.exit_code == 130
    assert "goes on where this one ended" in result.stderr


def test_ctrl_c_in_the_middle_of_scoring(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", rows(3_000))
    command = [*RHETORIC, "run", "--no-prefect", "--warehouse", str(tmp_path / "w.duckdb")]
    process = subprocess.Popen([*command, str(source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    work = tmp_path / "w.duckdb.d" / "work"
    deadline = time.monotonic() + 60
    while not list(work.glob("*/*.started")):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130, error
    assert "Traceback" not in error
    result = run(tmp_path)
    assert result.exit_code == 0
    assert "score        3,000  articles scored" in result.stdout


def test_the_flow_is_called_with_plain_parameters_and_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a flow that stands for Prefect's: tests/test_flows.py runs the real one."""
    from rhetoric.config import Settings, override
    from rhetoric.pipeline.run import Intake, run_pipeline

    class State:
        def __init__(self, data: object) -> None:
            self.data = data

        def result(self, *, raise_on_failure: bool) -> object:
            assert not raise_on_failure
            return self.data

    def flow(*, return_state: bool, **parameters: object) -> State:
        assert return_state
        json.dumps(parameters)
        sources = parameters["sources"]
        assert isinstance(sources, list)
        settings = override(Settings(), warehouse={"path": parameters["warehouse"]})
        return State(run_pipeline(settings, Intake(tuple(sources)), audience()))

    for name in ("PREFECT_SERVER_ANALYTICS_ENABLED", "DO_NOT_TRACK"):
        monkeypatch.setenv(name, "unset by the test")
    monkeypatch.setattr(flow_run, "open_flow", lambda _name: flow)
    monkeypatch.setattr(flow_run, "prefect_server", nullcontext)
    result = call("run", "--warehouse", tmp_path / "w.duckdb", write_jsonl(tmp_path / "a.jsonl", rows(2)))
    assert result.exit_code == 0, result.output
    assert "2  articles scored" in result.stdout
    assert "Scoring: 2 articles" in result.stderr
    assert (os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"], os.environ["DO_NOT_TRACK"]) == ("false", "1")
    monkeypatch.setattr(flow_run, "open_flow", lambda _name: lambda **_: State(ConfigError("from the flow")))
    failed = call("run", "--warehouse", tmp_path / "w.duckdb", tmp_path / "a.jsonl")
    assert (failed.exit_code, failed.stderr.splitlines()[-1]) == (2, "rhetoric: from the flow")


def test_a_server_that_does_not_answer_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flow(**_: object) -> None:
        raise RuntimeError("Failed to reach API at http://127.0.0.1:1/api")

    monkeypatch.setattr(flow_run, "open_flow", lambda _name: flow)
    monkeypatch.setattr(flow_run, "prefect_server", nullcontext)
    result = call("run", "--warehouse", tmp_path / "w.duckdb", write_jsonl(tmp_path / "a.jsonl", rows(1)))
    assert result.exit_code == 2
    assert "unset that variable, or use --no-prefect" in result.stderr


def test_prefect_is_quiet_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*flows._QUIET, *flows._ALWAYS):
        monkeypatch.setenv(name, "x")
        monkeypatch.delenv(name)
    flows.prepare_prefect(verbose=True)
    assert not set(flows._QUIET) & set(os.environ)
    flows.prepare_prefect(verbose=False)
    assert all(os.environ[name] == "WARNING" for name in flows._QUIET)


def test_bars_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress_on_stderr() as bars:
        bars.begin("ingest")
        bars.advance(200)
        bars.begin("score", 300)
        bars.advance(300)
        bars.say("[b]waiting[/b]")
    shown = capsys.readouterr().err
    assert "Scoring" in shown
    assert "[b]waiting[/b]" in shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no rhythm"),
        ("[schedule]\ncron = '15 6 * * *'", "no sources"),
        ("[schedule]\ninterval_seconds = 60\n[run]\nsources = ['-']", "standard input"),
        ("[schedule]\ninterval_seconds = 60\n[run]\nsources = ['/none/here']", "no such file"),
    ],
)
def test_serve_refuses_at_once_what_it_cannot_serve(tmp_path: Path, text: str, words: str) -> None:
    config = tmp_path / "mine.toml"
    config.write_text(text, encoding="utf-8")
    result = call("serve", "--config", config)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_server_that_ends_while_it_starts_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    handler = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ConfigError, match="ended while it started"):
        server.start_server()
    signal.signal(signal.SIGTERM, handler)


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [("cron = '15 6 * * *'", "at '15 6 * * *' (UTC)"), ("interval_seconds = 90", "every 90 s")],
)
def test_serve_hands_the_schedule_and_absolute_paths_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rhythm: str, words: str
) -> None:
    """With a function that stands for Prefect's: tests/test_schedule.py runs the real one."""
    served: list[tuple[ScheduleSettings, dict[str, object]]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(flows, "prefect_server", lambda _port: nullcontext("http://127.0.0.1:1/api"))
    monkeypatch.setattr(flows, "open_function", lambda *_: lambda *given: served.append(given))
    write_jsonl(tmp_path / "a.jsonl", rows(1))
    (tmp_path / "mine.toml").write_text(f"[run]\nsources = ['*.jsonl']\n[schedule]\n{rhythm}\n", encoding="utf-8")
    result = call("serve", "--config", "mine.toml", "--warehouse", "w.duckdb")
    assert result.exit_code == 0, result.output
    assert f"Serving the pipeline {words}; runs: http://127.0.0.1:1." in result.stderr
    ((schedule, parameters),) = served
    assert schedule.cron or schedule.interval_seconds == 90
    assert parameters == {
        "sources": [str(tmp_path / "*.jsonl")],
        "config": str(tmp_path / "mine.toml"),
        "warehouse": str(tmp_path / "w.duckdb"),
    }


def test_a_given_prefect_server_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    monkeypatch.setattr(flows, "start_server", lambda _port: "http://127.0.0.1:2/api")
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:1/api"}), flows.prefect_server() as url:
        assert url == "http://127.0.0.1:1/api"
    with temporary_settings(restore_defaults={PREFECT_API_URL}), flows.prefect_server() as url:
        assert url == PREFECT_API_URL.value() == "http://127.0.0.1:2/api"
