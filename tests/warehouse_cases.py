"""A small register of metrics, articles of two outlets, and workers' answers about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rhetoric.model import VOICES, Article, Metric
from rhetoric.warehouse import Places, Writer, open_writer, publish

SCORING = "scoring-1"


def _metric(name: str, kind: Any, low: float | None, high: float | None, weight: str | None = None) -> Metric:
    return Metric(name, kind, "unit", low, high, f"What {name} says", "these tests", weight=weight)


METRICS = {
    metric.name: metric
    for metric in (
        _metric("n_words", "count", 0, None),
        _metric("n_sentences", "number", 0, None),
        _metric("flesch_reading_ease", "number", None, None),
        _metric("sentiment_mean", "number", -1, 1),
        _metric("loaded_terms_per_1000_words", "number", 0, None, "n_words"),
        _metric("quoted_word_share", "number", 0, 1, "n_words"),
        _metric("quoted_word_share_low", "number", 0, 1, "n_words"),
        _metric("quoted_word_share_high", "number", 0, 1, "n_words"),
        _metric("quotation_marks_balanced", "flag", None, None),
    )
}

WIRE_TEXT = " ".join(f"The harbour board met on day {day} and put off the vote." for day in range(1, 9))


def article(number: int, outlet: str = "lantern", text: str | None = None, **stated: Any) -> Article:
    """An article whose title and text say which one it is."""
    facts: dict[str, Any] = {
        "title": f"Title {number}",
        "url": f"https://www.{outlet}.example/{number}",
        "published_at": datetime(2026, 3, 2 + number % 20, 12, tzinfo=UTC),
        "outlet_name": f"The {outlet.title()}",
        "source": f"{outlet}.jsonl:{number}",
    }
    text = f"Text {number} of the {outlet} is short." if text is None else text
    return Article(f"{outlet}/{number}", outlet, text, **(facts | stated))


def begin(writer: Writer) -> str:
    """A run, with the columns and the scoring that a warehouse needs before anything is scored."""
    run_id = writer.start_run("test", ["a.jsonl"])
    writer.ensure_metric_columns(METRICS)
    writer.ensure_scoring(SCORING, {"n_words": 1}, {"loaded": "1.0.0"}, {"minimum_words": 100})
    return run_id


def answer(folder: Path, tag: str, pending: pa.Table, **metrics: float | bool | None) -> None:
    """What a worker writes for one partition: scores in every voice and seven rows of evidence an article."""
    keys = pending.select(["article_id", "text_sha256"]).to_pylist()
    numbers = pending.select(["scored_text_id"]).to_pylist()
    for key in keys:
        key["scoring_id"] = SCORING
    defaults: dict[str, Any] = dict.fromkeys(METRICS) | {"n_words": 8, "n_sentences": 1.0}
    scores = [key | defaults | metrics | {"voice": voice} for key in keys for voice in VOICES]
    for row in scores:
        if row["voice"] in ("outlet", "quoted"):
            row["n_words"] = row["n_words"] * 3 // 4 if row["voice"] == "outlet" else row["n_words"] // 4
    span = {"start_at": 0, "end_at": 4, "voice": "outlet"}
    term = span | {"category": "fear", "intensity": 2, "in_scare_quotes": False, "lexicon": "loaded"}
    sentence = {"n_words": 4, "n_quoted_words": 0, "vader_compound": 0.5, "sentiment": 0.5, "voice": "body"}
    rows = {
        "quotation": [span | {"kind": "direct", "rule": "pair", "speaker": None, "cue": "said", "certain": True}],
        "loaded_term": [
            term | {"term": "coup", "suppressed_by": None},
            term | {"term": "coup", "suppressed_by": "not-after:military"},
        ],
        "sentence": [span | sentence, sentence | {"start_at": 5, "end_at": 9}],
        "excluded": [{"start_at": 0, "end_at": 1, "reason": "headline", "rule": "title"}],
        "orphan_mark": [span | {"mark": '"', "role": "opener", "rule": "left over"}],
    }
    for table, evidence in rows.items() if numbers else ():
        write_rows(folder / f"{table}-{tag}.parquet", [number | row for number in numbers for row in evidence])
    write_rows(folder / f"score-{tag}.parquet", scores)


def write_rows(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(rows)), path)


def score_all(writer: Writer, run_id: str, **metrics: float | bool | None) -> None:
    """Export what is due, answer it, load the answer."""
    folder = writer.places.work(run_id)
    for number, partition in enumerate(writer.export_pending(SCORING, folder, 100)):
        answer(folder, str(number), pq.read_table(partition.path), **metrics)
    writer.load_scores(folder)


def build(path: Path, articles: Sequence[Article]) -> str:
    """A published warehouse in which all articles are scored; the run's id."""
    with open_writer(path) as writer:
        run_id = begin(writer)
        counts = writer.add_articles(articles, run_id)
        writer.assign_wire_groups()
        writer.assign_stories()
        score_all(writer, run_id)
        writer.finish_run(run_id, "completed", {"n_read": counts.n_read, "n_new": counts.n_new})
    publish(path, run_id)
    return run_id


def rows_of(writer: Writer, sql: str) -> list[tuple[Any, ...]]:
    return writer.connection.execute(sql).fetchall()


def files_in(path: Path) -> set[str]:
    """The names in the folder that belongs to the published file `path`."""
    return {file.name for file in Places.at(path).folder.iterdir()}
