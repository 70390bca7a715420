"""Quotation against commentary: how much of the text is in sources' own words, and whose."""

from __future__ import annotations

from collections import Counter

import numpy as np

from rhetoric.model import Metric, MetricType, Quotation, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import VoiceColumns
from rhetoric.text.batch import DocumentReading, Part
from rhetoric.text.table import Ids

OWN = "rhetoric"


def _metric(
    name: str, kind: MetricType, unit: str, high: float | None, reading: str, weight: str | None = None
) -> Metric:
    return Metric(name, kind, unit, 0, high, reading, OWN, weight=weight, parts=False)


METRICS = (
    _metric("quoted_words", "count", "words", None, "Words inside direct quotations"),
    _metric("commentary_words", "count", "words", None, "Words outside direct quotations, scare quotes among them"),
    _metric("quoted_word_share", "number", "share, 0 to 1", 1, "Quoted words of all words", "n_words"),
    _metric("quoted_word_share_low", "number", "share, 0 to 1", 1,
            "The share where only quotations with both marks count", "n_words"),
    _metric("quoted_word_share_high", "number", "share, 0 to 1", 1,
            "The share where a mark without a partner reaches as far as it may", "n_words"),
    _metric("quotation_to_commentary_ratio", "number", "ratio", None,
            "Quoted words over commentary words; NULL without commentary", "commentary_words"),
    _metric("n_quotations", "count", "quotations", None, "Direct quotations; a repeated passage counts once"),
    _metric("n_scare_quotes", "count", "spans", None, "Words in marks that quote nobody: distance, titles, terms"),
    _metric("n_speakers", "count", "speakers", None, "Distinct named speakers of direct quotations"),
    _metric("top_speaker_share", "number", "share, 0 to 1", 1,
            "Of the attributed quoted words, those of the most quoted speaker; NULL without one", None),
    _metric("unattributed_quotation_share", "number", "share, 0 to 1", 1,
            "Of the quoted words, those without a speaker found; NULL without quotations", "quoted_words"),
    _metric("reported_speech_share", "number", "share, 0 to 1", 1,
            "Words of reported speech (without marks) of all words; NULL until reported speech is read", "n_words"),
    _metric("quotation_marks_balanced", "flag", "true or false", None, "Whether every quotation mark has its partner"),
)  # fmt: skip


def compute(analysis: Analysis, _: VoiceColumns) -> VoiceColumns:
    """The quotation metrics of each article in body and headline; NaN in the voices that are parts of the body."""
    undefined = {metric.name: np.full(analysis.n_articles, np.nan) for metric in METRICS}
    answer: VoiceColumns = {
        voice: {name: column.copy() for name, column in undefined.items()}
        for voice in ("body", "outlet", "quoted", "headline")
    }
    word_start = analysis.batch.words.start
    counted = analysis.batch.words.part != Part.EXCLUDED
    starts = word_start[counted]
    documents = analysis.batch.documents
    for d, reading in enumerate(analysis.batch.readings):
        voice: Voice = "headline" if documents.is_headline[d] else "body"
        offset = int(documents.start[d])
        first, last = np.searchsorted(starts, [offset, offset + len(documents.texts[d])])
        for name, value in _document(reading, starts[first:last] - offset).items():
            answer[voice][name][documents.article[d]] = value
    return answer


def _document(reading: DocumentReading, words: Ids) -> dict[str, float]:
    """The metrics of one document. words: (w,) where its counted words start."""
    direct = [q for q in reading.quotation.quotations if q.kind == "direct"]
    lengths = _words_in(words, [(q.start, q.end) for q in direct])
    possible = _words_in(words, list(reading.quotation.possible)).sum()
    certain = sum(n for n, q in zip(lengths.tolist(), direct, strict=True) if q.certain)
    quoted, total = int(lengths.sum()), words.size
    commentary = total - quoted
    return {
        "quoted_words": quoted,
        "commentary_words": commentary,
        "quoted_word_share": _share(quoted, total),
        "quoted_word_share_low": _share(certain, total),
        "quoted_word_share_high": _share(min(quoted + possible, total), total),
        "quotation_to_commentary_ratio": _share(quoted, commentary),
        "n_quotations": len(direct),
        "n_scare_quotes": sum(q.kind == "scare" for q in reading.quotation.quotations),
        **_speakers(direct, lengths.tolist()),
        "quotation_marks_balanced": float(reading.quotation.balanced),
    }


def _speakers(direct: list[Quotation], lengths: list[int]) -> dict[str, float]:
    words_of: Counter[str] = Counter()
    for quotation, n in zip(direct, lengths, strict=True):
        if quotation.speaker:
            words_of[quotation.speaker.casefold()] += n
    attributed = words_of.total()
    return {
        "n_speakers": len(words_of),
        "top_speaker_share": _share(max(words_of.values(), default=0), attributed),
        "unattributed_quotation_share": _share(sum(lengths) - attributed, sum(lengths)),
    }


def _words_in(words: Ids, spans: list[tuple[int, int]]) -> Ids:
    """int64 (len(spans),): how many of the words start inside each span."""
    edges = np.searchsorted(words, np.array(spans, dtype=np.int64).reshape(-1, 2))
    return edges[:, 1] - edges[:, 0]


def _share(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator else float("nan")
