"""What scores share beyond the batch itself: term hits and sentence scores, each computed once when first asked for."""

from __future__ import annotations

from functools import cached_property

from rhetoric.scores.entries import KINDS
from rhetoric.scores.terms import TermHits, TermMatcher
from rhetoric.scores.tone import SentenceTone, sentence_tone
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.text.batch import Batch


class Analysis:
    """One batch under one configuration."""

    def __init__(self, batch: Batch, matcher: TermMatcher, settings: ScoringSettings) -> None:
        self.batch = batch
        self.settings = settings
        self._matcher = matcher

    @property
    def n_articles(self) -> int:
        return len(self.batch.articles)

    @cached_property
    def term_hits(self) -> TermHits:
        """Hits of all lexicons but those of neutral words."""
        return self._all_hits.of_kinds([kind for kind in KINDS if kind != "neutral"])

    @cached_property
    def neutral_hits(self) -> TermHits:
        """Hits of words whose sense in news is neutral."""
        return self._all_hits.of_kinds(["neutral"])

    @cached_property
    def _all_hits(self) -> TermHits:
        return self._matcher.find(self.batch)

    @cached_property
    def tone(self) -> SentenceTone:
        """The scores of every sentence and every voice's part of it."""
        return sentence_tone(self.batch, self.neutral_hits)
