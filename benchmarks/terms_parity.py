"""The matcher of terms beside the obvious one of reference_terms.py."""

from __future__ import annotations

from collections.abc import Sequence

from comparison import Table
from reference_terms import Hit, found
from rhetoric.lexicon import Lexicon
from rhetoric.model import Article
from rhetoric.scores.entries import KINDS
from rhetoric.scores.terms import TermHits
from rhetoric.scoring import Scorer


def compare_terms(table: Table, scorer: Scorer, lexicons: Sequence[Lexicon], articles: Sequence[Article]) -> None:
    """All hits of all lexicons, suppressed ones with the guard that suppresses them."""
    scores = scorer.score(articles)
    table["terms"].add_rows(our_hits(scores.analysis.term_hits), found(lexicons, scores.batch), "")


def our_hits(hits: TermHits) -> list[Hit]:
    """The hits as the reference has them."""
    entries = hits.entries
    kinds = [KINDS[kind] for kind in entries.kind[hits.entry].tolist()]
    columns = (entries.term[hits.entry], hits.first_word, hits.last_word, entries.guard_texts[hits.guard])
    return [Hit(*row) for row in zip(kinds, *(column.tolist() for column in columns), strict=True)]
