"""What scores share beyond the batch itself: term hits and sentence scores, each computed once when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from rhetoric.config import ScoringSettings
from rhetoric.scores.terms import TermHits, TermMatcher
from rhetoric.scores.tone import SentenceTone, sentence_tone
from rhetoric.text.batch import Batch


class Analysis:
    """One batch under one configuration.

    matchers: one a lexicon, by the lexicon's kind.
    """

    def __init__(self, batch: Batch, matchers: Sequence[TermMatcher], settings: ScoringSettings) -> None:
        self.batch = batch
        self.settings = settings
        self._matchers = matchers

    @property
    def n_articles(self) -> int:
        return len(self.batch.articles)

    @cached_property
    def term_hits(self) -> Mapping[str, TermHits]:
        """Hits of each lexicon, by its name."""
        return {matcher.lexicon.name: matcher.find(self.batch) for matcher in self._matchers}

    @cached_property
    def tone(self) -> SentenceTone:
        """VADER's compound of every sentence and every voice's part of it."""
        return sentence_tone(self.batch)
