"""The words, the tables and the pictures of a comparison."""

from __future__ import annotations

import csv
import importlib
import io
import json
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date
from typing import Any

import altair as alt
import pytest

from compare_rows import newsroom, reader_of, row
from rhetoric.compare import Comparison, Estimate, OutletEstimates, Selection, compare_outlets, gap
from rhetoric.config import CompareSettings
from rhetoric.errors import ConfigError, RhetoricError
from rhetoric.presentation import charts
from rhetoric.presentation.panels import axis, description, lay_out
from rhetoric.presentation.queries import filter_choices, outlet_choices
from rhetoric.presentation.svg import to_svg
from rhetoric.presentation.table import FIELDS, render
from rhetoric.presentation.wording import (
    STYLE_NOT_TRUTH,
    gap_sentence,
    gap_words,
    interval_words,
    label,
    number_format,
    shown,
)

RATE, TONE, SHARE, EASE = (
    "loaded_terms_per_1000_words",
    "sentiment_mean",
    "quoted_word_share",
    "flesch_reading_ease",
)


@pytest.fixture(scope="module")
def eight() -> Comparison:
    return compare_outlets(reader_of(newsroom(8)))


@pytest.fixture(scope="module")
def many() -> Comparison:
    return compare_outlets(reader_of(newsroom(43)))


def measure(comparison: Comparison, metric: str) -> Any:
    return comparison.measures[comparison.measure_index(metric)]


@pytest.mark.parametrize(
    ("metric", "value", "text"),
    [
        (RATE, 10.44, "10.4"),
        (RATE, None, "–"),
        (TONE, 0.034, "+0.03"),
        (TONE, -0.2, "−0.20"),
        (TONE, -0.001, "0.00"),
        (SHARE, 0.3061, "30.6 %"),
        (EASE, 1234.56, "1,234.6"),
    ],
)
def test_numbers_as_people_read_them(eight: Comparison, metric: str, value: float | None, text: str) -> None:
    assert number_format(measure(eight, metric))(value) == text


def test_intervals_in_words(eight: Comparison) -> None:
    assert interval_words(measure(eight, SHARE), 0.1, 0.25) == "10.0 to 25.0 %"
    assert interval_words(measure(eight, TONE), None, None) == ""


def test_a_metric_without_a_short_title_is_named_by_its_column() -> None:
    comparison = compare_outlets(reader_of(newsroom(2)), metrics=("n_words", "negative_sentence_share", "n_speakers"))
    titles = [label(each).title for each in comparison.measures]
    assert titles == ["N words", "Negative sentence share", "N speakers"]
    assert label(comparison.measures[1]).unit == "%"


def two(first: list[float], second: list[float], minimum_n: int = 3, **selection: Any) -> Comparison:
    rows = [
        row(
            f"{name}{n}",
            name,
            published_on=date(2026, 3, n + 1),
            story_id=f"s{n}",
            n_words=100.0,
            **{RATE: value},
        )
        for name, values in (("lantern", first), ("review", second))
        for n, value in enumerate(values)
    ]
    settings = CompareSettings(minimum_n=minimum_n, resamples=400)
    return compare_outlets(reader_of(rows), Selection(**selection), (RATE,), settings=settings)


def test_the_sentence_on_a_clear_gap() -> None:
    sentence = gap_sentence(two([10.0, 11.0, 10.0], [5.0, 4.0, 5.0]), "lantern", "review", RATE)
    assert sentence.startswith("Loaded terms: Lantern 10.3, Review 4.7. The gap is 5.7 (95 % interval ")
    assert sentence.endswith(f": a clear difference. {STYLE_NOT_TRUTH}")


def test_the_sentence_turns_the_interval_with_the_gap() -> None:
    found = gap(two([5.0, 4.0, 5.0], [10.0, 11.0, 10.0]), "lantern", "review", RATE)
    assert found.high is not None
    assert found.high < 0
    assert "The gap is 5.7 (95 % interval " in gap_words(found, 3).reading
    assert "−" not in gap_words(found, 3).reading


def test_the_sentence_without_a_clear_gap_with_few_articles_and_without_an_interval() -> None:
    unclear = gap_sentence(two([5.0, 9.0, 1.0], [1.0, 5.0, 8.0]), "lantern", "review", RATE)
    assert ": no clear difference." in unclear
    few = gap_sentence(two([10.0, 11.0, 10.0], [5.0, 4.0], minimum_n=3), "lantern", "review", RATE)
    assert "but Review has only 2 of the 3 articles needed: too few to say." in few
    single = gap_sentence(two([10.0, 11.0, 10.0], [5.0]), "lantern", "review", RATE)
    assert "one day or story allows no interval" in single


