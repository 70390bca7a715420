"""The scores of a batch as Arrow tables: against the same scores as Python values."""

from __future__ import annotations

import math
from typing import Any

import pyarrow as pa
import pytest

from rhetoric.model import VOICES, Article, Voice
from rhetoric.scores import METRICS
from rhetoric.scoring.scorer import BatchScores, Scorer
from rhetoric.scoring.tables import SCHEMAS, LeftOut, tables_of

TEXT = (
    "The plan is a disgrace, and everybody knows it. “It may be a shambles,” said Ada Quill, who leads the council. "
    "The mayor’s ‘reform’ will begin in May. “It will not end well, he warned.\n\nSubscribe to our newsletter today."
)
ARTICLES = [
    Article("a/1", "a", TEXT, title="Council calls plan “a disgrace”"),
    Article("a/2", "a", "One."),
    Article("a/3", "a", TEXT, title="Left out", language="xx"),
    Article("a/4", "a", ""),
]
HASHES = ["h1", "h2", "h3", "h4"]
NUMBERS = [11, 12, 13, 14]


@pytest.fixture(scope="module")
def scores() -> BatchScores:
    return Scorer().score(ARTICLES)


@pytest.fixture(scope="module")
def tables(scores: BatchScores) -> dict[str, pa.Table]:
    return tables_of(scores, "scoring", HASHES, NUMBERS, {2: LeftOut("language", "xx")})


def test_each_table_has_its_columns(tables: dict[str, pa.Table]) -> None:
    assert {name: table.schema for name, table in tables.items()} == dict(SCHEMAS)
    for table in tables.values():
        table.validate(full=True)
        if "scoring_id" in table.column_names:
            assert set(table.column("scoring_id").to_pylist()) <= {"scoring"}


def test_scores_are_those_of_the_article_and_undefined_is_null(
    scores: BatchScores, tables: dict[str, pa.Table]
) -> None:
    rows = tables["score"].to_pylist()
    expected = {article.article_id: one for article, one in zip(ARTICLES, scores.unpack(), strict=True)}
    for row in rows:
        values = expected[row["article_id"]].metrics(row["voice"])
        assert {name: row[name] for name in METRICS} == pytest.approx(values, nan_ok=False)
    assert not any(isinstance(v, float) and math.isnan(v) for row in rows for v in row.values())
    (second,) = (row for row in rows if (row["article_id"], row["voice"]) == ("a/2", "body"))
    assert (second["n_words"], second["flesch_reading_ease"]) == (1, None)


def test_a_headline_has_scores_only_where_there_is_a_title(tables: dict[str, pa.Table]) -> None:
    found = {(row["article_id"], row["voice"]) for row in tables["score"].to_pylist()}
    untitled: tuple[Voice, ...] = ("body", "outlet", "quoted")
    assert found == {("a/1", v) for v in VOICES} | {(a, v) for a in ("a/2", "a/4") for v in untitled}


def test_types_are_the_warehouse_types(tables: dict[str, pa.Table]) -> None:
    kinds = {"count": pa.int32(), "number": pa.float64(), "flag": pa.bool_()}
    assert all(SCHEMAS["score"].field(name).type == kinds[m.type] for name, m in METRICS.items())


def test_evidence_is_that_of_the_article(scores: BatchScores, tables: dict[str, pa.Table]) -> None:
    first = scores.unpack()[0]
    quotations = _rows(tables["quotation"], "a/1")
    assert [(q["voice"], q["start_at"], q["end_at"], q["kind"]) for q in quotations if q["voice"] == "body"] == [
        ("body", q.start, q.end, q.kind) for q in first.quotations
    ]
    assert {q["voice"] for q in quotations} == {"body", "headline"}
    loaded = [t for t in _rows(tables["loaded_term"], "a/1") if t["lexicon"] == "loaded"]
    assert sorted((t["start_at"], t["term"], t["voice"], t["suppressed_by"]) for t in loaded) == sorted(
        (t.start, t.term, t.voice, t.suppressed_by) for t in first.loaded_terms
    )
    sentences = _rows(tables["sentence"], "a/1")
    assert [(s["start_at"], s["n_words"], s["vader_compound"]) for s in sentences if s["voice"] == "body"] == [
        (s.start, s.n_words, s.vader_compound) for s in first.sentences if s.voice == "body"
    ]
    assert [(x["start_at"], x["reason"]) for x in _rows(tables["excluded"], "a/1")] == [
        (x.start, x.reason) for x in first.excluded
    ]
    assert len(_rows(tables["orphan_mark"], "a/1")) == len(first.orphan_marks)
    assert loaded
    assert first.excluded


def test_an_article_that_is_left_out_has_a_reason_and_nothing_else(tables: dict[str, pa.Table]) -> None:
    assert tables["not_scored"].to_pylist() == [
        {"article_id": "a/3", "text_sha256": "h3", "scoring_id": "scoring", "reason": "language", "detail": "xx"}
    ]
    for name in SCHEMAS.keys() - {"not_scored", "language"}:
        assert _rows(tables[name], "a/3") == []


def test_languages_are_those_that_were_detected(tables: dict[str, pa.Table]) -> None:
    assert tables["language"].to_pylist() == [{"article_id": "a/1", "language": "en"}]


def test_a_batch_without_words_has_no_evidence() -> None:
    tables = tables_of(Scorer().score([Article("a/1", "a", "")]), "scoring", ["h"], [1], {})
    assert tables["score"].num_rows == 3
    assert all(tables[name].num_rows == 0 for name in SCHEMAS.keys() - {"score"})


def _rows(table: pa.Table, article_id: str) -> list[dict[str, Any]]:
    number = dict(zip((article.article_id for article in ARTICLES), NUMBERS, strict=True))[article_id]
    return [
        row for row in table.to_pylist() if article_id == row.get("article_id") or number == row.get("scored_text_id")
    ]
