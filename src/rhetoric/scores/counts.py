"""Counts that every other score divides by; stored so that each grade can be had again."""

from __future__ import annotations

from rhetoric.model import Metric

OWN = "rhetoric"
TEXTSTAT = "textstat 0.7.13"


def _count(name: str, reading: str, unit: str, source: str = OWN, *, parts: bool = True) -> Metric:
    return Metric(name, "count", unit, 0, None, reading, source, parts=parts)


METRICS = (
    _count("n_characters", "Characters that are not white space", "characters"),
    _count("n_letters", "Letters and digits", "letters"),
    _count("n_words", "Words: runs of letters and digits, inner apostrophes, hyphens and decimal points kept", "words"),
    Metric("n_sentences", "number", "sentences", 0, None,
           "Sentences; one that crosses a quotation mark is shared in proportion to its words", OWN),
    _count("n_syllables", "Syllables by the CMU Pronouncing Dictionary, else by hyphenation", "syllables", TEXTSTAT),
    _count("n_polysyllables", "Words of three syllables or more", "words", TEXTSTAT),
    _count("n_unfamiliar_words", "Words outside Dale and Chall's list of easy words", "words", TEXTSTAT),
    _count("n_fog_words", "Words of three syllables or more outside the list of easy words", "words", TEXTSTAT),
    _count("n_linsear_words", "Words among the first 100 (all of a shorter text)", "words", TEXTSTAT),
    _count("n_linsear_hard_words", "Of the first 100 words, those of three syllables or more", "words", TEXTSTAT),
    Metric("n_linsear_sentences", "number", "sentences", 0, None, "Sentences that the first 100 words take up", TEXTSTAT),
)  # fmt: skip
