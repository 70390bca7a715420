"""The scores of a batch as Arrow tables, in the columns of the warehouse's tables of the same names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from rhetoric.model import VOICES, MetricType
from rhetoric.scores import METRICS
from rhetoric.scoring import evidence
from rhetoric.scoring.scorer import BatchScores

Bools = NDArray[np.bool_]

_TEXT, _PLACE, _FLAG, _NUMBER = pa.string(), pa.int32(), pa.bool_(), pa.float64()
_SPAN = {"start_at": _PLACE, "end_at": _PLACE}
_KEYS = {"article_id": _TEXT, "text_sha256": _TEXT, "scoring_id": _TEXT}
_EVIDENCE_KEY = {"scored_text_id": pa.int64()}
_METRIC_TYPES: Mapping[MetricType, pa.DataType] = {"count": _PLACE, "number": _NUMBER, "flag": _FLAG}

_METRIC_COLUMNS = {name: _METRIC_TYPES[metric.type] for name, metric in METRICS.items()}

EVIDENCE: Mapping[str, Mapping[str, pa.DataType]] = {
    "quotation": {
        "voice": _TEXT, **_SPAN, "kind": _TEXT, "rule": _TEXT, "speaker": _TEXT, "cue": _TEXT, "certain": _FLAG,
        "cue_class": _TEXT,
    },
    "loaded_term": {
        **_SPAN, "voice": _TEXT, "term": _TEXT, "category": _TEXT, "intensity": _PLACE, "suppressed_by": _TEXT,
        "in_scare_quotes": _FLAG, "lexicon": _TEXT,
    },
    "sentence": {
        **_SPAN, "voice": _TEXT, "n_words": _PLACE, "n_quoted_words": _PLACE, "vader_compound": _NUMBER,
        "sentiment": _NUMBER, "strongest_word": _TEXT, "strongest_valence": _NUMBER,
    },
    "excluded": {**_SPAN, "reason": _TEXT, "rule": _TEXT},
    "orphan_mark": {"voice": _TEXT, **_SPAN, "mark": _TEXT, "role": _TEXT, "rule": _TEXT},
}  # fmt: skip
"""Columns of each table of evidence beside its key scored_text_id."""

SCHEMAS: Mapping[str, pa.Schema] = {
    "score": pa.schema({**_KEYS, "voice": _TEXT, **_METRIC_COLUMNS}),
    "not_scored": pa.schema({**_KEYS, "reason": _TEXT, "detail": _TEXT}),
    "language": pa.schema({"article_id": _TEXT, "language": _TEXT}),
    **{name: pa.schema({**_EVIDENCE_KEY, **columns}) for name, columns in EVIDENCE.items()},
}
"""Every table that `tables_of` makes, with its columns."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why an article is stored and not scored: a word to count by, and what was found."""

    reason: str
    detail: str


def tables_of(
    scores: BatchScores,
    scoring_id: str,
    text_sha256: Sequence[str],
    scored_text_ids: Sequence[int],
    skip: Mapping[int, LeftOut],
) -> dict[str, pa.Table]:
    """The tables of `SCHEMAS` for a batch; what is undefined is NULL, never NaN.

    text_sha256, scored_text_ids: of each article's text, in the batch's order. skip: places in the batch of articles
    that get a row in `not_scored` instead of scores and evidence. A headline has scores where the article has a title.
    """
    keys = _Keys.of(scores, scoring_id, text_sha256, scored_text_ids, skip)
    found = {
        "quotation": evidence.quotation_table(scores.batch),
        "loaded_term": evidence.term_table(scores.analysis),
        "sentence": evidence.sentence_table(scores.analysis),
        "excluded": _excluded(scores),
        "orphan_mark": _orphan_marks(scores),
    }
    return {
        "score": _score_table(scores, keys),
        "not_scored": _not_scored_table(keys, skip),
        "language": _language_table(scores),
        **{name: _evidence_table(name, table, keys) for name, table in found.items()},
    }


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of the batch's articles, and which of them are scored: bool (a,)."""

    article_id: pa.Array
    text_sha256: pa.Array
    scored_text_id: NDArray[np.int64]
    scoring_id: str
    scored: Bools

    @classmethod
    def of(
        cls,
        scores: BatchScores,
        scoring_id: str,
        text_sha256: Sequence[str],
        scored_text_ids: Sequence[int],
        skip: Mapping[int, LeftOut],
    ) -> _Keys:
        articles = scores.batch.articles
        scored = np.ones(len(articles), dtype=bool)
        scored[list(skip)] = False
        article_id = pa.array([article.article_id for article in articles], _TEXT)
        numbers = np.array(scored_text_ids, dtype=np.int64)
        return cls(article_id, pa.array(text_sha256, _TEXT), numbers, scoring_id, scored)

    def columns(self, article: NDArray[Any]) -> list[pa.Array]:
        """The key columns of rows that belong to these articles (places in the batch)."""
        places = pa.array(article, pa.int64())
        scoring_id = pa.repeat(pa.scalar(self.scoring_id, _TEXT), len(article))
        return [self.article_id.take(places), self.text_sha256.take(places), scoring_id]


