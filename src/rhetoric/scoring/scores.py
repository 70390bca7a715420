"""`Scores`: one article's metrics and evidence, as Python values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import (
    VOICES,
    Article,
    Excluded,
    LoadedTerm,
    Metric,
    OrphanMark,
    Quotation,
    Sentence,
    Voice,
)
from rhetoric.scores import METRICS
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import VoiceColumns
from rhetoric.scoring import evidence
from rhetoric.text.batch import Batch
from rhetoric.text.exclusion import outside
from rhetoric.text.layout import paragraphs_of
from rhetoric.text.normalise import normalise

T = TypeVar("T")
Value = float | int | bool | None


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured in one article.

    quotations, orphan_marks: of the text (`headline_…`: of the title). language: ISO 639-1, as the source says or as
    the words tell; None when they are too few. loaded_terms: hits in text and title,
    those with voice "headline" pointing into the title. sentences: of the text, then of the title, with `voice` telling
    them apart. excluded: passages of the text that were not scored. scored_text: exactly the string that stands for the
    body: without those passages, with one spelling for each mark and space; VADER's document score is VADER on it.
    """

    article: Article
    quotations: tuple[Quotation, ...]
    headline_quotations: tuple[Quotation, ...]
    loaded_terms: tuple[LoadedTerm, ...]
    sentences: tuple[Sentence, ...]
    excluded: tuple[Excluded, ...]
    orphan_marks: tuple[OrphanMark, ...]
    headline_orphan_marks: tuple[OrphanMark, ...]
    language: str | None
    scored_text: str
    _metrics: dict[Voice, dict[str, Value]]

    def metrics(self, voice: Voice = "body") -> dict[str, Value]:
        """Every metric in a voice: "body", "outlet", "quoted" or "headline"; None where it is undefined there."""
        try:
            return dict(self._metrics[voice])
        except KeyError:
            raise ValueError(f"{voice!r} is no voice; there are {', '.join(self._metrics)}") from None


def unpack(analysis: Analysis, columns: VoiceColumns, languages: Sequence[str | None]) -> list[Scores]:
    """One `Scores` an article, from the columns of a batch."""
    batch = analysis.batch
    n = len(batch.articles)
    quotations = list(evidence.quotations(batch))
    in_text = _grouped(((article, q) for article, voice, q in quotations if voice == "body"), n)
    in_title = _grouped(((article, q) for article, voice, q in quotations if voice == "headline"), n)
    marks = list(evidence.orphan_marks(batch))
    orphans = _grouped(((article, m) for article, voice, m in marks if voice == "body"), n)
    title_orphans = _grouped(((article, m) for article, voice, m in marks if voice == "headline"), n)
    excluded = _grouped(evidence.exclusions(batch), n)
    terms, sentences = _grouped(_terms(analysis), n), _grouped(_sentences(analysis), n)
    return [
        Scores(
            article, in_text[k], in_title[k], terms[k], sentences[k], excluded[k], orphans[k],
            title_orphans[k], languages[k], scored_text(batch, k), _values(columns, k),
        )
        for k, article in enumerate(batch.articles)
    ]  # fmt: skip


def _grouped(pairs: Iterable[tuple[int, T]], n: int) -> list[tuple[T, ...]]:
    """What belongs to each of n articles, from (article, value) pairs."""
    groups: list[list[T]] = [[] for _ in range(n)]
    for article, value in pairs:
        groups[article].append(value)
    return [tuple(group) for group in groups]


_TERM = ("start_at", "end_at", "term", "category", "intensity", "voice", "in_scare_quotes", "suppressed_by")
_SENTENCE = ("start_at", "end_at", "voice", "n_words", "n_quoted_words", "vader_compound", "sentiment",
             "strongest_word", "strongest_valence")  # fmt: skip


def _terms(analysis: Analysis) -> Iterable[tuple[int, LoadedTerm]]:
    for (article, lexicon), values in _rows(evidence.term_table(analysis), ("article", "lexicon"), _TERM):
        if lexicon == "loaded":
            yield article, LoadedTerm(*values)


def _sentences(analysis: Analysis) -> Iterable[tuple[int, Sentence]]:
    for (article,), values in _rows(evidence.sentence_table(analysis), ("article",), _SENTENCE):
        yield article, _sentence(*values)


def _sentence(*values: Any) -> Sentence:
    sentence = Sentence(*values)
    return sentence if sentence.strongest_word is not None else replace(sentence, strongest_valence=None)


def _rows(table: evidence.Table, keys: tuple[str, ...], names: tuple[str, ...]) -> Iterable[tuple[list, list]]:  # type: ignore[type-arg]
    for row in zip(*(table[name].tolist() for name in (*keys, *names)), strict=True):
        yield list(row[: len(keys)]), list(row[len(keys) :])


def _values(columns: VoiceColumns, k: int) -> dict[Voice, dict[str, Value]]:
    return {voice: {name: value_of(m, columns[voice][name], k) for name, m in METRICS.items()} for voice in VOICES}


def value_of(metric: Metric, column: NDArray[np.float64], k: int) -> Value:
    """One article's value as Python has it: int for counts, bool for flags, None for NaN."""
    value = float(column[k])
    if np.isnan(value):
        return None
    return bool(value) if metric.type == "flag" else round(value) if metric.type == "count" else value


def scored_text(batch: Batch, article: int) -> str:
    """The body of an article as it was scored."""
    text = batch.articles[article].text
    documents = batch.documents
    (d,) = np.flatnonzero((documents.article == article) & ~documents.is_headline).tolist()
    body = outside(paragraphs_of(batch.layout, d), batch.excluded[d])
    return normalise("\n\n".join(text[a:b] for a, b in body))
