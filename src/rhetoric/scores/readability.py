"""Readability: eight published grades from stored counts, and the mean length of a sentence."""

from __future__ import annotations

from rhetoric.model import Metric

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
    Metric("mean_sentence_words", "number", "words a sentence", 0, None, "Words over sentences; NULL without a sentence",
           "rhetoric", weight="n_sentences"),
)  # fmt: skip
