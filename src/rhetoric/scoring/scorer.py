"""`Scorer`: lexicons, vocabulary and settings, ready to score batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from rhetoric.errors import ConfigError
from rhetoric.lexicon import Lexicon, read_lexicon
from rhetoric.model import Article
from rhetoric.scores import compute_scores
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import VoiceColumns
from rhetoric.scores.terms import TermMatcher
from rhetoric.scoring import evidence
from rhetoric.scoring.collection import collection_paused
from rhetoric.scoring.identity import ScoringIdentity, identify
from rhetoric.scoring.scores import Scores, unpack
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.shipped import shipped
from rhetoric.text.batch import Batch
from rhetoric.text.language import detect_language
from rhetoric.text.quotation import CueIndex
from rhetoric.text.reader import TextReader
from rhetoric.text.reported import FrameIndex
from rhetoric.text.vocabulary import Vocabulary

_CUES, _FRAMES, _NEUTRAL = "cues", "reporting", "news_neutral"
"""Lexicons that every configuration has: cues of speech, what they take, and words that are neutral in news."""


class Scorer:
    """Scores articles batch by batch; what it learns of words it keeps for the next batch."""

    def __init__(self, settings: ScoringSettings | None = None) -> None:
        self.settings = settings or ScoringSettings()
        with collection_paused():
            chosen = self.settings.weighted_lexicons
            lexicons = [find_lexicon(one.path) for one in chosen]
            weights = {lexicon.name: one.weight for lexicon, one in zip(lexicons, chosen, strict=True)}
            cues, frames, neutral = (find_lexicon(name) for name in (_CUES, _FRAMES, _NEUTRAL))
            self._lexicons = (*lexicons, cues, frames, neutral)
            self._reader = TextReader(CueIndex.from_lexicon(cues), frames=FrameIndex.from_lexicon(frames))
            self._matcher = TermMatcher(
                list({lexicon.name: lexicon for lexicon in (neutral, *lexicons)}.values()), weights
            )

    @cached_property
    def identity(self) -> ScoringIdentity:
        """What must be equal for two scores to be the same measurement; made when it is first asked for."""
        with collection_paused():
            return identify(self.settings, self._lexicons)

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories of the lexicons of loaded terms, in their order."""
        loaded = (lexicon for lexicon in self._matcher.lexicons if lexicon.kind == "loaded")
        return tuple(dict.fromkeys(category for lexicon in loaded for category in lexicon.categories))

    @property
    def vocabulary(self) -> Vocabulary:
        """What it has learnt of words so far."""
        return self._reader.vocabulary

    def score(self, articles: Sequence[Article]) -> BatchScores:
        """The scores of a batch. Some 128 articles at a time are fastest; a single article is a batch of one."""
        with collection_paused():
            return BatchScores(Analysis(self._reader.read(articles), self._matcher, self.settings))


def find_lexicon(name: str) -> Lexicon:
    """A lexicon by its name (shipped in configs/lexicons/) or by the path of its CSV file."""
    path = Path(name) if name.endswith(".csv") else shipped("configs") / "lexicons" / f"{name}.csv"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in (shipped("configs") / "lexicons").glob("*.csv")))
        raise ConfigError(
            f"scoring.lexicons: there is no lexicon {name!r}. Give a path to a .csv file, or one of: {known}"
        )
    return read_lexicon(path)


@dataclass(frozen=True)
class BatchScores:
    """The scores of a batch, as columns; `unpack` gives them as Python values."""

    analysis: Analysis

    @property
    def batch(self) -> Batch:
        return self.analysis.batch

    @cached_property
    def columns(self) -> VoiceColumns:
        """voice -> metric -> float64 (a,), NaN where undefined."""
        with collection_paused():
            return compute_scores(self.analysis)

    @cached_property
    def languages(self) -> list[str | None]:
        """The language of each article: what its source says, else what its words say; None when they are too few."""
        shares = np.nan_to_num(evidence.english_word_share(self.batch)).tolist()
        return [
            article.language or detect_language(article.text, share)[0]
            for article, share in zip(self.batch.articles, shares, strict=True)
        ]

    def unpack(self) -> list[Scores]:
        """The scores of every article of the batch as Python values, in order."""
        with collection_paused():
            return unpack(self.analysis, self.columns, self.languages)