def test_the_sentence_on_the_same_stories_counts_them() -> None:
    comparison = two([10.0, 11.0, 10.0, 3.0], [5.0, 4.0, 5.0], same_story=True)
    assert gap_sentence(comparison, "lantern", "review", RATE).startswith("Loaded terms on 3 shared stories: ")


def test_the_sentence_without_a_value(eight: Comparison) -> None:
    found = replace(gap(eight, "outlet_00", "outlet_01", SHARE), value_b=None, difference=None)
    assert (
        gap_words(found, 30).reading == "Meridian Review has no article with a value here, so there is no gap to state."
    )


def test_the_gap_of_shares_is_in_percentage_points(eight: Comparison) -> None:
    assert "percentage points (95 % interval " in gap_sentence(eight, "outlet_00", "outlet_03", SHARE)


def test_json_is_an_array_of_unrounded_objects(eight: Comparison) -> None:
    records = json.loads(render(eight, "json"))
    assert len(records) == 8 * 4
    assert tuple(records[0]) == FIELDS
    estimate = eight.ordered()[0].estimates[0]
    assert (records[0]["value"], records[0]["low"], records[0]["rank"]) == (estimate.value, estimate.low, 1)


def test_csv_has_the_same_rows(eight: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(render(eight, "csv"))))
    assert [row["outlet"] for row in rows[::4]] == [outlet.name for outlet in eight.ordered()]
    assert rows[-1]["rank"] == ""


def test_markdown_escapes_names() -> None:
    table = render(compare_outlets(reader_of([row("1", "a|b", loaded_terms_per_1000_words=1.0, n_words=9.0)])), "md")
    assert table.splitlines()[2].startswith(r"| A\|B | 1 | 1.0, insufficient data (n = 1) |")


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_terminal_table_keeps_to_its_width(many: Comparison, width: int) -> None:
    lines = render(many, "table", width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert sum(line.startswith("Quarry Times ") for line in lines) >= 1
    assert "\x1b" not in "".join(lines)
    if width >= 100:
        assert not any(
            "…" in line.split("  ", 1)[-1].replace("…", "", 4) for line in lines if "The Plainsman  " in line
        )


def test_the_terminal_table_marks_small_n_and_greys_it_in_colour(eight: Comparison) -> None:
    plain, coloured = render(eight, "table"), render(eight, "table", color=True)
    small = next(line for line in plain.splitlines() if line.startswith("Quarry Times"))
    assert small.count("○") == 4
    assert "\x1b[2m" in coloured
    assert "fewer than 30 articles (○)" in " ".join(plain.split())


def test_a_name_cannot_steer_the_terminal() -> None:
    reader = reader_of(
        [row("1", "x", loaded_terms_per_1000_words=1.0, n_words=9.0, outlet_name="\x1b[31mRed\n\u202eder")]
    )
    assert "�[31mRed �der" in render(compare_outlets(reader), "table")
    assert shown("Ol \t News\u200d") == "Ol News\u200d"


def test_nothing_to_compare_is_said_in_each_format() -> None:
    nothing = compare_outlets(reader_of([]))
    assert json.loads(render(nothing, "json")) == []
    assert render(nothing, "csv") == ",".join(FIELDS)
    for form in ("table", "md"):
        assert "No scored article fits" in " ".join(render(nothing, form).split())


def test_another_format_is_refused(eight: Comparison) -> None:
    with pytest.raises(ConfigError, match="choose one of table, json, csv, md"):
        render(eight, "xml")  # type: ignore[arg-type]


def test_rows_are_sorted_by_the_chosen_metric_with_small_n_last(eight: Comparison) -> None:
    overview = lay_out(eight, sort=EASE, a="outlet_00", b="outlet_01")
    values = {mark.row.name: mark.value for mark in overview.panels[3].marks}
    ranked = [values[row.name] for row in overview.rows[: overview.ranked]]
    assert ranked == sorted(ranked, reverse=True)
    assert [row.name for row in overview.rows[overview.ranked :]] == ["Quarry Times"]
    assert {row.name: row.role for row in overview.rows if row.role != "other"} == {
        "Daily Lantern": "a",
        "Meridian Review": "b",
    }
    assert overview.line is not None
    assert overview.ranked - 1 < overview.line < overview.rows[-1].place


def test_an_axis_shows_firm_intervals_and_cuts_loose_ones() -> None:
    firm = Estimate(50, 40, 10.0, 8.0, 12.0, enough=True)
    loose = Estimate(3, 3, 11.0, -90.0, 90.0, enough=False)
    low, high = axis([firm, loose])
    assert low == pytest.approx(7 - 6 * 0.04)
    assert high == pytest.approx(13 + 6 * 0.04)
    assert axis([firm, replace(loose, value=400.0)]) == pytest.approx((low, high))
    assert axis([]) == (0.0, 1.0)
    assert axis([Estimate(1, 1, 5.0, None, None, enough=False)]) == (4.5, 5.5)
    assert axis([Estimate(1, 1, 0.0, None, None, enough=False)]) == (-1.0, 1.0)


@pytest.mark.parametrize("n_outlets", [1, 43])
def test_the_overview_is_a_valid_picture_with_every_outlet(n_outlets: int) -> None:
    comparison = compare_outlets(reader_of(newsroom(n_outlets)))
    overview = lay_out(comparison, a="outlet_00", b="outlet_01")
    chart = charts.overview_chart(overview)
    assert isinstance(chart, alt.HConcatChart)
    picture = to_svg(chart, title=description(overview, overview.panels), prefix="p")
    root = ElementTree.fromstring(picture)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Daily Lantern" in texts
    assert {"Loaded terms", "Sentiment", "Quoted share", "Readability"} <= set(texts)
    assert "#004f45" in picture
    assert ("#b26a00" in picture) == (n_outlets > 1)


def test_cut_intervals_end_in_an_arrow(eight: Comparison) -> None:
    loose = [
        replace(outlet, estimates=tuple(replace(cell, low=-99.0, high=99.0) for cell in outlet.estimates))
        if outlet.name == "Quarry Times" else outlet
        for outlet in eight.outlets
    ]  # fmt: skip
    overview = lay_out(replace(eight, outlets=tuple(loose)))
    spec = charts.panel_chart(overview, overview.panels[0]).to_json()
    assert "triangle-left" in spec
    assert "triangle-right" in spec


def moved(outlet: OutletEstimates, value: float) -> OutletEstimates:
    cells = [replace(cell, value=value, low=None, high=None, enough=False) for cell in outlet.estimates]
    return replace(outlet, estimates=tuple(cells))


def test_a_value_beyond_the_axis_is_given_in_figures(eight: Comparison) -> None:
    far = {"Quarry Times": 99.0, "Civic Wire": -99.0}
    outlets = [moved(each, far[each.name]) if each.name in far else each for each in eight.outlets]
    overview = lay_out(replace(eight, outlets=tuple(outlets)))
    beyond = {mark.row.name: mark.beyond for mark in overview.panels[0].marks if mark.beyond}
    assert beyond == {"Quarry Times": 1, "Civic Wire": -1}
    picture = to_svg(charts.panel_chart(overview, overview.panels[0]), title="", prefix="p")
    assert ">99.0</text>" in picture
    assert ">−99.0</text>" in picture


def test_an_svg_is_named_and_its_ids_are_its_own(eight: Comparison) -> None:
    overview = lay_out(eight)
    chart = charts.panel_chart(overview, overview.panels[0])
    first, second = (to_svg(chart, title='A <b> & "c"', prefix=prefix) for prefix in ("one", "two"))
    ids = [
        {element.get("id") for element in ElementTree.fromstring(picture).iter() if element.get("id")}
        for picture in (first, second)
    ]
    assert ids[0]
    assert not ids[0] & ids[1]
    root = ElementTree.fromstring(first)
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "one-title")
    assert root[0].text == 'A <b> & "c"'
    assert "script" not in first


