"""The article as a file of its own, opened from disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from rhetoric.presentation.article_page import article_page
from rhetoric.presentation.score_records import marked_article
from rhetoric.scores import METRICS
from rhetoric.scoring import score
from small_warehouse import hostile

pytestmark = pytest.mark.long


@pytest.fixture
def page(tmp_path: Path) -> str:
    given = hostile()
    scores = score(given.text, title=given.title)
    metrics = {voice: scores.metrics(voice) for voice in ("body", "outlet", "quoted", "headline")}
    document = article_page(marked_article(scores, ()), metrics, metrics=METRICS.values(), url=given.url)
    path = tmp_path / "article.html"
    path.write_text(document, encoding="utf-8")
    return path.as_uri()


def test_it_opens_and_nothing_acts(browser: Chrome, page: str) -> None:
    browser.get(page)
    assert browser.find_element(By.CSS_SELECTOR, ".article-text").get_attribute("textContent") == hostile().text
    assert browser.execute_script("return window.acted") is None
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_layers_need_no_script(browser: Chrome, page: str) -> None:
    browser.get(page)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    term = browser.find_element(By.CSS_SELECTOR, ".article-text .term")
    assert "underline" in term.value_of_css_property("text-decoration-line")
    browser.find_element(By.CSS_SELECTOR, "label[for='layer-terms']").click()
    assert "underline" not in term.value_of_css_property("text-decoration-line")


def test_it_fits_a_telephone(telephone: Chrome, page: str) -> None:
    telephone.get(page)
    assert telephone.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_the_key_of_the_tone_bars_stands_on_one_line(browser: Chrome, page: str) -> None:
    browser.get(page)
    words = browser.find_elements(By.CSS_SELECTOR, ".tone-key span")
    assert [word.text for word in words] == ["negative", "positive"]
    assert all(word.size["height"] < 20 for word in words)
