"""Sentiment: lexical valence of sentences by VADER's lexicon and rules."""

from __future__ import annotations

from rhetoric.model import Metric

VADER = "Hutto and Gilbert 2014; vaderSentiment 3.3.2"


def _score(name: str, reading: str) -> Metric:
    return Metric(name, "number", "compound, -1 to +1", -1, 1, reading, VADER)


METRICS = (
    _score("vader_document_compound",
           "vaderSentiment's compound of the whole text; saturates on long texts, so it is not the tone"),
    _score("vader_sentence_mean", "Mean of vaderSentiment's compound over sentences"),
    _score("sentiment_mean", "Mean sentence score; version 1 is vaderSentiment's compound of each sentence"),
    _score("sentiment_median", "Median sentence score"),
    Metric("sentiment_sd", "number", "compound", 0, 1, "Standard deviation of the sentence scores; NULL under 2 sentences",
           VADER),
    Metric("negative_sentence_share", "number", "share, 0 to 1", 0, 1, "Sentences scored -0.05 or less, of all", VADER,
           weight="n_sentences"),
    Metric("positive_sentence_share", "number", "share, 0 to 1", 0, 1, "Sentences scored +0.05 or more, of all", VADER,
           weight="n_sentences"),
)  # fmt: skip
