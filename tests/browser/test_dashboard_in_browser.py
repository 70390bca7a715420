"""What only a browser can show: what is fetched, what acts, what overflows, and where the marks are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from rhetoric.warehouse import open_reader

pytestmark = pytest.mark.long

WAIT_SECONDS = 60
LOCAL = {"127.0.0.1", "localhost"}
EXPECTED_ERRORS = (
    # Streamlit looks for its server below the page's path first.
    r"/article/_stcore/(health|host-config) - Failed to load resource: .* status of 404",
)
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'

PARTS_OF_MARKS = """
const text = document.querySelector('.article-text'), found = [];
const length = string => Array.from(string).length;
const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
let at = 0;
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  for (let e = node.parentElement; e !== text; e = e.parentElement)
    if (e.dataset.mark)
      found.push([e.dataset.mark, +e.dataset.start, +e.dataset.end, at, at + length(node.data)]);
  at += length(node.data);
}
return found;
"""


def wait(driver: Chrome, ready: Callable[[Chrome], Any]) -> Any:
    """Until the page is ready; it may be drawn anew while it is looked at."""
    drawn_anew = [StaleElementReferenceException]
    return WebDriverWait(driver, WAIT_SECONDS, ignored_exceptions=drawn_anew).until(ready)


def show(driver: Chrome, address: str, selector: str) -> WebElement:
    """Open an address and wait until the script has run and `selector` is there."""
    driver.get(address)
    wait(driver, lambda d: d.find_elements(By.CSS_SELECTOR, selector))
    wait(driver, lambda d: d.find_elements(By.CSS_SELECTOR, IDLE))
    return driver.find_element(By.CSS_SELECTOR, selector)


def show_charts(driver: Chrome, dashboard: str, query: str = "") -> list[str]:
    """The names of the charts of the overview that are in view."""
    show(driver, f"{dashboard}/{query}", "[aria-label^='Dot plot of']")
    return visible_charts(driver)


def visible_charts(driver: Chrome) -> list[str]:
    charts = driver.find_elements(By.CSS_SELECTOR, "[aria-label^='Dot plot of']")
    return [chart.get_attribute("aria-label") or "" for chart in charts if chart.is_displayed()]


def overflow(driver: Chrome) -> int:
    """How many pixels the page is wider than the screen; the widest of all scrolling frames."""
    return driver.execute_script(
        "return Math.max(...['html', '[data-testid=stMain]'].map(s => document.querySelector(s))"
        ".filter(Boolean).map(e => e.scrollWidth)) - window.innerWidth"
    )


def requested_hosts(driver: Chrome) -> set[str]:
    """Every host that the page asked for something."""
    events = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    urls = [
        event["params"]["request"]["url"] if "request" in event["params"] else event["params"]["url"]
        for event in events
        if event["method"] in {"Network.requestWillBeSent", "Network.webSocketCreated"}
    ]
    return {urlsplit(url).hostname or "" for url in urls if urlsplit(url).scheme in {"http", "https", "ws", "wss"}}


def unexpected_errors(driver: Chrome) -> list[str]:
    severe = (entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE")
    return [message for message in severe if not any(re.search(known, message) for known in EXPECTED_ERRORS)]


def test_the_first_address_asked_for_may_be_an_article(browser: Chrome, dashboard: str) -> None:
    """This test stands first: the server has shown nothing yet."""
    show(browser, f"{dashboard}/article?article=lantern%2F3", ".article-text")
    links = browser.find_elements(By.CSS_SELECTOR, "[data-testid='stTopNavLink']")
    assert [link.text for link in links] == ["Overview", "Article"]
    assert "underline" in term_line(browser)


def test_overview_stays_local_and_quiet(browser: Chrome, dashboard: str) -> None:
    [name] = show_charts(browser, dashboard)
    for title in ("Loaded terms", "Sentiment", "Quoted share", "Readability"):
        assert title in name
    assert requested_hosts(browser) <= LOCAL
    assert unexpected_errors(browser) == []
    assert overflow(browser) <= 0


def test_choosing_a_sort_changes_the_order_and_the_address(browser: Chrome, dashboard: str) -> None:
    [name] = show_charts(browser, dashboard)
    assert "sorted by Loaded terms" in name
    before = first_outlet(browser)
    box = browser.find_element(By.CSS_SELECTOR, "[aria-label*='Sort by']")
    ActionChains(browser).click(box).send_keys("Sentiment", Keys.ENTER).perform()
    wait(browser, lambda d: "sorted by Sentiment" in " ".join(visible_charts(d)))
    wait(browser, lambda d: first_outlet(d) != before)
    assert parse_qs(urlsplit(browser.current_url).query)["sort"] == ["Sentiment"]


def test_a_view_can_be_sent(browser: Chrome, dashboard: str) -> None:
    [name] = show_charts(browser, dashboard, "?sort=Quoted+share&topic=housing&a=Meridian+Review&b=Daily+Lantern")
    assert "sorted by Quoted share" in name
    words = " ".join(element.text for element in browser.find_elements(By.CSS_SELECTOR, ".rhetoric-words"))
    assert "topic: housing" in words
    assert "Quoted share: Meridian Review" in words


def first_outlet(driver: Chrome) -> str:
    """The outlet in the first row of the table under the chart, which stands in the chart's order."""
    return driver.find_element(By.CSS_SELECTOR, ".evidence tbody th").get_attribute("textContent") or ""


