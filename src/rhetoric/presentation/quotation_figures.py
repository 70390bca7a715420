"""The figures of labelled quotations as lines for a terminal and as a record for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rhetoric.validation import QuotationFigures
from rhetoric.validation.tallies import Agreement, Counted, ShareErrors

_EXCERPT = 70


def figures_record(group: str, figures: QuotationFigures) -> dict[str, Any]:
    """The figures of one class of texts; percentages and points, None where there is nothing to measure."""
    return {
        "group": group or None,
        "n_texts": figures.n_texts,
        "character": _agreement(figures.characters),
        "span_f1": figures.spans.f1,
        "share_error_points": figures.share.mean,
        "within_one_point": figures.share.within_one,
        "worst_text": _worst(figures.share),
        "kind_accuracy": figures.kinds.share,
        "bounds_hold": figures.bounds.share,
        "token": _agreement(figures.tokens),
        "reported_token": _agreement(figures.reported),
        "speaker_accuracy": figures.speakers.share,
        "naive": {
            "character_f1": figures.naive_characters.f1,
            "span_f1": figures.naive_spans.f1,
            "share_error_points": figures.naive_share.mean,
        },
        "worst_spans": [asdict(span) for span in figures.worst],
    }


def _agreement(found: Agreement) -> dict[str, float | None] | None:
    if not found.labelled:
        return None
    return {"precision": found.precision, "recall": found.recall, "f1": found.f1}


def _worst(share: ShareErrors) -> dict[str, Any]:
    points, name = share.worst
    return {"name": name, "points": points}


def figures_text(group: str, figures: QuotationFigures) -> str:
    """The figures of one class of texts, a line each, then the worst spans."""
    points, name = figures.share.worst
    lines = [
        f"{group}: {figures.n_texts} texts",
        _row("characters in direct quotation", _parts(figures.characters)),
        _row("exact spans", f"F1 {_number(figures.spans.f1)}"),
        _row("share of quoted characters", f"{figures.share.mean:.2f} points off on average"),
        _row("  within one point", f"{_number(figures.share.within_one)} % of the texts"),
        _row("  worst", f"{points:.1f} points, {name}"),
        _row("a regular expression", _naive(figures)),
        _row("direct or scare", _counted(figures.kinds, "spans")),
        _row("bounds hold where marks are lost", _counted(figures.bounds, "texts")),
    ]
    if figures.tokens.labelled:
        lines.append(_row("words of others, direct or reported", _parts(figures.tokens)))
        lines.append(_row("  outside direct quotation", _parts(figures.reported)))
    if figures.speakers.of:
        lines.append(_row("speakers", _counted(figures.speakers, "labels")))
    if figures.worst:
        lines.append("  worst spans: characters, text, place, rule")
    for span in figures.worst:
        excerpt = " ".join(span.text.split())
        excerpt = excerpt if len(excerpt) <= _EXCERPT else excerpt[: _EXCERPT - 1] + "…"
        lines.append(f"  {span.wrong:6}  {span.name} {span.start}-{span.end}  {span.rule or 'not found'}: {excerpt}")
    return "\n".join(lines) + "\n"


def _row(name: str, value: str) -> str:
    return f"  {name:36} {value}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _parts(found: Agreement) -> str:
    return f"P {_number(found.precision)}  R {_number(found.recall)}  F1 {_number(found.f1)}"


def _counted(found: Counted, unit: str) -> str:
    return f"{_number(found.share)} % of {found.of} {unit}" if found.of else f"no {unit} to measure"


def _naive(figures: QuotationFigures) -> str:
    f1, spans = _number(figures.naive_characters.f1), _number(figures.naive_spans.f1)
    return f"characters F1 {f1}, spans F1 {spans}, {figures.naive_share.mean:.2f} points off"
