"""Files: where a warehouse lies, who may write, what is published, what is refused."""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from pathlib import Path

import duckdb
import pytest

from rhetoric.errors import MigrationError, WarehouseError
from rhetoric.warehouse import Holder, Places, current_snapshot, open_reader, open_writer, publish
from rhetoric.warehouse.connect import connect_writer
from rhetoric.warehouse.lock import hold_lock
from rhetoric.warehouse.migrate import Migration, known_version, migrate, migrations
from rhetoric.warehouse.seed import write_ahead_log
from warehouse_cases import article, begin, build, files_in, rows_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def n_articles(path: Path) -> int:
    with open_reader(path) as reader:
        return reader.table("SELECT count(*) AS n FROM article")["n"][0].as_py()


def add(path: Path, number: int) -> str:
    """One more article, committed and not published; the run's id."""
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(number)], run_id)
        writer.finish_run(run_id, "completed")
    return run_id


def test_nothing_is_published_before_publish(path: Path) -> None:
    add(path, 1)
    assert not path.exists()
    with pytest.raises(WarehouseError, match="there is no warehouse yet"), open_reader(path):
        pass


def test_publishing_shows_the_new_state_under_a_new_name(path: Path) -> None:
    first = publish(path, add(path, 1))
    assert n_articles(path) == 1
    run_id = add(path, 2)
    assert n_articles(path) == 1
    second = publish(path, run_id)
    assert n_articles(path) == 2
    assert first != second == current_snapshot(path)
    assert second.samefile(path)
    assert json.loads(Places.at(path).pointer.read_text())["snapshot"] == second.name


def test_publishing_one_run_twice_uses_a_new_name(path: Path) -> None:
    run_id = add(path, 1)
    assert publish(path, run_id) != publish(path, run_id)
    assert n_articles(path) == 1


def test_only_the_last_snapshots_are_kept(path: Path) -> None:
    kept = [publish(path, add(path, number), keep_snapshots=2) for number in range(4)][-2:]
    assert sorted(Places.at(path).folder.glob("snapshot-*")) == sorted(kept)


def test_an_open_reader_keeps_its_snapshot(path: Path) -> None:
    publish(path, add(path, 1), keep_snapshots=1)
    with open_reader(path) as reader:
        publish(path, add(path, 2), keep_snapshots=1)
        assert reader.table("SELECT count(*) AS n FROM article")["n"][0].as_py() == 1
        assert n_articles(path) == 2


def test_a_folder_without_hard_links_gets_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    publish(path, add(path, 1))
    snapshot = publish(path, add(path, 2))
    assert n_articles(path) == 2
    assert current_snapshot(path) == snapshot
    assert not snapshot.samefile(path)


