"""The dashboard's pages without a browser: Streamlit's AppTest on small warehouses."""

from __future__ import annotations

import importlib.util
import socket
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import rhetoric.dashboard
from rhetoric.compare import Selection
from rhetoric.config import CompareSettings, Settings
from rhetoric.dashboard import served
from rhetoric.dashboard.choices import read_choices
from rhetoric.dashboard.handover import SETTINGS_VARIABLE, WAREHOUSE_VARIABLE
from rhetoric.dashboard.launch import ADDRESS, command, environment, launch
from rhetoric.errors import ConfigError, RhetoricError, WarehouseError
from rhetoric.model import Article
from rhetoric.presentation.articles import facts_of, list_articles, read_article, references
from rhetoric.warehouse import open_reader
from small_warehouse import HOSTILE, SPOKEN, articles, build

APP = Path(rhetoric.dashboard.__file__).with_name("app.py")
VIEWS = APP.parent / "views"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("warehouse") / "rhetoric.duckdb")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("warehouse") / "rhetoric.duckdb", [])


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Name the warehouse that the pages open, with a minimum of ten articles."""

    def named(path: Path) -> None:
        st.cache_data.clear()
        monkeypatch.setenv(WAREHOUSE_VARIABLE, str(path))
        chosen = Settings(compare=CompareSettings(minimum_n=10, resamples=200))
        monkeypatch.setenv(SETTINGS_VARIABLE, chosen.model_dump_json())

    yield named
    st.cache_data.clear()


def run(page: str, **query: str) -> AppTest:
    test = AppTest.from_file(str(VIEWS / page), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, test.exception
    return test


def said(test: AppTest) -> str:
    """All HTML that the page wrote."""
    return "\n".join(element.proto.body for element in test.get("html"))


def chart_names(test: AppTest) -> list[str]:
    return [element.proto.alt for element in test.get("vega_lite_chart")]


# The overview


def test_overview_says_the_gap_and_draws_the_four_measures(serve: Any, full: Path) -> None:
    serve(full)
    test = run("overview.py")
    assert "25 articles of 3 outlets" in said(test)
    assert "Loaded terms: Daily Lantern" in said(test)
    assert "not whether it is true or which side it favours" in said(test)
    names = chart_names(test)
    assert len(names) == 5
    for title in ("Loaded terms", "Sentiment", "Quoted share", "Readability"):
        assert title in names[0]
    assert '<th scope="row">Meridian Review</th><td>12</td>' in said(test)


def test_sorting_changes_the_sentence_and_the_order(serve: Any, full: Path) -> None:
    serve(full)
    test = run("overview.py")
    test.selectbox("sort").set_value("quoted_word_share").run()
    assert not test.exception
    assert "Quoted share: Daily Lantern" in said(test)
    assert "sorted by Quoted share" in chart_names(test)[0]


def test_filters_narrow_and_say_so(serve: Any, full: Path) -> None:
    serve(full)
    test = run("overview.py")
    test.selectbox("topic").set_value("transport").run()
    assert "8 articles of 2 outlets" in said(test)
    assert "topic: transport" in said(test)
    assert "No outlet has 10 articles" in said(test)
    assert "too few to say" in said(test)


def test_filters_that_leave_nothing_say_so(serve: Any, full: Path) -> None:
    serve(full)
    test = run("overview.py")
    test.selectbox("wire").set_value("only").run()
    assert not test.exception
    assert "No scored article fits these filters" in said(test)
    assert chart_names(test) == []


def test_same_story_without_stories_says_so(serve: Any, full: Path) -> None:
    serve(full)
    test = run("overview.py")
    test.toggle("same_story").set_value(True).run()
    assert "nothing can be compared on the same stories" in said(test)


def test_an_outlet_outside_the_filters_has_no_gap(serve: Any, full: Path) -> None:
    serve(full)
    test = run("overview.py")
    test.selectbox("b").set_value("odd").run()
    test.selectbox("topic").set_value("housing").run()
    assert "&lt;b&gt;Odd&lt;/b&gt;: no article fits these filters" in said(test)
    test.selectbox("b").set_value("lantern").run()
    assert "Choose two outlets" in said(test)


def test_period_is_a_filter_only_where_it_leaves_something_out(serve: Any, full: Path) -> None:
    serve(full)
    test = run("overview.py")
    assert "1 without a date" in said(test)
    test.date_input("period").set_value((date(2026, 3, 4), date(2026, 3, 13))).run()
    assert "20 articles of 2 outlets" in said(test)
    assert "since 2026-03-04" in said(test)


def test_without_dates_and_facets_the_filters_say_so(serve: Any, tmp_path: Path) -> None:
    undated = Article("only/1", "only", SPOKEN, language="en", outlet_name="Only One")
    serve(build(tmp_path / "undated.duckdb", [undated]))
    test = run("overview.py")
    assert test.text_input[0].value == "no dated article"
    assert test.selectbox("no_topic").disabled
    assert "Choose two outlets as A and B" in said(test)


def test_a_period_with_one_end_reaches_to_the_last_day(serve: Any, full: Path) -> None:
    serve(full)
    test = run("overview.py")
    test.date_input("period").set_value((date(2026, 3, 12),)).run()
    assert not test.exception
    assert "4 articles of 2 outlets" in said(test)


def test_newest_articles_are_links(serve: Any, full: Path) -> None:
    serve(full)
    page = said(run("overview.py"))
    assert '<a href="article?article=lantern%2F11" target="_self">Day 11: a shambles</a>' in page
    assert "The newest 10 of 12" in page


@pytest.mark.parametrize("page", ["overview.py", "article.py"])
def test_an_empty_warehouse_says_what_to_do(serve: Any, empty: Path, page: str) -> None:
    serve(empty)
    assert "There is no scored article yet" in said(run(page))


# The article page


def test_article_of_the_url_is_shown_with_its_marks(serve: Any, full: Path) -> None:
    serve(full)
    test = run("article.py", article="lantern/3")
    page = said(test)
    assert 'Day 3: a <span class="term counted' in page
    assert 'class="quotation reported" data-mark="quotation-0" data-start="0"' in page
    assert 'class="quotation direct" data-mark="quotation-1" data-start="12"' in page
    assert "Scores, against Daily Lantern (12 articles)" in page
    assert "12 articles: median" in page
    assert test.selectbox("article_outlet").value == "lantern"
    assert test.selectbox("article_chosen").value == "lantern/3"


def test_without_an_article_the_newest_is_shown_and_the_url_follows(serve: Any, full: Path) -> None:
    serve(full)
    test = run("article.py")
    assert test.query_params["article"] == "lantern/11"
    assert "Day 11" in said(test)
    test.selectbox("article_outlet").set_value("review").run()
    assert not test.exception
    assert test.query_params["article"] == "review/11"


def test_title_search_finds_and_says_when_nothing_fits(serve: Any, full: Path) -> None:
    serve(full)
    test = run("article.py")
    test.text_input("article_words").set_value("day 7").run()
    assert test.query_params["article"] == "lantern/7"
    test.text_input("article_words").set_value("zebra").run()
    assert not test.exception
    assert "No scored article of Daily Lantern has “zebra” in its title" in said(test)


def test_an_unknown_article_is_named_and_another_shown(serve: Any, full: Path) -> None:
    serve(full)
    page = said(run("article.py", article="<script>"))
    assert "The warehouse has no article &lt;script&gt;" in page
    assert "Day 11" in page


def test_an_article_that_was_not_scored_says_why(serve: Any, full: Path) -> None:
    serve(full)
    page = said(run("article.py", article="odd/fr"))
    assert "This article is stored and not scored: language: fr." in page
    assert "Les élus ont voté le budget" in page


def test_layers_are_hidden_by_class(serve: Any, full: Path) -> None:
    serve(full)
    test = run("article.py", article="lantern/3")
    test.checkbox("layer_terms").uncheck().run()
    assert '<div class="rhetoric-page without-terms">' in said(test)


def test_hostile_article_stays_text(serve: Any, full: Path) -> None:
    serve(full)
    page = said(run("article.py", article="odd/1"))
    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in page
    assert "&lt;script&gt;" in page


def test_a_long_article_is_cut_for_the_screen_only(serve: Any, tmp_path: Path) -> None:
    long = articles()[0]
    text = "\n\n".join([long.text] * 400)
    serve(build(tmp_path / "long.duckdb", [Article(long.article_id, "lantern", text, language="en")]))
    page = said(run("article.py"))
    assert "Shown are the first 200,000 of" in page
    assert "Untitled article" in page


# Reading


def test_choices_have_distinct_names(full: Path) -> None:
    with open_reader(full) as reader:
        choices = read_choices(reader)
    assert list(choices.outlets) == ["lantern", "review", "odd"]
    assert choices.topics == ("housing", "transport")
    assert (choices.first_on, choices.last_on) == (date(2026, 3, 2), date(2026, 3, 13))


def test_outlets_of_one_name_are_told_apart_by_id(tmp_path: Path) -> None:
    first, second = articles()[0], articles()[12]
    renamed = Article(second.article_id, "review", second.text, outlet_name=first.outlet_name)
    with open_reader(build(tmp_path / "twins.duckdb", [first, renamed])) as reader:
        assert set(read_choices(reader).outlets.values()) == {
            "Daily Lantern (lantern)",
            "Daily Lantern (review)",
        }


def test_article_record_is_complete(full: Path) -> None:
    with open_reader(full) as reader:
        record = read_article(reader, "lantern/3", ("betrayal_and_disloyalty",))
        assert read_article(reader, "nobody/0") is None
        spread = references(reader, "lantern", "Daily Lantern", 10)
        assert references(reader, "lantern", "Daily Lantern", 13) == {}
        listed, n_found = list_articles(reader, "lantern", "SHAMBLES", limit=2)
    assert record is not None
    reported, direct = record.marked.quotations[:2]
    assert record.marked.text[reported.start : reported.end] == "The plan is"
    assert record.marked.text[direct.start : direct.end].startswith("“a shambles")
    assert {(span.cue, span.cue_class) for span in (reported, direct)} == {("said", "neutral")}
    assert facts_of(record)[:3] == ["Daily Lantern", "5 March 2026", "news"]
    assert set(record.scores) == {"body", "outlet", "quoted", "headline"}
    assert spread["body", "quoted_word_share"].n == 12
    assert ([item.article_id for item in listed], n_found) == (["lantern/11", "lantern/9"], 6)
    assert HOSTILE not in record.marked.text


def test_a_new_snapshot_is_seen_at_the_next_question(serve: Any, tmp_path: Path) -> None:
    path = build(tmp_path / "growing.duckdb", articles()[:12])
    serve(path)
    assert list(served.choices().outlets) == ["lantern"]
    build(path, articles())
    assert list(served.choices().outlets) == ["lantern", "review", "odd"]
    assert len(served.comparison(Selection(), 10).outlets) == 3


def test_no_warehouse_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(WAREHOUSE_VARIABLE, raising=False)
    with pytest.raises(ConfigError, match="rhetoric dashboard"):
        served.choices()


def test_an_error_is_told_in_words(serve: Any, tmp_path: Path) -> None:
    serve(tmp_path / "nowhere.duckdb")
    test = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not test.exception
    assert 'role="alert"' in said(test)
    assert "there is no warehouse yet" in said(test)


# Launching


def test_launch_keeps_to_this_machine_and_sends_nothing(full: Path) -> None:
    line = command(8599, headless=True)
    assert line[:4] == [sys.executable, "-m", "streamlit", "run"]
    for option in (
        f"--server.address={ADDRESS}",
        "--server.port=8599",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
        "--client.showErrorDetails=none",
    ):
        assert option in line
    given = environment(full, Settings())
    assert given[WAREHOUSE_VARIABLE] == str(full)
    assert Settings.model_validate_json(given[SETTINGS_VARIABLE]) == Settings()


def test_launch_becomes_streamlit(
    full: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("os.execve", lambda program, line, environment: started.append(line))
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port = cast(int, probe.getsockname()[1])
    launch(full, port, Settings())
    assert f"--server.port={port}" in started[0]
    assert f"http://127.0.0.1:{port}" in capsys.readouterr().err


def test_launch_refuses_what_cannot_work(full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind((ADDRESS, 0))
        taken.listen()
        with pytest.raises(RhetoricError, match="Give another one: --port"):
            launch(full, taken.getsockname()[1], Settings())
        free = taken.getsockname()[1]
    with pytest.raises(WarehouseError, match="there is no warehouse yet"):
        launch(tmp_path / "nowhere.duckdb", free, Settings())
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "streamlit" else found(name))
    with pytest.raises(RhetoricError, match="make dashboard"):
        launch(full, free, Settings())
