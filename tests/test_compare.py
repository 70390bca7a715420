"""Outlets compared: the values, who is ranked, what filters keep, and what happens with almost nothing."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from compare_rows import newsroom, reader_of, row
from rhetoric.compare import OVERVIEW, Comparison, Selection, compare_outlets, gap
from rhetoric.compare.caption import in_words
from rhetoric.compare.selection import measures_of
from rhetoric.config import CompareSettings
from rhetoric.errors import ConfigError

RATE, TONE, SHARE = "loaded_terms_per_1000_words", "sentiment_mean", "quoted_word_share"
SMALL = CompareSettings(minimum_n=2, resamples=400)


def article(key: str, outlet: str, day: int | None = 2, rate: float | None = None, **values: Any) -> dict[str, Any]:
    published = None if day is None else date(2026, 3, day)
    return row(key, outlet, published_on=published, **{RATE: rate, "n_words": 100.0, **values})


def compared(*rows: dict[str, Any], metrics: tuple[str, ...] = (RATE,), **selection: Any) -> Comparison:
    return compare_outlets(reader_of(rows), Selection(**selection), metrics, settings=SMALL)


def test_a_rate_is_a_ratio_of_sums_and_a_score_a_mean() -> None:
    result = compared(
        article("1", "north", 2, 10.0, sentiment_mean=0.1),
        article("2", "north", 3, 20.0, sentiment_mean=0.3, n_words=300.0),
        metrics=(RATE, TONE),
    )
    rate, tone = result.outlets[0].estimates
    assert rate.value == pytest.approx((10 * 100 + 20 * 300) / 400)
    assert tone.value == pytest.approx(0.2)
    assert (rate.n, rate.n_days, result.outlets[0].n_articles) == (2, 2, 2)


def test_two_days_give_the_interval_from_one_day_to_the_other() -> None:
    estimate = compared(article("1", "north", 2, 10.0), article("2", "north", 3, 20.0)).outlets[0].estimates[0]
    assert (estimate.low, estimate.high) == (10.0, 20.0)


def test_a_rate_of_which_nothing_was_seen_may_still_be_more_than_nothing() -> None:
    result = compared(article("1", "north", 2, 0.0), article("2", "north", 3, 0.0, n_words=200.0))
    assert result.outlets[0].estimates[0].value == 0.0
    assert (result.outlets[0].estimates[0].low, result.outlets[0].estimates[0].high) == (0.0, 10.0)  # 3 in 300 words


def test_articles_without_a_date_are_a_day_each() -> None:
    result = compared(*(article(str(n), "north", None, float(n)) for n in range(5)), article("9", "north", 2, 3.0))
    assert result.outlets[0].estimates[0].n_days == 6
    assert result.caption.n_undated == 5
    assert "5 without a date" in result.caption.words()


def test_rank_average_and_distance_leave_out_outlets_with_few_articles() -> None:
    rates = {"north": (10.0, 12.0), "south": (4.0, 6.0), "west": (7.0, 9.0), "few": (99.0,)}
    rows = [article(f"{o}{d}", o, d + 2, r) for o, values in rates.items() for d, r in enumerate(values)]
    result = compared(*rows)
    by_id = {outlet.outlet_id: outlet.estimates[0] for outlet in result.outlets}
    assert {name: cell.rank for name, cell in by_id.items()} == {
        "north": 1,
        "west": 2,
        "south": 3,
        "few": None,
    }
    assert result.averages == (pytest.approx(8.0),)
    assert by_id["north"].distance == pytest.approx(11 - (5 + 8) / 2)
    assert (by_id["few"].distance, by_id["few"].p, by_id["few"].enough) == (None, None, False)
    assert [outlet.outlet_id for outlet in result.ordered(RATE)] == ["north", "west", "south", "few"]


def test_each_metric_is_taken_in_its_own_voice_unless_one_is_asked_for() -> None:
    rows = [
        article("1", "north", 2, 1.0),
        row("1", "north", "body", published_on=date(2026, 3, 2), n_words=200.0),
    ]
    rows[1].update({SHARE: 0.25, RATE: 3.0})
    assert [cell.value for cell in compared(*rows, metrics=(RATE, SHARE)).outlets[0].estimates] == [1.0, 0.25]
    assert compared(*rows, voice="body").outlets[0].estimates[0].value == 3.0
    asked = compared(*rows, metrics=(RATE, SHARE), voice="outlet")
    assert [measure.voice for measure in asked.measures] == ["outlet", "body"]
    assert asked.notes[0] == f"{SHARE} has no value in the voice outlet: shown for the body."


def filtered(**selection: Any) -> int:
    rows = [
        article("1", "north", 2, 1.0, kind="news", topic="sport", wire_group_id="w", story_id="s"),
        article("2", "south", 3, 1.0, kind="news", language="en", wire_group_id="w", story_id="s"),
        article("3", "south", 4, 1.0, kind="comment", language="en", story_id="alone"),
        article("4", "south", None, 1.0),
    ]
    return compared(*rows, **selection).caption.n_articles


@pytest.mark.parametrize(
    ("selection", "n"),
    [
        ({}, 4),
        ({"outlets": ("south",)}, 3),
        ({"since": date(2026, 3, 3)}, 2),
        ({"until": date(2026, 3, 3)}, 2),
        ({"kind": "news"}, 2),
        ({"topic": "sport"}, 1),
        ({"language": "en"}, 2),
        ({"wire": "only"}, 2),
        ({"wire": "without"}, 2),
        ({"same_story": True}, 2),
        ({"same_story": True, "outlets": ("south",)}, 0),
    ],
)
def test_filters(selection: dict[str, Any], n: int) -> None:
    assert filtered(**selection) == n


def test_same_story_without_any_story_says_so_in_words() -> None:
    result = compared(article("1", "north", 2, 1.0), article("2", "south", 2, 1.0), same_story=True)
    assert result.outlets == ()
    assert "story_id" in result.notes[0]


def test_nothing_selected_is_no_error() -> None:
    result = compared(article("1", "north", 2, 1.0), since=date(2027, 1, 1))
    assert (result.outlets, result.averages, result.caption.period) == ((), (None,), None)
    assert result.notes == ("No scored article fits these filters: widen the period or leave a filter out.",)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"rate": 5.0},
        {"rate": 5.0, "n_words": 0.0},
        {"rate": 5.0, "n_words": None},
        {"rate": float("nan")},
    ],
)
def test_one_article_has_no_interval_and_never_nan(values: dict[str, Any]) -> None:
    result = compared(article("1", "north", 2, **values), article("2", "south", 2))
    cell = result.outlets[0].estimates[0]
    assert cell.value == (5.0 if values == {"rate": 5.0} else None)
    assert (cell.low, cell.high, cell.rank, cell.p) == (None, None, None, None)
    found = gap(result, "north", "south", RATE)
    assert (found.difference, found.low, found.p, found.hedges_g) == (None, None, None, None)


def test_one_day_has_a_value_and_no_interval() -> None:
    rows = [article(f"{o}{n}", o, 2, float(n)) for o in ("north", "south") for n in range(5)]
    result = compared(*rows)
    assert [outlet.estimates[0].value for outlet in result.outlets] == [2.0, 2.0]
    assert result.outlets[0].estimates[0].low is None
    assert gap(result, "north", "south", RATE).low is None


def test_no_outlet_with_enough_articles_is_said() -> None:
    assert "No outlet has 2 articles" in compared(article("1", "north", 2, 1.0)).notes[0]


def test_a_metric_without_a_value_anywhere_is_said() -> None:
    """A grade in headlines, for instance; that no outlet has enough articles would be untrue."""
    rows = [article(f"{n}", "north", n, 1.0) for n in range(1, 6)]
    assert compared(*rows, metrics=(TONE,)).notes == (
        "sentiment_mean is undefined for every article here; `rhetoric metrics` says when.",
    )
    assert len(compared(*rows, metrics=(RATE, TONE)).notes) == 1


def test_the_same_input_gives_the_same_numbers_whoever_else_is_compared() -> None:
    reader = reader_of(newsroom(3, articles=20))
    both = compare_outlets(reader, settings=SMALL)
    alone = compare_outlets(reader, Selection(outlets=("outlet_01",)), settings=SMALL)
    again = compare_outlets(reader, settings=SMALL)
    assert both.outlets == again.outlets
    assert (both.outlets[1].estimates[0].low, both.outlets[1].estimates[0].high) == (
        alone.outlets[0].estimates[0].low,
        alone.outlets[0].estimates[0].high,
    )


def test_the_caption_says_what_was_compared() -> None:
    caption = compared(article("1", "north", 2, 1.0), article("2", "north", 5, 1.0), wire="without").caption
    assert caption.words() == (
        "2 articles of 1 outlet · without wire copy · 2 to 5 March 2026 · snapshot 2026-03-31 02:10 UTC · "
        "scorer 0.1.0 · lexicons hedges 1.0.0, loaded 1.0.0"
    )
    assert "400 resamples" in caption.method()
    assert "fewer than 2 articles" in caption.method()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), "2 March 2026"),
        (date(2026, 2, 28), date(2026, 3, 2), "28 February to 2 March 2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "31 December 2025 to 1 January 2026"),
    ],
)
def test_periods_in_words(first: date, last: date, words: str) -> None:
    assert in_words(first, last) == words


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        ({"voice": "reader"}, "no such voice"),
        ({"wire": "some"}, "choose one of with, without, only"),
        ({"since": date(2026, 3, 3), "until": date(2026, 3, 2)}, "is after"),
    ],
)
def test_a_wrong_filter_is_refused(selection: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Selection(**selection)


def test_a_wrong_metric_or_outlet_is_answered_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="Did you mean sentiment_mean"):
        measures_of(["sentiment_men"], None)
    with pytest.raises(ConfigError, match="No metric to compare"):
        measures_of([], None)
    with pytest.raises(ConfigError, match="There are: north"):
        compared(article("1", "north", 2, 1.0), outlets=("norht",))


def test_a_comparison_is_asked_only_for_what_it_holds() -> None:
    result = compared(article("1", "north", 2, 1.0))
    with pytest.raises(ConfigError, match="was not compared"):
        result.ordered(TONE)
    with pytest.raises(ConfigError, match=r"Outlet south is not in this comparison\. There are: north"):
        gap(result, "north", "south", RATE)


def test_a_warehouse_without_a_finished_run_has_a_caption_all_the_same() -> None:
    reader = reader_of([article("1", "north", 2, 1.0)])
    reader.connection.execute("DELETE FROM run; DELETE FROM scoring")
    words = compare_outlets(reader, metrics=(RATE,), settings=SMALL).caption.words()
    assert words == "1 article of 1 outlet · 2 March 2026"


def test_metric_names_reach_no_query_unchecked() -> None:
    with pytest.raises(ConfigError):
        compare_outlets(reader_of([]), metrics=('n_words" FROM article_scores; DROP TABLE run; --',))


def test_43_outlets() -> None:
    reader = reader_of(newsroom(43))
    result = compare_outlets(reader, metrics=OVERVIEW)
    assert len(result.outlets) == 43
    assert result.draws.shape == (43, 2000, 4)
    values = [cell.value for outlet in result.outlets for cell in outlet.estimates]
    assert json.dumps(values, allow_nan=False)
