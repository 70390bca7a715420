"""The spans of a batch as columns: those of plain pairs, and those that were found by weighing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import OrphanMark
from rhetoric.text.layout import Layout
from rhetoric.text.marks.glyphs import SINGLE
from rhetoric.text.quotation.columns import SpanColumns
from rhetoric.text.quotation.marks import Flags
from rhetoric.text.quotation.regions import MarkedBatch
from rhetoric.text.quotation.spans import Findings, Span, pair_rules
from rhetoric.text.table import Ids

_ALPHANUMERIC = re.compile(r"[^\W_]")
_CASE = 0x20
"""The bit that tells a small letter of ASCII from its capital."""

_Facts = tuple[Ids, Ids, Ids, Flags, Flags, Flags]
"""start, end, paragraph, is_single, is_certain, continues: of each span."""


def gather_spans(batch: MarkedBatch, openers: Ids, findings: Mapping[int, Findings]) -> SpanColumns:
    """The spans of both kinds, in order; what has no letter or digit inside is no quotation.

    openers: int64 (k,), the places of the openers of plain pairs. findings: what else each document has.
    """
    found = [span for document in findings.values() for span in document.spans]
    facts = [np.concatenate(pair) for pair in zip(_pair_facts(batch, openers), _span_facts(found), strict=True)]
    rules = _pair_rules(batch, openers) + [span.rule for span in found]
    start, end, *_ = facts
    order = np.argsort(start, kind="stable")
    order = order[_says_something(batch.layout, start[order], end[order])]
    start, end, paragraph, is_single, is_certain, continues = (column[order] for column in facts)
    possible = [passage for document in findings.values() for passage in document.possible]
    return SpanColumns(
        start, end, paragraph, [rules[k] for k in order.tolist()], is_single, is_certain, continues,
        batch.outer_is_single, np.array(possible, dtype=np.int64).reshape(-1, 2), _orphans(batch, findings),
    )  # fmt: skip


def _pair_facts(batch: MarkedBatch, openers: Ids) -> _Facts:
    marks = batch.marks
    is_single = batch.layout.vocabulary.marks.costs["is_single"][marks.costs[openers]]
    yes = np.ones(openers.size, dtype=bool)
    return marks.start[openers], marks.end[openers + 1], marks.paragraph[openers], is_single, yes, ~yes


def _span_facts(spans: Sequence[Span]) -> _Facts:
    return (
        _ids(span.start for span in spans),
        _ids(span.end for span in spans),
        _ids(span.paragraph for span in spans),
        _flags(span.family == SINGLE for span in spans),
        _flags(span.certain for span in spans),
        _flags(span.continues for span in spans),
    )


def _pair_rules(batch: MarkedBatch, openers: Ids) -> list[str]:
    return pair_rules(batch.marks.glyph[openers], batch.marks.glyph[openers + 1])


def _says_something(layout: Layout, start: Ids, end: Ids) -> Flags:
    """bool (n,): whether a letter or a digit stands in each span; nearly always it is the second character."""
    second = layout.points.take(start + 1, mode="clip") | np.uint32(_CASE)
    says = (second >= ord("a")) & (second <= ord("z")) & (start + 1 < end)
    asked = np.flatnonzero(~says)
    spans = zip(start[asked].tolist(), end[asked].tolist(), strict=True)
    says[asked] = [_ALPHANUMERIC.search(layout.text, first, last) is not None for first, last in spans]
    return np.asarray(says)


def _orphans(batch: MarkedBatch, findings: Mapping[int, Findings]) -> list[Sequence[OrphanMark]]:
    orphans: list[Sequence[OrphanMark]] = [() for _ in batch.layout.documents.texts]
    for document, found in findings.items():
        orphans[document] = sorted(found.orphans, key=lambda orphan: orphan.at)
    return orphans


def _ids(values: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64)


def _flags(values: Iterable[bool]) -> NDArray[np.bool_]:
    return np.fromiter(values, dtype=bool)
