"""The workers' results into the warehouse: scores and their evidence, all or nothing for each article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from rhetoric.warehouse.arrow import number
from rhetoric.warehouse.evidence import EVIDENCE_TABLES, delete_evidence

RESULT_TABLES = ("score", "not_scored", *EVIDENCE_TABLES)

RESULT_FILE = re.compile(r"(?P<table>[a-z_]+)-(?P<tag>.+)\.parquet")

Files = Mapping[str, list[str]]

_TAGGED = """
SELECT * EXCLUDE (filename), regexp_extract(filename, '-([^/]+)[.]parquet$', 1) AS tag
FROM read_parquet($files, filename = true, union_by_name = true)
"""

_ANSWERS = f"""
CREATE OR REPLACE TEMP TABLE answer AS
SELECT DISTINCT r.article_id, r.text_sha256, r.scoring_id, r.tag, a.article_id IS NULL AS is_stale
FROM (SELECT article_id, text_sha256, scoring_id, tag FROM ({_TAGGED})) r
LEFT JOIN article a ON a.article_id = r.article_id AND a.text_sha256 = r.text_sha256
"""

_CHOOSE = """
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT article_id, text_sha256, scoring_id, min(tag) AS tag
FROM answer
WHERE NOT is_stale
GROUP BY ALL
"""

_REPLACE = "DELETE FROM {table} t USING chosen c WHERE t.article_id = c.article_id AND t.scoring_id = c.scoring_id"

_LOAD = f"""
INSERT INTO {{table}} BY NAME
SELECT r.* EXCLUDE (tag)
FROM ({_TAGGED}) r
JOIN chosen c ON c.article_id = r.article_id AND c.scoring_id = r.scoring_id AND c.tag = r.tag
"""

_LOAD_EVIDENCE = f"""
INSERT INTO {{table}} BY NAME
SELECT r.* EXCLUDE (tag)
FROM ({_TAGGED}) r
JOIN evidence.scored_text s ON s.scored_text_id = r.scored_text_id
JOIN chosen c ON c.article_id = s.article_id AND c.text_sha256 = s.text_sha256 AND c.scoring_id = s.scoring_id
    AND c.tag = r.tag
"""

_LOAD_ALL = "INSERT INTO {table} BY NAME SELECT * FROM read_parquet($files, union_by_name = true)"

_LANGUAGES = """
UPDATE article a SET language = l.language
FROM (SELECT article_id, any_value(language) AS language FROM read_parquet($files) GROUP BY article_id) l
WHERE l.article_id = a.article_id AND a.language IS NULL
"""

_LANGUAGES_LEFT_OUT = """
SELECT detail, count(*) FROM not_scored SEMI JOIN chosen USING (article_id, scoring_id)
WHERE reason = 'language' GROUP BY detail
"""


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What was loaded: articles with scores, articles left out, rows of evidence.

    `n_stale`: answers about a text that has since become another; `n_unfinished`: partitions of which a
    worker wrote only a part. Neither was loaded, and their articles stay due. `languages`: how many were left
    out for each language.
    """

    n_scored: int = 0
    n_not_scored: int = 0
    n_evidence: int = 0
    n_stale: int = 0
    n_unfinished: int = 0
    languages: Mapping[str, int] = field(default_factory=dict)


def load_scores(connection: duckdb.DuckDBPyConnection, folder: Path) -> LoadCounts:
    """Load `<table>-<tag>.parquet` of each of `RESULT_TABLES`, and `language-<tag>.parquet`.

    A tag is one worker's answer to one partition. `score-<tag>.parquet` is written last, without rows if need
    be: a tag that lacks it is what a dead worker left. An article that two answers hold (a partition that was
    tried again) is taken from one of them. What stood there of the same article and scoring is replaced.
    """
    files, n_unfinished = _find_results(folder)
    if not files["score"]:
        return LoadCounts(n_unfinished=n_unfinished)
    connection.execute(_ANSWERS, {"files": files["score"] + files["not_scored"]})
    connection.execute(_CHOOSE)
    _replace(connection)
    is_whole = _are_all_chosen(connection)
    loaded = {table: _load(connection, table, files[table], is_whole=is_whole) for table in RESULT_TABLES}
    if files["language"]:
        connection.execute(_LANGUAGES, {"files": files["language"]})
    return LoadCounts(
        n_scored=number(connection, "SELECT count(*) FROM chosen") - loaded["not_scored"],
        n_not_scored=loaded["not_scored"],
        n_evidence=sum(loaded[table] for table in EVIDENCE_TABLES),
        n_stale=number(connection, "SELECT count(DISTINCT article_id) FROM answer WHERE is_stale"),
        n_unfinished=n_unfinished,
        languages=dict(connection.execute(_LANGUAGES_LEFT_OUT).fetchall()),
    )


def _find_results(folder: Path) -> tuple[Files, int]:
    """The files of finished answers by table, and how many answers are unfinished."""
    by_tag: dict[str, dict[str, str]] = defaultdict(dict)
    for path in sorted(folder.glob("*.parquet")):
        match = RESULT_FILE.fullmatch(path.name)
        if match and match["table"] in (*RESULT_TABLES, "language"):
            by_tag[match["tag"]][match["table"]] = str(path)
    finished = [tables for tables in by_tag.values() if "score" in tables]
    names = (*RESULT_TABLES, "language")
    return {name: [t[name] for t in finished if name in t] for name in names}, len(by_tag) - len(finished)


def _replace(connection: duckdb.DuckDBPyConnection) -> None:
    """Delete what the chosen answers stand for; the scan is spared when all of them are new."""
    for table in ("score", "not_scored"):
        found = number(connection, f"SELECT count(*) FROM {table} SEMI JOIN chosen USING (article_id, scoring_id)")
        if found:
            break
    else:
        return
    for table in ("score", "not_scored"):
        connection.execute(_REPLACE.format(table=table))
    delete_evidence(connection, "FROM chosen", of_scoring=True)


def _are_all_chosen(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether nothing is stale or answered twice, as nearly always: then the rows need not be told apart."""
    return number(connection, "SELECT count(*) FROM answer") == number(connection, "SELECT count(*) FROM chosen")


def _load(connection: duckdb.DuckDBPyConnection, table: str, files: list[str], *, is_whole: bool) -> int:
    if not files:
        return 0
    is_evidence = table in EVIDENCE_TABLES
    load = _LOAD_ALL if is_whole else _LOAD_EVIDENCE if is_evidence else _LOAD
    return number(connection, load.format(table=f"evidence.{table}" if is_evidence else table), {"files": files})
