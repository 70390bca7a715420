"""The quotation marks of a batch, as columns: what is known of each from its chunk, the rest weighed in the text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.expand import expand
from rhetoric.text.layout import Layout
from rhetoric.text.marks.chunk_marks import weigh
from rhetoric.text.marks.contexts import Costs
from rhetoric.text.marks.patterns import MarkPatterns
from rhetoric.text.table import Ids

Flags = NDArray[np.bool_]


@dataclass(slots=True)
class Mark:
    """A mark with its costs as an opener and as a closer. (Not frozen: that would take ten times as long.)"""

    start: int
    end: int
    costs: Costs


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a batch, in order, without the single ones that are apostrophes.

    start, end: int64 (m,), code points of the batch's string. paragraph: int64 (m,). costs: int64 (m,), their numbers
    in `MarkPatterns.costs_of`. role: uint8 (m,), the code of a letter (see `Costs`). glyph: uint8 (m,), its number.
    """

    start: Ids
    end: Ids
    paragraph: Ids
    costs: Ids
    role: NDArray[np.uint8]
    glyph: NDArray[np.uint8]


def find_marks(layout: Layout, is_read: Flags) -> Marks:
    """The marks in the paragraphs that are read; is_read: bool (p,)."""
    patterns = layout.vocabulary.marks
    chunk, part = _parts(layout, patterns)
    start, end = (layout.chunks.start[chunk] + patterns.marks[edge][part] for edge in ("start", "end"))
    paragraph = np.searchsorted(layout.paragraphs.start, start, side="right") - 1
    inside = np.flatnonzero(paragraph >= 0)
    inside = inside[is_read[paragraph[inside]] & (end[inside] <= layout.paragraphs.end[paragraph[inside]])]
    kept = inside[_is_no_apostrophe(patterns, patterns.marks["costs"][part[inside]], paragraph[inside])]
    start, end, paragraph, part = start[kept], end[kept], paragraph[kept], part[kept]
    low = layout.documents.start[layout.paragraphs.document[paragraph]]
    costs = _costs(layout.text, patterns, part, start, end, low)
    return Marks(start, end, paragraph, costs, patterns.costs["role"][costs], patterns.marks["glyph"][part])


def _parts(layout: Layout, patterns: MarkPatterns) -> tuple[Ids, Ids]:
    """int64 (n,), (n,): the chunk of each mark of a batch, and its place in `MarkPatterns.marks`."""
    pattern = np.take(layout.vocabulary.chunks["marks"], layout.types)
    chunk = np.flatnonzero(pattern)
    n_marks = patterns.patterns["n_marks"][pattern[chunk]]
    return np.repeat(chunk, n_marks), expand(patterns.patterns["first"][pattern[chunk]], n_marks)


def _is_no_apostrophe(patterns: MarkPatterns, costs: Ids, paragraph: Ids) -> Flags:
    """bool (n,): false for what may be apostrophes in a paragraph none of whose single marks can open."""
    may_quote = np.zeros(paragraph.max(initial=0) + 1, dtype=bool)
    may_quote[paragraph[patterns.costs["can_open"][costs]]] = True
    return np.asarray(may_quote[paragraph] | patterns.costs["is_sure"][costs])


def _costs(text: str, patterns: MarkPatterns, part: Ids, start: Ids, end: Ids, low: Ids) -> Ids:
    """int64 (n,): the number of each mark's costs; `low`: where its document begins."""
    costs = patterns.marks["costs"][part]
    is_open = np.flatnonzero(patterns.marks["is_open"][part])
    for k in is_open.tolist():
        left, right = patterns.sides[int(part[k])]
        costs[k] = patterns.costs_number(weigh(text, int(start[k]), int(end[k]), left, right, int(low[k])))
    patterns.settle()
    return costs
