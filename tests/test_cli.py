"""The command line as a user meets it: help, tables, JSON that parses, exit codes, one clear line for each mistake."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fresh_process import loaded
from rhetoric.cli import COMMANDS, main
from rhetoric.model import VOICES
from rhetoric.scores import METRICS
from small_warehouse import build

Invoke = Callable[..., Result]

ARTICLE = """Council loses vote on Arden bridge

The leader’s treachery shocked no one in Arden on Monday.

“This is a betrayal of every voter,” said Nell Hart, who chairs the council.

Sign up for our newsletter to get the news from Arden every morning.
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("cli") / "rhetoric.duckdb")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def invoke(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def only_line(result: Result) -> str:
    """The one thing said on stderr, which is no traceback."""
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    return result.stderr


class TestHelp:
    def test_every_command_is_listed_with_what_it_does(self) -> None:
        result = invoke("--help")
        assert result.exit_code == 0
        assert all(f"\n  {command} " in result.stdout for command in COMMANDS)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help_with_an_example(self, command: str) -> None:
        result = invoke(command, "--help")
        assert result.exit_code == 0
        assert f"rhetoric {command}" in result.stdout

    def test_an_unknown_command(self) -> None:
        assert invoke("scor").exit_code == 2

    def test_help_does_not_load_what_it_does_not_need(self) -> None:
        code = (
            "from click.testing import CliRunner; from rhetoric.cli import main; CliRunner().invoke(main, ['--help'])"
        )
        assert loaded(code, "numpy", "prefect", "duckdb", "pyarrow", "textstat", "pydantic") == set()


class TestScore:
    def test_a_table_says_what_was_found(self, article: Path) -> None:
        result = invoke("score", article)
        assert result.exit_code == 0
        assert result.stdout.startswith("Council loses vote on Arden bridge\n")
        assert all(voice in result.stdout for voice in VOICES)
        assert "treachery" in result.stdout
        assert "boilerplate" in result.stdout
        assert "– means undefined, not zero" in " ".join(result.stdout.split())

    def test_numbers_are_written_by_their_units(self, article: Path) -> None:
        """A sign where a value may be negative, and digits enough to tell values apart."""
        lines = [line.split() for line in invoke("score", article).stdout.splitlines()]
        body = {line[0]: line[1] for line in lines if len(line) == 5}
        assert body["sentiment_mean"][0] in "+-"
        assert body["sentiment_sd"][0].isdigit()
        ratio = float(body["quoted_words"]) / float(body["commentary_words"])
        assert body["quotation_to_commentary_ratio"] == f"{ratio:.2f}"

    def test_json_has_everything_with_places(self, article: Path) -> None:
        (record,) = json.loads(invoke("score", article, "--format", "json").stdout)
        assert record["title"] == "Council loses vote on Arden bridge"
        assert set(record["metrics"]) == set(VOICES)
        assert set(record["metrics"]["body"]) == set(METRICS)
        terms = {(t["text"], t["voice"]) for t in record["loaded_terms"]}
        assert {("treachery", "outlet"), ("betrayal", "quoted")} <= terms
        for kind in ("quotations", "excluded"):
            assert all(ARTICLE[item["start"] : item["end"]] == item["text"] for item in record[kind])
        assert {item["reason"] for item in record["excluded"]} == {"headline", "boilerplate"}

    def test_html_is_one_page(self, article: Path) -> None:
        result = invoke("score", article, "--format", "html")
        assert result.stdout.startswith("<!doctype html>")
        assert "treachery" in result.stdout

    def test_standard_input_and_a_title(self) -> None:
        (record,) = json.loads(invoke("score", "-", "--title", "A coup", "--format", "json", stdin=ARTICLE).stdout)
        assert record["metrics"]["headline"]["n_words"] == 2

    def test_a_compressed_file(self, tmp_path: Path) -> None:
        path = tmp_path / "bridge.txt.gz"
        path.write_bytes(gzip.compress(ARTICLE.encode()))
        assert invoke("score", path).exit_code == 0

    def test_another_language_is_said(self, tmp_path: Path) -> None:
        path = tmp_path / "conseil.txt"
        path.write_text(
            "Le conseil a voté contre le projet lundi soir, et personne n’a été surpris par cette décision."
        )
        assert "another language (fr)" in invoke("score", path).stdout

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("missing.txt", None, "missing.txt"),
            ("zero.txt", b"", "zero.txt"),
            ("blank.txt", b" \n \n", "nothing but white space"),
            ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "a PNG image"),
            ("two.jsonl", b'{"text": "One."}\n{"text": "Two."}\n', "rhetoric run"),
            ("notes.xyz", b"words", "notes.xyz"),
            ("broken.json", b'{"text": "One.', "broken.json"),
        ],
    )
    def test_a_file_that_cannot_be_scored(self, tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        result = invoke("score", path)
        assert result.exit_code == 2
        assert said in only_line(result)


class TestCompare:
    def test_a_table(self, warehouse: Path) -> None:
        result = invoke("compare", "--warehouse", warehouse, "--minimum-n", 5)
        assert result.exit_code == 0
        assert "Daily Lantern" in result.stdout
        assert "Meridian Review" in result.stdout

    def test_json_csv_and_markdown(self, warehouse: Path) -> None:
        options = ("compare", "--warehouse", warehouse, "--metric", "n_words", "--outlet", "lantern")
        (record,) = json.loads(invoke(*options, "--format", "json").stdout)
        assert (record["outlet_id"], record["metric"], record["n"]) == ("lantern", "n_words", 12)
        (row,) = csv.DictReader(io.StringIO(invoke(*options, "--format", "csv").stdout))
        assert float(row["value"]) == pytest.approx(record["value"])
        assert "Daily Lantern" in invoke(*options, "--format", "md").stdout

    def test_same_story_without_stories_says_so(self, warehouse: Path) -> None:
        result = invoke("compare", "--warehouse", warehouse, "--same-story")
        assert result.exit_code == 0
        assert "story" in result.stdout + result.stderr

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--metric", "loaded_terms"), "Did you mean n_loaded_terms?"),
            (("--outlet", "lantren"), "lantern"),
            (("--since", "2026-04-01", "--until", "2026-03-01"), "swap"),
            (("--since", "yesterday"), "yesterday"),
        ],
    )
    def test_a_wrong_choice_is_named(self, warehouse: Path, options: tuple[str, ...], said: str) -> None:
        result = invoke("compare", "--warehouse", warehouse, *options)
        assert result.exit_code == 2
        assert said in only_line(result)


