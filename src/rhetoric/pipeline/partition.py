"""A worker's part: one Parquet file of articles in, one Parquet file a table of results out.

Nothing but paths and small values goes between processes. A worker may be killed at any moment: an answer counts when
its `score-<tag>.parquet` is there, and that is written last, under its name only when it is whole.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rhetoric.errors import ScoreError
from rhetoric.model import Article, Rejection
from rhetoric.scoring.passages import block_quotations
from rhetoric.scoring.scorer import BatchScores, Scorer
from rhetoric.scoring.tables import SCHEMAS, LeftOut, tables_of
from rhetoric.scoring_settings import ScoringSettings

STARTED_SUFFIX = ".started"
_ROWS_AT_ONCE = 64
_BATCH_CHARACTERS = 2_000_000
_of_thread = threading.local()


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a worker is to do. `first`, `last`: rows of the file, half-open; `tag` names its answer and nothing else."""

    source: Path
    folder: Path
    tag: str
    first: int
    last: int
    scoring_id: str
    scoring: ScoringSettings
    batch_articles: int

    @property
    def n_articles(self) -> int:
        return self.last - self.first

    @property
    def started(self) -> Path:
        """An empty file that a worker makes when it begins: who was at work when one died?"""
        return self.folder / f"{self.tag}{STARTED_SUFFIX}"

    def halves(self) -> tuple[Assignment, Assignment]:
        """Two assignments of half the rows each."""
        middle = (self.first + self.last) // 2
        return replace(self, tag=f"{self.tag}a", last=middle), replace(self, tag=f"{self.tag}b", first=middle)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the articles of an assignment: each is scored, left out or rejected."""

    n_scored: int
    n_left_out: int
    rejections: tuple[Rejection, ...]


def score_partition(assignment: Assignment) -> Answer:
    """Score the articles of an assignment and write the tables of `scoring.tables.SCHEMAS`.

    An article whose scoring raises is rejected, with the class of the error; the others go on. Raises ScoreError when
    this worker's rhetoric would score otherwise than the one that assigned it.
    """
    assignment.started.touch()
    scorer = scorer_of(assignment.scoring)
    _refuse_other_scoring(scorer, assignment)
    rejections: list[Rejection] = []
    results: dict[str, list[pa.Table]] = {name: [] for name in SCHEMAS}
    for rows in _batches(assignment):
        for tables in _score(scorer, rows, rejections):
            for name, table in tables.items():
                results[name].append(table)
    counts = _write(assignment, results)
    return Answer(counts["score"], counts["not_scored"], tuple(rejections))


def scorer_of(settings: ScoringSettings) -> Scorer:
    """This thread's scorer: what it has learnt of words serves all its partitions, and learning is not thread-safe."""
    scorer: Scorer | None = getattr(_of_thread, "scorer", None)
    if scorer is None or scorer.settings != settings:
        scorer = _of_thread.scorer = Scorer(settings)
    return scorer


def _refuse_other_scoring(scorer: Scorer, assignment: Assignment) -> None:
    own = scorer.identity.scoring_id
    if own != assignment.scoring_id:
        raise ScoreError(
            f"A worker would score as {own}, this run scores as {assignment.scoring_id}: its rhetoric or its lexicons "
            "are others. Install the same version with the same configs on all workers, and run again."
        )


Row = dict[str, Any]


def _batches(assignment: Assignment) -> Iterator[list[Row]]:
    """Batches of at most `batch_articles`, and fewer where articles are very long: memory grows with characters."""
    table = pq.ParquetFile(assignment.source).read().slice(assignment.first, assignment.n_articles)
    batch: list[Row] = []
    n_characters = 0
    for row in chain.from_iterable(part.to_pylist() for part in table.to_batches(_ROWS_AT_ONCE)):
        if len(batch) == assignment.batch_articles or (batch and n_characters + len(row["text"]) > _BATCH_CHARACTERS):
            yield batch
            batch, n_characters = [], 0
        batch.append(row)
        n_characters += len(row["text"])
    if batch:
        yield batch


def _score(scorer: Scorer, rows: Sequence[Row], rejections: list[Rejection]) -> Iterator[dict[str, pa.Table]]:
    """The tables of a batch; of its halves when it raises; nothing but a rejection for a single article that does."""
    try:
        yield _tables(scorer, rows)
    except Exception as error:  # noqa: BLE001 - whatever a score raises costs its article, not the run
        if len(rows) == 1:
            rejections.append(_rejection(rows[0], error))
            return
        middle = len(rows) // 2
        yield from _score(scorer, rows[:middle], rejections)
        yield from _score(scorer, rows[middle:], rejections)


def _tables(scorer: Scorer, rows: Sequence[Row]) -> dict[str, pa.Table]:
    scores = scorer.score([_article(row) for row in rows])
    hashes, numbers = ([row[name] for row in rows] for name in ("text_sha256", "scored_text_id"))
    return tables_of(scores, scorer.identity.scoring_id, hashes, numbers, _left_out(scores, scorer.settings.languages))


def _article(row: Row) -> Article:
    blocks = block_quotations(row["block_quotations"])
    title, language = row["title"], row["language"]
    return Article(row["article_id"], "", row["text"], title=title, language=language, block_quotations=blocks)


def _left_out(scores: BatchScores, languages: Sequence[str]) -> dict[int, LeftOut]:
    """Articles in other languages. One too short to tell its language counts as in the first of `languages`."""
    return {
        place: LeftOut("language", language)
        for place, language in enumerate(scores.languages)
        if language is not None and language not in languages
    }


def _rejection(row: Row, error: Exception) -> Rejection:
    return Rejection(row["article_id"], "score", type(error).__name__, f"scoring raised: {error}")


def _write(assignment: Assignment, results: dict[str, list[pa.Table]]) -> dict[str, int]:
    """Write every table that has rows, `score` last; the number of articles in `score` and `not_scored`."""
    tables = {name: pa.concat_tables([SCHEMAS[name].empty_table(), *parts]) for name, parts in results.items()}
    for name in sorted(tables, key=lambda name: name == "score"):
        if tables[name].num_rows or name == "score":
            _write_whole(tables[name], assignment.folder / f"{name}-{assignment.tag}.parquet")
    n_scored = tables["score"].column("article_id").combine_chunks().unique()
    return {"score": len(n_scored), "not_scored": tables["not_scored"].num_rows}


def _write_whole(table: pa.Table, path: Path) -> None:
    draft = path.with_suffix(".new")
    pq.write_table(table, draft, compression="lz4")
    draft.replace(path)
