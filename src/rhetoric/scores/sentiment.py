"""Sentiment: lexical valence of sentences by VADER's lexicon and rules, exactly and in a variant for news.

`vader_*` are vaderSentiment's own. `sentiment_*` and the shares are of the variant (see `news_tone`): names and words
whose news sense is neutral have no valence.
"""

from __future__ import annotations

import numpy as np

from rhetoric.model import VOICES, Metric
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Columns, Floats, VoiceColumns, ratio, sum_by
from rhetoric.text.table import Ids

VADER = "Hutto and Gilbert 2014; vaderSentiment 3.3.2"


NEWS = f"{VADER}, without names and the words of rhetoric's lexicon news_neutral"


def _score(name: str, reading: str, source: str = NEWS, version: int = 2) -> Metric:
    return Metric(name, "number", "compound, -1 to +1", -1, 1, reading, source, version)


METRICS = (
    _score("vader_document_compound",
           "vaderSentiment's compound of the whole text; saturates on long texts, so it is not the tone", VADER, 1),
    _score("vader_sentence_mean", "Mean of vaderSentiment's compound over sentences", VADER, 1),
    _score("sentiment_mean", "Mean sentence score: the compound without names and words that are neutral in news"),
    _score("sentiment_median", "Median sentence score"),
    Metric("sentiment_sd", "number", "compound", 0, None,
           "Standard deviation of the sentence scores; NULL under 2 sentences", NEWS, 2),
    Metric("negative_sentence_share", "number", "share, 0 to 1", 0, 1, "Sentences scored -0.05 or less, of all",
           NEWS, 2, weight="n_sentences"),
    Metric("positive_sentence_share", "number", "share, 0 to 1", 0, 1, "Sentences scored +0.05 or more, of all",
           NEWS, 2, weight="n_sentences"),
)  # fmt: skip

_THRESHOLD = 0.05


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """Sentence statistics of each article in each voice; NaN where the voice is empty."""
    tone, n = analysis.tone, analysis.n_articles
    group = np.concatenate([first * n + tone.article[voice] for first, voice in enumerate(VOICES)])
    weight, compound, sentiment = (
        np.concatenate([of[voice] for voice in VOICES]) for of in (tone.weight, tone.compound, tone.sentiment)
    )
    statistics = _statistics(group, weight, sentiment, len(VOICES) * n)
    statistics["vader_sentence_mean"] = _mean(group, weight, compound, len(VOICES) * n)
    answer: VoiceColumns = {}
    for first, voice in enumerate(VOICES):
        empty = so_far[voice]["n_characters"] == 0
        document = np.where(empty, np.nan, tone.documents[voice])
        own = slice(first * n, (first + 1) * n)
        answer[voice] = {"vader_document_compound": document} | {name: of[own] for name, of in statistics.items()}
    return answer


def _statistics(group: Ids, weight: Floats, compound: Floats, n: int) -> Columns:
    """Statistics of groups of sentences: a group is an article in a voice.

    group, weight, compound: (k,), groups in order. A part of a sentence weighs its share of the words.
    """
    total = sum_by(group, weight, n)
    mean = _mean(group, weight, compound, n)
    variance = ratio(sum_by(group, weight * (compound - mean[group]) ** 2, n), total)
    parts = np.bincount(group, minlength=n).astype(np.float64)
    return {
        "sentiment_mean": mean,
        "sentiment_median": _weighted_median(group, weight, compound, n),
        "sentiment_sd": np.sqrt(variance * ratio(parts, parts - 1)),
        "negative_sentence_share": ratio(sum_by(group, weight * (compound <= -_THRESHOLD), n), total),
        "positive_sentence_share": ratio(sum_by(group, weight * (compound >= _THRESHOLD), n), total),
    }


def _mean(group: Ids, weight: Floats, compound: Floats, n: int) -> Floats:
    return ratio(sum_by(group, weight * compound, n), sum_by(group, weight, n))


def _weighted_median(group: Ids, weight: Floats, compound: Floats, n: int) -> Floats:
    """The value at which half of a group's weight is reached; midway when it is reached exactly between two."""
    median = np.full(n, np.nan)
    if not group.size:
        return median
    order = _by_compound(group, compound)
    weight, compound = weight[order], compound[order]
    first = np.flatnonzero(np.diff(group, prepend=-1))
    reached = np.cumsum(weight)
    base = reached[first] - weight[first]
    total = np.add.reduceat(weight, first)
    last = np.append(first[1:], group.size) - 1
    slack = 1e-9 * total
    lower = np.minimum(np.searchsorted(reached, base + total / 2 - slack), last)
    upper = np.minimum(np.searchsorted(reached, base + total / 2 + slack, side="right"), last)
    median[group[first]] = (compound[lower] + compound[upper]) / 2
    return median


def _by_compound(group: Ids, compound: Floats) -> Ids:
    """The order by group, then by compound. A compound has 4 decimals, so both fit into one whole number."""
    return np.argsort(group * 20_001 + np.rint(compound * 10_000).astype(np.int64), kind="stable")
