"""Quotation against commentary: how much of the text is in sources' own words, and whose."""

from __future__ import annotations

from rhetoric.model import Metric, MetricType

OWN = "rhetoric"


def _metric(name: str, kind: MetricType, unit: str, high: float | None, reading: str, weight: str | None = None) -> Metric:
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
    _metric("n_scare_quotes", "count", "spans", None, "Words in marks that nobody is quoted with: distance, titles, terms"),
    _metric("n_speakers", "count", "speakers", None, "Distinct named speakers of direct quotations"),
    _metric("top_speaker_share", "number", "share, 0 to 1", 1,
            "Of the attributed quoted words, those of the most quoted speaker; NULL without one", None),
    _metric("unattributed_quotation_share", "number", "share, 0 to 1", 1,
            "Of the quoted words, those without a speaker found; NULL without quotations", "quoted_words"),
    _metric("reported_speech_share", "number", "share, 0 to 1", 1,
            "Words of reported speech (without marks) of all words; NULL until reported speech is read", "n_words"),
    _metric("quotation_marks_balanced", "flag", "true or false", None, "Whether every quotation mark has its partner"),
)  # fmt: skip
