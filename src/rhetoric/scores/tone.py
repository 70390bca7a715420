"""VADER's compound of each document, and two scores of each sentence, VADER's and the news variant's, in each voice.

In body a sentence is scored whole; in outlet and quoted only the voice's own chunks of it. A part weighs as much as its
share of the sentence's words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import VOICES, Voice
from rhetoric.scores.news_tone import NewsTone
from rhetoric.scores.terms import TermHits
from rhetoric.scores.vader.kinds import TokenReading, kinds_of_units
from rhetoric.scores.vader.numbers import UnitNumbers
from rhetoric.scores.vader.units import compounds
from rhetoric.text.batch import Batch
from rhetoric.text.table import Ids

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SentenceTone:
    """documents: compound of the whole voice, float64 (a,) a voice, 0 where the voice has no words.

    sentence, article: int64 (k,); weight, compound, sentiment: float64 (k,), for each voice: the parts of sentences in
    it, scored by VADER (compound) and by its news variant (sentiment). news: the variant itself.
    """

    documents: dict[Voice, Floats]
    sentence: dict[Voice, Ids]
    article: dict[Voice, Ids]
    weight: dict[Voice, Floats]
    compound: dict[Voice, Floats]
    sentiment: dict[Voice, Floats]
    news: NewsTone


def sentence_tone(batch: Batch, neutral: TermHits) -> SentenceTone:
    """The scores of a batch. neutral: hits of the lexicons of words that are neutral in news."""
    units = UnitNumbers.of(batch)
    reading = TokenReading.of(batch, units)
    kinds = kinds_of_units(reading)
    found = compounds(kinds, units.nowhere + 1)
    news = NewsTone(reading, found, kinds, neutral)
    n_own = _words_of_voices(batch)
    sentence = {voice: np.flatnonzero(n_own[voice] != 0) for voice in VOICES}
    article = batch.documents.article[batch.sentences.document]
    n_words = batch.sentences.n_words
    return SentenceTone(
        documents={voice: found[units.documents_in(voice)] for voice in VOICES},
        sentence=sentence,
        article={voice: article[own] for voice, own in sentence.items()},
        weight={voice: n_own[voice][own] / n_words[own] for voice, own in sentence.items()},
        compound={voice: found[units.sentences_in(voice)[own]] for voice, own in sentence.items()},
        sentiment={voice: news.compound[units.sentences_in(voice)[own]] for voice, own in sentence.items()},
        news=news,
    )


def _words_of_voices(batch: Batch) -> dict[Voice, Ids]:
    """int64 (s,), for each voice: how many of a sentence's words belong to it."""
    sentences = batch.sentences
    in_headline = np.where(batch.documents.is_headline[sentences.document], sentences.n_words, 0)
    body = sentences.n_words - in_headline
    quoted = sentences.n_quoted_words
    return {"body": body, "outlet": body - quoted, "quoted": quoted, "headline": in_headline}