def _score_table(scores: BatchScores, keys: _Keys) -> pa.Table:
    has_title = np.array([bool(article.title) for article in scores.batch.articles], dtype=bool)
    rows = {voice: np.flatnonzero(keys.scored & (has_title | (voice != "headline"))) for voice in VOICES}
    voice_column = np.repeat(np.array(VOICES, dtype=object), [rows[voice].size for voice in VOICES])
    metrics = [
        _metric_column(np.concatenate([scores.columns[voice][name][rows[voice]] for voice in VOICES]), metric.type)
        for name, metric in METRICS.items()
    ]
    key_columns = keys.columns(np.concatenate(list(rows.values())))
    return pa.Table.from_arrays([*key_columns, pa.array(voice_column, _TEXT), *metrics], schema=SCHEMAS["score"])


def _metric_column(values: NDArray[np.float64], kind: MetricType) -> pa.Array:
    undefined = np.isnan(values)
    if kind == "number":
        return pa.array(values, _NUMBER, mask=undefined)
    whole = np.rint(np.where(undefined, 0.0, values))
    dtype = np.int32 if kind == "count" else np.bool_
    return pa.array(whole.astype(dtype), _METRIC_TYPES[kind], mask=undefined)


def _not_scored_table(keys: _Keys, skip: Mapping[int, LeftOut]) -> pa.Table:
    places = np.array(sorted(skip), dtype=np.int64)
    left_out = [skip[place] for place in places.tolist()]
    words = [pa.array([x.reason for x in left_out], _TEXT), pa.array([x.detail for x in left_out], _TEXT)]
    return pa.Table.from_arrays([*keys.columns(places), *words], schema=SCHEMAS["not_scored"])


def _language_table(scores: BatchScores) -> pa.Table:
    """What was detected; a language that the source names stands in the warehouse already."""
    detected = [
        (article.article_id, language)
        for article, language in zip(scores.batch.articles, scores.languages, strict=True)
        if language is not None and article.language is None
    ]
    columns = [pa.array([pair[k] for pair in detected], _TEXT) for k in (0, 1)]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["language"])


def _evidence_table(name: str, table: evidence.Table, keys: _Keys) -> pa.Table:
    if not table:
        return SCHEMAS[name].empty_table()
    article = np.asarray(table["article"], dtype=np.int64)
    kept = keys.scored[article]
    columns = [_typed(table[column], kind, kept) for column, kind in EVIDENCE[name].items()]
    numbers = pa.array(keys.scored_text_id[article[kept]])
    return pa.Table.from_arrays([numbers, *columns], schema=SCHEMAS[name])


def _typed(values: Any, kind: pa.DataType, kept: Bools) -> pa.Array:
    """One column's kept rows; NaN and None become NULL."""
    chosen = values[kept] if isinstance(values, np.ndarray) else [v for v, k in zip(values, kept, strict=True) if k]
    return pa.array(chosen, from_pandas=True).cast(kind)


def _excluded(scores: BatchScores) -> evidence.Table:
    rows = ((article, x.start, x.end, x.reason, x.rule) for article, x in evidence.exclusions(scores.batch))
    return _columns(("article", "start_at", "end_at", "reason", "rule"), rows)


def _orphan_marks(scores: BatchScores) -> evidence.Table:
    return _columns(
        ("article", "voice", "start_at", "end_at", "mark", "role", "rule"),
        (
            (article, voice, m.at, m.at + len(m.mark), m.mark, m.role, m.rule)
            for article, voice, m in evidence.orphan_marks(scores.batch)
        ),
    )


def _columns(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> evidence.Table:
    """Rows as columns; no columns at all without rows."""
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=False))
