"""VADER's compound of each document and of each sentence, in each voice.

In body a sentence is scored whole; in outlet and quoted only the voice's own chunks of it. A part weighs as much as its
share of the sentence's words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import VOICES, Voice
from rhetoric.scores.vader.kinds import UnitNumbers, kinds_of_units
from rhetoric.scores.vader.units import compounds
from rhetoric.text.batch import Batch, Part
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
    parts = {voice: _parts(batch, voice, units, found) for voice in VOICES}
    return SentenceTone(
        {voice: found[units.documents(voice)] for voice in VOICES},
        *({voice: parts[voice][k] for voice in VOICES} for k in range(4)),  # type: ignore[arg-type]
    )


def _parts(batch: Batch, voice: Voice, units: UnitNumbers, found: Floats) -> tuple[Ids, Ids, Floats, Floats]:
    """sentence, article, weight, compound of a voice's parts."""
    sentences = batch.sentences
    headline = batch.documents.is_headline[sentences.document]
    n_own = {
        "body": np.where(headline, 0, sentences.n_words),
        "headline": np.where(headline, sentences.n_words, 0),
        "quoted": sentences.n_quoted_words,
        "outlet": np.where(headline, 0, sentences.n_words - sentences.n_quoted_words),
    }[voice]
    own = np.flatnonzero(n_own)
    unit = units.first_sentence + own
    if voice in ("outlet", "quoted"):
        crossed = units.crossed[own]
        part = Part.OUTLET if voice == "outlet" else Part.QUOTED
        unit = np.where(crossed >= 0, units.first_part(part) + crossed, unit)
    article = batch.documents.article[sentences.document[own]]
    return own, article, n_own[own] / sentences.n_words[own], found[unit]
