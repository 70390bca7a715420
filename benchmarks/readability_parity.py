"""Readability given textstat's counts, beside textstat's own functions of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import rhetoric
from comparison import Table
from rhetoric.scores.textstat_counts import text_standard, textstat_counts
from rhetoric.text.syllables import offline_textstat

TOLERANCE = 1e-9


@cache
def functions() -> Mapping[str, Callable[[str], float]]:
    """Our name of each grade -> textstat's function."""
    textstat = offline_textstat().textstat
    return {
        "flesch_reading_ease": textstat.flesch_reading_ease,
        "flesch_kincaid_grade": textstat.flesch_kincaid_grade,
        "gunning_fog": textstat.gunning_fog,
        "smog_index": textstat.smog_index,
        "coleman_liau_index": textstat.coleman_liau_index,
        "automated_readability_index": textstat.automated_readability_index,
        "dale_chall_score": textstat.dale_chall_readability_score,
        "linsear_write_grade": textstat.linsear_write_formula,
        "mean_sentence_words": textstat.words_per_sentence,
    }


def compare_readability(table: Table, text: str) -> None:
    """Where textstat answers 0.0 for want of something to divide by, ours is None."""
    counts = textstat_counts(text)
    grades = rhetoric.readability_from_counts(**counts)
    where = repr(text[:60])
    for name, function in functions().items():
        theirs = function(text)
        expected = None if theirs == 0 and grades[name] is None else theirs
        table[f"textstat {name}"].add(grades[name], expected, TOLERANCE, where)
    standard = offline_textstat().textstat.text_standard(text, float_output=True)
    table["textstat text_standard"].add(text_standard(grades), standard, TOLERANCE, where)
    _compare_counts(table, text, counts)


def _compare_counts(table: Table, text: str, counts: Mapping[str, int]) -> None:
    textstat = offline_textstat().textstat
    theirs = {
        "n_characters": textstat.char_count(text),
        "n_letters": textstat.letter_count(text),
        "n_words": textstat.lexicon_count(text),
        "n_sentences": textstat.sentence_count(text),
        "n_syllables": textstat.syllable_count(text),
        "n_polysyllables": textstat.polysyllabcount(text),
        "n_unfamiliar_words": textstat.difficult_words(text, syllable_threshold=0, unique=False),
        "n_fog_words": textstat.difficult_words(text, syllable_threshold=3, unique=False),
        "n_chunks": textstat.lexicon_count(text, removepunct=False),
    }
    for name, count in theirs.items():
        table["textstat counts"].add(counts[name], count, 0, f"{name} of {text[:60]!r}")
