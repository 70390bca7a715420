"""The published readability formulas, each a function of the counts that it names.

Counts are float64 arrays of one shape, so is the answer: NaN where there is nothing to divide by. Operations stand in
the order in which textstat has them, so that its counts give its grades to the last digit.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping

import numpy as np

from rhetoric.scores.columns import Columns, Floats, ratio


def flesch_reading_ease(n_words: Floats, n_sentences: Floats, n_syllables: Floats) -> Floats:
    """Points, higher is easier. Flesch 1948."""
    return 206.835 - 1.015 * mean_sentence_words(n_words, n_sentences) - 84.6 * ratio(_some(n_syllables), n_words)


def flesch_kincaid_grade(n_words: Floats, n_sentences: Floats, n_syllables: Floats) -> Floats:
    """US school grade. Kincaid et al. 1975."""
    return 0.39 * mean_sentence_words(n_words, n_sentences) + 11.8 * ratio(_some(n_syllables), n_words) - 15.59


def gunning_fog(n_words: Floats, n_sentences: Floats, n_fog_words: Floats) -> Floats:
    """US school grade. Gunning 1952."""
    return 0.4 * (mean_sentence_words(n_words, n_sentences) + ratio(100 * n_fog_words, n_words))


def smog_index(n_sentences: Floats, n_polysyllables: Floats) -> Floats:
    """US school grade. McLaughlin 1969."""
    return 1.043 * np.sqrt(30 * ratio(n_polysyllables, n_sentences)) + 3.1291


def coleman_liau_index(n_words: Floats, n_sentences: Floats, n_letters: Floats) -> Floats:
    """US school grade. Coleman and Liau 1975."""
    letters, sentences = 100 * ratio(n_letters, n_words), 100 * ratio(n_sentences, n_words)
    return 0.058 * letters - 0.296 * sentences - 15.8


def automated_readability_index(
    n_words: Floats, n_sentences: Floats, n_characters: Floats, n_chunks: Floats | None = None
) -> Floats:
    """US school grade. Characters are shared among n_chunks, the words unless given. Smith and Senter 1967."""
    word_characters = ratio(n_characters, n_words if n_chunks is None else n_chunks)
    return 4.71 * word_characters + 0.5 * mean_sentence_words(n_words, n_sentences) - 21.43


def dale_chall_score(n_words: Floats, n_sentences: Floats, n_unfamiliar_words: Floats) -> Floats:
    """Points, higher is harder. Dale and Chall 1948."""
    unfamiliar = ratio(100 * n_unfamiliar_words, n_words)
    raw = 0.1579 * unfamiliar + 0.0496 * mean_sentence_words(n_words, n_sentences)
    return raw + np.where(unfamiliar > 5, 3.6365, 0.0)


def linsear_write_grade(n_linsear_words: Floats, n_linsear_hard_words: Floats, n_linsear_sentences: Floats) -> Floats:
    """US school grade: a word of the first 100 is a point, a hard one three. O'Hayre 1966."""
    points = ratio(n_linsear_words + 2 * n_linsear_hard_words, n_linsear_sentences)
    return np.where(points > 20, points, points - 2) / 2


def mean_sentence_words(n_words: Floats, n_sentences: Floats) -> Floats:
    """Words a sentence."""
    return ratio(_some(n_words), n_sentences)


def _some(counts: Floats) -> Floats:
    """The counts, NaN for none: a text without words has no mean sentence, one without syllables no ease."""
    return np.where(counts > 0, counts, np.nan)


FORMULAS: Mapping[str, Callable[..., Floats]] = {
    formula.__name__: formula
    for formula in (
        flesch_reading_ease,
        flesch_kincaid_grade,
        gunning_fog,
        smog_index,
        coleman_liau_index,
        automated_readability_index,
        dale_chall_score,
        linsear_write_grade,
        mean_sentence_words,
    )
}

COUNTS: Mapping[str, tuple[str, ...]] = {
    name: tuple(inspect.signature(formula).parameters) for name, formula in FORMULAS.items()
}
"""The counts that each formula takes."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    name: tuple(count for count in counts if count != "n_chunks") for name, counts in COUNTS.items()
}
"""Those that it cannot do without."""


def apply_formulas(counts: Mapping[str, Floats]) -> Columns:
    """Every grade whose counts are there."""
    return {
        name: formula(**{count: counts[count] for count in COUNTS[name] if count in counts})
        for name, formula in FORMULAS.items()
        if all(count in counts for count in NEEDED[name])
    }
