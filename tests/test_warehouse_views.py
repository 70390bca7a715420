"""The views, by hand-worked figures, and the checks, each with something that breaks it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from rhetoric.model import Rejection
from rhetoric.scores import METRICS as REGISTER
from rhetoric.warehouse import CheckResult, check, open_reader, open_writer, publish
from rhetoric.warehouse.metric_columns import aggregate, read_metrics
from warehouse_cases import METRICS, SCORING, WIRE_TEXT, answer, article, begin, build, rows_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def two_outlets(path: Path) -> Path:
    """Two articles of the Lantern (10 words at 100 loaded terms per 1,000; 30 at 0), one of the Meridian."""
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([
            article(1, story_id="vote", text=WIRE_TEXT, published_at=article(1).published_at),
            article(2, published_at=None),
            article(3, outlet="meridian", story_id="vote", text=WIRE_TEXT),
        ], run_id)  # fmt: skip
        writer.assign_wire_groups()
        writer.assign_stories()
        writer.add_rejections(run_id, [Rejection("lantern.jsonl:9", "source", "broken_line", "no JSON")])
        folder = writer.places.work(run_id)
        (partition,) = writer.export_pending(SCORING, folder, 9)
        pending = pq.read_table(partition.path)
        measured: list[dict[str, Any]] = [
            _measured(10, loaded=100.0, sentiment=0.5, balanced=True),
            _measured(30, loaded=0.0, sentiment=-0.25, balanced=False),
            {"n_words": 20, "n_sentences": 2.5},
        ]
        for row, metrics in enumerate(measured):
            answer(folder, str(row), pending.slice(row, 1), **metrics)
        writer.load_scores(folder)
        writer.finish_run(run_id, "completed")
    publish(path, run_id)
    return path


def _measured(n_words: int, loaded: float, sentiment: float, balanced: bool) -> dict[str, Any]:
    return {
        "n_words": n_words,
        "loaded_terms_per_1000_words": loaded,
        "sentiment_mean": sentiment,
        "quotation_marks_balanced": balanced,
    }


def ask(path: Path, sql: str) -> list[dict[str, Any]]:
    with open_reader(path) as reader:
        return reader.table(sql).to_pylist()


def test_article_scores_has_one_row_an_article_and_voice(two_outlets: Path) -> None:
    rows = ask(two_outlets, "FROM article_scores WHERE voice = 'body' ORDER BY article_id")
    assert [row["article_id"] for row in rows] == ["lantern/1", "lantern/2", "meridian/3"]
    first = rows[0]
    assert list(first)[-len(METRICS) :] == list(METRICS)
    assert (first["outlet_name"], first["domain"], first["title"]) == (
        "The Lantern",
        "lantern.example",
        "Title 1",
    )
    assert (first["published_on"], first["story_id"], first["scoring_id"]) == (
        date(2026, 3, 3),
        "vote",
        SCORING,
    )
    assert (first["n_words"], first["loaded_terms_per_1000_words"]) == (10, 100.0)
    assert first["wire_group_id"] == rows[2]["wire_group_id"] is not None
    assert ask(two_outlets, "SELECT count(*) AS n FROM article_scores") == [{"n": 12}]


def test_outlet_scores_are_ratios_of_sums_sums_means_and_shares(two_outlets: Path) -> None:
    lantern, meridian = ask(two_outlets, "FROM outlet_scores WHERE voice = 'body' ORDER BY outlet_id")
    assert (lantern["n_articles"], lantern["n_words"], lantern["n_sentences"]) == (2, 40, 2.0)
    assert lantern["loaded_terms_per_1000_words"] == pytest.approx((100 * 10 + 0 * 30) / 40)
    assert lantern["sentiment_mean"] == pytest.approx((0.5 - 0.25) / 2)
    assert lantern["quotation_marks_balanced"] == 0.5
    assert lantern["last_published_on"] == date(2026, 3, 3)
    assert (meridian["n_sentences"], meridian["loaded_terms_per_1000_words"]) == (2.5, None)


def test_outlet_weekly_begins_on_mondays_and_needs_dates(two_outlets: Path) -> None:
    rows = ask(
        two_outlets,
        "SELECT outlet_id, week_on, n_articles FROM outlet_weekly WHERE voice = 'body' ORDER BY 1",
    )
    assert rows == [
        {"outlet_id": "lantern", "week_on": date(2026, 3, 2), "n_articles": 1},
        {"outlet_id": "meridian", "week_on": date(2026, 3, 2), "n_articles": 1},
    ]


def test_term_frequency_counts_what_no_guard_suppressed(two_outlets: Path) -> None:
    lantern, _ = ask(two_outlets, "FROM term_frequency ORDER BY outlet_id")
    words = 10 * 3 // 4 + 30 * 3 // 4
    assert lantern == {
        "outlet_id": "lantern", "outlet_name": "The Lantern", "lexicon": "loaded", "term": "coup",
        "category": "fear", "voice": "outlet", "n": 2, "n_suppressed": 2, "n_articles": 2,
        "per_1000_words": pytest.approx(2000 / words),
    }  # fmt: skip


def test_term_voices_tell_assertion_from_distance_report_and_quotation(two_outlets: Path) -> None:
    with open_writer(two_outlets) as writer:
        connection = writer.connection
        ((number,),) = connection.execute(
            "SELECT scored_text_id FROM evidence.scored_text WHERE article_id = 'lantern/1'"
        ).fetchall()
        connection.execute("DELETE FROM evidence.loaded_term")
        for voice, start, is_distant in (
            ("outlet", 0, False), ("outlet", 10, False), ("outlet", 20, True), ("outlet", 30, False),
            ("outlet", 40, False), ("quoted", 50, False), ("headline", 30, False),
        ):  # fmt: skip
            where = f"{number}, '{voice}', {start}, {start + 4}"
            row = f"INSERT INTO evidence.loaded_term VALUES ({where}, 'coup', 'fear', 3, NULL, {is_distant}, 'loaded')"
            connection.execute(row)
        said = f"{number}, 'body', 25, 42, 'reported', 'r', 'Ada', 'said', true, 'neutral'"
        connection.execute(f"INSERT INTO evidence.quotation VALUES ({said})")
    publish(two_outlets, "voices")
    (row,) = ask(two_outlets, "FROM term_voices")
    counts = ("n_asserted", "n_in_scare_quotes", "n_reported", "n_quoted", "n_in_headline")
    assert tuple(row[name] for name in counts) == (2, 1, 2, 1, 1)


def test_outlet_minus_quoted_needs_words_of_both_voices(two_outlets: Path) -> None:
    with open_writer(two_outlets) as writer:
        writer.connection.execute(
            "UPDATE score SET sentiment_mean = -0.25 WHERE voice = 'quoted' AND article_id = 'lantern/1'"
        )
        writer.connection.execute("UPDATE score SET n_words = 0 WHERE voice = 'quoted' AND article_id = 'lantern/2'")
    publish(two_outlets, "difference")
    rows = ask(two_outlets, "FROM outlet_minus_quoted WHERE outlet_id = 'lantern'")
    assert [(row["article_id"], row["n_words_outlet"], row["n_words_quoted"]) for row in rows] == [("lantern/1", 7, 2)]
    assert rows[0]["sentiment_mean"] == pytest.approx(0.75)


def test_story_pairs_name_both_outlets_once(two_outlets: Path) -> None:
    (pair,) = ask(two_outlets, "FROM story_pairs")
    assert (pair["article_a"], pair["article_b"], pair["hours_apart"]) == ("lantern/1", "meridian/3", 48.0)
    assert pair["is_wire_copy"] is True


def test_coverage_counts_by_outlet_and_day(two_outlets: Path) -> None:
    rows = ask(two_outlets, "FROM coverage WHERE outlet_id = 'lantern' ORDER BY published_on NULLS LAST")
    assert [(row["published_on"], row["n_articles"], row["n_scored"], row["n_rejected"]) for row in rows] == [
        (date(2026, 3, 3), 1, 1, 0), (None, 1, 1, 1),
    ]  # fmt: skip
    assert [row["n_wire_copy"] for row in rows] == [1, 0]


def test_the_metrics_are_read_back_as_they_were_registered(two_outlets: Path) -> None:
    with open_reader(two_outlets) as reader:
        metrics = read_metrics(reader.connection)
    assert list(metrics) == list(METRICS)
    assert metrics == METRICS


@pytest.mark.parametrize(
    ("name", "sql"),
    [
        ("n_words", 'sum("n_words")'),
        ("n_sentences", 'sum("n_sentences")'),
        ("sentiment_mean", 'avg("sentiment_mean")'),
        ("quotation_marks_balanced", 'avg("quotation_marks_balanced"::INTEGER)'),
        (
            "quoted_word_share",
            'sum("quoted_word_share" * "n_words") / nullif(sum("n_words") FILTER ("quoted_word_share" IS NOT NULL), 0)',
        ),
    ],
)
def test_how_a_metric_is_summed_up(name: str, sql: str) -> None:
    assert aggregate(METRICS[name]) == sql


def test_the_register_of_metrics_fits_tables_views_and_checks(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = writer.start_run("test")
        assert writer.ensure_metric_columns(REGISTER) == list(REGISTER)
    publish(path, run_id)
    assert [result for result in check(path) if not result.is_kept] == []
    for view in (
        "article_scores",
        "outlet_scores",
        "outlet_weekly",
        "term_frequency",
        "term_voices",
        "outlet_minus_quoted",
        "story_pairs",
        "coverage",
    ):
        assert ask(path, f"FROM {view}") == []


def test_a_sound_warehouse_keeps_every_promise(two_outlets: Path) -> None:
    with open_writer(two_outlets) as writer:
        writer.connection.execute("UPDATE score SET n_words = 5 WHERE voice = 'outlet'")
        writer.connection.execute(
            "UPDATE score SET n_words = b.n_words - 5 FROM (FROM score WHERE voice = 'body') b "
            "WHERE b.article_id = score.article_id AND score.voice = 'quoted'"
        )
    publish(two_outlets, "sound")
    results = check(two_outlets)
    assert len(results) >= 15
    assert {result.name: result.examples for result in results if not result.is_kept} == {}
    assert all(result.promise.endswith(".") for result in results)


WATCHED = (
    "INSERT INTO listing_visit (run_id, url, outlet_id, visited_at, outcome, n_new) "
    "SELECT 'r', 'https://lantern.example/feed', 'lantern', DATE '2026-03-01' + n::INTEGER, 'fetched', 0 "
    "FROM range(20) t(n)"
)
"""A feed that was asked on twenty days and had nothing new."""

BREACHES = [
    ("outlet_and_quoted_make_body", "UPDATE score SET n_words = 99 WHERE voice = 'outlet'"),
    ("numbers_are_numbers", "UPDATE score SET sentiment_mean = 'nan' WHERE voice = 'body'"),
    ("numbers_are_numbers", "UPDATE score SET flesch_reading_ease = '-inf' WHERE voice = 'body'"),
    ("scores_in_range", "UPDATE score SET sentiment_mean = 1.1 WHERE voice = 'body'"),
    ("scores_in_range", "UPDATE score SET n_words = -1 WHERE voice = 'body'"),
    ("quoted_share_within_bounds", "UPDATE score SET quoted_word_share_low = 0.5, quoted_word_share = 0.4"),
    ("quoted_share_within_bounds", "UPDATE score SET quoted_word_share_high = 0.5, quoted_word_share = 0.6"),
    ("one_score_a_voice", "INSERT INTO score FROM score WHERE voice = 'body'"),
    ("scores_have_their_article", "DELETE FROM article WHERE article_id = 'lantern/1'"),
    ("articles_have_their_text", "DELETE FROM outlet WHERE outlet_id = 'lantern'"),
    ("articles_have_their_text", "UPDATE article SET text_sha256 = 'x'"),
    (
        "one_state_an_article",
        "INSERT INTO not_scored SELECT DISTINCT article_id, text_sha256, scoring_id, 'x', NULL FROM score",
    ),
    ("nothing_is_due", "DELETE FROM score WHERE article_id = 'lantern/1'"),
    ("evidence_lies_in_its_text", "UPDATE evidence.quotation SET end_at = 1000000"),
    ("evidence_lies_in_its_text", "UPDATE evidence.sentence SET end_at = start_at"),
    ("evidence_lies_in_its_text", "UPDATE evidence.loaded_term SET voice = 'headline', end_at = 50"),
    ("evidence_has_its_score", "UPDATE evidence.orphan_mark SET scored_text_id = 99"),
    ("evidence_has_its_score", "UPDATE evidence.scored_text SET text_sha256 = 'x' WHERE scored_text_id = 1"),
    ("quotations_do_not_overlap", "INSERT INTO evidence.quotation FROM evidence.quotation"),
    (
        "quotations_do_not_overlap",
        "INSERT INTO evidence.quotation "
        "SELECT * REPLACE ('reported' AS kind) FROM evidence.quotation WHERE kind = 'direct'",
    ),
    ("wire_groups_have_two_outlets", "UPDATE article SET wire_group_id = 'x' WHERE article_id = 'lantern/2'"),
    ("wire_groups_have_two_outlets", "UPDATE wire_group SET n_articles = 7"),
    ("one_current_scoring", "UPDATE scoring SET is_current = false"),
    ("runs_have_ended", "UPDATE run SET state = 'crashed'"),
    ("times_are_possible", "UPDATE article SET published_at = '1066-10-14'"),
    ("times_are_possible", "UPDATE article SET changed_at = '1999-01-01'"),
    ("outlets_keep_their_pace", f"UPDATE outlet SET minimum_a_day = 5; {WATCHED}"),
    ("feeds_are_not_silent", WATCHED),
    (
        "refusals_do_not_rise",
        f"{WATCHED}; INSERT INTO rejection (run_id, source, stage, reason, outlet_id, rejected_at) "
        "SELECT 'r', n::VARCHAR, 'fetch', 'gone', 'lantern', '2026-03-19' FROM range(9) t(n)",
    ),
]


@pytest.mark.parametrize(("name", "statement"), BREACHES, ids=[f"{n}-{k}" for k, (n, _) in enumerate(BREACHES)])
def test_a_breach_is_found_and_shown(path: Path, name: str, statement: str) -> None:
    build(path, [article(1, text=WIRE_TEXT), article(2), article(3, outlet="meridian", text=WIRE_TEXT)])
    with open_writer(path) as writer:
        writer.connection.execute(statement)
    publish(path, "broken")
    (found,) = [result for result in check(path) if result.name == name]
    assert not found.is_kept
    assert 0 < len(found.examples) <= 5
    assert found.n_broken >= len(found.examples)


def test_every_check_has_a_breach_in_these_tests(path: Path) -> None:
    build(path, [article(1)])
    assert {result.name for result in check(path)} == {name for name, _ in BREACHES}


def test_a_crash_that_a_later_run_made_good_is_no_breach(path: Path) -> None:
    build(path, [article(1)])
    with open_writer(path) as writer:
        writer.connection.execute("UPDATE run SET state = 'crashed'")
        writer.finish_run(writer.start_run("run"), "completed")
        assert len(rows_of(writer, "FROM run")) == 2
    publish(path, "later")
    assert all(result.is_kept for result in check(path))


def test_is_kept_says_whether_a_row_was_found() -> None:
    assert CheckResult("n", "p", 0, ()).is_kept
    assert not CheckResult("n", "p", 1, ({"a": 1},)).is_kept
