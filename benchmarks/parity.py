"""Are our numbers those of the packages they claim to be? Beside textstat, vaderSentiment and a plain matcher.

    python benchmarks/parity.py ARTICLES.parquet [--articles N] [--processes 2]

Readability: grades of textstat's own counts (`textstat_counts`) beside textstat's functions of the document, to 1e-9.
Sentiment: documents in all voices and sentences, beside vaderSentiment on the same strings, to 4 decimals. Terms: hits
and guards of the shipped lexicons, beside a matcher that tries every form at every word. Exits with 1 on any mismatch.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

from comparison import Table
from readability_parity import compare_readability
from rhetoric.lexicon import Lexicon
from rhetoric.model import Article
from rhetoric.scoring import Scorer
from rhetoric.scoring.scorer import find_lexicon
from rhetoric.scoring_settings import ScoringSettings
from sentiment_parity import compare_sentiment
from terms_parity import compare_terms

BATCH = 64


def main() -> None:
    options = read_options()
    articles = read_articles(options.articles_file)[: options.articles]
    batches = [articles[start : start + BATCH] for start in range(0, len(articles), BATCH)]
    table = Table()
    with ProcessPoolExecutor(options.processes) as pool:
        for done, of_batch in enumerate(pool.map(compare, batches), start=1):
            table.merge(of_batch)
            print(f"{done} of {len(batches)} batches, {table.mismatches} mismatches", file=sys.stderr)
    print(f"{len(articles):,} articles\n\n{table}")
    sys.exit(table.mismatches > 0)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles_file", type=Path, help="Parquet with the columns id, outlet, title, text")
    parser.add_argument("--articles", type=int, default=None, help="only the first N")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def read_articles(path: Path) -> list[Article]:
    rows = pq.read_table(path, columns=["id", "outlet", "title", "text"]).to_pylist()
    return [Article(str(r["id"]), r["outlet"], r["text"], title=r["title"]) for r in rows if r["text"] is not None]


def compare(articles: Sequence[Article]) -> Table:
    """All comparisons of some articles."""
    table = Table()
    scorer, lexicons = _scorer()
    for article in articles:
        compare_readability(table, article.text)
    compare_sentiment(table, scorer, articles)
    compare_terms(table, scorer, lexicons, articles)
    return table


@cache
def _scorer() -> tuple[Scorer, tuple[Lexicon, ...]]:
    settings = ScoringSettings()
    return Scorer(settings), tuple(find_lexicon(name) for name in settings.lexicons)


if __name__ == "__main__":
    main()
