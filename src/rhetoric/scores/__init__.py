"""The register of scores. A new score is one new file and one line in `SCORES`.

Each file has METRICS (name, unit, range, reading, source, version) and `compute(analysis, so_far)`, which answers
with its columns in every voice; `so_far` holds the columns of the scores above it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from rhetoric.model import VOICES, Metric
from rhetoric.scores import counts, loaded_terms, quotation, readability, sentiment
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import VoiceColumns

SCORES: Mapping[str, ModuleType] = {
    "counts": counts,
    "readability": readability,
    "sentiment": sentiment,
    "loaded terms": loaded_terms,
    "quotation": quotation,
}

METRICS: Mapping[str, Metric] = {metric.name: metric for score in SCORES.values() for metric in score.METRICS}


def compute_scores(analysis: Analysis) -> VoiceColumns:
    """Every metric of every article in every voice, in the order of the register."""
    columns: VoiceColumns = {voice: {} for voice in VOICES}
    for score in SCORES.values():
        for voice, of_voice in score.compute(analysis, columns).items():
            columns[voice] |= of_voice
    return columns
