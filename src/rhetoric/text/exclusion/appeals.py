"""A publisher's appeal for money at the end of an article, which often runs over several paragraphs.

What tells it from news about donations: the publisher speaks to the reader ("we need your help") of its own
work ("our journalism"), and goes on doing so till the end.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from rhetoric.text.exclusion.page import Page
from rhetoric.text.exclusion.phrases import plain_words
from rhetoric.text.exclusion.telling import ADDRESS, ASKING, OWN_VOICE, PUBLISHER

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

_OWN_VOICE = re.compile(rf"(?:^|(?<= ))(?:{'|'.join(PUBLISHER)}) ")
_ADDRESS = ("you", "You", "YOU")
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one paragraph says, and whether an appeal may go on through it."""

    index: int
    words: str
    asks: int
    heading: bool
    goes_on: bool


def find_appeals(page: Page, known: Container[int]) -> dict[int, int]:
    """The paragraphs with which a closing appeal begins, by document.

    `known` holds other boilerplate; an appeal may go on behind it.
    """
    addressing = np.flatnonzero(page.is_text & (page.rank_from_end < LAST) & ((page.signs & ADDRESS) > 0))
    found = {}
    for document, last in groupby(addressing.tolist(), page.document_of):
        if any(_addresses_reader(page.text_of(paragraph)) for paragraph in last):
            begin = _begin_of_appeal(page, document, known)
            if begin is not None:
                found[page.document[begin]] = begin
    return found


def _begin_of_appeal(page: Page, document: range, known: Container[int]) -> int | None:
    press = page.telling.rules.appeal.press
    readings = list(_asking_end(page, document, known))
    asks = sum(reading.asks for reading in readings)
    if asks < FEWEST_ASKS or not any(press.search(reading.words) for reading in readings):
        return None
    # A bare "help us" may be the article's.
    begins = (r.index for r in readings if r.asks > 1 or (r.asks and (r.heading or press.search(r.words))))
    return min(begins, default=None)


def _addresses_reader(paragraph: str) -> bool:
    """Whether a paragraph speaks to somebody outside quotation marks."""
    own = _own_words(paragraph) if any(word in paragraph for word in _ADDRESS) else ""
    return any(word in own for word in _ADDRESS)


def _own_words(paragraph: str) -> str:
    """The paragraph without what stands between quotation marks: those are somebody else's words."""
    return _QUOTED.sub(" ", paragraph[:LONGEST])


def _asking_end(page: Page, document: range, known: Container[int]) -> Iterator[_Reading]:
    """The readings from the last paragraph upwards, as long as they may belong to one appeal."""
    silent = 0
    for paragraph in reversed(document[-REACH:]):
        if paragraph in known:
            continue
        reading = _read(page, paragraph)
        silent = 0 if reading.asks else silent + 1
        if not reading.goes_on or silent > MOST_SILENT:
            return
        yield reading


def _read(page: Page, index: int) -> _Reading:
    appeal, signs, paragraph = page.telling.rules.appeal, int(page.signs[index]), page.text_of(index)
    heading = len(paragraph) <= LONGEST_HEADING and not paragraph.endswith((".", "?"))
    if not (heading or signs & (OWN_VOICE | ASKING)):
        return _Reading(index, "", 0, heading, goes_on=False)
    words = plain_words(_own_words(paragraph))
    asks = len({match[0] for match in appeal.asks.finditer(words)}) if signs & ASKING else 0
    asks += heading and words.partition(" ")[0] in appeal.openers
    goes_on = bool(asks or heading or _OWN_VOICE.search(words)) and len(paragraph) <= LONGEST
    return _Reading(index, words, asks, heading, goes_on)