class TestSql:
    def test_every_form(self, warehouse: Path) -> None:
        question = (
            "sql",
            "--warehouse",
            warehouse,
            "SELECT outlet_id, count(*) AS n FROM article GROUP BY ALL ORDER BY 1",
        )
        table = invoke(*question).stdout
        assert table.splitlines()[0].split() == ["outlet_id", "n"]
        assert "(3 rows)" in table
        assert json.loads(invoke(*question, "--format", "json").stdout)[0] == {"outlet_id": "lantern", "n": 12}
        assert invoke(*question, "--format", "csv").stdout.splitlines()[0] == "outlet_id,n"
        assert invoke(*question, "--format", "md").stdout.startswith("| outlet_id | n |")

    def test_null_dates_and_lists(self, warehouse: Path) -> None:
        question = "SELECT NULL AS a, DATE '2026-03-02' AS b, [1, 2] AS c, 1.5::DECIMAL(4, 1) AS d, 'nan'::DOUBLE AS e"
        (row,) = json.loads(invoke("sql", "--warehouse", warehouse, question, "--format", "json").stdout)
        assert row == {"a": None, "b": "2026-03-02", "c": [1, 2], "d": 1.5, "e": None}

    def test_a_wide_answer_is_written_as_records(self, warehouse: Path) -> None:
        """Squeezed into a table, every value would be folded to a letter a line."""
        lines = invoke(
            "sql", "--warehouse", warehouse, "FROM outlet_scores ORDER BY outlet_id, voice"
        ).stdout.splitlines()
        assert lines[0] == "── row 1 ──"
        assert ["outlet_id", "lantern"] in [line.split() for line in lines]
        assert lines[-1].endswith("rows)")

    def test_long_text_is_folded_in_a_table_and_its_neighbours_are_not(self, warehouse: Path) -> None:
        question = "SELECT 'lantern' AS outlet_id, repeat('word ', 60) AS words, 1234567 AS n_characters"
        lines = invoke("sql", "--warehouse", warehouse, question).stdout.splitlines()
        assert lines[0].split() == ["outlet_id", "words", "n_characters"]
        assert lines[1].startswith("lantern")
        assert lines[1].endswith("1234567")
        assert max(map(len, lines)) <= 100

    def test_standard_input_and_a_limit(self, warehouse: Path) -> None:
        result = invoke("sql", "--warehouse", warehouse, "-", "--limit", 2, stdin="FROM article")
        assert "(2 rows)" in result.stdout
        assert "Only the first 2 rows" in result.stderr

    @pytest.mark.parametrize(
        "sql", ["DROP TABLE article", "SELECT 1; SELECT 2", "SELEC 1", "FROM read_text('/etc/hosts')"]
    )
    def test_what_is_refused(self, warehouse: Path, sql: str) -> None:
        result = invoke("sql", "--warehouse", warehouse, sql)
        assert result.exit_code == 2
        assert str(warehouse) not in only_line(result)


