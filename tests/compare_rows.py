"""Made-up rows of `article_scores` in a DuckDB of their own, and a reader of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from rhetoric.model import VOICES
from rhetoric.scores import METRICS

FIRST_DAY = date(2026, 3, 2)
NAMES = (
    "Daily Lantern", "Meridian Review", "Signal & Spark", "Northern Ledger", "Harbour Post", "The Plainsman",
    "Civic Wire", "Quarry Times", "Fenland Courier", "Ironbridge Gazette", "Saltmarsh Standard",
    "Upland Herald",
)  # fmt: skip
TEXT_COLUMNS = (
    "article_id", "outlet_id", "outlet_name", "domain", "country", "title", "url", "byline", "language",
    "kind", "section", "topic", "story_id", "wire_group_id", "voice", "text_sha256", "scoring_id",
)  # fmt: skip


@dataclass(frozen=True)
class Rows:
    """A reader with the interface of `rhetoric.warehouse`'s."""

    connection: duckdb.DuckDBPyConnection

    def table(self, sql: str, params: Mapping[str, Any] | None = None) -> pa.Table:
        return self.connection.execute(sql, dict(params or {})).to_arrow_table()


def row(article: str, outlet: str, voice: str = "outlet", **values: Any) -> dict[str, Any]:
    """One row; what is not given is NULL."""
    return {
        "article_id": article,
        "outlet_id": outlet,
        "outlet_name": outlet.title(),
        "voice": voice,
        **values,
    }


def reader_of(rows: Sequence[Mapping[str, Any]], path: str = ":memory:") -> Rows:
    """A reader of the rows, in memory or in a file."""
    connection = duckdb.connect(path)
    texts = ", ".join(f"{name} VARCHAR" for name in TEXT_COLUMNS)
    metrics = ", ".join(f"{name} DOUBLE" for name in METRICS)
    connection.execute(f"CREATE TABLE article_scores ({texts}, published_on DATE, published_at TIMESTAMPTZ, {metrics})")
    connection.execute("CREATE TABLE run (finished_at TIMESTAMPTZ, version VARCHAR)")
    connection.execute("INSERT INTO run VALUES ('2026-03-31 02:10:00+00', '0.1.0')")
    connection.execute("CREATE TABLE scoring (scoring_id VARCHAR, is_current BOOLEAN, lexicon_versions JSON)")
    connection.execute("""INSERT INTO scoring VALUES ('s1', true, '{"loaded": "1.0.0", "hedges": "1.0.0"}')""")
    if rows:
        given = pa.Table.from_pylist([{"scoring_id": "s1", **item} for item in rows], _schema(rows))
        connection.register("given", given)
        connection.execute("INSERT INTO article_scores BY NAME SELECT * FROM given")
        connection.unregister("given")
    return Rows(connection)


def _schema(rows: Sequence[Mapping[str, Any]]) -> pa.Schema:
    names = dict.fromkeys(["scoring_id", *(name for item in rows for name in item)])
    kinds = {"published_on": pa.date32()}
    return pa.schema([(n, kinds.get(n, pa.float64() if n in METRICS else pa.string())) for n in names])


@contextmanager
def opened(path: Path) -> Iterator[Rows]:
    """What `open_reader` gives, on a file that `reader_of` made."""
    connection = duckdb.connect(str(path), read_only=True)
    try:
        yield Rows(connection)
    finally:
        connection.close()


def newsroom(n_outlets: int, *, articles: int = 60, days: int = 60, seed: int = 7) -> list[dict[str, Any]]:
    """Articles of `n_outlets` invented outlets of different styles; the eighth has few articles."""
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    for outlet in range(n_outlets):
        base = NAMES[outlet % len(NAMES)]
        name = base if outlet < len(NAMES) else f"{base} {'of the North' if outlet < 24 else 'on Sunday'}"
        size = 12 if outlet % 12 == 7 else int(articles * rng.uniform(0.7, 1.6))
        style = (rng.gamma(4, 1.6), rng.normal(0, 0.09), rng.uniform(0.06, 0.38), rng.normal(52, 8))
        for article in range(size):
            rows.extend(_article(f"{outlet}-{article}", f"outlet_{outlet:02d}", name, style, days, rng))
    return rows


def _article(
    key: str, outlet: str, name: str, style: tuple[float, ...], days: int, rng: np.random.Generator
) -> list[dict[str, Any]]:
    words = float(rng.integers(150, 900))
    shared = {
        "outlet_name": name,
        "title": f"Story {key}",
        "published_on": FIRST_DAY + timedelta(days=int(rng.integers(0, days))),
        "kind": "news",
        "language": "en",
        "n_words": words,
        "n_sentences": words / 20,
        "loaded_terms_per_1000_words": float(rng.poisson(style[0] * words / 1000)) / words * 1000,
        "sentiment_mean": float(np.clip(rng.normal(style[1], 0.2), -1, 1)),
        "flesch_reading_ease": float(rng.normal(style[3], 9)),
    }
    share = float(np.clip(rng.normal(style[2], 0.1), 0, 1))
    quoted = {"body": {"quoted_word_share": share}}
    return [row(key, outlet, voice, **{**shared, **quoted.get(voice, {})}) for voice in VOICES[:2]]
