"""Where the lines of a batch are: runs of chunks with no line break in the gaps between them.

Nearly every gap is one space. Only the others are looked into, code point by code point.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.chunks import Chunks, Points
from rhetoric.text.normalise import separators
from rhetoric.text.paragraphs import COLUMN_RANK, FEWEST_BREAKS, LINE_BREAKS, WIDEST
from rhetoric.text.table import Ids

_SPACE, _LINE_FEED, _RETURN = map(ord, " \n\r")
_BREAK, _STRAY = 1, 2


@dataclass(frozen=True, slots=True)
class Lines:
    """start, end, document: int64 (l,), half-open, in order. is_doubtful: bool (d,), of each document.

    The lines of a doubtful document need not be its paragraphs: it may be hard-wrapped, or holds control characters,
    which separate chunks but are no white space.
    """

    start: Ids
    end: Ids
    document: Ids
    is_doubtful: NDArray[np.bool_]


def find_lines(points: Points, chunks: Chunks, documents: Ids) -> Lines:
    """The lines of a batch; documents: int64 (d,), where each begins, line breaks before it."""
    if not chunks.start.size:
        nothing = np.zeros(0, dtype=np.int64)
        return Lines(nothing, nothing, nothing, np.ones(documents.size, dtype=bool))
    gap, owner, at = _gaps(points, chunks)
    kind = _kinds()[np.minimum(points[at], _kinds().size - 1)]
    is_break = (kind == _BREAK) & ~((points[at] == _LINE_FEED) & (points[at - 1] == _RETURN))
    n_breaks = np.bincount(owner[is_break], minlength=gap.size)
    begins = np.flatnonzero(((n_breaks > 0) | (gap == 0)) & (gap < chunks.start.size))
    first = gap[begins]
    start, end = chunks.start[first], chunks.end[np.append(first[1:], chunks.end.size) - 1]
    document = _document_of(start, documents)
    is_broken = np.flatnonzero(n_breaks[begins[1:]] == 1)
    doubtful = _may_be_wrapped((end - start)[is_broken], document[is_broken], documents.size)
    doubtful[_document_of(at[kind == _STRAY], documents)] = True
    return Lines(start, end, document, doubtful)


def _gaps(points: Points, chunks: Chunks) -> tuple[Ids, Ids, Ids]:
    """The gaps that are not one space, and their code points.

    gap: int64 (g,), the number of the chunk behind each; the gap before the first chunk is always among them. owner,
    at: int64 (p,), of each code point its place in `gap` and in the batch.
    """
    start = np.concatenate((np.zeros(1, dtype=np.int64), chunks.end))
    width = np.append(chunks.start, points.size) - start
    is_odd = (points.take(start, mode="clip") != _SPACE) | (width != 1)
    is_odd[0] = True
    gap = np.flatnonzero(is_odd)
    n = width[gap]
    owner = np.repeat(np.arange(gap.size), n)
    return gap, owner, (start[gap] - np.cumsum(n) + n)[owner] + np.arange(owner.size)


def _may_be_wrapped(width: Ids, document: Ids, n_documents: int) -> NDArray[np.bool_]:
    """bool (d,): whether a document's lines that end in a single break can have been wrapped at a column.

    width, document: int64 (b,), of each such line. `find_paragraphs` looks at those documents closely.
    """
    n = np.bincount(document, minlength=n_documents)
    n_narrow = np.bincount(document[width <= WIDEST], minlength=n_documents)
    return np.asarray((n >= FEWEST_BREAKS) & (n_narrow > (COLUMN_RANK * (n - 1)).astype(np.int64)))


def _document_of(at: Ids, documents: Ids) -> Ids:
    return np.searchsorted(documents, at, side="right") - 1


@cache
def _kinds() -> NDArray[np.uint8]:
    """uint8: what each code point of a gap is; beyond the table nothing."""
    kinds = np.zeros(separators()[-1] + 2, dtype=np.uint8)
    kinds[[point for point in separators() if not chr(point).isspace()]] = _STRAY
    kinds[[ord(mark) for mark in LINE_BREAKS]] = _BREAK
    return kinds
