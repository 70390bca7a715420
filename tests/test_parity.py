"""Parity with textstat, vaderSentiment and a plain matcher: on the sample corpus, and on strings that nobody writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparison import Comparison, Table
from invented import STRINGS
from parity import compare
from rhetoric.model import Article

EXAMPLES = Path(__file__).parent.parent / "examples"


def sample() -> list[Article]:
    """Three of the four outlets of the sample corpus."""
    paths = sorted(EXAMPLES.glob("*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [Article(row["id"], row["outlet"], row["text"], title=row["title"]) for row in rows]


def test_the_sample_corpus() -> None:
    table = compare(sample())
    assert table.mismatches == 0, f"\n{table}"
    assert all(table[what].compared > 40 for what in ("textstat gunning_fog", "vader document, body", "terms"))


@given(st.lists(STRINGS, min_size=1, max_size=3), STRINGS)
@settings(max_examples=150, deadline=None)
def test_any_string(texts: list[str], title: str) -> None:
    table = compare([Article(str(n), "any", text, title=title) for n, text in enumerate(texts)])
    assert table.mismatches == 0, f"\n{table}"


@pytest.mark.parametrize("text", ["", " ", "...", "hmm", "'", "x", "\ud800", "…", "a.b.c", "\n\n\n"])
def test_next_to_nothing(text: str) -> None:
    table = compare([Article("a", "any", text, title=text)])
    assert table.mismatches == 0, f"\n{table}"


def test_mismatches_are_counted_and_shown() -> None:
    table = Table()
    table["grade"].add(1.0, 1.0 + 1e-12, 1e-9, "a")
    table["grade"].add(None, 2.0, 1e-9, "b")
    table["hits"].add_rows(["x", "y"], ["x", "z"], "c")
    other = Table()
    other["grade"].add(3.0, float("nan"), 1e-9, "d")
    table.merge(other)
    assert (table["grade"].compared, table["grade"].mismatches) == (3, 2)
    assert table["hits"] == Comparison(3, 2, 0.0, "c: we lack z")
    assert table.mismatches == 4
    assert "b: ours None, theirs 2.0" in str(table)
