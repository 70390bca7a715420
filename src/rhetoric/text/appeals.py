"""A publisher's appeal for money at the end of an article, which often runs over several paragraphs.

What tells it from news about donations: the publisher speaks to the reader ("we need your help") of its own
work ("our journalism"), and goes on doing so till the end.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from rhetoric.text.boilerplate_rules import Appeal
from rhetoric.text.paragraphs import Span
from rhetoric.text.phrases import plain_words

REACH = 30
"""Paragraphs from the end; no appeal begins earlier."""
LAST = 4
"""Where there is an appeal, one of so many last paragraphs addresses the reader."""
MOST_SILENT = 2
"""Paragraphs in a row inside an appeal that ask for nothing."""
FEWEST_ASKS = 2
LONGEST_HEADING = 60
LONGEST = 3_000
"""Code points; a longer paragraph is no appeal."""

_OWN_VOICE = re.compile(r"(?:^|(?<= ))(?:we|our|us|we're|we've|we'll) ")
_ADDRESS = ("you", "You", "YOU")
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one paragraph says, and whether an appeal may go on through it."""

    index: int
    asks: int
    of_press: bool
    heading: bool
    goes_on: bool

    @property
    def may_begin(self) -> bool:
        """Whether an appeal may begin here: a bare "help us" may be the article's."""
        return self.asks > 1 or bool(self.asks and (self.heading or self.of_press))


def find_appeal(text: str, paragraphs: Sequence[Span], known: Container[int], appeal: Appeal) -> int | None:
    """The index of the paragraph with which a closing appeal begins, or None.

    `known` holds the indices of other boilerplate; an appeal may go on behind it.
    """
    last = paragraphs[-LAST:]
    if not last or all(text.find(word, last[0][0]) < 0 for word in _ADDRESS):
        return None
    if not any(_addresses_reader(text, span) for span in last):
        return None
    readings = list(_asking_end(text, paragraphs, known, appeal))
    asks = sum(reading.asks for reading in readings)
    if asks < FEWEST_ASKS or not any(reading.of_press for reading in readings):
        return None
    return min((reading.index for reading in readings if reading.may_begin), default=None)


def _addresses_reader(text: str, span: Span) -> bool:
    """Whether a paragraph speaks to somebody outside quotation marks."""
    if all(text.find(word, *span) < 0 for word in _ADDRESS):
        return False
    own = _own_words(text[slice(*span)])
    return any(word in own for word in _ADDRESS)


def _own_words(paragraph: str) -> str:
    """The paragraph without what stands between quotation marks: those are somebody else's words."""
    return _QUOTED.sub(" ", paragraph[:LONGEST])


def _asking_end(text: str, paragraphs: Sequence[Span], known: Container[int], appeal: Appeal) -> Iterator[_Reading]:
    """The readings from the last paragraph upwards, as long as they may belong to one appeal."""
    silent = 0
    for index in range(len(paragraphs) - 1, max(-1, len(paragraphs) - 1 - REACH), -1):
        if index in known:
            continue
        reading = _read(text[slice(*paragraphs[index])], index, appeal)
        silent = 0 if reading.asks else silent + 1
        if not reading.goes_on or silent > MOST_SILENT:
            return
        yield reading


def _read(paragraph: str, index: int, appeal: Appeal) -> _Reading:
    words = plain_words(_own_words(paragraph))
    heading = len(paragraph) <= LONGEST_HEADING and not paragraph.endswith((".", "?"))
    asks = len({match[0] for match in appeal.asks.finditer(words)})
    asks += heading and words.partition(" ")[0] in appeal.openers
    goes_on = bool(asks or heading or _OWN_VOICE.search(words)) and len(paragraph) <= LONGEST
    return _Reading(index, asks, bool(appeal.press.search(words)), heading, goes_on)
