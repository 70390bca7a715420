"""From a text's marks to its quotations: what is plain is paired at once, what is not is weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rhetoric.model import Excluded, OrphanMark, Quotation
from rhetoric.text.exclusions import outside
from rhetoric.text.layout import Layout, paragraphs_of
from rhetoric.text.quotation.building import SpanBuilder
from rhetoric.text.quotation.counting import count_marks
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.estimates import attribution_at
from rhetoric.text.quotation.glyphs import SINGLE
from rhetoric.text.quotation.kinds import quotations_of
from rhetoric.text.quotation.pairing import Passage, least_cost_reading
from rhetoric.text.quotation.regions import MarkedText, regions
from rhetoric.text.quotation.resumption import set_interludes_apart
from rhetoric.text.quotation.spans import Findings, Span, mark_pairs, plain_pairs

_ALPHANUMERIC = re.compile(r"[^\W_]")
MOST_WEIGHED = 4000
"""A region with more marks is no prose: they are counted, not weighed."""


@dataclass(frozen=True, slots=True)
class QuotationReading:
    """What the marks of a text say.

    quotations: direct and scare, in order, not overlapping; what is nested belongs to the outer one.
    possible: (start, end) of passages that may be quotation but are not counted, in order, overlapping
    neither each other nor a direct quotation. orphans: marks without a partner, in order. balanced: every
    mark has its partner.
    """

    quotations: tuple[Quotation, ...]
    possible: tuple[tuple[int, int], ...]
    orphans: tuple[OrphanMark, ...]
    balanced: bool


def read_batch_quotations(
    layout: Layout, excluded: Sequence[Sequence[Excluded]], cues: CueIndex
) -> list[QuotationReading]:
    """The quotations of each document of a batch, outside its excluded passages, in its own code points."""
    readings = []
    documents = layout.documents
    facts = zip(documents.texts, paragraphs_of(layout), excluded, documents.is_headline.tolist(), strict=True)
    for text, paragraphs, passages, is_headline in facts:
        readings.append(read_quotations(text, outside(paragraphs, passages), cues, headline=is_headline))
    return readings


def read_quotations(
    text: str, paragraphs: Sequence[tuple[int, int]], cues: CueIndex, *, headline: bool = False
) -> QuotationReading:
    """Read the quotations of an article's text, or of its headline.

    text: as it was given, any Unicode. paragraphs: (start, end) code points of what is to be read, in
    order, not overlapping. headline: single marks are as usual as double ones, and nothing is carried from
    one paragraph to the next. All spans are code points of `text`, half-open, marks included. Never raises;
    the time is linear in the length of the text.
    """
    marked = MarkedText.of(text, paragraphs, cues, headline)
    findings = Findings()
    for numbers in regions(marked):
        _read_region(marked, numbers, findings)
    set_interludes_apart(text, findings)
    spans = [span for span in findings.spans if _ALPHANUMERIC.search(text, span.start, span.end)]
    quotations = quotations_of(marked, spans)
    direct = [quotation for quotation in quotations if quotation.kind == "direct"]
    if findings.orphans:
        # Where a mark is lost, words that nobody claims may be part of what it enclosed.
        findings.possible.extend((q.start, q.end) for q in quotations if q.kind != "direct")
    possible = _beside(findings.possible, direct)
    orphans = tuple(sorted(findings.orphans, key=lambda orphan: orphan.at))
    return QuotationReading(quotations, possible, orphans, not orphans)


def _read_region(marked: MarkedText, numbers: Sequence[int], findings: Findings) -> None:
    spans = _simple_spans(marked, numbers[0]) if len(numbers) == 1 else None
    if spans is not None:
        findings.spans += spans
    elif sum(len(marked.roles[number]) for number in numbers) > MOST_WEIGHED:
        for number in numbers:
            count_marks(marked, number, findings)
    else:
        builder = SpanBuilder(marked, findings)
        carried = len(numbers) > 1
        readings = least_cost_reading([_passage(marked, number, carried) for number in numbers], marked.outer)
        for number, actions in zip(numbers, readings, strict=True):
            builder.read(number, actions)


def _simple_spans(marked: MarkedText, number: int) -> list[Span] | None:
    """The spans of a paragraph whose marks simply alternate, nested pairs apart; None of any other."""
    text = marked.text
    if marked.plain[number]:
        if number in marked.weighed:
            return mark_pairs(text, number, marked.weighed[number])
        return plain_pairs(text, number, marked.roles[number], marked.glyphs[number])
    if marked.is_nested(number):
        return mark_pairs(text, number, [mark for mark in marked.marks(number) if mark.costs.family != SINGLE])
    return None


def _passage(marked: MarkedText, number: int, carried: bool) -> Passage:
    """The paragraph's marks; `carried`: a quotation may go on in another one."""
    marks, end = marked.marks(number), marked.paragraphs[number][1]
    lost = carried and bool(marks) and attribution_at(marked.text, marks[-1].end, end, marked.cues) is not None
    return Passage(marks, marked.reopens(number), lost)


def _beside(passages: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> tuple[tuple[int, int], ...]:
    """What of the passages lies outside the quotations, which are in order and do not overlap."""
    left: list[tuple[int, int]] = []
    at, place, count = 0, 0, len(quotations)
    for start, end in sorted(passages):
        at = max(at, start)
        while place < count and quotations[place].end <= at:
            place += 1
        while place < count and quotations[place].start < end:
            if at < quotations[place].start:
                left.append((at, quotations[place].start))
            at = max(at, quotations[place].end)
            place += 1
        if at < end:
            left.append((at, end))
        at = max(at, end)
    return tuple(left)
