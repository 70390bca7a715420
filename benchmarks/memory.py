"""How much memory does a worker that scores without end take? And what does an unseen text cost it then?

    python benchmarks/memory.py ARTICLES.parquet [--articles 100000]

The file's articles are scored again and again, in each round with other spellings of some of their words, so that each
article brings about as many new types as unseen ones do in a long run. Printed: articles, chunk types known, resident
memory, and CPU time an article since the line before.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

import pyarrow.parquet as pq

from rhetoric.model import Article
from rhetoric.scoring import Scorer

BATCH = 64
NEW_SHARE = 0.03
"""Share of the longer words that are spelt anew in a round: some ten to fifteen in an article."""

_WORD = re.compile(r"\b[A-Za-z]{5,}\b")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    scorer = Scorer()
    scored, spent = 0, 0.0
    print(f"{'articles':>9} {'types':>9} {'MB':>6} {'us an article':>14}")
    print(f"{0:9} {0:9} {resident_megabytes():6.0f}")
    for number, batch in enumerate(batches(options.articles_file, options.articles), start=1):
        start = time.process_time()
        scorer.score(batch).columns  # noqa: B018
        spent, scored = spent + time.process_time() - start, scored + len(batch)
        if number % 100 == 0:
            types = scorer.vocabulary.chunks.size
            print(f"{scored:9,} {types:9,} {resident_megabytes():6.0f} {1e6 * spent / 100 / BATCH:14.0f}", flush=True)
            spent = 0.0


def batches(path: Path, n: int) -> Iterator[list[Article]]:
    """n articles in batches, read as a worker reads them: as they are at first, then with some words spelt anew."""
    generator = random.Random(11)
    n_read = 0
    for is_first_round in chain([True], repeat(False)):
        for rows in pq.ParquetFile(path).iter_batches(BATCH, columns=["id", "title", "text"]):
            articles = [Article(row["id"], "outlet", row["text"] or "", title=row["title"]) for row in rows.to_pylist()]
            yield articles if is_first_round else [spelt_anew(article, generator) for article in articles]
            n_read += len(articles)
            if n_read >= n:
                return


def spelt_anew(article: Article, generator: random.Random) -> Article:
    """The article with a few letters put into some of its words."""

    def other(word: re.Match[str]) -> str:
        if generator.random() >= NEW_SHARE:
            return word[0]
        return word[0][:-2] + "".join(generator.choices("aeiourstln", k=4)) + word[0][-2:]

    return replace(article, text=_WORD.sub(other, article.text))


def resident_megabytes() -> float:
    """Of this process, from /proc (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    main()
