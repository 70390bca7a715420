"""Loaded terms, hedges and boosters: how often the lexicons' terms stand in a voice."""

from __future__ import annotations

from rhetoric.model import Metric

OWN = "rhetoric lexicons"


def _pair(count: str, rate: str, what: str) -> tuple[Metric, Metric]:
    return (
        Metric(count, "count", "terms", 0, None, f"{what}, suppressed ones left out", OWN),
        Metric(rate, "number", "per 1,000 words", 0, None, f"1,000 x {what.lower()} over words", OWN, weight="n_words"),
    )


METRICS = (
    *_pair("n_loaded_terms", "loaded_terms_per_1000_words", "Loaded terms"),
    Metric("loaded_intensity_per_1000_words", "number", "intensity per 1,000 words", 0, None,
           "1,000 x the sum of the terms' intensities (1-3) over words", OWN, weight="n_words"),
    *_pair("n_hedges", "hedges_per_1000_words", "Hedges"),
    *_pair("n_boosters", "boosters_per_1000_words", "Boosters"),
)  # fmt: skip
