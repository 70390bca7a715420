"""The words round each span of a batch: what stands in its paragraph between it and its neighbours.

Such a passage is a *room*: one before the first span of a paragraph, one behind each; where a line of its own signs the
last one, that line; where the paragraph before leads in with a colon, what stands last in that. Its words are the
batch's chunks, less what the marks cut off and parted at dashes, so that all that is asked of them is a gather.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.datelines import find_datelines
from rhetoric.text.expand import expand, ranges
from rhetoric.text.layout import Layout
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.cues import tokens_of
from rhetoric.text.quotation.tokens import STOP_ALONE
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.table import Ids

SIGNATURE_CHUNKS = 14
"""At most so many chunks has the line that signs a quotation."""

LED_IN_CHARACTERS = 40
"""A quotation that a colon at the end of the paragraph before leads in has so many."""

_DASHES = [ord(character) for character in "—–-"]
_COLON = ord(":")
TokenFlags = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Rooms:
    """low, high: int64 (r,), code points. first_chunk, n_chunks: int64 (r,), those that lie in each, cut ones too.

    before, after: int64 (s,), the rooms on either side of each span. opening, closing: int64 (s,), the chunks that each
    begins and ends in. is_led_in: bool (s,), the room before it is in the paragraph before.
    """

    low: Ids
    high: Ids
    first_chunk: Ids
    n_chunks: Ids
    before: Ids
    after: Ids
    opening: Ids
    closing: Ids
    is_led_in: Flags

    @classmethod
    def of(cls, layout: Layout, spans: SpanColumns) -> Rooms:
        """The rooms between the spans of each paragraph."""
        paragraphs, paragraph, n = layout.paragraphs, spans.paragraph, spans.start.size
        before = np.arange(n) + np.cumsum(np.diff(paragraph, prepend=-1) != 0) - 1
        after = before + 1
        low, high, first, last = np.zeros((4, int(after[-1]) + 1 if n else 0), dtype=np.int64)
        low[before], high[after] = paragraphs.start[paragraph], paragraphs.end[paragraph]
        low[after], high[before] = spans.end, spans.start
        first[before], last[after] = paragraphs.first_chunk[paragraph], paragraphs.end_chunk[paragraph]
        chunks = layout.chunks
        opening = np.searchsorted(chunks.end, spans.start, side="right")
        closing = np.searchsorted(chunks.start, spans.end) - 1
        last[before] = opening + (chunks.start[opening] < spans.start)
        first[after] = closing + (chunks.end[closing] <= spans.end)
        led, line, neighbour = _leading_lines(layout, spans, low[before] == high[before])
        room = before[led]
        low[room] = np.where(neighbour >= 0, spans.end[neighbour], paragraphs.start[line])
        first[room] = np.where(neighbour >= 0, first[after[neighbour]], paragraphs.first_chunk[line])
        high[room], last[room] = paragraphs.end[line], paragraphs.end_chunk[line]
        signed, line = _signature_lines(layout, spans, high[after] - low[after])
        room = after[signed]
        low[room], high[room] = paragraphs.start[line], paragraphs.end[line]
        first[room], last[room] = paragraphs.first_chunk[line], paragraphs.end_chunk[line]
        n_chunks = np.where(low < high, last - first, 0)
        is_led_in = np.zeros(n, dtype=bool)
        is_led_in[led] = True
        return cls(low, high, first, n_chunks, before, after, opening, closing, is_led_in)


def _leading_lines(layout: Layout, spans: SpanColumns, is_bare: Flags) -> tuple[Ids, Ids, Ids]:
    """int64 (k,), (k,), (k,): the spans that begin their paragraph behind one that ends with a colon, that one, and the
    last span in it; -1 without one.

    is_bare: bool (s,), nothing stands before the span in its paragraph. A few words are no speech that is led in: a
    title may stand under "Related:".
    """
    paragraphs = layout.paragraphs
    begins = np.flatnonzero(is_bare & (spans.end - spans.start >= LED_IN_CHARACTERS) & (spans.paragraph > 0))
    line = spans.paragraph[begins] - 1
    leads = (layout.points[paragraphs.end[line] - 1] == _COLON) & (paragraphs.block[line] < 0)
    leads &= paragraphs.document[line] == paragraphs.document[line + 1]
    led, line = begins[leads], line[leads]
    neighbour = led - 1
    shares = (neighbour >= 0) & (spans.paragraph[neighbour] == line)
    return led, line, np.where(shares, neighbour, -1)


def _signature_lines(layout: Layout, spans: SpanColumns, room: Ids) -> tuple[Ids, Ids]:
    """int64 (k,), (k,): the spans behind which nothing stands but the next line, with a dash before it, and that line.

    room: int64 (s,), characters behind each span. A line with a span of its own or in a list is no signature.
    """
    paragraphs = layout.paragraphs
    following = np.append(spans.paragraph[1:], -1)[: room.size]
    ends = np.flatnonzero((following != spans.paragraph) & (room <= 1))
    line = spans.paragraph[ends] + 1
    is_dashed = np.append(np.isin(layout.points[paragraphs.start], _DASHES), [False, False])
    document = np.append(paragraphs.document, -1)
    n_chunks = np.append(paragraphs.end_chunk - paragraphs.first_chunk, 0)
    is_line = is_dashed[line] & ~is_dashed[line - 1] & ~is_dashed[line + 1]
    is_line &= (document[line] == document[line - 1]) & (n_chunks[line] <= SIGNATURE_CHUNKS) & (following[ends] != line)
    signed = np.flatnonzero(is_line)
    return ends[signed], line[signed]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of the rooms, in order.

    flags: uint32 (t + 1,), see `tokens`; behind the last word stands one without any, so that a place before the first
    word or behind the last may be asked for. token: int64 (t,), in the book. first, last: int64 (r,), the words of each
    room, half-open. is_dashed: bool (r,), a dash opens the room.
    """

    book: WordBook
    flags: TokenFlags
    token: Ids
    first: Ids
    last: Ids
    is_set_off: Flags

    @classmethod
    def of(cls, layout: Layout, rooms: Rooms, book: WordBook) -> Surroundings:
        """Look up the words of the rooms."""
        book.follow(layout.vocabulary)
        begin = np.cumsum(rooms.n_chunks) - rooms.n_chunks
        chunk = ranges(rooms.first_chunk, rooms.n_chunks)
        first, count = book.tokens_of(layout, chunk)
        _cut(layout, rooms, begin, book, (first, count))
        book.tokens.settle()
        token = expand(first, count)
        edges = np.concatenate(([0], np.cumsum(count)))
        flags = np.append(book.tokens["flags"][token], np.uint32(0))
        first, last = edges[begin], edges[begin + rooms.n_chunks]
        _skip_datelines(layout, rooms, first, last)
        return cls(book, flags, token, first, last, _are_set_off(layout, rooms))

    def behind_stop(self, room: Ids) -> Ids:
        """int64 (n,): the first word of some rooms, behind a stop, a comma or a colon that stands alone."""
        first = self.first[room]
        return np.asarray(first + ((first < self.last[room]) & ((self.flags[first] & np.uint32(STOP_ALONE)) != 0)))

    def begins_room(self, place: Ids) -> Flags:
        """bool (n,): whether some of the words are the first of a room."""
        begins = np.zeros(self.flags.size, dtype=bool)
        begins[self.first] = True
        return np.asarray(begins[place])


