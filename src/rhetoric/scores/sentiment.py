"""Sentiment: lexical valence of sentences by VADER's lexicon and rules."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import VOICES, Metric
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Columns, Floats, VoiceColumns, ratio, sum_by

VADER = "Hutto and Gilbert 2014; vaderSentiment 3.3.2"


def _score(name: str, reading: str) -> Metric:
    return Metric(name, "number", "compound, -1 to +1", -1, 1, reading, VADER)


METRICS = (
    _score("vader_document_compound",
           "vaderSentiment's compound of the whole text; saturates on long texts, so it is not the tone"),
    _score("vader_sentence_mean", "Mean of vaderSentiment's compound over sentences"),
    _score("sentiment_mean", "Mean sentence score; version 1 is vaderSentiment's compound of each sentence"),
    _score("sentiment_median", "Median sentence score"),
    Metric("sentiment_sd", "number", "compound", 0, None,
           "Standard deviation of the sentence scores; NULL under 2 sentences", VADER),
    Metric("negative_sentence_share", "number", "share, 0 to 1", 0, 1, "Sentences scored -0.05 or less, of all", VADER,
           weight="n_sentences"),
    Metric("positive_sentence_share", "number", "share, 0 to 1", 0, 1, "Sentences scored +0.05 or more, of all", VADER,
           weight="n_sentences"),
)  # fmt: skip

_THRESHOLD = 0.05


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """Sentence statistics of each article in each voice; NaN where the voice is empty."""
    tone = analysis.tone
    answer: VoiceColumns = {}
    for voice in VOICES:
        statistics = _statistics(tone.article[voice], tone.weight[voice], tone.compound[voice], analysis.n_articles)
        empty = so_far[voice]["n_characters"] == 0
        document = np.where(empty, np.nan, tone.documents[voice])
        answer[voice] = {"vader_document_compound": document, **statistics}
    return answer


def _statistics(article: NDArray[np.int64], weight: Floats, compound: Floats, n: int) -> Columns:
    """article, weight, compound: (k,), sorted by article. A part of a sentence weighs its share of the words."""
    total = sum_by(article, weight, n)
    mean = ratio(sum_by(article, weight * compound, n), total)
    variance = ratio(sum_by(article, weight * (compound - mean[article]) ** 2, n), total)
    parts = np.bincount(article, minlength=n).astype(np.float64)
    return {
        "vader_sentence_mean": mean,
        "sentiment_mean": mean.copy(),
        "sentiment_median": _weighted_median(article, weight, compound, n),
        "sentiment_sd": np.sqrt(variance * ratio(parts, parts - 1)),
        "negative_sentence_share": ratio(sum_by(article, weight * (compound <= -_THRESHOLD), n), total),
        "positive_sentence_share": ratio(sum_by(article, weight * (compound >= _THRESHOLD), n), total),
    }


def _weighted_median(article: NDArray[np.int64], weight: Floats, compound: Floats, n: int) -> Floats:
    """The value at which half of an article's weight is reached; midway when it is reached exactly between two."""
    median = np.full(n, np.nan)
    if not article.size:
        return median
    order = np.lexsort((compound, article))
    article, weight, compound = article[order], weight[order], compound[order]
    present, first = np.unique(article, return_index=True)
    reached = np.cumsum(weight)
    base = reached[first] - weight[first]
    total = np.add.reduceat(weight, first)
    last = np.append(first[1:], article.size) - 1
    slack = 1e-9 * total
    lower = np.minimum(np.searchsorted(reached, base + total / 2 - slack), last)
    upper = np.minimum(np.searchsorted(reached, base + total / 2 + slack, side="right"), last)
    median[present] = (compound[lower] + compound[upper]) / 2
    return median
