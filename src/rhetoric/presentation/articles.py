"""Single articles out of a published warehouse: a list to choose from, and all that is known of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

from rhetoric.compare.selection import query
from rhetoric.model import Excluded, LoadedTerm, OrphanMark, Quotation, Sentence
from rhetoric.presentation.cautions import Scores
from rhetoric.presentation.marked_article import MarkedArticle, body_sentences
from rhetoric.presentation.scale_picture import Distribution
from rhetoric.presentation.sidebar import LINES, References
from rhetoric.scores import METRICS
from rhetoric.scoring.passages import cut_passages
from rhetoric.warehouse import Reader

Evidence = TypeVar("Evidence", Quotation, LoadedTerm, Sentence, Excluded)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list."""

    article_id: str
    title: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article with its current scores and evidence; `not_scored` says why it has none, else None."""

    article_id: str
    outlet_id: str
    outlet_name: str
    url: str | None
    byline: str | None
    published_at: datetime | None
    kind: str | None
    section: str | None
    is_wire: bool
    marked: MarkedArticle
    scores: Scores
    not_scored: str | None


def list_articles(reader: Reader, outlet_id: str, words: str = "", limit: int = 200) -> tuple[list[Listed], int]:
    """The newest scored articles of an outlet whose title holds `words`, and how many there are in all."""
    parameters = {"outlet_id": outlet_id, "words": words.strip(), "limit": limit}
    rows = reader.table(query("article_list"), parameters).to_pylist()
    listed = [Listed(row["article_id"], row["title"], row["published_on"]) for row in rows]
    return listed, rows[0]["n_found"] if rows else 0


def read_article(reader: Reader, article_id: str, categories: Sequence[str] = ()) -> ArticleRecord | None:
    """The article, or None when the warehouse has none of this id.

    `categories` are those of the lexicon of loaded terms, in its order.
    """
    rows = reader.table(query("article_record"), {"article_id": article_id}).to_pylist()
    if not rows:
        return None
    row = rows[0]
    kept = {field.name: row[field.name] for field in fields(ArticleRecord) if field.name in row}
    return ArticleRecord(
        **kept,
        is_wire=row["wire_group_id"] is not None,
        marked=_marked(reader, row, tuple(categories)),
        scores=_scores(reader, article_id),
        not_scored=_not_scored(row),
    )


def references(reader: Reader, outlet_id: str, outlet_name: str, minimum_n: int) -> References:
    """How the main scores spread over an outlet's articles, where `minimum_n` of them have a value."""
    found: dict[tuple[str, str], Distribution] = {}
    for line in LINES:
        sql = query("article_reference").replace("{metric}", f'"{METRICS[line.metric].name}"')
        row = reader.table(sql, {"outlet_id": outlet_id, "voice": line.voice}).to_pylist()[0]
        if row["n"] >= minimum_n:
            found[line.place] = Distribution(outlet_name, row["n"], *row["quantiles"])
    return found


def facts_of(record: ArticleRecord) -> list[str]:
    """Short words for the line under the title."""
    body = record.scores.get("body", {})
    n_words, n_sentences = body.get("n_words"), len(body_sentences(record.marked))
    date = record.published_at
    facts = (
        record.outlet_name,
        f"{date.day} {date:%B %Y}" if date else "without a date",
        record.byline,
        record.kind,
        record.section,
        "wire copy" if record.is_wire else None,
        f"{n_words:,.0f} words scored in {n_sentences:,} sentences" if n_words is not None else None,
    )
    return [fact for fact in facts if fact]


def _marked(reader: Reader, row: Row, categories: tuple[str, ...]) -> MarkedArticle:
    quotations = list(_read(reader, row, Quotation, "quotation"))
    orphans = list(_orphan_marks(reader, row))
    return MarkedArticle(
        text=row["text"],
        title=row["title"],
        quotations=tuple(found for voice, found in quotations if voice != "headline"),
        title_quotations=tuple(found for voice, found in quotations if voice == "headline"),
        loaded_terms=tuple(_loaded_terms(reader, row)),
        sentences=tuple(found for _, found in _read(reader, row, Sentence, "sentence")),
        excluded=tuple(found for _, found in _read(reader, row, Excluded, "excluded")),
        orphan_marks=tuple(found for voice, found in orphans if voice != "headline"),
        title_orphan_marks=tuple(found for voice, found in orphans if voice == "headline"),
        categories=categories,
        cut_passages=cut_passages(row["cut_passages"]),
    )


def _rows(reader: Reader, row: Row, evidence: str) -> list[dict[str, Any]]:
    names = ("article_id", "text_sha256", "scoring_id")
    sql = query("article_evidence").replace("{evidence}", evidence)
    rows: list[dict[str, Any]] = reader.table(sql, {name: row[name] for name in names}).to_pylist()
    return rows


def _read(reader: Reader, row: Row, kind: type[Evidence], evidence: str) -> Iterator[tuple[str, Evidence]]:
    """(voice, value) of each row; a table without voices is about the body."""
    for found in _rows(reader, row, evidence):
        yield found.get("voice", "body"), _value(kind, found)


def _value(kind: type[Evidence], found: Row) -> Evidence:
    columns = {"start": "start_at", "end": "end_at"}
    names = [field.name for field in fields(kind)]
    return kind(**{name: found[columns.get(name, name)] for name in names})


def _loaded_terms(reader: Reader, row: Row) -> Iterator[LoadedTerm]:
    found = _rows(reader, row, "loaded_term")
    return (_value(LoadedTerm, hit) for hit in found if hit["lexicon"] == "loaded")


def _orphan_marks(reader: Reader, row: Row) -> Iterator[tuple[str, OrphanMark]]:
    for found in _rows(reader, row, "orphan_mark"):
        yield found["voice"], OrphanMark(found["start_at"], found["mark"], found["role"], found["rule"])


def _scores(reader: Reader, article_id: str) -> Scores:
    sql = "SELECT * FROM article_scores WHERE article_id = $article_id"
    rows = reader.table(sql, {"article_id": article_id}).to_pylist()
    return {row["voice"]: {name: row.get(name) for name in METRICS} for row in rows}


def _not_scored(row: Row) -> str | None:
    if row["not_scored_reason"] is None:
        return None
    return ": ".join(part for part in (row["not_scored_reason"], row["not_scored_detail"]) if part)
