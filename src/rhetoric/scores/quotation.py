"""Quotation against commentary: how much of the text is in sources' own words, and whose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rhetoric.model import VOICES, Metric, MetricType, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import Columns, Floats, VoiceColumns, ratio, sum_by
from rhetoric.text.batch import Batch, Flags, Part
from rhetoric.text.table import Ids

OWN = "rhetoric"


def _metric(
    name: str, kind: MetricType, unit: str, high: float | None, reading: str, weight: str | None = None
) -> Metric:
    return Metric(name, kind, unit, 0, high, reading, OWN, version=3, weight=weight, parts=False)


METRICS = (
    _metric("quoted_words", "count", "words", None, "Words inside direct quotations"),
    _metric("commentary_words", "count", "words", None, "Words outside direct quotations, scare quotes among them"),
    _metric("quoted_word_share", "number", "share, 0 to 1", 1, "Quoted words of all words", "n_words"),
    _metric("quoted_word_share_low", "number", "share, 0 to 1", 1,
            "The share where only quotations with both marks, or set apart and claimed, count", "n_words"),
    _metric("quoted_word_share_high", "number", "share, 0 to 1", 1,
            "The share where a mark without a partner reaches as far as it may", "n_words"),
    _metric("quotation_to_commentary_ratio", "number", "ratio", None,
            "Quoted words over commentary words; NULL without commentary", "commentary_words"),
    _metric("n_quotations", "count", "quotations", None, "Direct quotations; a repeated passage counts once"),
    _metric("n_scare_quotes", "count", "spans", None, "Words in marks that quote nobody: distance, titles, terms"),
    _metric("n_speakers", "count", "speakers", None, "Distinct named speakers of direct quotations"),
    _metric("top_speaker_share", "number", "share, 0 to 1", 1,
            "Of the attributed quoted words, those of the most quoted speaker; NULL without one"),
    _metric("unattributed_quotation_share", "number", "share, 0 to 1", 1,
            "Of the quoted words, those without a speaker found; NULL without quotations", "quoted_words"),
    _metric("reported_speech_share", "number", "share, 0 to 1", 1,
            "Words of reported speech (what a source says, thinks or wants, without marks) of all words", "n_words"),
    _metric("quotation_marks_balanced", "flag", "true or false", None, "Whether every quotation mark has its partner"),
)  # fmt: skip


def compute(analysis: Analysis, so_far: VoiceColumns) -> VoiceColumns:
    """The quotation metrics of each article in body and headline; NaN in the voices that are parts of the body."""
    answer: VoiceColumns = {voice: _empty(analysis.n_articles) for voice in VOICES}
    documents = analysis.batch.documents
    n_words = np.where(
        documents.is_headline,
        so_far["headline"]["n_words"][documents.article],
        so_far["body"]["n_words"][documents.article],
    )
    found = _measured(analysis.batch, n_words)
    voices: tuple[tuple[Voice, Flags], ...] = (("headline", documents.is_headline), ("body", ~documents.is_headline))
    for voice, of_voice in voices:
        for name, column in found.items():
            answer[voice][name][documents.article[of_voice]] = column[of_voice]
    return answer


def _empty(n_articles: int) -> Columns:
    return {metric.name: np.full(n_articles, np.nan) for metric in METRICS}


def _measured(batch: Batch, n_words: Floats) -> Columns:
    """float64 (d,) a metric, one value a document."""
    found = batch.quotations
    n_documents = len(batch.documents.texts)
    direct = np.flatnonzero(found.is_direct)
    lengths = _words_in(batch, found.start[direct], found.end[direct])
    document = found.document[direct]
    quoted = sum_by(document, lengths, n_documents)
    certain = sum_by(document, lengths * found.is_certain[direct], n_documents)
    holder = np.searchsorted(batch.documents.start, found.possible[:, 0], side="right") - 1
    possible = sum_by(holder, _words_in(batch, found.possible[:, 0], found.possible[:, 1]), n_documents)
    n_quotations = sum_by(document, np.ones(direct.size), n_documents)
    commentary = n_words - quoted
    return {
        "quoted_words": quoted,
        "commentary_words": commentary,
        "quoted_word_share": ratio(quoted, n_words),
        "quoted_word_share_low": ratio(certain, n_words),
        "quoted_word_share_high": ratio(np.minimum(quoted + possible, n_words), n_words),
        "quotation_to_commentary_ratio": ratio(quoted, commentary),
        "n_quotations": n_quotations,
        "n_scare_quotes": sum_by(found.document, np.ones(found.document.size), n_documents) - n_quotations,
        **_speakers([batch.speakers[place] for place in direct.tolist()], document, lengths, quoted),
        "reported_speech_share": ratio(_reported_words(batch), n_words),
        "quotation_marks_balanced": np.array([not orphans for orphans in found.orphans], dtype=np.float64),
    }


def _reported_words(batch: Batch) -> Floats:
    """float64 (d,): words of reported speech of each document."""
    start, reported = batch.documents.start, batch.reported
    document = np.searchsorted(start, batch.words.start[reported.first_word], side="right") - 1
    return sum_by(document, reported.end_word - reported.first_word, start.size)


def _words_in(batch: Batch, start: Ids, end: Ids) -> Ids:
    """int64 (n,): how many counted words begin in each passage."""
    places = np.searchsorted(batch.words.start, np.stack((start, end), axis=1))
    places -= np.searchsorted(np.flatnonzero(batch.words.part == Part.EXCLUDED), places)
    return np.asarray(places[:, 1] - places[:, 0])


def _speakers(speakers: Sequence[str | None], document: Ids, lengths: Ids, quoted: Floats) -> Columns:
    """The metrics of who is quoted. speakers, document, lengths: (q,), of each direct quotation."""
    n_documents = quoted.size
    numbers: dict[tuple[int, str], int] = {}
    of_quotation = [
        numbers.setdefault((place, speaker.casefold()), len(numbers)) if speaker else -1
        for place, speaker in zip(document.tolist(), speakers, strict=True)
    ]
    who = np.array(of_quotation, dtype=np.int64)
    attributed = np.flatnonzero(who >= 0)
    n_words = sum_by(who[attributed], lengths[attributed], len(numbers))
    owner = np.array([place for place, _ in numbers], dtype=np.int64)
    most, total = np.zeros(n_documents), sum_by(owner, n_words, n_documents)
    np.maximum.at(most, owner, n_words)
    return {
        "n_speakers": sum_by(owner, np.ones(owner.size), n_documents),
        "top_speaker_share": ratio(most, total),
        "unattributed_quotation_share": ratio(quoted - total, quoted),
    }
