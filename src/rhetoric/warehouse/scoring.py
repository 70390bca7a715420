"""Scorings (what scored, in which version) and the articles that a scoring has still to score."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from rhetoric.errors import WarehouseError
from rhetoric.warehouse.arrow import number
from rhetoric.warehouse.clock import utc_now
from rhetoric.warehouse.evidence import number_texts

_PENDING = """
CREATE OR REPLACE TEMP TABLE pending AS
SELECT a.article_id, a.text_sha256
FROM article a
ANTI JOIN (
    SELECT article_id, text_sha256 FROM score WHERE scoring_id = $scoring_id
    UNION ALL
    SELECT article_id, text_sha256 FROM not_scored WHERE scoring_id = $scoring_id
) done ON done.article_id = a.article_id AND done.text_sha256 = a.text_sha256
"""

_HAND_OUT = """
SELECT s.scored_text_id, a.article_id, a.text_sha256, a.title, t.text, a.language, a.block_quotations
FROM pending p
JOIN article a ON a.article_id = p.article_id
JOIN article_text t ON t.text_sha256 = a.text_sha256
JOIN evidence.scored_text s
    ON s.article_id = a.article_id AND s.text_sha256 = a.text_sha256 AND s.scoring_id = $scoring_id
ORDER BY a.article_id
"""


@dataclass(frozen=True, slots=True)
class Partition:
    """A Parquet file of articles to score.

    Columns: scored_text_id, article_id, text_sha256, title, text, language, block_quotations.
    """

    path: Path
    n_articles: int


def ensure_scoring(
    connection: duckdb.DuckDBPyConnection,
    scoring_id: str,
    metric_versions: Mapping[str, int],
    lexicon_versions: Mapping[str, str],
    config: Mapping[str, object],
) -> bool:
    """Record a scoring and make it the current one; True when it was not there before."""
    is_new = not number(connection, "SELECT count(*) FROM scoring WHERE scoring_id = ?", [scoring_id])
    if is_new:
        documents = [json.dumps(part, sort_keys=True) for part in (metric_versions, lexicon_versions, config)]
        connection.execute("INSERT INTO scoring VALUES (?, ?, false, ?, ?, ?)", [scoring_id, utc_now(), *documents])
    connection.execute("UPDATE scoring SET is_current = (scoring_id = ?)", [scoring_id])
    return is_new


def export_pending(
    connection: duckdb.DuckDBPyConnection, scoring_id: str, folder: Path, partition_articles: int
) -> list[Partition]:
    """Write the articles whose newest text has no scores of `scoring_id` as Parquet files, in order of
    article_id.

    At most `partition_articles` in a file. Articles that the scoring has left out (not in English, ...) are
    not offered again.
    """
    connection.execute(_PENDING, {"scoring_id": scoring_id})
    number_texts(connection, "pending", scoring_id)
    reader = connection.sql(_HAND_OUT, params={"scoring_id": scoring_id}).to_arrow_reader(partition_articles)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tables = _tables_of(reader, partition_articles)
        return [_write(folder / f"pending-{number:05d}.parquet", table) for number, table in enumerate(tables)]
    except OSError as error:
        raise WarehouseError(f"{folder}: articles cannot be handed to the workers: {error}") from None


def _tables_of(reader: pa.RecordBatchReader, n_rows: int) -> Iterator[pa.Table]:
    """Tables of `n_rows` rows each but the last; DuckDB's batches are of a size of its own."""
    held: list[pa.RecordBatch] = []
    for batch in reader:
        held.append(batch)
        while sum(part.num_rows for part in held) >= n_rows:
            table = pa.Table.from_batches(held)
            yield table.slice(0, n_rows)
            held = table.slice(n_rows).to_batches()
    if held:
        yield pa.Table.from_batches(held)


def _write(path: Path, table: pa.Table) -> Partition:
    pq.write_table(table, path, compression="zstd")
    return Partition(path, table.num_rows)
