"""What the words between the marks look like: how many they are, a sentence, a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from rhetoric.text.chunks import Points
from rhetoric.text.layout import Layout
from rhetoric.text.marks.glyphs import GLYPHS
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.english import SMALL_IN_TITLES, TERMINAL
from rhetoric.text.quotation.surroundings import Rooms
from rhetoric.text.table import Ids

FRAGMENT_WORDS = 6
"""Up to so many words that nobody claims are marks of distance, a title or a term; more are somebody's."""
FRAGMENT_CHARACTERS = 120
"""What is longer is no fragment."""

_SMALL_LETTERS = "a-zß-öø-ÿ"
_SMALL = rf"(?:{'|'.join(sorted(SMALL_IN_TITLES, key=len, reverse=True))})[,:;]*"
_LARGE = rf"[^\s{_SMALL_LETTERS}]\S*"
_TITLE = re.compile(rf"(?:{_SMALL}\s+)*{_LARGE}(?:\s+{_SMALL})*\s+{_LARGE}(?:\s+(?:{_SMALL}|{_LARGE}))*")


@dataclass(frozen=True, slots=True)
class Shapes:
    """is_few, is_sentence, is_title, is_stopped: bool (s,), of the words of each span without the marks.

    is_few: at most `FRAGMENT_WORDS`. is_sentence: a capital at the beginning, three words or more, and terminal
    punctuation inside the marks. is_title: two or more words with capitals and no end of a sentence, like the title of
    a work. is_stopped: a full stop at the end.
    """

    is_few: Flags
    is_sentence: Flags
    is_title: Flags
    is_stopped: Flags

    @classmethod
    def of(cls, layout: Layout, spans: SpanColumns, rooms: Rooms) -> Shapes:
        """The shape of each span; each has a letter or a digit in it."""
        chunks, points = layout.chunks, layout.points
        first, last = _inside(layout, spans)
        is_short = last - first < FRAGMENT_CHARACTERS
        marks_alone = (chunks.end[rooms.opening] <= first) + (chunks.start[rooms.closing] > last).astype(np.int64)
        n_words = rooms.closing - rooms.opening + 1 - marks_alone
        is_terminal = _are(_terminal(), points[last])
        is_title = np.zeros(first.size, dtype=bool)
        asked = np.flatnonzero(is_short & ~is_terminal & (n_words > 1))
        edges = zip(first[asked].tolist(), (last[asked] + 1).tolist(), strict=True)
        is_title[asked] = [_TITLE.fullmatch(layout.text, low, high) is not None for low, high in edges]
        return cls(
            is_short & (n_words <= FRAGMENT_WORDS),
            is_terminal & _are(_upper(), points[first]) & (~is_short | (n_words > 2)),
            is_title,
            _are(_full_stop(), points[last]),
        )


def _inside(layout: Layout, spans: SpanColumns) -> tuple[Ids, Ids]:
    """int64 (s,), (s,): the first and the last character inside the marks."""
    first, last = spans.start.copy(), spans.end - 1
    for edge, step in ((first, 1), (last, -1)):
        outside = np.arange(edge.size)
        while outside.size:
            outside = outside[_are(_mark(), layout.points[edge[outside]])]
            edge[outside] += step
    return first, last


def _are(table: Flags, points: Points) -> Flags:
    return np.asarray(table[np.minimum(points, table.size - 1)])


def _table(characters: Iterable[str]) -> Flags:
    """bool: whether each code point is one of the characters; the last place stands for all beyond."""
    points = [ord(character) for character in characters]
    table = np.zeros(max(points) + 2, dtype=bool)
    table[points] = True
    return table


@cache
def _mark() -> Flags:
    return _table(GLYPHS + " ")


@cache
def _terminal() -> Flags:
    return _table(TERMINAL)


@cache
def _full_stop() -> Flags:
    return _table(".…")


@cache
def _upper() -> Flags:
    return _table(character for character in map(chr, range(0x1FFFF)) if character.isupper())
