"""Articles into the warehouse: new, changed, unchanged, or met twice in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime

import duckdb
import pyarrow as pa

from rhetoric.model import Article
from rhetoric.warehouse.arrow import insert_rows, number, registered
from rhetoric.warehouse.evidence import delete_evidence
from rhetoric.warehouse.ingest_sql import (
    ADD_NEW,
    CLASSIFY,
    FORGET,
    KEEP_EARLIER,
    REREAD,
    STATED,
    STORE_TEXTS,
    UPDATE_KNOWN,
    UPSERT_OUTLETS,
)
from rhetoric.warehouse.passages import passage_columns
from rhetoric.warehouse.texts import count_words, text_sha256, wire_key

CHUNK_ARTICLES, CHUNK_CHARACTERS = 2_000, 32_000_000
DUPLICATE_NOTE = "the same article again in this run; kept once"
COPY_NOTE = "the same text as another page of this outlet; kept once"

ARTICLE_COLUMNS = ("article_id", "outlet_id", "outlet_name", *STATED)


@dataclass(frozen=True, slots=True)
class IngestCounts:
    """Articles read, and what became of them: `n_read` is the sum of new, changed, unchanged and duplicate.

    `n_notes`: notes on how the new and changed ones were read.
    """

    n_read: int = 0
    n_new: int = 0
    n_changed: int = 0
    n_unchanged: int = 0
    n_duplicate: int = 0
    n_notes: int = 0

    def __add__(self, other: IngestCounts) -> IngestCounts:
        return IngestCounts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles of different ids, and those that repeat one of them word for word."""

    articles: list[Article]
    repeated: list[Article]


def add_articles(
    connection: duckdb.DuckDBPyConnection, articles: Iterable[Article], run_id: str, now: datetime
) -> IngestCounts:
    """Store a stream of articles, a chunk at a time, so that memory is bounded by the chunk.

    The same id with another text, title or block quotations is a new version: it takes the old one's place, whose text
    stays (`earlier_text`), and its scores are due again. The same article twice in one session is kept once, with a
    note; so is a page with the text of another page of its outlet.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS seen (article_id VARCHAR PRIMARY KEY)")
    counts = IngestCounts()
    for chunk in _chunks(articles):
        counts += _add_chunk(connection, chunk, run_id, now)
    return counts


def _chunks(articles: Iterable[Article]) -> Iterator[Chunk]:
    """An id that comes back with another text opens a new chunk, so that versions are stored in their
    order."""
    distinct: dict[str, Article] = {}
    repeated: list[Article] = []
    n_characters = 0
    for article in articles:
        earlier = distinct.get(article.article_id)
        if earlier is not None and _says_the_same(article, earlier):
            repeated.append(article)
            continue
        if earlier is not None or len(distinct) >= CHUNK_ARTICLES or n_characters >= CHUNK_CHARACTERS:
            yield Chunk(list(distinct.values()), repeated)
            distinct, repeated, n_characters = {}, [], 0
        distinct[article.article_id] = article
        n_characters += len(article.text)
    if distinct:
        yield Chunk(list(distinct.values()), repeated)


def _says_the_same(article: Article, earlier: Article) -> bool:
    if article.text != earlier.text or article.title not in (None, earlier.title):
        return False
    return article.block_quotations == earlier.block_quotations


def _add_chunk(connection: duckdb.DuckDBPyConnection, chunk: Chunk, run_id: str, now: datetime) -> IngestCounts:
    hashes = [text_sha256(article.text) for article in chunk.articles]
    with registered(connection, "incoming", _stated(chunk.articles, hashes)):
        connection.execute(CLASSIFY)
    states = dict(connection.execute("SELECT article_id, state FROM staged").fetchall())
    fresh = [(a, h) for a, h in zip(chunk.articles, hashes, strict=True) if states[a.article_id] in ("new", "changed")]
    if fresh:
        with registered(connection, "incoming_text", _texts(fresh)):
            connection.execute(STORE_TEXTS)
    _store(connection, run_id, now)
    again = [(a, DUPLICATE_NOTE) for a in chunk.articles if states[a.article_id] == "duplicate"]
    again += [(a, COPY_NOTE) for a in chunk.articles if states[a.article_id] == "copy"]
    again += [(a, DUPLICATE_NOTE) for a in chunk.repeated]
    _add_notes(connection, run_id, [a for a, _ in fresh], again)
    counts = _count(list(states.values()), len(chunk.repeated))
    return replace(counts, n_notes=sum(len(article.notes) for article, _ in fresh))


def _stated(articles: list[Article], hashes: list[str]) -> pa.Table:
    """The articles without their texts; `row_number` keeps their order, times become UTC."""
    columns = {
        name: pa.array(
            [getattr(article, name) for article in articles],
            pa.timestamp("us") if name == "published_at" else pa.string(),
        )
        for name in ARTICLE_COLUMNS
    }
    n_words = pa.array([count_words(article.text) for article in articles], pa.int32())
    columns |= passage_columns(articles)
    return pa.table({**columns, "text_sha256": hashes, "n_words": n_words, "row_number": range(len(articles))})


def _texts(fresh: list[tuple[Article, str]]) -> pa.Table:
    texts = {sha256: article.text for article, sha256 in fresh}
    return pa.table(
        {
            "text_sha256": pa.array(texts, pa.string()),
            "text": pa.array(texts.values(), pa.large_string()),
            "n_words": pa.array(map(count_words, texts.values()), pa.int32()),
            "wire_key": pa.array(map(wire_key, texts.values()), pa.string()),
        }
    )


def _store(connection: duckdb.DuckDBPyConnection, run_id: str, now: datetime) -> None:
    """Carry the staged articles over into the tables."""
    connection.execute(UPSERT_OUTLETS)
    connection.execute(KEEP_EARLIER, {"now": now})
    if number(connection, "SELECT count(*) FROM staged WHERE is_reread"):
        for table in ("score", "not_scored"):
            connection.execute(FORGET.format(table=table))
        delete_evidence(connection, REREAD, of_scoring=False)
    connection.execute(UPDATE_KNOWN, {"now": now, "run_id": run_id})
    connection.execute(ADD_NEW, {"now": now, "run_id": run_id})
    connection.execute("INSERT INTO seen SELECT article_id FROM staged ON CONFLICT DO NOTHING")


def _add_notes(
    connection: duckdb.DuckDBPyConnection, run_id: str, fresh: list[Article], again: list[tuple[Article, str]]
) -> None:
    rows = [(run_id, article.source, article.article_id, note) for article in fresh for note in article.notes]
    rows += [(run_id, article.source, article.article_id, note) for article, note in again]
    insert_rows(connection, "note", ("run_id", "source", "article_id", "note"), rows)


def _count(states: list[str], n_repeated: int) -> IngestCounts:
    return IngestCounts(
        n_read=len(states) + n_repeated,
        n_new=states.count("new"),
        n_changed=states.count("changed"),
        n_unchanged=states.count("unchanged"),
        n_duplicate=states.count("duplicate") + states.count("copy") + n_repeated,
    )
