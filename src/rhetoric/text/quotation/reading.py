"""From a text's marks to the spans between them: what is plain is paired at once, what is not is weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from rhetoric.model import Excluded, OrphanMark
from rhetoric.text.exclusions import outside
from rhetoric.text.layout import Layout, paragraphs_of
from rhetoric.text.quotation.building import SpanBuilder
from rhetoric.text.quotation.columns import SpanColumns
from rhetoric.text.quotation.counting import count_marks
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.estimates import attribution_at
from rhetoric.text.quotation.glyphs import SINGLE
from rhetoric.text.quotation.pairing import Passage, least_cost_reading
from rhetoric.text.quotation.regions import MarkedText, regions
from rhetoric.text.quotation.resumption import set_interludes_apart
from rhetoric.text.quotation.spans import Findings, Span, mark_pairs, plain_pairs

_ALPHANUMERIC = re.compile(r"[^\W_]")
MOST_WEIGHED = 4000
"""A region with more marks is no prose: they are counted, not weighed."""


def find_spans(layout: Layout, excluded: Sequence[Sequence[Excluded]], cues: CueIndex) -> SpanColumns:
    """The spans between marks of each document of a batch, outside its excluded passages."""
    spans: list[tuple[Span, int, int]] = []
    possible: list[tuple[int, int]] = []
    orphans: list[list[OrphanMark]] = []
    is_single: list[bool] = []
    documents, number = layout.documents, 0
    facts = zip(documents.texts, paragraphs_of(layout), excluded, documents.is_headline.tolist(), strict=True)
    for (text, paragraphs, passages, is_headline), offset in zip(facts, documents.start.tolist(), strict=True):
        body = set(outside(paragraphs, passages))
        kept = [place for place, span in enumerate(paragraphs) if span in body]
        marked = MarkedText.of(text, [paragraphs[place] for place in kept], cues, is_headline)
        findings = _find(marked)
        spans += [(span, number + kept[span.paragraph], offset) for span in findings.spans]
        possible += [(offset + start, offset + end) for start, end in findings.possible]
        orphans.append(sorted(findings.orphans, key=lambda orphan: orphan.at))
        is_single.append(marked.outer == SINGLE)
        number += len(paragraphs)
    return SpanColumns(
        np.array([offset + span.start for span, _, offset in spans], dtype=np.int64),
        np.array([offset + span.end for span, _, offset in spans], dtype=np.int64),
        np.array([paragraph for _, paragraph, _ in spans], dtype=np.int64),
        [span.rule for span, _, _ in spans],
        np.array([span.family == SINGLE for span, _, _ in spans], dtype=bool),
        np.array([span.certain for span, _, _ in spans], dtype=bool),
        np.array([span.continues for span, _, _ in spans], dtype=bool),
        np.array(is_single, dtype=bool),
        np.array(possible, dtype=np.int64).reshape(-1, 2),
        orphans,
    )


def _find(marked: MarkedText) -> Findings:
    findings = Findings()
    for numbers in regions(marked):
        _read_region(marked, numbers, findings)
    set_interludes_apart(marked.text, findings)
    findings.spans = [span for span in findings.spans if _ALPHANUMERIC.search(marked.text, span.start, span.end)]
    return findings


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
