"""Which articles are one: the same text in several outlets or copy of an agency; the same story where sources say."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa

from rhetoric.warehouse.arrow import number, registered
from rhetoric.warehouse.near_copies import group_copies
from rhetoric.warehouse.sketches import BINS, Sketches, sketch

WIRE_MINIMUM_WORDS = 50
"""Shorter texts (a weather line, a correction) are alike without being copied."""
_AT_ONCE = 2_000

_LACKING = """
SELECT text_sha256, text FROM article_text
WHERE n_words >= $minimum_words AND text_sha256 NOT IN (SELECT text_sha256 FROM text_sketch)
LIMIT $at_once
"""

# The texts that articles have now, numbered: in the order in which they were first seen, so that the first text of a
# group, which names it, stays the same when the group grows.
_NUMBER = """
CREATE OR REPLACE TEMP TABLE wire_text AS
SELECT row_number() OVER (ORDER BY seen_at, wire_key, text_sha256) - 1 AS place, text_sha256, wire_key
FROM (SELECT text_sha256, min(first_seen_at) AS seen_at FROM article GROUP BY text_sha256)
JOIN article_text USING (text_sha256) JOIN text_sketch USING (text_sha256)
"""
_SKETCHES = "SELECT s.sketch FROM wire_text w JOIN text_sketch s USING (text_sha256) ORDER BY w.place"
_SAME = "SELECT min(place) OVER (PARTITION BY wire_key) AS same FROM wire_text ORDER BY place"
_TEXTS = """
SELECT text FROM article_text JOIN wire_text USING (text_sha256) WHERE place IN (SELECT unnest($places)) ORDER BY place
"""

_WIRE = """
CREATE OR REPLACE TEMP TABLE wire AS
WITH grouped AS (
    SELECT a.article_id, a.outlet_id, a.published_at, a.wire_agency, w.wire_key, g.first,
           count(DISTINCT w.wire_key) OVER (PARTITION BY g.first) AS n_texts
    FROM article a JOIN wire_text w USING (text_sha256) JOIN wire_place g USING (place)
),
copies AS (
    SELECT
        'wire-' || (SELECT wire_key[:16] FROM wire_text WHERE place = first) AS wire_group_id,
        count(DISTINCT outlet_id) AS n_outlets,
        count(*) AS n_articles,
        arg_min(article_id, (coalesce(published_at, 'infinity'), article_id)) AS first_article_id,
        list(article_id) AS article_ids,
        CASE WHEN any_value(n_texts) = 1 THEN 'same text' ELSE 'near copies' END AS method,
        mode(wire_agency) AS agency
    FROM grouped
    GROUP BY first
    HAVING n_outlets >= 2
)
FROM copies
UNION ALL BY NAME
SELECT
    'wire-' || md5(article_id)[:16] AS wire_group_id, 1 AS n_outlets, 1 AS n_articles, article_id AS first_article_id,
    [article_id] AS article_ids, 'marker' AS method, wire_agency AS agency
FROM article
WHERE wire_agency IS NOT NULL AND article_id NOT IN (SELECT unnest(article_ids) FROM copies)
"""

_MARK_ARTICLES = """
UPDATE article a SET wire_group_id = w.wire_group_id
FROM (
    SELECT a.article_id, w.wire_group_id
    FROM article a
    LEFT JOIN (SELECT wire_group_id, unnest(article_ids) AS article_id FROM wire) w USING (article_id)
) w
WHERE w.article_id = a.article_id AND w.wire_group_id IS DISTINCT FROM a.wire_group_id
"""

_STORIES = """
INSERT INTO story (story_id, n_articles, n_outlets, first_published_at, method)
SELECT story_id, count(*), count(DISTINCT outlet_id), min(published_at), 'source'
FROM article
WHERE story_id IS NOT NULL
GROUP BY story_id
ORDER BY story_id
"""


def assign_wire_groups(connection: duckdb.DuckDBPyConnection) -> int:
    """Group what several outlets print, and mark what agencies wrote; the number of groups.

    "same text": newest texts of two outlets or more that differ at most in case, marks and white space. "near copies":
    those that were edited or cut (`near_copies`). "marker": an article of one outlet that bears an agency's name. Texts
    under `WIRE_MINIMUM_WORDS` words are left out of the first two. The id comes from the text of the group that was
    seen first, so it is the same in every run.
    """
    _sketch_new_texts(connection)
    connection.execute(_NUMBER)
    sketches = _sketches(connection)
    same = connection.sql(_SAME).to_arrow_table().column("same").to_numpy()
    first = group_copies(sketches, same, lambda places: _texts(connection, places))
    with registered(connection, "wire_place", pa.table({"place": np.arange(len(first)), "first": first})):
        connection.execute(_WIRE)
    connection.execute(_MARK_ARTICLES)
    connection.execute("DELETE FROM wire_group")
    connection.execute("INSERT INTO wire_group BY NAME SELECT * EXCLUDE (article_ids) FROM wire ORDER BY wire_group_id")
    return number(connection, "SELECT count(*) FROM wire_group")


def _sketch_new_texts(connection: duckdb.DuckDBPyConnection) -> None:
    while rows := connection.execute(_LACKING, {"minimum_words": WIRE_MINIMUM_WORDS, "at_once": _AT_ONCE}).fetchall():
        keys, texts = zip(*rows, strict=True)
        made = [row.tobytes() for row in sketch(texts)]
        with registered(connection, "new_sketches", pa.table({"text_sha256": keys, "sketch": made})):
            connection.execute("INSERT INTO text_sketch BY NAME SELECT * FROM new_sketches")


def _sketches(connection: duckdb.DuckDBPyConnection) -> Sketches:
    column = connection.sql(_SKETCHES).to_arrow_table().column("sketch").combine_chunks()
    column = column.cast(pa.binary(2 * BINS))
    start = 2 * BINS * column.offset
    return np.frombuffer(column.buffers()[1], np.uint16)[start // 2 : start // 2 + BINS * len(column)].reshape(-1, BINS)


def _texts(connection: duckdb.DuckDBPyConnection, places: Sequence[int]) -> list[str]:
    return [text for (text,) in connection.execute(_TEXTS, {"places": list(places)}).fetchall()]


def assign_stories(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill `story` from the story ids that sources gave; the number of stories."""
    connection.execute("DELETE FROM story")
    connection.execute(_STORIES)
    return number(connection, "SELECT count(*) FROM story")
