"""Evidence: stored by the number of the scored text it belongs to, asked by article, text and scoring.

`evidence.scored_text` has a row for each text of an article that a scoring was to score; `evidence.<table>` holds the
rows, each with its `scored_text_id`; the view `<table>` joins the two, so that nobody who asks need know it.
"""

from __future__ import annotations

import duckdb

EVIDENCE_TABLES = ("quotation", "loaded_term", "sentence", "excluded", "orphan_mark")

_VIEW = """
CREATE VIEW {table} AS
SELECT s.article_id, s.text_sha256, s.scoring_id, e.* EXCLUDE (scored_text_id)
FROM evidence.{table} e
JOIN evidence.scored_text s ON s.scored_text_id = e.scored_text_id
"""

_NUMBER_NEW = """
INSERT INTO evidence.scored_text (scored_text_id, article_id, text_sha256, scoring_id)
SELECT
    coalesce((SELECT max(scored_text_id) FROM evidence.scored_text), 0) + row_number() OVER (ORDER BY p.article_id),
    p.article_id, p.text_sha256, $scoring_id
FROM {pending} p
ANTI JOIN evidence.scored_text s
    ON s.article_id = p.article_id AND s.text_sha256 = p.text_sha256 AND s.scoring_id = $scoring_id
"""

_DELETE = """
DELETE FROM evidence.{table} WHERE scored_text_id IN (
    SELECT scored_text_id FROM evidence.scored_text s SEMI JOIN ({articles}) a ON {condition}
)
"""


def create_evidence_views(connection: duckdb.DuckDBPyConnection) -> None:
    """The views by which evidence is asked; they must not be there."""
    for table in EVIDENCE_TABLES:
        connection.execute(_VIEW.format(table=table))


def number_texts(connection: duckdb.DuckDBPyConnection, pending: str, scoring_id: str) -> None:
    """Give each article's text in the table `pending` its number under a scoring; one that has it keeps it."""
    connection.execute(_NUMBER_NEW.format(pending=pending), {"scoring_id": scoring_id})


def delete_evidence(connection: duckdb.DuckDBPyConnection, articles: str, *, of_scoring: bool) -> None:
    """Delete the evidence of the articles that the query `articles` names, whatever their text was.

    of_scoring: only that of the scorings that the query names beside them.
    """
    condition = "s.article_id = a.article_id" + (" AND s.scoring_id = a.scoring_id" if of_scoring else "")
    for table in EVIDENCE_TABLES:
        connection.execute(_DELETE.format(table=table, articles=articles, condition=condition))
