"""VADER's compound of each document and of each sentence, in each voice.

In body a sentence is scored whole; in outlet and quoted only the voice's own chunks of it. A part weighs as much as its
share of the sentence's words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import VOICES, Voice
from rhetoric.scores.vader.kinds import kinds_of_units
from rhetoric.scores.vader.numbers import UnitNumbers
from rhetoric.scores.vader.units import compounds
from rhetoric.text.batch import Batch
from rhetoric.text.table import Ids

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SentenceTone:
    """documents: compound of the whole voice, float64 (a,) a voice, 0 where the voice has no words.

    sentence, article: int64 (k,); weight, compound: float64 (k,), for each voice: the parts of sentences in it.
    """

    documents: dict[Voice, Floats]
    sentence: dict[Voice, Ids]
    article: dict[Voice, Ids]
    weight: dict[Voice, Floats]
    compound: dict[Voice, Floats]


def sentence_tone(batch: Batch) -> SentenceTone:
    """The compounds of a batch, in one pass through VADER's rules."""
    units = UnitNumbers.of(batch)
    found = compounds(kinds_of_units(batch, units), units.nowhere + 1)
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
    )


def _words_of_voices(batch: Batch) -> dict[Voice, Ids]:
    """int64 (s,), for each voice: how many of a sentence's words belong to it."""
    sentences = batch.sentences
    in_headline = np.where(batch.documents.is_headline[sentences.document], sentences.n_words, 0)
    body = sentences.n_words - in_headline
    quoted = sentences.n_quoted_words
    return {"body": body, "outlet": body - quoted, "quoted": quoted, "headline": in_headline}
