"""The words of a batch as running text: what each is, and the punctuation that follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.expand import ranges
from rhetoric.text.layout import Layout
from rhetoric.text.quotation.columns import Flags
from rhetoric.text.reported.frames import (
    CONTRAST,
    COORDINATOR,
    CUE,
    FINITE,
    ING,
    JOINT,
    PAST,
    SUBORDINATOR,
    FrameBook,
    WordFlags,
)
from rhetoric.text.table import Ids
from rhetoric.text.word_columns import RunningWords

COMMA, BREAK, OPENING, CLOSING, MARK, STOP = (1 << bit for bit in range(6))
"""What may stand between two words. BREAK: a colon, semicolon or dash (a hyphen
in a gap is one); OPENING, CLOSING: brackets."""
_CHARACTERS: Mapping[int, str] = {
    COMMA: ",",
    BREAK: ";:—–-",
    OPENING: "([",
    CLOSING: ")]",
    MARK: '"“”‘«»„',
    STOP: ".!?…\n",
}
_LOOKED_AT = 4
"""Characters behind a word that are looked at: more stand there only between paragraphs."""

Gaps = NDArray[np.uint8]


@dataclass(frozen=True)
class RunningText:
    """The words of a batch, in order.

    flags: uint32 (w + 1,), see `frames`; gap: uint8 (w + 1,), what follows each word; behind the last word stands one
    without any. quoted: bool (w + 1,), in a direct quotation.
    """

    words: RunningWords
    book: FrameBook
    flags: WordFlags
    gap: Gaps
    quoted: Flags
    _places: dict[int, Ids] = field(default_factory=dict)
    _gaps: dict[int, Ids] = field(default_factory=dict)

    @classmethod
    def of(cls, layout: Layout, words: RunningWords, direct: Ids, book: FrameBook) -> RunningText:
        """direct: int64 (q, 2), the direct quotations of the batch."""
        book.follow(layout.vocabulary)
        flags = np.append(book.flags[words.type], np.uint32(0))
        return cls(words, book, flags, _gaps(layout, words), are_within(words, direct))

    @property
    def size(self) -> int:
        return self.gap.size - 1

    def places_of(self, flag: int) -> Ids:
        """int64: the words that have one of some flags, all of JOINT or all of FINITE, in order, and the end of the
        text."""
        if flag not in self._places:
            whole = JOINT if flag & JOINT else FINITE
            if flag == whole:
                found = np.flatnonzero((self.flags & np.uint32(flag)) != 0)
            else:
                found = self.places_of(whole)[:-1]
                found = found[(self.flags[found] & np.uint32(flag)) != 0]
            self._places[flag] = np.append(found, self.size)
        return self._places[flag]

    def gaps_of(self, kind: int) -> Ids:
        """int64: the words that some punctuation follows, in order, and the end of the text."""
        if kind not in self._gaps:
            found = self._punctuated[(self.gap[self._punctuated] & kind) != 0]
            self._gaps[kind] = np.append(found, self.size)
        return self._gaps[kind]

    @cached_property
    def quotation_starts(self) -> Ids:
        """int64: the first words of direct quotations, in order, and the end of the text."""
        begins = self.quoted[:-1] & ~np.concatenate(([False], self.quoted[:-2]))
        return np.append(np.flatnonzero(begins), self.size)

    @cached_property
    def quotation_ends(self) -> Ids:
        """int64: the words behind direct quotations, in order, and the end of the text."""
        return np.append(np.flatnonzero(self.quoted[:-1] & ~self.quoted[1:]) + 1, self.size)

    @cached_property
    def _punctuated(self) -> Ids:
        return np.flatnonzero(self.gap != 0)

    @cached_property
    def contrasts(self) -> Ids:
        """int64: the words behind a comma that set what follows against what went before, and the end of the text."""
        places = self.places_of(CONTRAST)
        return np.asarray(places[((self.gap[places - 1] & COMMA) != 0) | (places == self.size)])

    @cached_property
    def phrase_ends(self) -> Ids:
        """int64: the words before which a phrase ends, in order, and the end of the text.

        It ends behind a comma or a break, before a conjunction, and before "and" with a verb that tells what else
        somebody said.
        """
        joints = self.places_of(COORDINATOR)[:-1]
        behind = self.flags[joints + 1]
        joints = joints[((behind & np.uint32(CUE)) != 0) & ((behind & np.uint32(PAST | ING)) != 0)]
        joints = joints[self.words.sentence[joints] == self.words.sentence[joints + 1]]
        breaks = self.gaps_of(COMMA | BREAK | OPENING | CLOSING)[:-1] + 1
        return np.sort(np.concatenate((breaks, joints, self.places_of(SUBORDINATOR))), kind="stable")

    def frame_of(self, first: int, length: int) -> int:
        """The frame of the cue of several words that begins at a word."""
        vocabulary = self.words.places.vocabulary
        bare = vocabulary.words["bare"][self.words.type[first : first + length]].tolist()
        return self.book.index.frame_of[tuple(vocabulary.bare_words[word] for word in bare)]


def are_within(words: RunningWords, passages: Ids) -> Flags:
    """bool (w + 1,): whether each word begins in one of some passages; int64 (q, 2), their start and end."""
    first, last = np.searchsorted(words.start, passages).T
    within = np.zeros(words.type.size + 1, dtype=bool)
    within[ranges(first, last - first)] = True
    return within


def next_of(places: Ids, word: Ids) -> Ids:
    """int64 (n,): the first of some places (in order, the end of the text last) at or behind each word."""
    return np.asarray(places[np.minimum(np.searchsorted(places, word), places.size - 1)])


def last_before(places: Ids, word: Ids) -> Ids:
    """int64 (n,): the last of some places before each word; -1 without one."""
    return np.concatenate(([-1], places))[np.searchsorted(places, word)]


def have_between(places: Ids, start: Ids, end: Ids) -> Flags:
    """bool (n,): whether one of some places lies in each half-open range."""
    return np.asarray(np.searchsorted(places, start) < np.searchsorted(places, end))


def _gaps(layout: Layout, words: RunningWords) -> Gaps:
    """uint8 (w + 1,): most words have one space behind them, only the others are looked at."""
    n, points = words.type.size, layout.points
    gap = np.zeros(n + 1, dtype=np.uint8)
    if not n:
        return gap
    start, end = words.start, words.end
    length = np.append(start[1:], end[-1] + 1) - end
    place = np.flatnonzero(length != 1)
    length = length[place]
    behind, kinds = end[place], _kinds()
    for step in range(_LOOKED_AT):
        near = np.flatnonzero(length > step)
        place, behind, length = place[near], behind[near], length[near]
        character = points.take(behind + step, mode="clip")
        gap[place] |= kinds[np.minimum(character, kinds.size - 1)]
    return gap


@cache
def _kinds() -> Gaps:
    """uint8: what each code point is; the last place stands for all beyond."""
    points = {ord(character): kind for kind, characters in _CHARACTERS.items() for character in characters}
    kinds = np.zeros(max(points) + 2, dtype=np.uint8)
    kinds[list(points)] = list(points.values())
    return kinds
