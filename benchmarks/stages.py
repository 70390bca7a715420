"""Where does the time of a score go? CPU time of each stage, on unseen texts and on the same again.

    python benchmarks/stages.py ARTICLES.parquet [--articles 2048]

Before the first text that is measured 2,048 others are scored. A stage's time is its own: what other stages spend in
it is theirs. `rest` is all else: putting the columns of a batch together.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rhetoric.model import Article
from rhetoric.scores import SCORES
from rhetoric.scoring import Scorer
from rhetoric.scoring.scorer import BatchScores
from rhetoric.text import layout, reader
from rhetoric.text.quotation import QuotationReader
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.reported import ReportedReader
from rhetoric.text.vocabulary import Vocabulary
from speed import read_articles

BATCH = 128
STAGES: tuple[tuple[str, object, str], ...] = (
    ("chunks and their hashes", layout, "find_chunks"),
    ("types: look up, learn", Vocabulary, "look_up"),
    ("documents, lines, paragraphs", reader, "lay_out"),
    ("what is no body", reader, "find_batch_exclusions"),
    ("quotations, speakers", QuotationReader, "read"),
    ("  words round them: learn", WordBook, "tokens_of"),
    ("reported speech", ReportedReader, "read"),
    ("sentences", reader, "sentence_of"),
    ("words and their parts", reader, "find_words"),
    *((f"score: {name}", score, "compute") for name, score in SCORES.items()),
)


class Clock:
    """CPU seconds by stage; a stage inside another stops the other's watch."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running = ["rest"]
        self._since = time.process_time()

    def turn_to(self, stage: str | None) -> None:
        """Begin a stage; None: go back to the one before."""
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now
        if stage is None:
            self._running.pop()
        else:
            self._running.append(stage)

    def watch(self, stage: str, owner: object, name: str) -> None:
        """Time a function of a module or class."""
        function: Callable[..., Any] = getattr(owner, name)

        def timed(*arguments: Any, **options: Any) -> Any:
            self.turn_to(stage)
            try:
                return function(*arguments, **options)
            finally:
                self.turn_to(None)

        setattr(owner, name, timed)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=2048)
    options = parser.parse_args()
    articles = read_articles(options.articles_file)[: 2048 + options.articles]
    scorer, clock = Scorer(), Clock()
    run(scorer, articles[:2048])
    for stage in STAGES:
        clock.watch(*stage)
    unseen, seen = (measured(scorer, articles[2048:], clock) for _ in range(2))
    print(f"{'CPU microseconds an article':32} {'unseen':>8} {'seen':>8}")
    for name in [*(stage for stage, _, _ in STAGES), "rest"]:
        print(f"{name:32} {unseen[name]:8.1f} {seen[name]:8.1f}")
    print(f"{'all':32} {sum(unseen.values()):8.1f} {sum(seen.values()):8.1f}")


def measured(scorer: Scorer, articles: Sequence[Article], clock: Clock) -> dict[str, float]:
    """Microseconds an article by stage."""
    clock.turn_to("rest")
    clock.seconds.clear()
    run(scorer, articles)
    clock.turn_to(None)
    return defaultdict(float, {name: 1e6 * seconds / len(articles) for name, seconds in clock.seconds.items()})


def run(scorer: Scorer, articles: Sequence[Article]) -> None:
    for first in range(0, len(articles), BATCH):
        scores: BatchScores = scorer.score(articles[first : first + BATCH])
        scores.columns  # noqa: B018


if __name__ == "__main__":
    main()
