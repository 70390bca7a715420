"""docs/sql.md: its queries run, and it names every table, view and column there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rhetoric.model import Article
from rhetoric.scores import METRICS
from rhetoric.warehouse import open_reader, open_writer, publish, run_user_sql
from warehouse_cases import WIRE_TEXT, article

PAGE = (Path(__file__).parent.parent / "docs" / "sql.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r'rhetoric sql "(.*?)"', PAGE)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docs") / "w.duckdb"
    articles: list[Article] = [article(1, text=WIRE_TEXT), article(2, outlet="meridian", text=WIRE_TEXT)]
    with open_writer(path) as writer:
        run_id = writer.start_run("test")
        writer.ensure_metric_columns(METRICS)
        writer.add_articles(articles, run_id)
        writer.finish_run(run_id, "completed")
    publish(path, run_id)
    return path


def test_there_are_thirteen_questions() -> None:
    assert len(QUERIES) == 13


@pytest.mark.parametrize("sql", [*COMMANDS, *QUERIES], ids=range(len(COMMANDS) + len(QUERIES)))
def test_every_query_of_the_page_is_answered(path: Path, sql: str) -> None:
    assert run_user_sql(path, sql).columns


def test_every_table_view_and_column_is_on_the_page(path: Path) -> None:
    with open_reader(path) as reader:
        columns = reader.table(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY 1, 2"
        ).to_pylist()
    words = set(re.findall(r"\w+", PAGE))
    missing = [c for c in columns if c["column_name"] not in words | set(METRICS) or c["table_name"] not in words]
    assert len(columns) > 200
    assert missing == []
