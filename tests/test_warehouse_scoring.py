"""What is due, what workers answer, and how it is taken in."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rhetoric.errors import MigrationError, WarehouseError
from rhetoric.model import Metric
from rhetoric.warehouse import LoadCounts, Writer, open_writer
from rhetoric.warehouse.evidence import EVIDENCE_TABLES
from rhetoric.warehouse.results import RESULT_TABLES
from warehouse_cases import METRICS, SCORING, answer, article, begin, rows_of, score_all, write_rows

NO_SCORES = pa.table({name: pa.array([], pa.string()) for name in ("article_id", "text_sha256", "scoring_id", "voice")})
"""What a worker writes that has nothing to score."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def export(writer: Writer, folder: Path, size: int = 100) -> list[list[str]]:
    """The ids of the articles that are due, by partition."""
    return [
        pq.read_table(partition.path)["article_id"].to_pylist()
        for partition in writer.export_pending(SCORING, folder, size)
    ]


def test_partitions_hold_what_is_due_in_order(path: Path, tmp_path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_articles([article(n) for n in (5, 3, 1, 4, 2)], begin(writer))
        partitions = writer.export_pending(SCORING, tmp_path / "out", 2)
        assert [(p.path.name, p.n_articles) for p in partitions] == [
            ("pending-00000.parquet", 2), ("pending-00001.parquet", 2), ("pending-00002.parquet", 1),
        ]  # fmt: skip
        table = pq.read_table(partitions[0].path)
        assert table.column_names == [
            "scored_text_id", "article_id", "text_sha256", "title", "text", "language", "block_quotations",
        ]  # fmt: skip
        assert table["article_id"].to_pylist() == ["lantern/1", "lantern/2"]
        assert table["text"].to_pylist()[0] == article(1).text


def test_partitions_of_many_batches_are_filled_up(path: Path, tmp_path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_articles([article(n, text=f"Text {n}.") for n in range(5000)], begin(writer))
        assert [len(ids) for ids in export(writer, tmp_path / "out", 1999)] == [1999, 1999, 1002]


def test_nothing_is_due_twice(path: Path, tmp_path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1), article(2)], run_id)
        score_all(writer, run_id)
        assert export(writer, tmp_path / "out") == []
        writer.add_articles([article(2, text="Another text."), article(3)], run_id)
        assert export(writer, tmp_path / "out") == [["lantern/2", "lantern/3"]]


def test_another_scoring_makes_everything_due_and_old_scores_stay(path: Path, tmp_path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1)], run_id)
        score_all(writer, run_id)
        assert writer.ensure_scoring("scoring-2", {}, {}, {}) is True
        assert writer.ensure_scoring("scoring-2", {}, {}, {}) is False
        assert len(writer.export_pending("scoring-2", tmp_path / "out", 9)) == 1
        assert rows_of(writer, "SELECT scoring_id, is_current FROM scoring ORDER BY 1") == [
            (SCORING, False), ("scoring-2", True),
        ]  # fmt: skip
        assert rows_of(writer, "SELECT count(*) FROM score") == [(4,)]
        assert rows_of(writer, "SELECT count(*) FROM article_scores") == [(0,)]


def test_versions_are_stored_as_json(path: Path) -> None:
    with open_writer(path) as writer:
        begin(writer)
        rows = rows_of(writer, "SELECT lexicon_versions ->> 'loaded', config -> 'minimum_words' FROM scoring")
        assert rows == [("1.0.0", "100")]


def test_an_article_that_is_left_out_is_not_due(path: Path, tmp_path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1, text="Ein Text."), article(2)], run_id)
        folder = writer.places.work(run_id)
        (partition,) = writer.export_pending(SCORING, folder, 9)
        first, second = pq.read_table(partition.path).slice(0, 1), pq.read_table(partition.path).slice(1)
        answer(folder, "a", second)
        left_out = {
            "article_id": "lantern/1",
            "text_sha256": first["text_sha256"][0].as_py(),
            "scoring_id": SCORING,
            "reason": "language",
            "detail": "de",
        }
        write_rows(folder / "not_scored-a.parquet", [left_out])
        write_rows(folder / "language-a.parquet", [
            {"article_id": "lantern/1", "language": "de"}, {"article_id": "lantern/2", "language": "en"},
        ])  # fmt: skip
        assert writer.load_scores(folder) == LoadCounts(1, n_not_scored=1, n_evidence=7, languages={"de": 1})
        assert rows_of(writer, "SELECT language FROM article ORDER BY article_id") == [("de",), ("en",)]
        assert export(writer, tmp_path / "out") == []


def test_a_partition_in_which_nothing_is_english(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1)], run_id)
        folder = writer.places.work(run_id)
        (partition,) = writer.export_pending(SCORING, folder, 9)
        pending = pq.read_table(partition.path)
        key = pending.select(["article_id", "text_sha256"]).to_pylist()[0]
        write_rows(folder / "not_scored-a.parquet", [key | {"scoring_id": SCORING, "reason": "x", "detail": None}])
        pq.write_table(NO_SCORES, folder / "score-a.parquet")
        assert writer.load_scores(folder) == LoadCounts(n_not_scored=1)


