"""Is there of each outlet and feed what there used to be?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rhetoric.cli import main
from rhetoric.model import Rejection
from rhetoric.outlets import Outlet
from rhetoric.sources.journal import Visit
from rhetoric.warehouse import check, open_reader, open_writer, publish
from warehouse_cases import METRICS, article

FIRST = datetime(2026, 3, 1, 8, tzinfo=UTC)
FEED = "https://lantern.example/feed"


def build(
    folder: Path, articles_a_day: list[int], rejected: Mapping[int, int] = {}, minimum: int = 0, silent_from: int = 99
) -> Path:
    """An outlet that was asked once a day from the 1st of March, and a day more; so many articles on each day."""
    path = folder / "w.duckdb"
    outlet = Outlet(outlet_id="lantern", name="The Lantern", domain="lantern.example", minimum_a_day=minimum)
    with open_writer(path) as writer:
        run_id = writer.start_run("test")
        writer.ensure_metric_columns(METRICS)
        writer.ensure_scoring("s", {"n_words": 1}, {}, {})
        days = [FIRST + timedelta(days=day) for day in range(len(articles_a_day) + 1)]
        made = [(day, n) for day, count in zip(days, articles_a_day, strict=False) for n in range(count)]
        articles = [article(k, text=f"Number {k}.", published_at=day, found_in=FEED) for k, (day, _) in enumerate(made)]
        writer.add_articles(articles, run_id)
        for k, day in enumerate(days):
            new = 0 if k >= silent_from else (articles_a_day[k] if k < len(articles_a_day) else 1)
            writer.add_visits(
                run_id, [Visit(FEED, "feed", "fetched", day, outlet_id="lantern", n_entries=9, n_new=new)]
            )
        for day, count in rejected.items():
            refused = [
                Rejection(f"https://lantern.example/{day}/{n}", "fetch", "gone", "", outlet_id="lantern")
                for n in range(count)
            ]
            writer.add_rejections(run_id, refused)
            writer.connection.execute(
                "UPDATE rejection SET rejected_at = ? WHERE source LIKE ?",
                [days[day].replace(tzinfo=None), f"%/{day}/%"],
            )
        writer.describe_outlets([outlet])
        writer.finish_run(run_id, "completed")
    publish(path, run_id)
    return path


def rows(path: Path, sql: str) -> list[dict[str, Any]]:
    with open_reader(path) as reader:
        return reader.table(sql).to_pylist()


def broken(path: Path) -> set[str]:
    mine = {"outlets_keep_their_pace", "feeds_are_not_silent", "refusals_do_not_rise"}
    return {result.name for result in check(path) if not result.is_kept} & mine


STEADY = [10, 12, 11, 9, 10, 12, 11, 10]
"""Eight days: mean 10.6, standard deviation 1.06."""


def test_a_steady_outlet_is_well(tmp_path: Path) -> None:
    path = build(tmp_path, [*STEADY, 9])
    found = rows(path, "FROM coverage ORDER BY published_on")
    assert broken(path) == set()
    assert [row["n_articles"] for row in found] == [*STEADY, 9]
    assert found[-1]["usual_articles"] == pytest.approx(10.625)
    assert found[-1]["usual_sd"] == pytest.approx(1.0607, abs=1e-4)
    assert [row["is_low"] for row in found] == [False] * 9
    assert [row["usual_articles"] is None for row in found] == [True] * 7 + [False] * 2


@pytest.mark.parametrize("fallen", [0, 8])
def test_a_fall_below_two_standard_deviations_is_seen(tmp_path: Path, fallen: int) -> None:
    """10.625 - 2 * 1.061 = 8.5."""
    path = build(tmp_path, [*STEADY, fallen])
    (row,) = rows(path, "FROM coverage WHERE is_low")
    assert (row["published_on"], row["n_articles"]) == (date(2026, 3, 9), fallen)
    assert broken(path) == {"outlets_keep_their_pace"}


def test_a_fall_is_said_in_words(tmp_path: Path) -> None:
    path = build(tmp_path, [*STEADY, 0])
    result = CliRunner().invoke(main, ["check", "--warehouse", str(path)])
    assert result.exit_code == 1
    row = "outlet_id lantern, published_on 2026-03-09, n_articles 0, usual_articles 10.62, usual_sd 1.061"
    assert row in [line.strip() for line in result.output.splitlines()]


def test_a_fall_that_is_over_breaks_no_promise(tmp_path: Path) -> None:
    path = build(tmp_path, [*STEADY, 0, 10])
    assert len(rows(path, "FROM coverage WHERE is_low")) == 1
    assert broken(path) == set()


def test_a_day_that_brings_less_than_its_file_asks(tmp_path: Path) -> None:
    assert broken(build(tmp_path, [10, 4], minimum=5)) == {"outlets_keep_their_pace"}


def test_a_silent_feed(tmp_path: Path) -> None:
    assert broken(build(tmp_path, STEADY, silent_from=7)) == set()
    (tmp_path / "b").mkdir()
    assert broken(build(tmp_path / "b", STEADY, silent_from=6)) == {"feeds_are_not_silent"}


def test_a_rise_in_refusals(tmp_path: Path) -> None:
    usual = {1: 1, 3: 2, 5: 1}
    path = build(tmp_path, [*STEADY, 10], {**usual, 8: 9})
    assert broken(path) == {"refusals_do_not_rise"}
    assert [row["n_rejected"] for row in rows(path, "FROM coverage ORDER BY published_on")] == [
        0,
        1,
        0,
        2,
        0,
        1,
        0,
        0,
        9,
    ]
    (tmp_path / "b").mkdir()
    assert broken(build(tmp_path / "b", [*STEADY, 10], {**usual, 8: 2})) == set()


def test_what_each_feed_brought(tmp_path: Path) -> None:
    path = build(tmp_path, [3, 2])
    found = rows(path, "FROM feed_coverage ORDER BY visited_on")
    assert [(row["url"], row["n_visits"], row["n_failed"], row["n_new"]) for row in found] == [
        (FEED, 1, 0, 3), (FEED, 1, 0, 2), (FEED, 1, 0, 1),
    ]  # fmt: skip


def test_a_sitemap_of_an_index_counts_for_the_index(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    child = Visit("https://l.example/1", "sitemap", "fetched", FIRST, found_in="https://l.example/all", n_new=4)
    with open_writer(path) as writer:
        run_id = writer.start_run("test")
        writer.ensure_metric_columns(METRICS)
        writer.add_visits(run_id, [Visit("https://l.example/all", "sitemap", "fetched", FIRST, n_new=0), child])
        writer.finish_run(run_id, "completed")
    publish(path, run_id)
    assert [(row["url"], row["n_visits"], row["n_new"]) for row in rows(path, "FROM feed_coverage")] == [
        ("https://l.example/all", 2, 4)
    ]


def test_files_are_not_expected_every_day(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with open_writer(path) as writer:
        run_id = writer.start_run("test")
        writer.ensure_metric_columns(METRICS)
        writer.add_articles([article(1)], run_id)
        writer.finish_run(run_id, "completed")
    publish(path, run_id)
    (row,) = rows(path, "FROM coverage")
    assert (row["n_articles"], row["is_low"], row["is_refusing"], row["usual_articles"]) == (1, None, None, None)
