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
from rhetoric.text.quotation.english import SMALL_IN_TITLES, TERMINAL, ends_sentence
from rhetoric.text.quotation.surroundings import Rooms
from rhetoric.text.table import Ids

FRAGMENT_WORDS = 6
"""Up to so many words that nobody claims are marks of distance, a title or a term; more are somebody's."""
BRIEF_WORDS = 2
"""So many words are seldom anybody's wording: a term, a label."""
FRAGMENT_CHARACTERS = 120
"""What is longer is no fragment."""

_SMALL_LETTERS = "a-zß-öø-ÿ"
_SMALL = rf"(?:{'|'.join(sorted(SMALL_IN_TITLES, key=len, reverse=True))})[,:;]*"
_LARGE = rf"[^\s{_SMALL_LETTERS}]\S*"
_TITLE = re.compile(rf"(?:{_SMALL}\s+)*{_LARGE}(?:\s+{_SMALL})*\s+{_LARGE}(?:\s+(?:{_SMALL}|{_LARGE}))*")


@dataclass(frozen=True, slots=True)
class Shapes:
    """Facts of the words of each span without the marks; all bool (s,).

    is_few: at most `FRAGMENT_WORDS`. is_brief: at most `BRIEF_WORDS`. is_single: one. is_large: a capital at the
    beginning. is_terminal: a full stop, an exclamation or question mark at the end. is_stopped: a full stop. is_closed:
    any of them or a comma, as before an attribution. is_bare: a letter or a digit at the end. is_utterance: a capital
    and a terminal mark. is_sentence: the same with three words or more. is_title: two or more words with capitals, and
    small ones of those that titles have, like the title of a work; a stop at the end does not matter, one inside does.
    """

    is_few: Flags
    is_brief: Flags
    is_single: Flags
    is_large: Flags
    is_terminal: Flags
    is_stopped: Flags
    is_closed: Flags
    is_bare: Flags
    is_utterance: Flags
    is_sentence: Flags
    is_title: Flags

    @classmethod
    def of(cls, layout: Layout, spans: SpanColumns, rooms: Rooms) -> Shapes:
        """The shape of each span; each has a letter or a digit in it."""
        chunks, points = layout.chunks, layout.points
        first, last = _inside(layout, spans)
        is_short = last - first < FRAGMENT_CHARACTERS
        is_behind = chunks.start[rooms.closing] > last
        n_words = rooms.closing - rooms.opening + 1 - is_behind - (chunks.end[rooms.opening] <= first)
        is_large, is_terminal = _are(_upper(), points[first]), _are(_terminal(), points[last])
        is_comma = points[last] == ord(",")
        last_word = np.maximum(chunks.start[rooms.closing - is_behind], first)
        may_be_title = ~is_terminal | (is_large & ~_are(_lower(), points[last_word]))
        asked = np.flatnonzero(is_short & (n_words > 1) & may_be_title)
        edges = zip(first[asked].tolist(), (last[asked] + ~is_terminal[asked]).tolist(), strict=True)
        is_title = np.zeros(first.size, dtype=bool)
        is_title[asked] = [_is_title(layout.text, low, high) for low, high in edges]
        is_utterance = is_large & is_terminal
        return cls(
            is_short & (n_words <= FRAGMENT_WORDS),
            is_short & (n_words <= BRIEF_WORDS),
            n_words <= 1,
            is_large,
            is_terminal,
            _are(_full_stop(), points[last]),
            is_terminal | is_comma,
            ~is_comma & ~is_terminal,
            is_utterance,
            is_utterance & (~is_short | (n_words > 2)),
            is_title,
        )


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], without its last stop, has the capitals of a title and no sentence ends inside."""
    return _TITLE.fullmatch(text, start, end) is not None and not any(map(ends_sentence, text[start:end].split()[:-1]))


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
    points = list(map(ord, characters))
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
    return _table(filter(str.isupper, map(chr, range(0x1FFFF))))


@cache
def _lower() -> Flags:
    return _table(filter(str.islower, map(chr, range(0x1FFFF))))
