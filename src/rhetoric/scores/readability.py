"""Readability: eight published grades from stored counts, and the mean length of a sentence."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rhetoric.model import Metric
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Columns, VoiceColumns
from rhetoric.scores.formulas import COUNTS, NEEDED, apply_formulas
from rhetoric.scoring_settings import ScoringSettings

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
    n_characters: ArrayLike | None = None,
    n_letters: ArrayLike | None = None,
    n_words: ArrayLike | None = None,
    n_sentences: ArrayLike | None = None,
    n_syllables: ArrayLike | None = None,
    n_polysyllables: ArrayLike | None = None,
    n_unfamiliar_words: ArrayLike | None = None,
    n_fog_words: ArrayLike | None = None,
    n_linsear_words: ArrayLike | None = None,
    n_linsear_hard_words: ArrayLike | None = None,
    n_linsear_sentences: ArrayLike | None = None,
    n_chunks: ArrayLike | None = None,
) -> dict[str, Any]:
    """Every grade that can be had from the counts given, by name, without floors.

    Counts are numbers, or arrays of one shape. Of numbers each grade is a float, None where there is nothing to divide
    by; of arrays a float64 array, NaN there. The formulas are textstat's: of its counts (`textstat_counts`) come its
    grades. n_chunks: among what the automated readability index shares the characters; n_words where it is not given.

    TypeError for a count that is not known, and for one that is of no use without another: nothing is left out unsaid.
    """
    given = {name: count for name, count in locals().items() if count is not None}
    _check_of_use(given)
    arrays = np.broadcast_arrays(*(np.asarray(count, dtype=np.float64) for count in given.values()))
    grades = apply_formulas(dict(zip(given, arrays, strict=True)))
    if arrays[0].ndim:
        return dict(grades)
    return {name: float(grade) if np.isfinite(grade) else None for name, grade in grades.items()}


def _check_of_use(given: Collection[str]) -> None:
    missing = {name: [count for count in needed if count not in given] for name, needed in NEEDED.items()}
    of_use = {count for name in COUNTS if not missing[name] for count in COUNTS[name]}
    for count in given:
        if count not in of_use:
            name = min((name for name in COUNTS if count in COUNTS[name]), key=lambda name: len(missing[name]))
            raise TypeError(f"{count} is of no use without {', '.join(missing[name])}, which {name} needs too")
    if not given:
        raise TypeError(f"no counts are given; flesch_kincaid_grade needs {', '.join(NEEDED['flesch_kincaid_grade'])}")


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """The grades of each article in each voice, NaN under the floors."""
    names = {count for needed in NEEDED.values() for count in needed}
    counts = {name: np.stack([of_voice[name] for of_voice in so_far.values()]) for name in names}
    grades = apply_formulas(counts)
    for name, grade in grades.items():
        grade[_is_under_floor(name, counts, analysis.settings)] = np.nan
    return {voice: {name: grade[row] for name, grade in grades.items()} for row, voice in enumerate(so_far)}


def _is_under_floor(name: str, counts: Columns, settings: ScoringSettings) -> NDArray[np.bool_]:
    if name == "mean_sentence_words":
        return counts["n_sentences"] <= 0
    if name == "smog_index":
        return counts["n_sentences"] < settings.minimum_sentences_smog
    return (counts["n_words"] < settings.minimum_words) | (counts["n_sentences"] < settings.minimum_sentences)
