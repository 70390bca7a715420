"""The static report: one file that is safe, complete and readable on paper, on a desk and on a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selenium import webdriver

import rhetoric.report
from compare_rows import Rows, newsroom, opened, reader_of, row
from rhetoric.compare import Selection, compare_outlets
from rhetoric.config import CompareSettings, Settings
from rhetoric.errors import ConfigError
from rhetoric.presentation.report_page import LIMITS, most_articles, report_page
from rhetoric.presentation.wording import STYLE_NOT_TRUTH
from rhetoric.report import write_report

EVIL = '<script>alert(1)</script> & "Söhne" <img src=x onerror=alert(2)>'
RATE = "loaded_terms_per_1000_words"
SETTINGS = Settings(compare=CompareSettings(resamples=300))


class Outline(HTMLParser):
    """Tags, headings' levels, ids and addresses of a document."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("src", "href", "xlink:href", "action"):
                self.addresses.append(value or "")


@pytest.fixture(scope="module")
def page() -> str:
    rows = newsroom(8)
    for item in rows:
        if item["outlet_id"] == "outlet_02":
            item["outlet_name"] = EVIL
    return report_page(compare_outlets(reader_of(rows), settings=SETTINGS.compare))


def test_nothing_in_the_report_can_act_or_be_fetched(page: str) -> None:
    outline = Outline(page)
    assert not {"script", "link", "iframe", "object", "img", "form"} & set(outline.tags)
    assert [address for address in outline.addresses if not address.startswith("#")] == []
    assert "url(http" not in page
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert len(page.encode()) < 1_500_000


def test_the_document_is_in_order(page: str) -> None:
    outline = Outline(page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert [tag for tag in outline.tags if re.fullmatch(r"h\d", tag)] == ["h1", "h2", "h2", "h2", "h2"]
    assert len(outline.ids) == len(set(outline.ids))
    assert page.count('scope="col"') == 6
    assert page.count('scope="row"') == 8
    assert page.count('role="img"') == 5
    assert "@media print" in page


def test_the_report_says_what_it_shows_and_what_it_does_not(page: str) -> None:
    assert "495 articles of 8 outlets · 2 March to 30 April 2026 · snapshot 2026-03-31 02:10 UTC" in page
    assert page.count(STYLE_NOT_TRUTH) == 2
    assert all(limit in page for limit in LIMITS)
    assert "300 times" in page
    assert re.search(r"\d+ of 28 differ at a false discovery rate of 5&nbsp;%", page)
    assert "too few articles to rank" in page
    assert not re.search(r"\b(good|bad|bias score|left-wing|right-wing)\b", page)


def test_the_pair_is_by_default_the_outlets_with_most_articles(page: str) -> None:
    comparison = compare_outlets(reader_of(newsroom(8)), metrics=("sentiment_mean",), settings=SETTINGS.compare)
    assert most_articles(comparison) == ("outlet_02", "outlet_03")
    assert "no result had a part in the choice" in page
    chosen = report_page(comparison, sort="sentiment_mean", pair=("outlet_00", "outlet_01"))
    assert '<p class="key"><strong>Sentiment: Daily Lantern −0.11, Meridian Review +0.01.</strong>' in chosen
    assert "no result had a part in the choice" not in chosen


def test_one_outlet_has_no_pair_and_an_empty_selection_says_so() -> None:
    alone = report_page(compare_outlets(reader_of(newsroom(1)), metrics=(RATE,), settings=SETTINGS.compare))
    assert 'class="key"' not in alone
    assert "Daily Lantern" in alone
    nothing = report_page(compare_outlets(reader_of([]), settings=SETTINGS.compare))
    assert "No scored article fits these filters" in nothing
    assert "<svg" not in nothing
    assert Outline(nothing).tags.count("h1") == 1


def test_a_cell_with_fewer_articles_says_its_n() -> None:
    rows = [row(str(n), "north", published_on=date(2026, 3, 2 + n)) for n in range(5)]
    rows[0]["sentiment_mean"] = 0.5
    settings = CompareSettings(minimum_n=2, resamples=100)
    page = report_page(compare_outlets(reader_of(rows), metrics=("sentiment_mean",), settings=settings))
    assert '<span class="n">n = 1, too few to rank</span>' in page


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of made-up rows, read as `open_reader` reads a published one."""
    path = tmp_path / "rows.duckdb"
    reader_of(newsroom(4), str(path)).connection.close()

    @contextmanager
    def reading(given: Path) -> Iterator[Rows]:
        with opened(given) as reader:
            yield reader

    monkeypatch.setattr(rhetoric.report, "open_reader", reading)
    return path


def test_write_report(warehouse: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "report.html"
    selection = Selection(outlets=("outlet_00", "outlet_01"))
    assert write_report(warehouse, output, settings=SETTINGS, selection=selection) == output
    text = output.read_text(encoding="utf-8")
    assert "Meridian Review" in text
    assert "Northern Ledger" not in text
    assert [path.name for path in output.parent.iterdir()] == ["report.html"]


def test_a_place_that_cannot_be_written_is_refused(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    nothing = Selection(since=date(2030, 1, 1))
    for output in (tmp_path / "file" / "report.html", tmp_path):
        with pytest.raises(ConfigError, match="Give -o another path"):
            write_report(warehouse, output, selection=nothing)
    assert not list(tmp_path.glob("tmp*"))


@pytest.mark.long
@pytest.mark.parametrize("width", [390, 800, 1280])
def test_in_a_browser_nothing_overflows_and_nothing_complains(page: str, tmp_path: Path, width: int) -> None:
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    with browser(tmp_path) as driver:
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.get(path.as_uri())
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width
        shown = [svg for svg in driver.find_elements("css selector", "svg[role=img]") if svg.is_displayed()]
        assert len(shown) == (1 if width >= 1080 else 4)
        assert driver.find_element("css selector", ".name").text.count("<script>") == 1
        assert driver.get_log("browser") == []


@contextmanager
def browser(folder: Path) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with a profile of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    quiet = ("no-first-run", "disable-background-networking", "disable-component-update", "disable-sync")
    for flag in (
        "headless",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        *quiet,
        f"user-data-dir={folder}/profile",
    ):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    try:
        yield driver
    finally:
        driver.quit()
