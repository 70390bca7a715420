"""Loaded terms, hedges and boosters: how often the lexicons' terms stand in a voice."""

from __future__ import annotations

import numpy as np

from rhetoric.model import VOICES, Metric, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Columns, Floats, VoiceColumns, by_voice, ratio
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


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """Counts and rates of each article in each voice. A term belongs to the voice of its first word."""
    answer: VoiceColumns = {voice: {} for voice in VOICES}
    for lexicon_kind, names in _NAMES.items():
        hits = [hits for hits in analysis.term_hits.values() if hits.lexicon.kind == lexicon_kind]
        counts = _sums(analysis, hits, intensity=False)
        intensities = _sums(analysis, hits, intensity=True)
        for voice in VOICES:
            n_words = so_far[voice]["n_words"]
            values = (
                counts[voice],
                1000 * ratio(counts[voice], n_words),
                1000 * ratio(intensities[voice], n_words),
            )
            answer[voice] |= _named(names, values)
    return answer


_NAMES = {
    "loaded": ("n_loaded_terms", "loaded_terms_per_1000_words", "loaded_intensity_per_1000_words"),
    "hedges": ("n_hedges", "hedges_per_1000_words"),
    "boosters": ("n_boosters", "boosters_per_1000_words"),
}


def _named(names: tuple[str, ...], values: tuple[Floats, ...]) -> Columns:
    return dict(zip(names, values, strict=False))


def _sums(analysis: Analysis, lexicons: list[TermHits], *, intensity: bool) -> dict[Voice, Floats]:
    words = analysis.batch.words
    sums = {voice: np.zeros(analysis.n_articles) for voice in VOICES}
    for hits in lexicons:
        weights = np.array([entry.intensity for entry in hits.lexicon.entries])[hits.entry] if intensity else 1.0
        found = by_voice(
            words.article[hits.first_word],
            words.part[hits.first_word],
            weights * hits.counts,
            analysis.n_articles,
        )
        for voice in VOICES:
            sums[voice] += found[voice]
    return sums
