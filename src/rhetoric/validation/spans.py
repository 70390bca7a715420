"""Spans of characters, as measures compare them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rhetoric.model import Quotation

Span = tuple[int, int]
OPENING = "“\"'`«„‘"
CLOSED = re.compile(r"[”\"'’»“]\W*\Z")
CONTINUED = ("continued paragraph", "closed in a later paragraph")


def outermost(spans: Iterable[Span]) -> set[Span]:
    """The spans that lie in no other."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return set(kept)


def joined(text: str, quotations: Iterable[Quotation]) -> list[Span]:
    """The spans of direct quotations, a continued one with what it continues."""
    spans: list[Span] = []
    for quotation in quotations:
        goes_on = spans and quotation.rule.startswith(CONTINUED)
        if goes_on and not text[spans[-1][1] : quotation.start].strip():
            spans[-1] = (spans[-1][0], quotation.end)
        else:
            spans.append((quotation.start, quotation.end))
    return spans


def joined_labels(text: str, spans: Iterable[Span]) -> set[Span]:
    """The outermost spans, those of a quotation that opens anew in each paragraph joined."""
    kept: list[Span] = []
    for start, end in sorted(outermost(spans)):
        between = text[kept[-1][1] : start] if kept else ""
        goes_on = "\n" in between and not any(map(str.isalnum, between)) and text[start] in OPENING
        if goes_on and not CLOSED.search(text, kept[-1][0] + 1, start):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return set(kept)


def inside(length: int, spans: Iterable[Span]) -> bytearray:
    """One byte a character: 1 inside a span."""
    found = bytearray(length)
    for start, end in spans:
        found[start:end] = b"\1" * (end - start)
    return found


def characters(text: str, spans: Iterable[Span]) -> bytearray:
    """One byte a character that is no white space: 1 inside a span."""
    found = inside(len(text), spans)
    return bytearray(byte for byte, character in zip(found, text, strict=True) if not character.isspace())


def within(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span lies in one of some others."""
    return any(low <= span[0] and span[1] <= high for low, high in others)
