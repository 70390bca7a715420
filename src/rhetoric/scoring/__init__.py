"""Scoring from Python: one text, many articles, or only their quotations or loaded terms.

These functions reject nothing: any string has an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rhetoric.model import Article, LoadedTerm, Quotation
from rhetoric.scoring.scorer import BatchScores, Scorer
from rhetoric.scoring.scores import Scores
from rhetoric.scoring_settings import ScoringSettings

if TYPE_CHECKING:
    from rhetoric.config import Settings

__all__ = ["BatchScores", "Scorer", "Scores", "find_loaded_terms", "find_quotations", "score", "score_many"]

Config: TypeAlias = "Settings | Path | str | None"
_BATCH = 128


def score(text: str, *, title: str | None = None, config: Config = None) -> Scores:
    """Score one text. `title` is its headline; a first paragraph that equals it is then not part of the body.

    `config`: Settings or the path of a configuration file; None for the defaults. Raises ConfigError for a wrong one.
    """
    return next(score_many([Article("text", "unknown", text, title=title)], config=config))


def score_many(articles: Iterable[Article], *, config: Config = None) -> Iterator[Scores]:
    """Score articles as they come, 128 at a time, and give their scores in the same order."""
    scorer = _scorer(_scoring_settings(config))
    remaining = iter(articles)
    while batch := list(islice(remaining, _BATCH)):
        yield from scorer.score(batch).unpack()


def find_quotations(text: str) -> list[Quotation]:
    """What a text says in others' words, in marks or reported without, in order of where it begins, and by which rule.

    Direct quotations and reported speech never overlap; scare quotes and titles may stand within reported speech.
    """
    return list(score(text).quotations)


def find_loaded_terms(text: str) -> list[LoadedTerm]:
    """The loaded terms of a text, in order; one that a guard suppresses says so in `suppressed_by`."""
    return sorted(score(text).loaded_terms, key=lambda term: term.start)


def _scoring_settings(config: Config) -> ScoringSettings:
    if config is None:
        return ScoringSettings()
    from rhetoric.config import Settings, read_settings

    if isinstance(config, Settings):
        return config.scoring
    return read_settings(Path(config)).scoring


@lru_cache(maxsize=4)
def _scorer(settings: ScoringSettings) -> Scorer:
    """One scorer a configuration, kept: reading the lexicons and learning words are done once."""
    return Scorer(settings)
