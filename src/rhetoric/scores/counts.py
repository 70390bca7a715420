"""Counts that every other score divides by; stored so that each grade can be had again."""

from __future__ import annotations

import numpy as np

from rhetoric.model import VOICES, Metric, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Floats, PartSums, VoiceColumns, in_voice, rank_in_article, sum_by
from rhetoric.text.batch import Batch

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

_LINSEAR_WORDS = 100
_FACTS = ("n_letters", "n_syllables", "is_polysyllable", "is_unfamiliar", "is_fog")


def compute(analysis: Analysis, _: VoiceColumns) -> VoiceColumns:
    """The counts of each article in each voice."""
    batch = analysis.batch
    words, chunks = batch.words, batch.chunks
    facts = {name: batch.vocabulary.words[name][words.type] for name in _FACTS}
    weights: dict[str, Floats] = {
        "n_letters": facts["n_letters"],
        "n_words": np.ones(words.type.size),
        "n_sentences": _sentence_shares(batch),
        "n_syllables": facts["n_syllables"],
        "n_polysyllables": facts["is_polysyllable"],
        "n_unfamiliar_words": facts["is_unfamiliar"],
        "n_fog_words": facts["is_fog"],
    }
    of_words = PartSums(words.article, words.part, analysis.n_articles)
    sums = {name: of_words.of(w) for name, w in weights.items()}
    lengths = chunks.end - chunks.start
    article = batch.documents.article[chunks.document]
    sums["n_characters"] = PartSums(article, chunks.part, analysis.n_articles).of(lengths)
    columns: VoiceColumns = {voice: {name: by[voice] for name, by in sums.items()} for voice in VOICES}
    for voice in VOICES:
        columns[voice] |= _first_hundred(analysis, voice, weights)
        for name in ("n_sentences", "n_linsear_sentences"):
            columns[voice][name] = _without_noise(columns[voice][name])
    return columns


def _sentence_shares(batch: Batch) -> Floats:
    """float64 (w,): one over the words of each word's sentence; a voice's sentences are the sum over its words."""
    n_words = np.maximum(batch.sentences.n_words, 1)
    return 1.0 / n_words[batch.words.sentence]


def _without_noise(sentences: Floats) -> Floats:
    """Sums of fractions that make whole sentences are whole: no floor is missed by 1e-16."""
    return np.round(sentences, 9)


def _first_hundred(analysis: Analysis, voice: Voice, weights: dict[str, Floats]) -> dict[str, Floats]:
    words = analysis.batch.words
    places, rank = rank_in_article(words, in_voice(words.part, voice), analysis.n_articles)
    places = places[rank < _LINSEAR_WORDS]
    return {
        name: sum_by(words.article[places], weights[of][places], analysis.n_articles)
        for name, of in (
            ("n_linsear_words", "n_words"),
            ("n_linsear_hard_words", "n_polysyllables"),
            ("n_linsear_sentences", "n_sentences"),
        )
    }