def _skip_datelines(layout: Layout, rooms: Rooms, first: Ids, last: Ids) -> None:
    """Let the words of a room that begins with a dateline begin behind it. first, last: int64 (r,)."""
    for paragraph, end in find_datelines(layout):
        start = int(layout.paragraphs.start[paragraph])
        room = int(np.searchsorted(rooms.low, start))
        if room < first.size and rooms.low[room] == start and rooms.high[room] >= end:
            first[room] = min(first[room] + len(tokens_of(layout.text, start, end)), last[room])


def _are_set_off(layout: Layout, rooms: Rooms) -> Flags:
    """bool (r,): whether a dash or a colon is the first or second character of each room."""
    ahead = np.minimum(rooms.low[:, None] + np.arange(2), layout.points.size - 1)
    opens = np.isin(layout.points[ahead], [*_DASHES, _COLON]) & (ahead < rooms.high[:, None])
    return np.asarray(opens.any(axis=1))


def _cut(layout: Layout, rooms: Rooms, begin: Ids, book: WordBook, columns: tuple[Ids, Ids]) -> None:
    """Put the part that lies in the room in place of each chunk that a quotation begins or ends in.

    begin: int64 (r,), where the chunks of each room begin in the columns: first token, number of tokens.
    """
    chunks, text = layout.chunks, layout.text
    ends = rooms.n_chunks - 1
    led = np.flatnonzero((ends >= 0) & (chunks.start.take(rooms.first_chunk, mode="clip") < rooms.low))
    trailed = np.flatnonzero((ends >= 0) & (chunks.end.take(rooms.first_chunk + ends, mode="clip") > rooms.high))
    room = np.concatenate((led, trailed))
    within = np.concatenate((np.zeros_like(led), ends[trailed]))
    chunk = rooms.first_chunk[room] + within
    start = np.maximum(rooms.low[room], chunks.start[chunk])
    end = np.minimum(rooms.high[room], chunks.end[chunk])
    parts = [book.tokens_of_part(text[a:b]) for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    first, count = columns
    place = begin[room] + within
    first[place], count[place] = np.array(parts, dtype=np.int64).reshape(-1, 2).T