def test_a_full_disk_leaves_what_was_published(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(path, add(path, 1))
    run_id = add(path, 2)

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", no_space)
        with pytest.raises(WarehouseError, match=r"No space left on device.*stands"):
            publish(path, run_id)
    assert n_articles(path) == 1
    publish(path, run_id)
    assert n_articles(path) == 2


def test_publishing_nothing_is_refused(path: Path) -> None:
    with pytest.raises(WarehouseError, match="nothing to publish"):
        publish(path, "run")


def test_an_error_undoes_the_whole_session(path: Path) -> None:
    publish(path, add(path, 1))

    def fail_midway() -> None:
        with open_writer(path) as writer:
            writer.add_articles([article(2)], begin(writer))
            raise KeyError("some other failure")

    with pytest.raises(KeyError):
        fail_midway()
    with open_writer(path) as writer:
        assert rows_of(writer, "SELECT count(*) FROM article") == [(1,)]


def test_a_failed_statement_is_a_clear_error(path: Path) -> None:
    with (
        pytest.raises(WarehouseError, match="Nothing of this step was published"),
        open_writer(path) as writer,
    ):
        writer.connection.execute("SELECT * FROM no_such_table")


def test_a_moved_published_file_is_gone_on_from(path: Path, tmp_path: Path) -> None:
    publish(path, add(path, 1))
    moved = tmp_path / "elsewhere" / "moved.duckdb"
    moved.parent.mkdir()
    path.rename(moved)
    publish(moved, add(moved, 2))
    assert n_articles(moved) == 2
    assert not path.exists()


def test_a_copied_folder_without_its_links_is_gone_on_from(path: Path, tmp_path: Path) -> None:
    publish(path, add(path, 1))
    copy = tmp_path / "copy" / path.name
    shutil.copytree(Places.at(path).folder, tmp_path / "copy" / f"{path.name}.d")
    shutil.copyfile(path, copy)
    publish(copy, add(copy, 2))
    assert n_articles(copy) == 2


def test_another_warehouse_put_in_the_place_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    publish(path, add(path, 1))
    other = tmp_path / "other.duckdb"
    publish(other, add(other, 7))
    shutil.copyfile(other, path)
    with (
        pytest.raises(WarehouseError, match=r"holds 1 run\(s\).*publishing would lose it"),
        open_writer(path),
    ):
        pass
    shutil.rmtree(Places.at(path).folder)
    publish(path, add(path, 8))
    assert n_articles(path) == 2


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_database_is_refused_and_not_touched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for use in (open_writer, open_reader):
        with pytest.raises(WarehouseError, match="is not a DuckDB database"), use(path):
            pass
    assert path.read_bytes() == content
    assert not Places.at(path).folder.exists()


def test_somebody_elses_database_is_refused(path: Path) -> None:
    duckdb.connect(str(path)).execute("CREATE TABLE orders (id INTEGER)").close()
    for use in (open_writer, open_reader):
        with (
            pytest.raises(MigrationError, match=r"no warehouse of rhetoric \(it has the tables orders\)"),
            use(path),
        ):
            pass


def test_an_empty_database_becomes_a_warehouse(path: Path) -> None:
    duckdb.connect(str(path)).close()
    with pytest.raises(MigrationError, match="schema is version 0"), open_reader(path):
        pass
    publish(path, add(path, 1))
    assert n_articles(path) == 1


def test_a_newer_schema_is_refused(path: Path) -> None:
    publish(path, add(path, 1))
    newer = known_version() + 1
    with open_writer(path) as writer:
        writer.connection.execute(f"INSERT INTO schema_version VALUES ({newer}, 'later', now()::TIMESTAMP)")
    with (
        pytest.raises(MigrationError, match=f"version {newer}.*knows versions up to {known_version()}"),
        open_writer(path),
    ):
        pass
    shutil.copyfile(Places.at(path).writer, path)
    with pytest.raises(MigrationError, match=f"version {newer}"), open_reader(path):
        pass


def test_an_older_schema_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(path, add(path, 1))
    later = Migration(known_version() + 1, "later", "ALTER TABLE outlet ADD COLUMN founded INTEGER")
    monkeypatch.setattr("rhetoric.warehouse.migrate.migrations", lambda: [*migrations(), later])
    with pytest.raises(MigrationError, match="Run `rhetoric run SOURCE` once"), open_reader(path):
        pass
    publish(path, add(path, 2))
    with open_reader(path) as reader:
        assert reader.table("SELECT founded FROM outlet").num_rows == 1
        assert reader.table("SELECT name FROM schema_version ORDER BY version").to_pylist()[-1] == {"name": "later"}


def test_a_migration_that_fails_is_undone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(path, 1)
    broken = Migration(known_version() + 1, "broken", "CREATE TABLE half (a INTEGER); SELECT * FROM nowhere")
    with monkeypatch.context() as patch:
        patch.setattr("rhetoric.warehouse.migrate.migrations", lambda: [*migrations(), broken])
        with (
            pytest.raises(MigrationError, match=r"\(broken\) failed and was undone.*nowhere"),
            open_writer(path),
        ):
            pass
    with open_writer(path) as writer:
        assert rows_of(writer, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'") == [(0,)]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(WarehouseError, match="cannot be written to"),
        open_writer(tmp_path / "file" / "w.duckdb"),
    ):
        pass


def test_a_folder_in_which_nothing_can_be_published(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(path, add(path, 1))
    monkeypatch.setattr(os, "access", lambda folder, _mode: folder != path.parent)
    with pytest.raises(WarehouseError, match=r"cannot be written to \(Permission denied\)"), open_writer(path):
        pass


def test_a_folder_as_path(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="is a folder"), open_writer(tmp_path):
        pass


def test_a_symbolic_link_is_followed(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.duckdb"
    link.symlink_to(path)
    publish(link, add(link, 1))
    assert link.is_symlink()
    assert n_articles(path) == 1


def test_a_second_writer_waits_and_is_told_for_whom(path: Path) -> None:
    told: list[Holder | None] = []
    entered = threading.Event()

    def hold() -> None:
        with open_writer(path) as writer:
            writer.add_articles([article(1)], begin(writer))
            entered.set()
            while not told:
                time.sleep(0.005)

    first = threading.Thread(target=hold)
    first.start()
    entered.wait(10)
    with open_writer(path, on_wait=told.append) as writer:
        assert rows_of(writer, "SELECT count(*) FROM article") == [(1,)]
    first.join()
    (holder,) = told
    assert holder is not None
    assert holder.pid == os.getpid()


def test_a_writer_gives_up_in_time(path: Path) -> None:
    places = Places.at(path)
    places.prepare()
    with (
        hold_lock(places.lock, wait_seconds=0),
        pytest.raises(WarehouseError, match=rf"process {os.getpid()} on .*gave up after 0.05 s"),
        open_writer(path, wait_seconds=0.05),
    ):
        pass


def test_a_writer_that_comes_back_does_not_overtake_one_that_waits(tmp_path: Path) -> None:
    lock, turns = tmp_path / "lock", []
    waiting = threading.Event()

    def take_turns(name: str, n: int) -> None:
        for _ in range(n):
            with hold_lock(lock, wait_seconds=10, on_wait=lambda _: waiting.set()):
                turns.append(name)
                waiting.wait(10)

    greedy = threading.Thread(target=take_turns, args=("greedy", 20))
    greedy.start()
    while not turns:
        time.sleep(0.001)
    take_turns("patient", 1)
    greedy.join()
    assert turns[:2] == ["greedy", "patient"]


def test_a_lock_file_with_other_words_in_it(path: Path) -> None:
    told: list[Holder | None] = []
    places = Places.at(path)
    places.prepare()
    with hold_lock(places.lock, wait_seconds=0):
        places.lock.write_text("not json")
        with (
            pytest.raises(WarehouseError, match="holder unknown"),
            hold_lock(places.lock, wait_seconds=0, on_wait=told.append),
        ):
            pass
    assert told == [None]


def test_a_run_that_nobody_holds_has_crashed(path: Path) -> None:
    with open_writer(path) as writer:
        alive = writer.start_run("run")
        dead = writer.start_run("run")
        writer.places.work(dead).mkdir(parents=True)
    (Places.at(path).runs / dead).unlink()
    from rhetoric.warehouse import runs

    os.close(runs._held.pop(dead))
    with open_writer(path) as writer:
        assert dict(rows_of(writer, "SELECT run_id, state FROM run")) == {alive: "running", dead: "crashed"}
        assert not writer.places.work(dead).exists()
        writer.finish_run(alive, "completed")
        assert not (writer.places.runs / alive).exists()


def test_commits_in_the_log_are_published(path: Path) -> None:
    publish(path, add(path, 1))
    writer_file = Places.at(path).writer
    connection = duckdb.connect(str(writer_file))
    connection.execute("PRAGMA disable_checkpoint_on_shutdown")
    connection.execute("INSERT INTO outlet (outlet_id) VALUES ('late')")
    connection.close()
    assert write_ahead_log(writer_file).exists()
    publish(path, "again")
    with open_reader(path) as reader:
        assert reader.table("FROM outlet WHERE outlet_id = 'late'").num_rows == 1


def test_a_torn_start_is_begun_anew(path: Path) -> None:
    places = Places.at(path)
    places.prepare()
    (places.folder / "writer-new.duckdb").write_bytes(b"torn")
    write_ahead_log(places.writer).write_bytes(b"torn")
    publish(path, add(path, 1))
    assert n_articles(path) == 1
    assert files_in(path) == {
        "lock",
        "lock.next",
        "pointer",
        "runs",
        "writer.duckdb",
        current_snapshot(path).name,
    } | ({"work"} if (places.folder / "work").exists() else set())


def test_a_pointer_that_cannot_be_read_is_done_without(path: Path) -> None:
    publish(path, add(path, 1))
    for text in ("{}", "[]", "not json", '{"snapshot": "gone.duckdb"}'):
        Places.at(path).pointer.write_text(text)
        assert current_snapshot(path) == path
        assert n_articles(path) == 1


def test_the_file_can_be_read_by_every_duckdb_from_1_5(path: Path) -> None:
    publish(path, build(path, [article(1)]))
    with duckdb.connect(str(path), read_only=True) as connection:
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()[0][0]
    assert tags["storage_version"].startswith("v1.5.0")


def old_warehouse(path: Path, version: int, statements: str) -> None:
    """A writer's file as an earlier rhetoric left it, with what `statements` put there."""
    places = Places.at(path)
    places.prepare()
    connection = connect_writer(places.writer)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "rhetoric.warehouse.migrate.migrations", lambda: [m for m in migrations() if m.version <= version]
        )
        migrate(connection, places.writer)
    connection.execute(statements)
    connection.close()


def test_a_warehouse_of_the_first_schema_is_brought_up_to_date(path: Path) -> None:
    """What was stored before stays; rows have NULL where there was nothing to know."""
    old_warehouse(
        path,
        1,
        "INSERT INTO rejection VALUES ('r', 'a.jsonl:3', 'source', 'broken_line', 'no JSON');"
        "INSERT INTO article_text VALUES ('x', repeat('word after word ', 40), 120, 'k');"
        "INSERT INTO article (article_id, outlet_id, n_words, text_sha256, first_seen_at, changed_at, run_id) "
        "VALUES ('a/1', 'a', 120, 'x', now(), now(), 'r'), ('b/1', 'b', 120, 'x', now(), now(), 'r')",
    )
    with open_writer(path) as writer:
        assert rows_of(writer, "SELECT max(version) FROM schema_version") == [(known_version(),)]
        assert rows_of(writer, "SELECT source, origin, retried_by FROM rejection") == [("a.jsonl:3", None, None)]
        assert writer.assign_wire_groups() == 1
        assert writer.open_rejections() == []


def test_evidence_that_bore_its_keys_in_every_row_is_the_same_afterwards(path: Path) -> None:
    rows = [
        ("a/1", "x", "s1", "body", 0, 9, "direct", "pair", "Ada", "said", True, "neutral"),
        ("a/1", "x", "s2", "body", 0, 9, "scare", "pair", None, None, False, None),
        ("b/1", "y", "s1", "headline", 3, 7, "direct", "pair", None, None, True, None),
    ]
    values = ", ".join(str(row).replace("None", "NULL") for row in rows)
    score = "INSERT INTO score SELECT DISTINCT article_id, 'body', text_sha256, scoring_id FROM quotation"
    mark = "INSERT INTO orphan_mark VALUES ('b/1', 'y', 's1', 'body', 4, 5, '\"', 'opener', 'left over')"
    old_warehouse(path, 4, f"INSERT INTO quotation VALUES {values}; {score}; {mark}")
    with open_writer(path) as writer:
        assert rows_of(writer, "FROM quotation ORDER BY ALL") == rows
        assert rows_of(writer, "FROM orphan_mark") == [("b/1", "y", "s1", "body", 4, 5, '"', "opener", "left over")]
        assert rows_of(writer, "SELECT count(*), count(DISTINCT scored_text_id) FROM evidence.scored_text") == [(3, 3)]