def test_a_language_that_the_source_gave_is_kept(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1, language="en-GB"), article(2)], run_id)
        folder = writer.places.work(run_id)
        score_all(writer, run_id)
        write_rows(folder / "language-0.parquet", [
            {"article_id": f"lantern/{n}", "language": "en"} for n in (1, 2)
        ])  # fmt: skip
        writer.load_scores(folder)
        assert rows_of(writer, "SELECT language FROM article ORDER BY article_id") == [("en-GB",), ("en",)]
        writer.add_articles([article(2, text="Noch ein Text.")], run_id)
        assert rows_of(writer, "SELECT language FROM article ORDER BY article_id") == [("en-GB",), (None,)]


def test_loading_again_replaces(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1), article(2)], run_id)
        score_all(writer, run_id, sentiment_mean=0.25)
        counts = {table: rows_of(writer, f"SELECT count(*) FROM {table}") for table in RESULT_TABLES}
        folder = writer.places.work(run_id)
        pending = pq.read_table(folder / "pending-00000.parquet").slice(0, 1)
        answer(folder, "0", pending, sentiment_mean=0.5)
        assert writer.load_scores(folder) == LoadCounts(n_scored=1, n_evidence=7)
        assert {table: rows_of(writer, f"SELECT count(*) FROM {table}") for table in RESULT_TABLES} == counts
        assert rows_of(writer, "SELECT sentiment_mean FROM score WHERE voice = 'body' ORDER BY ALL DESC") == [
            (0.5,), (0.25,),
        ]  # fmt: skip


def test_a_partition_that_was_answered_twice_counts_once(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1), article(2)], run_id)
        folder = writer.places.work(run_id)
        (partition,) = writer.export_pending(SCORING, folder, 9)
        for tag in ("0-first", "0-second"):
            answer(folder, tag, pq.read_table(partition.path))
        assert writer.load_scores(folder) == LoadCounts(n_scored=2, n_evidence=14)
        assert rows_of(writer, "SELECT count(*) FROM score") == [(8,)]


def test_what_a_dead_worker_left_is_counted_and_not_loaded(path: Path, tmp_path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1)], run_id)
        folder = writer.places.work(run_id)
        (partition,) = writer.export_pending(SCORING, folder, 9)
        answer(folder, "a", pq.read_table(partition.path))
        (folder / "score-a.parquet").unlink()
        assert writer.load_scores(folder) == LoadCounts(n_unfinished=1)
        assert [rows_of(writer, f"SELECT count(*) FROM {table}") for table in EVIDENCE_TABLES] == [[(0,)]] * 5
        assert export(writer, tmp_path / "out") == [["lantern/1"]]


def test_scores_of_a_text_that_has_changed_since_are_not_loaded(path: Path, tmp_path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1), article(2)], run_id)
        folder = writer.places.work(run_id)
        (partition,) = writer.export_pending(SCORING, folder, 9)
        answer(folder, "a", pq.read_table(partition.path))
        writer.add_articles([article(1, text="Changed in the meantime.")], run_id)
        assert writer.load_scores(folder) == LoadCounts(n_scored=1, n_evidence=7, n_stale=1)
        assert export(writer, tmp_path / "out") == [["lantern/1"]]


def test_no_results_are_no_error(path: Path, tmp_path: Path) -> None:
    with open_writer(path) as writer:
        begin(writer)
        assert writer.load_scores(tmp_path) == LoadCounts()


def test_a_result_with_an_unknown_column_is_refused_and_nothing_is_kept(path: Path) -> None:

    def load_it() -> None:
        with open_writer(path) as writer:
            run_id = begin(writer)
            writer.add_articles([article(1)], run_id)
            score_all(writer, run_id, no_such_metric=1.0)

    with pytest.raises(WarehouseError, match="no_such_metric"):
        load_it()
    with open_writer(path) as writer:
        assert rows_of(writer, "SELECT count(*) FROM article") == [(0,)]


def test_a_folder_that_cannot_be_made_is_a_clear_error(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with open_writer(path) as writer:
        writer.add_articles([article(1)], begin(writer))
        with pytest.raises(WarehouseError, match="cannot be handed to the workers"):
            writer.export_pending(SCORING, tmp_path / "file" / "out", 9)


def test_a_new_metric_adds_a_column(path: Path) -> None:
    more = {"n_verbs": Metric("n_verbs", "count", "verbs", 0, None, "Verbs", "these tests")}
    with open_writer(path) as writer:
        begin(writer)
        assert writer.ensure_metric_columns(METRICS | more) == ["n_verbs"]
        assert writer.ensure_metric_columns(METRICS | more) == []
        assert rows_of(writer, "SELECT type, unit, high FROM metric WHERE metric = 'n_verbs'") == [
            ("count", "verbs", None)
        ]
        assert rows_of(writer, "SELECT n_verbs FROM outlet_scores") == []


def test_a_metric_that_became_another_type_is_refused(path: Path) -> None:
    other = METRICS | {"n_words": Metric("n_words", "number", "words", 0, None, "Words", "these tests")}
    with open_writer(path) as writer:
        begin(writer)
        with pytest.raises(MigrationError, match=r"n_words is a number \(DOUBLE\), but its column is INTEGER"):
            writer.ensure_metric_columns(other)