def test_alt_text_names_the_ends_and_the_average(eight: Comparison) -> None:
    overview = lay_out(eight)
    words = description(overview, overview.panels[:1])
    assert words.startswith("Dot plot of 8 outlets, sorted by Loaded terms. Loaded terms, per 1,000 words: from ")
    assert "average of outlets 7.4." in words


def test_alt_text_without_enough_articles() -> None:
    overview = lay_out(two([1.0], [2.0], minimum_n=9))
    assert "no outlet has enough articles" in description(overview, overview.panels)
    assert overview.line is None


def test_without_altair_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    for name in ("charts", "marks", "layers"):
        monkeypatch.delitem(sys.modules, f"rhetoric.presentation.{name}")
    with pytest.raises(RhetoricError, match=r"altair, which is not installed: `pip install 'rhetoric\[dashboard\]'`"):
        importlib.import_module("rhetoric.presentation.charts")


def test_what_there_is_to_choose_from() -> None:
    reader = reader_of([
        row("1", "north", "body", kind="news", topic="sport", published_on=date(2026, 3, 2)),
        row("2", "south", "body", kind="news"),
        row("3", "south", "body", kind="comment", published_on=date(2026, 3, 4)),
    ])  # fmt: skip
    assert [(o.outlet_id, o.n_articles, o.last_on) for o in outlet_choices(reader)] == [
        ("south", 2, date(2026, 3, 4)),
        ("north", 1, date(2026, 3, 2)),
    ]
    assert filter_choices(reader) == {"kind": ("news", "comment"), "language": (), "topic": ("sport",)}
