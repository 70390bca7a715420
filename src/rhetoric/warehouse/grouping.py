"""Which articles are one: the same text in several outlets, the same story where the source names it."""

from __future__ import annotations

import duckdb

from rhetoric.warehouse.arrow import number

WIRE_MINIMUM_WORDS = 50
"""Shorter texts (a weather line, a correction) are alike without being copied."""

_WIRE = """
CREATE OR REPLACE TEMP TABLE wire AS
SELECT
    'wire-' || t.wire_key[:16] AS wire_group_id,
    count(DISTINCT a.outlet_id) AS n_outlets,
    count(*) AS n_articles,
    arg_min(a.article_id, (coalesce(a.published_at, 'infinity'), a.article_id)) AS first_article_id,
    list(a.article_id) AS article_ids
FROM article a JOIN article_text t USING (text_sha256)
WHERE t.n_words >= $minimum_words
GROUP BY t.wire_key
HAVING n_outlets >= 2
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
    """Group articles of two or more outlets whose newest texts differ at most in case, marks and white space.

    Texts under `WIRE_MINIMUM_WORDS` words are left out. The id comes from the text, so it is the same in
    every run. The number of groups.
    """
    connection.execute(_WIRE, {"minimum_words": WIRE_MINIMUM_WORDS})
    connection.execute(_MARK_ARTICLES)
    connection.execute("DELETE FROM wire_group")
    connection.execute(
        "INSERT INTO wire_group BY NAME SELECT * EXCLUDE (article_ids), 'same text' AS method FROM wire "
        "ORDER BY wire_group_id"
    )
    return number(connection, "SELECT count(*) FROM wire_group")


def assign_stories(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill `story` from the story ids that sources gave; the number of stories."""
    connection.execute("DELETE FROM story")
    connection.execute(_STORIES)
    return number(connection, "SELECT count(*) FROM story")
