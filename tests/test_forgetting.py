"""A scorer whose vocabulary overflows says the same as one that keeps everything."""

from __future__ import annotations

import random

import numpy as np

from rhetoric.model import Article
from rhetoric.scoring import Scorer
from rhetoric.text.vocabulary import Vocabulary

SUBJECTS = "The minister|A spokesman|Critics|Residents|The so-called experts|Ms. Quill".split("|")
VERBS = "slammed|praised|is not happy with|blasted|defended|could perhaps accept".split("|")
OBJECTS = "the radical plan|a disastrous vote|“good, great news”|an outrageous witch hunt|the report".split("|")


def articles(n: int) -> list[Article]:
    """Short articles, each with words of its own."""
    generator = random.Random(8)
    parts = (SUBJECTS, VERBS, OBJECTS)
    made = []
    for k in range(n):
        said = [" ".join(map(generator.choice, parts)) + f" in {k}th-street{s}." for s in range(8)]
        made.append(Article(str(k), "outlet", " ".join(said), title=f"Word{k} clearly divides council"))
    return made


def test_forgetting_changes_no_score() -> None:
    small, large = Scorer(), Scorer()
    small._reader.vocabulary = Vocabulary(capacity=120)
    every, kept = articles(120), []
    for first in range(0, 120, 8):
        batch = every[first : first + 8]
        kept.append((small.score(batch), large.score(batch)))
    assert small.vocabulary.generation > 3
    assert large.vocabulary.generation == 1
    for ours, theirs in kept:  # A batch has its own vocabulary: it may be asked after later ones were read.
        for voice, metrics in theirs.columns.items():
            for name, column in metrics.items():
                assert np.array_equal(ours.columns[voice][name], column, equal_nan=True), (voice, name)
