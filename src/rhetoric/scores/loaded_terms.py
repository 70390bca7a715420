"""Loaded terms, hedges, boosters and weasel phrases: how often the lexicons' terms stand in a voice."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from rhetoric.lexicon.description import LexiconKind
from rhetoric.model import Metric
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import PARTS, Floats, VoiceColumns, ratio, sum_by
from rhetoric.scores.entries import KINDS
from rhetoric.text.batch import Part

OWN = "rhetoric lexicons"


def _pair(count: str, rate: str, what: str, version: int = 1) -> tuple[Metric, Metric]:
    of_rate = f"1,000 x {what.lower()} over words"
    return (
        Metric(count, "count", "terms", 0, None, f"{what}, suppressed ones left out", OWN, version),
        Metric(rate, "number", "per 1,000 words", 0, None, of_rate, OWN, version, weight="n_words"),
    )


METRICS = (
    *_pair("n_loaded_terms", "loaded_terms_per_1000_words", "Loaded terms", 2),
    Metric("loaded_intensity_per_1000_words", "number", "intensity per 1,000 words", 0, None,
           "1,000 x the sum of the intensities (1-3, times the lexicon's weight) over words", OWN, 2,
           weight="n_words"),
    *_pair("n_hedges", "hedges_per_1000_words", "Hedges", 2),
    *_pair("n_boosters", "boosters_per_1000_words", "Boosters", 2),
    *_pair("n_weasel_phrases", "weasel_phrases_per_1000_words", "Weasel phrases"),
)  # fmt: skip


_NAMES: Mapping[LexiconKind, tuple[str, ...]] = {
    "loaded": ("n_loaded_terms", "loaded_terms_per_1000_words", "loaded_intensity_per_1000_words"),
    "hedges": ("n_hedges", "hedges_per_1000_words"),
    "boosters": ("n_boosters", "boosters_per_1000_words"),
    "weasels": ("n_weasel_phrases", "weasel_phrases_per_1000_words"),
}
"""Lexicon kind -> the columns of its count, its rate and, for loaded terms, the rate of its intensities."""


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """Counts and rates of each article in each voice. A term belongs to the voice of its first word."""
    of_part = _sums(analysis)
    answer: VoiceColumns = {}
    for voice, parts in PARTS.items():
        sums = of_part[list(parts)].sum(axis=0)
        rates = 1000 * ratio(sums, so_far[voice]["n_words"])
        answer[voice] = {}
        for kind, (count, rate, *intensity_rate) in _NAMES.items():
            row = KINDS.index(kind)
            answer[voice] |= {count: sums[0, row], rate: rates[0, row]}
            answer[voice] |= dict.fromkeys(intensity_rate, rates[1, row])
    return answer


def _sums(analysis: Analysis) -> Floats:
    """float64 (p, 2, k, a): terms that count and their weighted intensities, by Part, place in KINDS and article."""
    hits, words = analysis.term_hits, analysis.batch.words
    counted = np.flatnonzero(hits.is_counted)
    entry, first = hits.entry[counted], hits.first_word[counted]
    shape = (len(Part), len(KINDS), analysis.n_articles)
    cell = (words.part[first] * np.int64(shape[1]) + hits.entries.kind[entry]) * shape[2] + words.article[first]
    weighted = hits.entries.intensity[entry] * hits.entries.weight[entry]
    sums = (sum_by(cell, weights, math.prod(shape)) for weights in (np.ones(entry.size), weighted))
    return np.stack([of.reshape(shape) for of in sums], axis=1)
