"""Whether a sentence ends between two chunks: VERDICTS[end of the one, start of the other].

The kinds are found by `edges`, the rules behind the verdicts from SYMBOL on stand in `sentences`.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class End(IntEnum):
    """What stands at the end of a chunk."""

    NONE = 0
    STOP = 1  # a full stop after a name or a number
    STOP_SMALL = 2  # after a word in small letters: a sentence ends even before a small letter
    STOP_CLOSED = 3  # before a closing mark
    EXCLAIM = 4  # ! or ?
    EXCLAIM_CLOSED = 5  # ! or ? before a closing mark: “Why?” Smith asked
    ELLIPSIS = 6
    MAYBE = 7  # an abbreviation that may end a sentence: Inc., Jr., Jan.
    COUNTRY = 8  # dotted letters: U.S., D.C.
    TIME = 9  # a.m., p.m., etc.: no sentence ends before a day or a time zone, but before any other capital
    NEVER = 10  # an abbreviation that never ends one: Mr., Gen., vs.
    NUMBERED = 11  # No. 10, but: “No. Never.”
    INITIAL = 12  # one capital: J. Smith
    NUMBER = 13  # 1. or II. at the head of a list, or the end of "aged 42."
    STATE = 14  # Pa., D.C.: what stands before tells whether a name may follow
    TAG = 15  # a link or a hashtag, which often stand behind the stop of a sentence


class Start(IntEnum):
    """What stands at the start of a chunk."""

    SMALL = 0
    CAPITAL = 1
    STARTER = 2  # a frequent first word: it begins a sentence far more often than it follows an abbreviation
    CALENDAR = 3  # what goes on after an hour or an abbreviation: a day, a month, a time zone, "AND"
    INSTITUTION = 4  # the U.S. Senate
    PRONOUN_I = 5
    DIGIT = 6
    SYMBOL = 7  # no letter or digit
    DASH = 8
    OPENED = 9  # from here on opened: a quotation mark before a capital or a digit
    OPENED_SMALL = 10  # an opening mark or bracket before a small letter
    BRACKET = 11  # a round or curly bracket before a capital or a digit: Inc. (NYSE: DNB); [Yet] is OPENED
    LINK = 12  # it begins no sentence


class Role(IntEnum):
    """What a chunk says of those near it."""

    NONE = 0
    CUE = 1
    LABEL = 2
    WITHIN = 3
    THE = 4
    ONWARD = 5
    TOWN = 6  # a name and a comma
    LIST = 7  # a colon


class Verdict(IntEnum):
    """Whether a sentence ends between two chunks; from SYMBOL on more must be looked at (`sentences`)."""

    NO = 0
    YES = 1
    SYMBOL = 2  # what stands after the dash or symbol decides
    SPEECH = 3  # unless a verb of saying follows
    SMALL_TEXT = 4  # in a text without capitals
    COUNTRY = 5  # where the country is a place by itself
    LABELLED = 6  # where the initial is none: Plan B.
    HEAD = 7  # unless it heads an item of a list
    STATE = 8  # where a town stands before the state
    DOTS = 9  # unless a word stands before the dots that no sentence ends with, or they are a hesitation: So… I left.
    AFTER_TAG = 10  # where a sentence ended before the link or hashtag


def _verdicts() -> NDArray[np.uint8]:
    """uint8 (End, Start): a Verdict for each pair of neighbours."""
    capitals = [Start.CAPITAL, Start.STARTER, Start.CALENDAR, Start.INSTITUTION, Start.PRONOUN_I]
    opened = [*capitals, Start.OPENED]
    anew = [*opened, Start.DIGIT, Start.BRACKET]
    often = [Start.STARTER, Start.PRONOUN_I]
    table = np.full((len(End), len(Start)), Verdict.NO, dtype=np.uint8)
    for end in (End.STOP, End.STOP_CLOSED, End.EXCLAIM, End.EXCLAIM_CLOSED):
        table[end, anew] = Verdict.YES
        table[end, Start.SYMBOL] = Verdict.SYMBOL
    table[End.EXCLAIM_CLOSED, [Start.CAPITAL, Start.INSTITUTION, Start.PRONOUN_I]] = Verdict.SPEECH
    table[End.STOP_SMALL] = Verdict.YES
    table[End.NUMBER, anew] = Verdict.HEAD
    table[[End.STOP_SMALL, End.NUMBER], Start.SYMBOL] = Verdict.SYMBOL
    table[[End.STOP, End.STOP_SMALL, End.EXCLAIM, End.NUMBER], Start.DASH] = Verdict.SYMBOL
    table[End.ELLIPSIS, opened] = Verdict.DOTS
    table[End.ELLIPSIS, Start.SYMBOL] = Verdict.SYMBOL
    table[End.MAYBE, [*often, Start.OPENED]] = Verdict.YES
    table[End.STATE, [*often, Start.OPENED]] = Verdict.YES
    table[End.STATE, Start.CAPITAL] = Verdict.STATE
    table[End.TAG, [*anew, Start.DASH]] = Verdict.AFTER_TAG
    table[End.TIME, opened] = Verdict.YES
    table[End.TIME, Start.CALENDAR] = Verdict.NO
    table[End.COUNTRY, [*often, Start.OPENED]] = Verdict.HEAD
    table[End.COUNTRY, Start.CAPITAL] = Verdict.COUNTRY
    table[End.NUMBERED, [*opened, Start.BRACKET]] = Verdict.YES
    table[End.INITIAL, anew] = Verdict.LABELLED
    table[End.INITIAL, often] = Verdict.HEAD
    in_small_text = [End.STOP, End.STOP_CLOSED, End.EXCLAIM, End.ELLIPSIS, End.NUMBERED, End.NUMBER]
    table[in_small_text, Start.SMALL] = Verdict.SMALL_TEXT
    table[:, Start.LINK] = Verdict.NO
    return table


VERDICTS = _verdicts()
