"""VADER's compound of each document and of each sentence, in each voice.

In body a sentence is scored whole; in outlet and quoted only the voice's own chunks of it. A part weighs as much as its
share of the sentence's words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import VOICES, Voice
from rhetoric.scores.columns import in_voice
from rhetoric.scores.vader import compounds
from rhetoric.text.batch import Batch, Part
from rhetoric.text.table import Ids

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SentenceTone:
    """documents: compound of the whole voice, float64 (a,) a voice, NaN where the voice has no words.

    sentence, article: int64 (k,); weight, compound: float64 (k,), for each voice: the parts of sentences in it.
    """

    documents: dict[Voice, Floats]
    sentence: dict[Voice, Ids]
    article: dict[Voice, Ids]
    weight: dict[Voice, Floats]
    compound: dict[Voice, Floats]


def sentence_tone(batch: Batch) -> SentenceTone:
    """The compounds of a batch, in one pass through VADER's rules."""
    n_articles, n_sentences = len(batch.articles), batch.sentences.document.size
    units = _Units(batch)
    for voice in VOICES:
        chunks = batch.whole_chunks if voice == "body" else batch.chunks
        inside = np.flatnonzero(in_voice(chunks.part, voice))
        units.add(voice, chunks.type[inside], batch.documents.article[chunks.document[inside]], n_articles)
    for name, inside in _sentence_parts(batch).items():
        units.add(name, batch.chunks.type[inside], batch.chunks.sentence[inside], n_sentences)
    found = units.score()
    parts = {voice: _parts(batch, voice, found) for voice in VOICES}
    return SentenceTone(
        {voice: found[voice] for voice in VOICES},
        *({voice: parts[voice][k] for voice in VOICES} for k in range(4)),  # type: ignore[arg-type]
    )


class _Units:
    """Texts for VADER of several kinds, scored in one call."""

    def __init__(self, batch: Batch) -> None:
        self._vocabulary = batch.vocabulary
        self._types: list[Ids] = []
        self._units: list[Ids] = []
        self._names: list[tuple[str, int]] = []

    def add(self, name: str, types: Ids, unit: Ids, n_units: int) -> None:
        offset = sum(n for _, n in self._names)
        self._types.append(types)
        self._units.append(unit + offset)
        self._names.append((name, n_units))

    def score(self) -> dict[str, Floats]:
        sizes = [n for _, n in self._names]
        scores = compounds(self._vocabulary, np.concatenate(self._types), np.concatenate(self._units), sum(sizes))
        return dict(zip((name for name, _ in self._names), np.split(scores, np.cumsum(sizes)[:-1]), strict=True))


def _sentence_parts(batch: Batch) -> dict[str, Ids]:
    """Which chunks make the whole sentences, and the outlet's and the quoted part of those that a mark crosses."""
    chunks, sentences = batch.chunks, batch.sentences
    crossed = _crossed(batch)[chunks.sentence]
    return {
        "sentence": np.flatnonzero(sentences.n_words[chunks.sentence] > 0),
        "outlet part": np.flatnonzero(crossed & (chunks.part == Part.OUTLET)),
        "quoted part": np.flatnonzero(crossed & (chunks.part == Part.QUOTED)),
    }


def _crossed(batch: Batch) -> NDArray[np.bool_]:
    sentences = batch.sentences
    return (sentences.n_quoted_words > 0) & (sentences.n_quoted_words < sentences.n_words)


def _parts(batch: Batch, voice: Voice, found: dict[str, Floats]) -> tuple[Ids, Ids, Floats, Floats]:
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
    compound = found["sentence"][own]
    if voice in ("outlet", "quoted"):
        compound = np.where(_crossed(batch)[own], found[f"{voice} part"][own], compound)
    article = batch.documents.article[sentences.document[own]]
    return own, article, n_own[own] / sentences.n_words[own], compound
