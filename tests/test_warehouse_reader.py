"""Readers, and a stranger's SQL."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from rhetoric.errors import ConfigError, WarehouseError
from rhetoric.warehouse import Answer, current_snapshot, open_reader, run_user_sql
from warehouse_cases import article, build


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reader") / "w.duckdb"
    build(path, [article(1), article(2), article(1, outlet="meridian")])
    return path


def test_a_query_is_a_table_and_its_parameters_are_bound(path: Path) -> None:
    with open_reader(path) as reader:
        by_place = reader.table("SELECT title FROM article WHERE article_id = ?", ["lantern/2"])
        by_name = reader.table("SELECT title FROM article WHERE article_id = $id", {"id": "lantern/2"})
        assert by_place.to_pylist() == by_name.to_pylist() == [{"title": "Title 2"}]
        assert reader.table("SELECT count(*) AS n FROM score")["n"].to_pylist() == [12]
        assert reader.path == current_snapshot(path)


def test_a_query_that_does_not_fit_is_a_clear_error(path: Path) -> None:
    with (
        open_reader(path) as reader,
        pytest.raises(WarehouseError, match=r"a query failed: .*no_such_column"),
    ):
        reader.table("SELECT no_such_column FROM article")


def test_a_reader_cannot_write(path: Path) -> None:
    with open_reader(path) as reader, pytest.raises(WarehouseError, match="read-only"):
        reader.table("DELETE FROM article")


def test_two_readers_at_once_in_one_process(path: Path) -> None:
    with open_reader(path) as first, open_reader(path) as second:
        answers = [reader.table("SELECT count(*) AS n FROM article").to_pylist() for reader in (first, second)]
    assert answers == [[{"n": 3}]] * 2
    assert run_user_sql(path, "SELECT 1 AS one").rows == ((1,),)


def test_an_answer_has_columns_and_rows(path: Path) -> None:
    answer = run_user_sql(path, "SELECT outlet_id, count(*) AS n FROM article GROUP BY 1 ORDER BY 1")
    assert answer == Answer(("outlet_id", "n"), (("lantern", 2), ("meridian", 1)), False)


def test_more_rows_than_asked_for_are_cut_and_said_so(path: Path) -> None:
    assert run_user_sql(path, "FROM range(3)", limit=2) == Answer(("range",), ((0,), (1,)), True)
    assert run_user_sql(path, "FROM range(3)", limit=3).is_cut is False


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1;",
        "  -- a remark\n(SELECT 1) UNION (SELECT 2)",
        "/* a remark */ WITH a AS (SELECT 1) FROM a",
        "VALUES (1)",
        "TABLE article",
        "DESCRIBE article",
        "SHOW TABLES",
        "SUMMARIZE outlet",
        "EXPLAIN SELECT * FROM article",
        "SELECT 'duckdb_settings()' AS word -- duckdb_settings()",
        "SELECT term AS query FROM term_frequency",
        "SELECT column_name FROM duckdb_columns() WHERE table_name = 'score'",
        "SELECT table_name FROM information_schema.tables",
        "SELECT title, '“quoted” – émigré' AS words FROM article",
    ],
)
def test_questions_are_answered(path: Path, sql: str) -> None:
    assert run_user_sql(path, sql).columns


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO outlet (outlet_id) VALUES ('x')",
        "UPDATE article SET title = 'x'",
        "DELETE FROM article",
        "WITH a AS (SELECT 1) DELETE FROM article",
        "CREATE TABLE x (a INTEGER)",
        "CREATE TEMP TABLE x AS SELECT 1",
        "DROP TABLE article",
        "COPY article TO 'out.csv'",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "EXPORT DATABASE 'out'",
        "IMPORT DATABASE 'out'",
        "ATTACH 'other.duckdb'",
        "DETACH w",
        "USE memory",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET threads = 1",
        "RESET threads",
        "PRAGMA database_list",
        "PRAGMA version",
        "CALL pragma_version()",
        "CHECKPOINT",
        "VACUUM",
        "BEGIN",
        "PREPARE a AS SELECT 1",
        "EXECUTE a",
        "PIVOT article ON outlet_id USING count(*)",
    ],
)
def test_anything_but_a_question_is_refused(path: Path, sql: str) -> None:
    with pytest.raises(ConfigError, match=r"Only a question is answered|cannot be read|Give one statement"):
        run_user_sql(path, sql)


@pytest.mark.parametrize(
    ("sql", "n"), [("", 0), ("-- nothing", 0), ("SELECT 1; SELECT 2", 2), ("SELECT 1; DROP TABLE article", 2)]
)
def test_exactly_one_statement(path: Path, sql: str, n: int) -> None:
    with pytest.raises(ConfigError, match=f"these are {n}"):
        run_user_sql(path, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "FROM read_text('/etc/hostname')",
        "FROM read_csv('/etc/hostname')",
        "FROM read_parquet('x.parquet')",
        "FROM '/etc/hostname'",
        "FROM 'x.parquet'",
        "FROM glob('/*')",
        "FROM sniff_csv('/etc/hostname')",
        "FROM read_duckdb('x.duckdb')",
        "SELECT getenv('HOME')",
        "EXPLAIN ANALYZE COPY article TO '/tmp/out.csv'",
        "EXPLAIN ANALYZE INSERT INTO outlet (outlet_id) VALUES ('x')",
    ],
)
def test_nothing_outside_the_warehouse_is_reached(path: Path, sql: str) -> None:
    with pytest.raises(ConfigError, match="The query failed") as caught:
        run_user_sql(path, sql)
    assert str(path.parent) not in str(caught.value)


@pytest.mark.parametrize(
    "sql",
    [
        "FROM duckdb_databases()",
        "FROM duckdb_databases",
        'FROM "duckdb_databases"()',
        "FROM DuckDB_Settings()",
        "FROM duckdb_secrets()",
        "FROM duckdb_extensions()",
        "FROM duckdb_temporary_files()",
        "FROM pragma_database_list",
        "FROM pg_catalog.pg_settings",
        "SELECT current_setting('temp_directory')",
        "SELECT current_setting /* hidden */ ('temp_directory')",
        "FROM query('FROM duckdb_' || 'databases()')",
        "FROM \"query\"('FROM duckdb_' || 'databases()')",
        "FROM query_table('duckdb_databases')",
        "FROM json_execute_serialized_sql('{}')",
        "EXPLAIN ANALYZE FROM duckdb_databases()",
    ],
)
def test_nothing_shows_where_files_lie(path: Path, sql: str) -> None:
    with pytest.raises(ConfigError, match=r"is not answered here. `SHOW TABLES`"):
        run_user_sql(path, sql)


def test_system_tables_that_are_answered_name_no_folder(path: Path) -> None:
    with open_reader(path) as reader:
        views = reader.table("SELECT schema_name || '.' || view_name AS name FROM duckdb_views() WHERE internal")
    answered = 0
    for name in views["name"].to_pylist():
        try:
            shown = repr(run_user_sql(path, f"FROM {name}").rows)
        except ConfigError:
            continue
        answered += 1
        assert str(path.parent) not in shown, name
    assert answered > 20


def test_an_error_in_the_sql_is_told_without_a_path(path: Path) -> None:
    with pytest.raises(ConfigError, match=r"Table with name nope does not exist") as caught:
        run_user_sql(path, "SELECT * FROM nope")
    assert str(path.parent) not in str(caught.value)
    with pytest.raises(ConfigError, match="cannot be read: Parser Error"):
        run_user_sql(path, "SELEC 1")


def test_a_long_query_is_stopped(path: Path) -> None:
    endless = "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range % 7 = b.range % 5"
    before = threading.active_count()
    with pytest.raises(ConfigError, match=r"stopped after 0.1 s. Narrow it"):
        run_user_sql(path, endless, timeout_seconds=0.1)
    assert threading.active_count() == before
    assert run_user_sql(path, "SELECT 1").rows == ((1,),)


def test_python_variables_are_out_of_reach(path: Path) -> None:
    import pyarrow as pa

    secret = pa.table({"a": [1]})
    assert secret.num_rows == 1
    with pytest.raises(ConfigError, match="secret does not exist"):
        run_user_sql(path, "FROM secret")


def test_no_warehouse_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"there is no warehouse yet. Run `rhetoric run"):
        run_user_sql(tmp_path / "none.duckdb", "SELECT 1")
