"""VADER in columns beside vaderSentiment on the strings that stand for documents, sentences and parts of sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from comparison import Table
from rhetoric.model import VOICES, Article, Voice
from rhetoric.scores.columns import in_voice
from rhetoric.scoring import BatchScores, Scorer, Scores
from rhetoric.text.batch import Batch
from rhetoric.text.normalise import normalise
from rhetoric.text.valence import analyzer

TOLERANCE = 5e-5
"""Equal to four decimals, to which both are rounded."""


def compare_sentiment(table: Table, scorer: Scorer, articles: Sequence[Article]) -> None:
    """Documents in all voices, every sentence, and the mean over sentences in all voices."""
    found = scorer.score(articles)
    scores = found.unpack()
    for voice in VOICES:
        _compare_documents(table, voice, found, scores)
    for article, s in zip(articles, scores, strict=True):
        _compare_sentences(table, article, s)
    for voice in VOICES:
        _compare_means(table, voice, found, scores)


@lru_cache(maxsize=1 << 14)
def compound(text: str) -> float:
    """What vaderSentiment says of a text."""
    return float(analyzer().polarity_scores(text)["compound"])


def _compare_documents(table: Table, voice: Voice, found: BatchScores, scores: Sequence[Scores]) -> None:
    texts = [s.scored_text for s in scores] if voice == "body" else _texts(found.batch, voice)
    for s, text in zip(scores, texts, strict=True):
        ours = s.metrics(voice)
        theirs = compound(text) if ours["n_characters"] else None
        table[f"vader document, {voice}"].add(ours["vader_document_compound"], theirs, TOLERANCE, repr(text[:60]))


def _texts(batch: Batch, voice: Voice) -> list[str]:
    """The string that stands for a voice of each article: its chunks in a row."""
    chunks: defaultdict[int, list[str]] = defaultdict(list)
    for article, _, chunk in _chunks(batch, voice):
        chunks[article].append(chunk)
    return [" ".join(chunks[article]) for article in range(len(batch.articles))]


def _chunks(batch: Batch, voice: Voice) -> Iterator[tuple[int, int, str]]:
    """(article, sentence, normalised chunk) of each chunk in a voice."""
    chunks = batch.chunks
    inside = np.flatnonzero(in_voice(chunks.part, voice))
    article = batch.documents.article[chunks.document[inside]]
    columns = (article, chunks.sentence[inside], chunks.start[inside], chunks.end[inside])
    for a, sentence, start, end in zip(*(column.tolist() for column in columns), strict=True):
        yield a, sentence, normalise(batch.text[start:end])


def _compare_sentences(table: Table, article: Article, scores: Scores) -> None:
    for sentence in scores.sentences:
        text = (article.title or "") if sentence.voice == "headline" else article.text
        words = normalise(text[sentence.start : sentence.end])
        table["vader sentences"].add(sentence.vader_compound, compound(words), TOLERANCE, repr(words[:60]))


def _compare_means(table: Table, voice: Voice, found: BatchScores, scores: Sequence[Scores]) -> None:
    """The mean over sentences, weighted by the share of each sentence's words; in outlet and quoted of their parts."""
    theirs = _means(found.batch, voice)
    for article, s in enumerate(scores):
        ours = s.metrics(voice)["vader_sentence_mean"]
        table[f"vader sentence mean, {voice}"].add(ours, theirs.get(article), TOLERANCE, repr(s.scored_text[:60]))


def _means(batch: Batch, voice: Voice) -> dict[int, float]:
    """article -> mean, of those with words in a voice."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for _, sentence, chunk in _chunks(batch, voice):
        texts[sentence].append(chunk)
    own = np.bincount(batch.words.sentence[in_voice(batch.words.part, voice)], minlength=batch.sentences.n_words.size)
    sums: defaultdict[int, float] = defaultdict(float)
    weights: defaultdict[int, float] = defaultdict(float)
    for sentence in np.flatnonzero(own).tolist():
        article = int(batch.documents.article[batch.sentences.document[sentence]])
        weight = own[sentence] / batch.sentences.n_words[sentence]
        sums[article] += weight * compound(" ".join(texts[sentence]))
        weights[article] += weight
    return {article: sums[article] / weights[article] for article in sums}
