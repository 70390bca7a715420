"""Quotation against commentary: how much of the text is in sources' own words, and whose."""

from __future__ import annotations

import numpy as np

from rhetoric.model import VOICES, Metric, MetricType, Quotation, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Columns, VoiceColumns
from rhetoric.text.batch import Batch, Part
from rhetoric.text.quotation import QuotationReading

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


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """The quotation metrics of each article in body and headline; NaN in the voices that are parts of the body."""
    answer: VoiceColumns = {voice: _empty(analysis.n_articles) for voice in VOICES}
    documents = analysis.batch.documents
    spans = _spans_with_words(analysis.batch)
    for d, (reading, article, is_headline) in enumerate(
        zip(analysis.batch.readings, documents.article.tolist(), documents.is_headline.tolist(), strict=True)
    ):
        voice: Voice = "headline" if is_headline else "body"
        n_words = float(so_far[voice]["n_words"][article])
        for name, value in _document(reading.quotation, n_words, spans[d]).items():
            answer[voice][name][article] = value
    return answer


def _empty(n_articles: int) -> Columns:
    return {metric.name: np.full(n_articles, np.nan) for metric in METRICS}


def _spans_with_words(batch: Batch) -> list[tuple[list[int], int]]:
    """For each document how many counted words each of its quotations has, and all its possible passages together."""
    offsets = batch.documents.start.tolist()
    edges = [
        offset + edge
        for offset, reading in zip(offsets, batch.readings, strict=True)
        for edge in (
            *(edge for q in reading.quotation.quotations for edge in (q.start, q.end)),
            *(edge for passage in reading.quotation.possible for edge in passage),
        )
    ]
    counted = batch.words.start[batch.words.part != int(Part.EXCLUDED)]
    places = np.searchsorted(counted, np.array(edges, dtype=np.int64))
    lengths = iter((places[1::2] - places[::2]).tolist())
    return [
        ([next(lengths) for _ in r.quotation.quotations], sum(next(lengths) for _ in r.quotation.possible))
        for r in batch.readings
    ]


def _document(reading: QuotationReading, n_words: float, spans: tuple[list[int], int]) -> dict[str, float]:
    """The metrics of one document. spans: the words of each quotation, and of what is possible."""
    lengths, possible = spans
    direct = [(q, n) for q, n in zip(reading.quotations, lengths, strict=True) if q.kind == "direct"]
    quoted = sum(n for _, n in direct)
    commentary = n_words - quoted
    return {
        "quoted_words": quoted,
        "commentary_words": commentary,
        "quoted_word_share": _share(quoted, n_words),
        "quoted_word_share_low": _share(sum(n for q, n in direct if q.certain), n_words),
        "quoted_word_share_high": _share(min(quoted + possible, n_words), n_words),
        "quotation_to_commentary_ratio": _share(quoted, commentary),
        "n_quotations": len(direct),
        "n_scare_quotes": len(reading.quotations) - len(direct),
        **_speakers(direct),
        "quotation_marks_balanced": float(reading.balanced),
    }


def _speakers(direct: list[tuple[Quotation, int]]) -> dict[str, float]:
    words_of: dict[str, int] = {}
    for quotation, n in direct:
        if quotation.speaker:
            speaker = quotation.speaker.casefold()
            words_of[speaker] = words_of.get(speaker, 0) + n
    quoted, attributed = sum(n for _, n in direct), sum(words_of.values())
    return {
        "n_speakers": len(words_of),
        "top_speaker_share": _share(max(words_of.values(), default=0), attributed),
        "unattributed_quotation_share": _share(quoted - attributed, quoted),
    }


def _share(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator else float("nan")
