"""What the words between the marks look like: how many they are, a sentence, a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.english import SMALL_IN_TITLES, TERMINAL
from rhetoric.text.quotation.glyphs import GLYPHS
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
    def of(cls, layout: Layout, spans: SpanColumns) -> Shapes:
        """The shape of each span; each has a letter or a digit in it."""
        text = layout.text
        first, end = _inside(layout, spans)
        is_short = end - first <= FRAGMENT_CHARACTERS
        n_words = np.searchsorted(layout.chunks.start, end) - np.searchsorted(layout.chunks.end, first, side="right")
        last_letters = [text[at] for at in (end - 1).tolist()]
        is_terminal = _flags([letter in TERMINAL for letter in last_letters])
        begins = _flags([text[at].isupper() for at in first.tolist()])
        is_title = np.zeros(first.size, dtype=bool)
        asked = np.flatnonzero(is_short & ~is_terminal & (n_words > 1))
        edges = zip(first[asked].tolist(), end[asked].tolist(), strict=True)
        is_title[asked] = [_TITLE.fullmatch(text, low, high) is not None for low, high in edges]
        return cls(
            is_short & (n_words <= FRAGMENT_WORDS),
            is_terminal & begins & (~is_short | (n_words > 2)),
            is_title,
            _flags([letter in ".…" for letter in last_letters]),
        )


def _flags(values: Sequence[bool]) -> Flags:
    return np.array(values, dtype=bool)


def _inside(layout: Layout, spans: SpanColumns) -> tuple[Ids, Ids]:
    """int64 (s,), (s,): where the words inside the marks begin and end."""
    first, last = spans.start.copy(), spans.end - 1
    for edge, step in ((first, 1), (last, -1)):
        while (outside := _is_mark()[np.minimum(layout.points[edge], _is_mark().size - 1)]).any():
            edge[outside] += step
    return first, last + 1


@cache
def _is_mark() -> Flags:
    """bool: of each code point, whether it is a mark or a space; the last one stands for all further ones."""
    table = np.zeros(ord(max(GLYPHS)) + 2, dtype=bool)
    table[[ord(glyph) for glyph in GLYPHS + " "]] = True
    return table