class TestWarehouse:
    def test_check_keeps_its_promises(self, warehouse: Path) -> None:
        result = invoke("check", "--warehouse", warehouse)
        assert result.exit_code == 0, result.stdout
        assert "0 broken." in result.stdout
        assert all(
            c["n_broken"] == 0 for c in json.loads(invoke("check", "--warehouse", warehouse, "--format", "json").stdout)
        )

    @pytest.mark.parametrize("command", [("compare",), ("sql", "SELECT 1"), ("check",), ("report",)])
    def test_no_warehouse_and_no_database(self, tmp_path: Path, command: tuple[str, ...]) -> None:
        missing = tmp_path / "none.duckdb"
        result = invoke(*command, "--warehouse", missing)
        assert result.exit_code == 3
        assert "rhetoric run" in only_line(result)
        foreign = tmp_path / "foreign.duckdb"
        foreign.write_text("this is no database")
        result = invoke(*command, "--warehouse", foreign)
        assert result.exit_code == 3
        assert "foreign.duckdb" in only_line(result)

    def test_report_writes_one_file(self, warehouse: Path, tmp_path: Path) -> None:
        target = tmp_path / "overview.html"
        result = invoke("report", "--warehouse", warehouse, "-o", target)
        assert result.exit_code == 0, result.stderr
        assert target.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
        assert result.stdout.strip().endswith("overview.html")


def test_metrics_lists_the_register() -> None:
    table = invoke("metrics").stdout
    assert all(name in table for name in METRICS)
    assert [record["name"] for record in json.loads(invoke("metrics", "--format", "json").stdout)] == list(METRICS)


def test_a_wrong_configuration_is_explained(article: Path, tmp_path: Path) -> None:
    config = tmp_path / "own.toml"
    config.write_text("[scoring]\nminimum_word = 3\n")
    result = invoke("score", article, "--config", config)
    assert result.exit_code == 2
    assert "did you mean 'minimum_words'?" in only_line(result)
    assert invoke("score", article, "--config", tmp_path / "none.toml").exit_code == 2


def test_a_closed_pipe_is_no_error(article: Path) -> None:
    command = f"{sys.executable} -c 'from rhetoric.cli import main; main()' metrics | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
