"""Counts that every other score divides by; stored so that each grade can be had again."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import VOICES, Metric
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Floats, VoiceColumns, in_voice, sum_by, sum_by_voice
from rhetoric.text.batch import Batch
from rhetoric.text.expand import expand
from rhetoric.text.table import Ids
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
    columns = sum_by_voice(article, part, weights, analysis.n_articles)
    characters = _characters(analysis)
    first_words = _first_hundred(analysis)
    for voice in VOICES:
        columns[voice] |= characters[voice] | first_words[voice]
        for name in ("n_sentences", "n_linsear_sentences"):
            columns[voice][name] = _without_noise(columns[voice][name])
    return columns


def _characters(analysis: Analysis) -> VoiceColumns:
    chunks = analysis.batch.chunks
    lengths = np.add.reduceat(chunks.end - chunks.start, chunks.runs) if chunks.runs.size else chunks.runs
    article = analysis.batch.documents.article[chunks.document[chunks.runs]]
    return sum_by_voice(article, chunks.part[chunks.runs], {"n_characters": lengths}, analysis.n_articles)


def _sentence_words(batch: Batch) -> Ids:
    """int64 (r,): the words of each run's sentence; a run makes up its part of one."""
    return np.maximum(batch.sentences.n_words[batch.words.sentence[batch.words.runs]], 1)


def _without_noise(sentences: Floats) -> Floats:
    """Sums of fractions that make whole sentences are whole: no floor is missed by 1e-16."""
    return np.round(sentences, 9)


def _first_hundred(analysis: Analysis) -> VoiceColumns:
    """The counts over each voice's first words: its first runs, and of the run that passes the last of them a part.

    The runs of all voices are laid one behind the other; a group is an article in a voice.
    """
    words, n = analysis.batch.words, analysis.n_articles
    part = words.part[words.runs]
    of_voices = [np.flatnonzero(in_voice(part, voice)) for voice in VOICES]
    runs = np.concatenate(of_voices)
    voice = np.repeat(np.arange(len(VOICES)), [some.size for some in of_voices])
    group, length = words.article[words.runs[runs]] + n * voice, words.run_lengths[runs]
    left = _FIRST_WORDS - _words_before(group, length, n * len(VOICES))
    among = np.flatnonzero(left > 0)
    runs, group, length = runs[among], group[among], length[among]
    taken = np.minimum(left[among], length)
    sums = {
        "n_linsear_words": taken,
        "n_linsear_hard_words": _hard_words(analysis.batch, runs, taken),
        "n_linsear_sentences": taken / _sentence_words(analysis.batch)[runs],
    }
    rows = {name: sum_by(group, weights, n * len(VOICES)).reshape(len(VOICES), n) for name, weights in sums.items()}
    return {voice: {name: of[place] for name, of in rows.items()} for place, voice in enumerate(VOICES)}


def _words_before(group: Ids, length: Ids, n_groups: int) -> Ids:
    """int64 (r,): how many words of its group stand before each run; groups in order."""
    before = np.concatenate(([0], np.cumsum(length)))
    return np.asarray(before[:-1] - before[np.searchsorted(group, np.arange(n_groups))][group])


def _hard_words(batch: Batch, runs: Ids, taken: Ids) -> Floats:
    """float64: the words of three syllables or more among the first `taken` ones of each of some runs."""
    words = batch.words
    hard = words.counts["is_polysyllable"][runs]
    cut = np.flatnonzero(taken < words.run_lengths[runs])
    tallies = batch.vocabulary.words["tally"][words.type[expand(words.runs[runs[cut]], taken[cut])]]
    hard[cut] = sum_by(np.repeat(np.arange(cut.size), taken[cut]), count_of("is_polysyllable", tallies), cut.size)
    return hard
