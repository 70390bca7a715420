"""From a batch's marks to the spans between them: what is plain is paired at once, what is not is weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from rhetoric.model import Excluded
from rhetoric.text.layout import Layout
from rhetoric.text.marks.glyphs import SINGLE
from rhetoric.text.quotation.building import SpanBuilder
from rhetoric.text.quotation.columns import SpanColumns
from rhetoric.text.quotation.counting import count_marks
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.gathering import gather_spans
from rhetoric.text.quotation.marks import Flags
from rhetoric.text.quotation.pairs import pair_up
from rhetoric.text.quotation.regions import MarkedBatch, regions
from rhetoric.text.quotation.resumption import set_interludes_apart
from rhetoric.text.quotation.spans import Findings, mark_pairs
from rhetoric.text.quotation.weighing import weigh

MOST_WEIGHED = 4000
"""A region with more marks is no prose: they are counted, not weighed."""


def find_spans(layout: Layout, is_read: Flags, cues: CueIndex) -> SpanColumns:
    """The spans between marks of each document of a batch, in the paragraphs that are read; is_read: bool (p,)."""
    batch = MarkedBatch.of(layout, is_read, cues)
    takes_single = (batch.outer_is_single | layout.documents.is_headline)[layout.paragraphs.document]
    openers, is_unplain = pair_up(batch.marks, batch.first_mark, takes_single)
    findings: dict[int, Findings] = defaultdict(Findings)
    is_weighed = np.zeros_like(is_unplain)
    for numbers in regions(batch, is_unplain):
        is_weighed[numbers] = True
        _read_region(batch, numbers, findings[int(layout.paragraphs.document[numbers[0]])])
    for found in findings.values():
        set_interludes_apart(layout.text, found)
    return gather_spans(batch, openers[~is_weighed[batch.marks.paragraph[openers]]], findings)


def are_excluded(layout: Layout, excluded: Sequence[Sequence[Excluded]]) -> Flags:
    """bool (p,): whether each paragraph lies in an excluded passage; one passage may hold several."""
    facts = zip(layout.documents.start.tolist(), excluded, strict=True)
    spans = [(offset + passage.start, offset + passage.end) for offset, passages in facts for passage in passages]
    start, end = np.array([(-1, -1), *spans], dtype=np.int64).T
    place = np.searchsorted(start, layout.paragraphs.start, side="right") - 1
    return np.asarray(layout.paragraphs.start < end[place])


def _read_region(batch: MarkedBatch, numbers: Sequence[int], findings: Findings) -> None:
    region = batch.region(numbers)
    if len(numbers) == 1 and batch.is_nested(numbers[0]):
        outer = [mark for mark in region.marks[0] if mark.costs.family != SINGLE]
        findings.spans += mark_pairs(region.text, numbers[0], outer)
    elif sum(map(len, region.marks)) > MOST_WEIGHED:
        for place in range(len(numbers)):
            count_marks(region, place, findings)
    else:
        builder = SpanBuilder(region, findings)
        for place, actions in enumerate(weigh(region)):
            builder.read(place, actions)
