"""The words round each span of a batch: what stands in its paragraph between it and its neighbours.

Such a passage is a *room*: one before the first span of a paragraph, one behind each. Its words are the batch's chunks,
less what the marks cut off and parted at dashes, so that all that is asked of them is a gather.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.expand import expand
from rhetoric.text.layout import Layout
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.table import Ids

TokenFlags = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Rooms:
    """low, high: int64 (r,), code points. first_chunk, n_chunks: int64 (r,), those that lie in each, cut ones too.

    before, after: int64 (s,), the rooms on either side of each span.
    """

    low: Ids
    high: Ids
    first_chunk: Ids
    n_chunks: Ids
    before: Ids
    after: Ids

    @classmethod
    def of(cls, layout: Layout, spans: SpanColumns) -> Rooms:
        """The rooms between the spans of each paragraph."""
        n = spans.start.size
        opens_paragraph = np.diff(spans.paragraph, prepend=-1) != 0
        before = np.arange(n) + np.cumsum(opens_paragraph) - 1
        after = before + 1
        low, high = np.zeros((2, int(after[-1]) + 1 if n else 0), dtype=np.int64)
        low[before], high[after] = layout.paragraphs.start[spans.paragraph], layout.paragraphs.end[spans.paragraph]
        low[after], high[before] = spans.end, spans.start
        chunks = layout.chunks
        first_chunk = np.searchsorted(chunks.end, low, side="right")
        n_chunks = np.searchsorted(chunks.start, high) - first_chunk
        n_chunks[low >= high] = 0
        return cls(low, high, first_chunk, n_chunks, before, after)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of the rooms, in order.

    start, end: int64 (t,), code points. flags: uint32 (t + 1,), see `tokens`; behind the last word stands one without
    any, so that a place before the first word or behind the last may be asked for. first, last: int64 (r,), the words
    of each room, half-open. text: the batch's.
    """

    text: str
    start: Ids
    end: Ids
    flags: TokenFlags
    first: Ids
    last: Ids

    @classmethod
    def of(cls, layout: Layout, rooms: Rooms, book: WordBook) -> Surroundings:
        """Look up the words of the rooms."""
        chunk = expand(rooms.first_chunk, rooms.n_chunks)
        begin = np.cumsum(rooms.n_chunks) - rooms.n_chunks
        book.follow(layout.vocabulary)
        rows = book.rows_of_chunks(layout, chunk)
        origin = layout.chunks.start[chunk]
        _cut(layout, rooms, begin, book, rows, origin)
        book.settle()
        count = book.chunks["count"][rows]
        place = expand(book.chunks["first"][rows], count)
        origin = np.repeat(origin, count)
        edges = np.concatenate(([0], np.cumsum(count)))
        tokens = book.tokens
        return cls(
            layout.text,
            origin + tokens["start"][place],
            origin + tokens["end"][place],
            np.append(tokens["flags"][place], np.uint32(0)),
            edges[begin],
            edges[begin + rooms.n_chunks],
        )

    def has(self, flag: int) -> Flags:
        """bool (t + 1,): the words with a flag, or with one of several."""
        return np.asarray((self.flags & np.uint32(flag)) != 0)

    def begins_room(self) -> Flags:
        """bool (t + 1,): the first word of each room, and what stands behind the last."""
        begins = np.zeros(self.flags.size, dtype=bool)
        begins[self.first] = True
        return begins

    def texts(self, first: int, last: int) -> list[str]:
        """Some words as written."""
        spans = zip(self.start[first:last].tolist(), self.end[first:last].tolist(), strict=True)
        return [self.text[start:end] for start, end in spans]


def _cut(layout: Layout, rooms: Rooms, begin: Ids, book: WordBook, rows: Ids, origin: Ids) -> None:
    """Put the part that lies in the room in place of each chunk that a quotation begins or ends in."""
    chunks, text = layout.chunks, layout.text
    ends = rooms.n_chunks - 1
    led = np.flatnonzero((ends >= 0) & (chunks.start.take(rooms.first_chunk, mode="clip") < rooms.low))
    trailed = np.flatnonzero((ends >= 0) & (chunks.end.take(rooms.first_chunk + ends, mode="clip") > rooms.high))
    room = np.concatenate((led, trailed))
    within = np.concatenate((np.zeros_like(led), ends[trailed]))
    chunk = rooms.first_chunk[room] + within
    start = np.maximum(rooms.low[room], chunks.start[chunk])
    end = np.minimum(rooms.high[room], chunks.end[chunk])
    place = begin[room] + within
    origin[place] = start
    rows[place] = [book.row_of_part(text[a:b]) for a, b in zip(start.tolist(), end.tolist(), strict=True)]
