"""Where sentences end: between which chunks of a batch.

Only chunks with a stop are looked at. Each is looked up with its neighbour in the table of `edges`; the few pairs that
need more than that follow, each with a rule of its own. Paragraphs always end a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.edges import ENDS, End, Role, Start
from rhetoric.text.table import FactTable, Ids

Flags = NDArray[np.bool_]
_CUE_REACH = 6


def _of(members: type[End] | type[Start], *chosen: int) -> Flags:
    flags = np.zeros(len(members), dtype=bool)
    flags[list(chosen)] = True
    return flags


_PLAIN = _of(End, End.STOP, End.STOP_SMALL, End.STOP_CLOSED, End.EXCLAIM, End.EXCLAIM_CLOSED)
_ENDS_SMALL_TEXT = _of(End, End.STOP, End.STOP_CLOSED, End.EXCLAIM, End.ELLIPSIS, End.NUMBERED, End.NUMBER)
_HEADS = _of(End, End.NUMBER, End.INITIAL, End.COUNTRY)
_SPEAKS = _of(Start, Start.CAPITAL, Start.INSTITUTION, Start.PRONOUN_I)


def sentence_of(chunks: FactTable, types: Ids, paragraph: Ids) -> Ids:
    """int64 (n,): the sentence of each chunk, counted from 0.

    chunks: the vocabulary's facts; types, paragraph: (n,) of each chunk, in order.
    """
    if not types.size:
        return np.zeros(0, dtype=np.int64)
    paragraph_ends = np.flatnonzero(paragraph[1:] != paragraph[:-1])
    stops = np.flatnonzero(chunks["end"].take(types[:-1]))
    places = _Places(chunks, types, paragraph)
    stops = stops[_end_after(places, stops)]
    is_end = np.zeros(types.size, dtype=bool)
    is_end[stops] = True
    is_end[paragraph_ends] = True
    is_end[_heads(places, stops, is_end)] = False
    is_end[paragraph_ends] = True
    first = np.concatenate(([0], np.flatnonzero(is_end) + 1))
    return np.repeat(np.arange(first.size), np.diff(first, append=types.size))


@dataclass(frozen=True, slots=True)
class _Places:
    """The facts of chunks by their place; places past either end give the first or last chunk's."""

    chunks: FactTable
    types: Ids
    paragraph: Ids

    def fact(self, name: str, at: Ids) -> NDArray[np.uint8]:
        return np.asarray(self.chunks[name][self.types.take(at, mode="clip")])

    def same_paragraph(self, at: Ids, other: Ids) -> Flags:
        return np.asarray(self.paragraph[at] == self.paragraph.take(other, mode="clip"))


def _end_after(places: _Places, stops: Ids) -> Flags:
    """bool (s,): whether a sentence ends after each of the chunks that have a stop."""
    end, start = places.fact("end", stops), places.fact("start", stops + 1)
    ends = ENDS[end, start]
    few = np.flatnonzero(ends & ((start == Start.SYMBOL) | (start == Start.DASH)))
    ends[few] = _goes_on_after_symbol(places, stops[few])
    few = np.flatnonzero(ends & (end == End.EXCLAIM_CLOSED) & _SPEAKS[start])
    ends[few] = ~_is_attributed(places, stops[few])
    few = np.flatnonzero((start == Start.SMALL) & _ENDS_SMALL_TEXT[end])
    ends[few] = _is_small_text(places, stops[few])
    few = np.flatnonzero((start == Start.CAPITAL) & (end == End.COUNTRY))
    ends[few] = _is_place(places, stops[few])
    few = np.flatnonzero((end == End.INITIAL) & (start != Start.SMALL))
    ends[few] |= places.fact("role", stops[few] - 1) == Role.LABEL
    return np.asarray(ends)


def _goes_on_after_symbol(places: _Places, at: Ids) -> Flags:
    """Whether a sentence begins after a stop and a dash, a bullet or an emoji; at a paragraph's end they are its last."""
    begins = ENDS[places.fact("end", at), places.fact("start", at + 2)]
    return np.asarray(begins & places.same_paragraph(at, at + 2))


def _is_attributed(places: _Places, asked: Ids) -> Flags:
    """Whether chunks that end in ?” or !” are followed by a name and a verb of saying."""
    said = np.zeros(asked.size, dtype=bool)
    open_ = np.ones(asked.size, dtype=bool)
    for reach in range(2, _CUE_REACH + 1):
        open_ &= ~_PLAIN[places.fact("end", asked + reach - 1)]
        said |= open_ & (places.fact("role", asked + reach) == Role.CUE) & places.same_paragraph(asked, asked + reach)
    return said


def _is_small_text(places: _Places, at: Ids) -> Flags:
    """Whether these stand in paragraphs without capitals, as far as their first chunk shows."""
    start = places.fact("start", np.searchsorted(places.paragraph, places.paragraph[at]))
    return np.asarray((start == Start.SMALL) | (start == Start.OPENED_SMALL))


def _is_place(places: _Places, at: Ids) -> Flags:
    """Whether a country stands by itself ("in the U.S.") and is no part of a name that goes on."""
    before, earlier = places.fact("role", at - 1), places.fact("role", at - 2)
    return np.asarray((before == Role.WITHIN) | ((before == Role.THE) & (earlier == Role.WITHIN)))


def _heads(places: _Places, ends: Ids, is_end: Flags) -> Ids:
    """Which of `ends` end nothing: all that their sentence has is a number or letter, as at the head of a list's item."""
    end = places.fact("end", ends)
    heads = ends[_HEADS[end]]
    alone = (heads == 0) | is_end[heads - 1]
    labelled = (places.fact("role", heads - 1) == Role.LABEL) & (heads > 0) & ((heads == 1) | is_end[heads - 2])
    return np.asarray(heads[alone | (labelled & (places.fact("end", heads) == End.NUMBER))])
