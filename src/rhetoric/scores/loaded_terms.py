"""Loaded terms, hedges and boosters: how often the lexicons' terms stand in a voice."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import VOICES, Metric, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Floats, VoiceColumns, ratio, sum_by_voice
from rhetoric.scores.terms import TermHits

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


_NAMES = {
    "loaded": ("n_loaded_terms", "loaded_terms_per_1000_words", "loaded_intensity_per_1000_words"),
    "hedges": ("n_hedges", "hedges_per_1000_words"),
    "boosters": ("n_boosters", "boosters_per_1000_words"),
}
"""Lexicon kind -> the columns of its count, its rate and, for loaded terms, the rate of its intensities."""


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """Counts and rates of each article in each voice. A term belongs to the voice of its first word."""
    answer: VoiceColumns = {voice: {} for voice in VOICES}
    for kind, (count, rate, *intensity_rate) in _NAMES.items():
        hits = [hits for hits in analysis.term_hits.values() if hits.lexicon.kind == kind]
        n_terms = _sums(analysis, [(h, h.is_counted) for h in hits])
        sums = {count: n_terms, rate: n_terms}
        if intensity_rate:
            sums[intensity_rate[0]] = _sums(analysis, [(h, h.is_counted * h.intensity) for h in hits])
        for voice in VOICES:
            n_words = so_far[voice]["n_words"]
            answer[voice] |= {
                name: of[voice] if name == count else 1000 * ratio(of[voice], n_words) for name, of in sums.items()
            }
    return answer


def _sums(analysis: Analysis, weighted: list[tuple[TermHits, NDArray[Any]]]) -> dict[Voice, Floats]:
    """The sums of the hits' weights by article and voice, over the lexicons of a kind."""
    words = analysis.batch.words
    sums = {voice: np.zeros(analysis.n_articles) for voice in VOICES}
    for hits, weights in weighted:
        article, part = words.article[hits.first_word], words.part[hits.first_word]
        for voice, found in sum_by_voice(article, part, {"terms": weights}, analysis.n_articles).items():
            sums[voice] += found["terms"]
    return sums