def test_a_listed_article_opens(browser: Chrome, dashboard: str) -> None:
    show_charts(browser, dashboard)
    browser.find_element(By.LINK_TEXT, "Day 11: a shambles").click()
    heading = wait(browser, lambda d: d.find_element(By.CSS_SELECTOR, ".reading h1"))
    assert heading.text == "Day 11: a shambles"


def test_marks_stand_at_their_stored_offsets(browser: Chrome, dashboard: str, warehouse: Path) -> None:
    show(browser, f"{dashboard}/article?article=odd%2F1", ".article-text")
    parts = browser.execute_script(PARTS_OF_MARKS)
    drawn = {(mark.split("-")[0], start, end) for mark, start, end, _, _ in parts}
    assert drawn == stored_marks(warehouse, "odd/1")
    for _, start, end, part_start, part_end in parts:
        assert start <= part_start < part_end <= end
    ends = {mark: (min(p[3] for p in parts if p[0] == mark), max(p[4] for p in parts if p[0] == mark))
            for mark in {p[0] for p in parts}}  # fmt: skip
    assert all(ends[mark] == (start, end) for mark, start, end, _, _ in parts)


def stored_marks(warehouse: Path, article_id: str) -> set[tuple[str, int, int]]:
    """(kind of mark, start, end) of all evidence on the text of an article."""
    kinds = {"quotation": "quotation", "loaded_term": "term", "sentence": "sentence", "orphan_mark": "orphan"}
    columns = "start_at, end_at"
    sql = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, {columns} FROM {table} WHERE article_id = $id AND voice <> 'headline'"
        + (" AND lexicon = 'loaded'" if table == "loaded_term" else "")
        for table, kind in kinds.items()
    )
    sql += " UNION ALL SELECT 'excluded', start_at, end_at FROM excluded WHERE article_id = $id"
    with open_reader(warehouse) as reader:
        return {tuple(row.values()) for row in reader.table(sql, {"id": article_id}).to_pylist()}


def test_markup_in_an_article_does_not_act(browser: Chrome, dashboard: str) -> None:
    heading = show(browser, f"{dashboard}/article?article=odd%2F1", ".reading h1")
    assert heading.text.startswith("<script>window.acted = 1</script> & <img src=x")
    assert browser.execute_script("return window.acted") is None
    assert browser.find_elements(By.CSS_SELECTOR, ".rhetoric-page script, .rhetoric-page img") == []
    assert browser.find_elements(By.CSS_SELECTOR, "a[href^='javascript']") == []
    assert requested_hosts(browser) <= LOCAL
    assert unexpected_errors(browser) == []


def test_a_layer_can_be_switched_off(browser: Chrome, dashboard: str) -> None:
    show(browser, f"{dashboard}/article?article=lantern%2F3", ".article-text")
    assert "underline" in term_line(browser)
    browser.find_element(By.CSS_SELECTOR, "[aria-label='Loaded terms']").find_element(
        By.XPATH, "./ancestor::label"
    ).click()
    wait(browser, lambda d: "underline" not in term_line(d))


def term_line(driver: Chrome) -> str:
    """How the first loaded term is underlined, asked for in one step: a rerun replaces the element."""
    return driver.execute_script(
        "const term = document.querySelector('.article-text .term');"
        "return term ? getComputedStyle(term).textDecorationLine : 'underline'"
    )


@pytest.mark.parametrize("page", ["", "article?article=odd%2F1", "article?article=lantern%2F3"])
def test_nothing_overflows_a_telephone(telephone: Chrome, dashboard: str, page: str) -> None:
    show(telephone, f"{dashboard}/{page}", ".rhetoric-words")
    if not page:
        wait(telephone, lambda d: len(visible_charts(d)) == 4)
    assert overflow(telephone) <= 0
