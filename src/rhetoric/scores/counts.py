"""Counts that every other score divides by; stored so that each grade can be had again."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import VOICES, Metric, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Floats, PartSums, VoiceColumns, in_voice, sum_by
from rhetoric.text.batch import Batch
from rhetoric.text.tally import count_of

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
    Metric("n_linsear_sentences", "number", "sentences", 0, None,
           "Sentences that the first 100 words take up", TEXTSTAT),
)  # fmt: skip

_FIRST_WORDS = 100
_TALLIES = {
    "n_letters": "n_letters",
    "n_syllables": "n_syllables",
    "n_polysyllables": "is_polysyllable",
    "n_unfamiliar_words": "is_unfamiliar",
    "n_fog_words": "is_fog",
}
"""Metric -> the small count of a word (see `rhetoric.text.tally`) that it sums."""


def compute(analysis: Analysis, _: VoiceColumns) -> VoiceColumns:
    """The counts of each article in each voice: sums over runs of words in one sentence and part."""
    batch = analysis.batch
    words = batch.words
    article, part, n_words = words.article[words.runs], words.part[words.runs], words.run_lengths
    weights: dict[str, NDArray[Any]] = {
        "n_words": n_words,
        "n_sentences": n_words / _sentence_words(batch),
        **{name: words.counts[count] for name, count in _TALLIES.items()},
    }
    of_runs = PartSums(article, part, analysis.n_articles)
    sums = {name: of_runs.of(w) for name, w in weights.items()} | {"n_characters": _characters(analysis)}
    columns: VoiceColumns = {voice: {name: by[voice] for name, by in sums.items()} for voice in VOICES}
    for voice in VOICES:
        columns[voice] |= _first_hundred(analysis, voice)
        for name in ("n_sentences", "n_linsear_sentences"):
            columns[voice][name] = _without_noise(columns[voice][name])
    return columns


def _characters(analysis: Analysis) -> dict[Voice, Floats]:
    chunks = analysis.batch.chunks
    lengths = np.add.reduceat(chunks.end - chunks.start, chunks.runs) if chunks.runs.size else chunks.runs
    article = analysis.batch.documents.article[chunks.document[chunks.runs]]
    return PartSums(article, chunks.part[chunks.runs], analysis.n_articles).of(lengths)


def _sentence_words(batch: Batch) -> NDArray[np.int64]:
    """int64 (r,): the words of each run's sentence; a run makes up its part of one."""
    return np.maximum(batch.sentences.n_words[batch.words.sentence[batch.words.runs]], 1)


def _without_noise(sentences: Floats) -> Floats:
    """Sums of fractions that make whole sentences are whole: no floor is missed by 1e-16."""
    return np.round(sentences, 9)


def _first_hundred(analysis: Analysis, voice: Voice) -> dict[str, Floats]:
    """The counts over a voice's first words: its first runs, and of the run that passes the last of them a part."""
    words, n = analysis.batch.words, analysis.n_articles
    runs = np.flatnonzero(in_voice(words.part[words.runs], voice))
    article, length = words.article[words.runs[runs]], words.run_lengths[runs]
    taken = np.clip(_FIRST_WORDS - _rank(article, length, n), 0, length)
    hard = np.where(taken == length, words.counts["is_polysyllable"][runs], 0.0)
    for cut in np.flatnonzero((taken > 0) & (taken < length)).tolist():
        first = words.runs[runs[cut]]
        tallies = analysis.batch.vocabulary.words["tally"][words.type[first : first + taken[cut]]]
        hard[cut] = count_of("is_polysyllable", tallies).sum()
    return {
        "n_linsear_words": sum_by(article, taken, n),
        "n_linsear_hard_words": sum_by(article, hard, n),
        "n_linsear_sentences": sum_by(article, taken / _sentence_words(analysis.batch)[runs], n),
    }


def _rank(article: NDArray[np.int64], length: NDArray[np.int64], n_articles: int) -> NDArray[np.int64]:
    """int64 (r,): how many words of its article stand before each run; runs in order."""
    before = np.concatenate(([0], np.cumsum(length)))
    return before[:-1] - before[np.searchsorted(article, np.arange(n_articles))][article]
