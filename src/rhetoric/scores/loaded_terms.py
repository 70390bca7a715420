"""Loaded terms, hedges and boosters: how often the lexicons' terms stand in a voice."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rhetoric.lexicon.description import LexiconKind
from rhetoric.model import VOICES, Metric, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Floats, PartSums, VoiceColumns, ratio
from rhetoric.scores.entries import KINDS

OWN = "rhetoric lexicons"


def _pair(count: str, rate: str, what: str) -> tuple[Metric, Metric]:
    return (
        Metric(count, "count", "terms", 0, None, f"{what}, suppressed ones left out", OWN),
        Metric(
            rate,
            "number",
            "per 1,000 words",
            0,
            None,
            f"1,000 x {what.lower()} over words",
            OWN,
            weight="n_words",
        ),
    )


METRICS = (
    *_pair("n_loaded_terms", "loaded_terms_per_1000_words", "Loaded terms"),
    Metric("loaded_intensity_per_1000_words", "number", "intensity per 1,000 words", 0, None,
           "1,000 x the sum of the terms' intensities (1-3) over words", OWN, weight="n_words"),
    *_pair("n_hedges", "hedges_per_1000_words", "Hedges"),
    *_pair("n_boosters", "boosters_per_1000_words", "Boosters"),
)  # fmt: skip


_NAMES: Mapping[LexiconKind, tuple[str, ...]] = {
    "loaded": ("n_loaded_terms", "loaded_terms_per_1000_words", "loaded_intensity_per_1000_words"),
    "hedges": ("n_hedges", "hedges_per_1000_words"),
    "boosters": ("n_boosters", "boosters_per_1000_words"),
}
"""Lexicon kind -> the columns of its count, its rate and, for loaded terms, the rate of its intensities."""


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """Counts and rates of each article in each voice. A term belongs to the voice of its first word."""
    answer: VoiceColumns = {voice: {} for voice in VOICES}
    for voice, (n_terms, intensity) in _sums(analysis).items():
        n_words = so_far[voice]["n_words"]
        for kind, (count, rate, *intensity_rate) in _NAMES.items():
            row = KINDS.index(kind)
            answer[voice] |= {count: n_terms[row], rate: 1000 * ratio(n_terms[row], n_words)}
            answer[voice] |= {name: 1000 * ratio(intensity[row], n_words) for name in intensity_rate}
    return answer


def _sums(analysis: Analysis) -> Mapping[Voice, tuple[Floats, Floats]]:
    """How many terms count and the sum of their intensities: float64 (k, a) each, by KINDS and article, a voice."""
    hits, words, n_articles = analysis.term_hits, analysis.batch.words, analysis.n_articles
    counted = np.flatnonzero(hits.is_counted)
    entry, first = hits.entry[counted], hits.first_word[counted]
    # Each kind of lexicon has articles of its own, so that one sum serves all kinds.
    article = hits.entries.kind[entry] * n_articles + words.article[first]
    places = PartSums(article, words.part[first], len(KINDS) * n_articles)
    n_terms, intensity = places.of(np.ones(entry.size)), places.of(hits.entries.intensity[entry])
    shape = (len(KINDS), n_articles)
    return {voice: (n_terms[voice].reshape(shape), intensity[voice].reshape(shape)) for voice in VOICES}
