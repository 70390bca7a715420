"""Readability: eight published grades from stored counts, and the mean length of a sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rhetoric.config import ScoringSettings
from rhetoric.model import Metric
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Columns, Floats, VoiceColumns, ratio

_FLOOR = "NULL under 100 words or 3 sentences"


def _grade(name: str, reading: str, source: str, unit: str = "US school grade") -> Metric:
    return Metric(name, "number", unit, None, None, f"{reading}; {_FLOOR}", source)


METRICS = (
    _grade("flesch_reading_ease", "Higher is easier: 206.835 - 1.015 words/sentence - 84.6 syllables/word",
           "Flesch 1948", "points, mostly 0-100"),
    _grade("flesch_kincaid_grade", "0.39 words/sentence + 11.8 syllables/word - 15.59", "Kincaid et al. 1975"),
    _grade("gunning_fog", "0.4 (words/sentence + % of fog words)", "Gunning 1952"),
    Metric("smog_index", "number", "US school grade", None, None,
           "1.043 sqrt(30 polysyllables/sentences) + 3.1291; NULL under 30 sentences", "McLaughlin 1969"),
    _grade("coleman_liau_index", "0.058 letters/100 words - 0.296 sentences/100 words - 15.8", "Coleman and Liau 1975"),
    _grade("automated_readability_index", "4.71 characters/word + 0.5 words/sentence - 21.43", "Smith and Senter 1967"),
    _grade("dale_chall_score", "0.1579 % unfamiliar words + 0.0496 words/sentence, + 3.6365 above 5 %",
           "Dale and Chall 1948", "points, 4.9 (grade 4) to 10 (college)"),
    _grade("linsear_write_grade", "From the first 100 words: (easy + 3 hard)/sentences, halved", "O'Hayre 1966"),
    Metric("mean_sentence_words", "number", "words a sentence", 0, None,
           "Words over sentences; NULL without a sentence", "rhetoric", weight="n_sentences"),
)  # fmt: skip


def readability_from_counts(
    *,
    n_characters: Floats,
    n_letters: Floats,
    n_words: Floats,
    n_sentences: Floats,
    n_syllables: Floats,
    n_polysyllables: Floats,
    n_unfamiliar_words: Floats,
    n_fog_words: Floats,
    n_linsear_words: Floats,
    n_linsear_hard_words: Floats,
    n_linsear_sentences: Floats,
) -> Columns:
    """The grades of `METRICS` from counts: float64 arrays of one shape in, the same shape out, without floors.

    NaN where a grade divides by zero. The formulas are textstat's own; its counts give its grades.
    """
    sentence_words = ratio(n_words, n_sentences)
    word_syllables = ratio(n_syllables, n_words)
    unfamiliar = 100 * ratio(n_unfamiliar_words, n_words)
    linsear = ratio(n_linsear_words + 2 * n_linsear_hard_words, n_linsear_sentences)
    return {
        "flesch_reading_ease": 206.835 - 1.015 * sentence_words - 84.6 * word_syllables,
        "flesch_kincaid_grade": 0.39 * sentence_words + 11.8 * word_syllables - 15.59,
        "gunning_fog": 0.4 * (sentence_words + 100 * ratio(n_fog_words, n_words)),
        "smog_index": 1.043 * np.sqrt(30 * ratio(n_polysyllables, n_sentences)) + 3.1291,
        "coleman_liau_index": 5.8 * ratio(n_letters, n_words) - 29.6 * ratio(n_sentences, n_words) - 15.8,
        "automated_readability_index": 4.71 * ratio(n_characters, n_words) + 0.5 * sentence_words - 21.43,
        "dale_chall_score": 0.1579 * unfamiliar + 0.0496 * sentence_words + np.where(unfamiliar > 5, 3.6365, 0.0),
        "linsear_write_grade": np.where(linsear > 20, linsear, linsear - 2) / 2,
        "mean_sentence_words": sentence_words,
    }


_COUNTS = (
    "n_characters", "n_letters", "n_words", "n_sentences", "n_syllables", "n_polysyllables", "n_unfamiliar_words",
    "n_fog_words", "n_linsear_words", "n_linsear_hard_words", "n_linsear_sentences",
)  # fmt: skip


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """The grades of each article in each voice, NaN under the floors."""
    counts = {name: np.stack([of_voice[name] for of_voice in so_far.values()]) for name in _COUNTS}
    grades = readability_from_counts(**counts)
    for name, grade in grades.items():
        grade[_is_under_floor(name, counts, analysis.settings)] = np.nan
    return {voice: {name: grade[row] for name, grade in grades.items()} for row, voice in enumerate(so_far)}


def _is_under_floor(name: str, counts: Columns, settings: ScoringSettings) -> NDArray[np.bool_]:
    if name == "mean_sentence_words":
        return counts["n_sentences"] <= 0
    if name == "smog_index":
        return counts["n_sentences"] < settings.minimum_sentences_smog
    return (counts["n_words"] < settings.minimum_words) | (counts["n_sentences"] < settings.minimum_sentences)
