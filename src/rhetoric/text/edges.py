"""How a chunk may end a sentence and how the next may begin one.

Whether a sentence ends between two chunks is decided by what each is: a full stop after a word, after an abbreviation
that never ends a sentence (Mr.), after one that may (Inc., p.m., U.S.), after an initial; and before a capital, before
a frequent first word of sentences (The, He), a small letter, an opening mark. VERDICTS[end, start] says so.
"""

from __future__ import annotations

import re
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from rhetoric.text import abbreviations as words
from rhetoric.text.normalise import INVISIBLE


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
    CALENDAR = 3  # a day, a month, a time zone
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

_QUOTES = "\"'’”»›“‘"
_LAST = frozenset(".!?…。！？" + _QUOTES + ")]}*_†‡—–" + INVISIBLE)
_FINAL = re.compile(rf"([.!?…。！？]+)([{_QUOTES})\]}}*_†‡—–]*)$")
_NOTE = re.compile(
    r"(?<=[.!?”])(?:\[\w{1,3}\]|\(\d\d?\)|[¹²³⁰⁴-⁹])+$|(?<=[a-z]{3}\.)\d\d?$|(?<=\b(?:19|20)\d\d\.)\d\d?$"
)
_LINK = re.compile(r"\W*(?:https?://|pic\.twitter\.com/)")
_HASHTAG = re.compile(r"#[^\W\d_]\w*$")
_PARTY = re.compile(r"\W?[RDI]-")
"""With its party, or closed by a bracket, a state goes on before a day, not before a name: D-Mass. Warren said so."""
_OPENERS = r"""["'‘“„‚«‹(\[{*_`¿¡’”]+"""
_OPENER = re.compile(_OPENERS)
_BRACKET = re.compile(r"[({]")
_TAIL = re.compile(r"[^/–—-]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ROMAN = re.compile(r"[IVX]{2,4}")
_STOP = re.compile("[.!?…。！？]")
_INNER_END = re.compile(
    r"""(?:(?<=[^\W\d_A-Z]{2})|(?<=\d[\da-z%])|(?<=[^\W\d_][)\]]))[.!?…]+["'’”)\]]*"""
    r"""(?=["'‘“(\[]*(?:[A-Z][a-z]|[IA]\b)|\([A-Z])"""
)

_STARTS = {
    **dict.fromkeys(words.INSTITUTIONS, Start.INSTITUTION),
    **dict.fromkeys(words.CALENDAR, Start.CALENDAR),
    **dict.fromkeys(words.STARTERS, Start.STARTER),
    "i": Start.PRONOUN_I,
    **dict.fromkeys(("i'm", "i've", "i'd", "i'll"), Start.PRONOUN_I),
}
_ROLES = {
    **dict.fromkeys(words.CUES, Role.CUE),
    **dict.fromkeys(words.LABELS, Role.LABEL),
    **dict.fromkeys(map(str.capitalize, words.LABELS), Role.LABEL),
    **dict.fromkeys(words.WITHIN, Role.WITHIN),
    **dict.fromkeys(map(str.capitalize, words.WITHIN), Role.WITHIN),
    **dict.fromkeys(words.ONWARD, Role.ONWARD),
    "the": Role.THE,
}
_ABBREVIATIONS = {
    **dict.fromkeys(words.NEVER, End.NEVER),
    **dict.fromkeys(words.MAYBE, End.MAYBE),
    **dict.fromkeys(words.NUMBERED, End.NUMBERED),
    **dict.fromkeys(words.STATES, End.STATE),
    **dict.fromkeys((*words.MEASURES, "a.m", "p.m"), End.TIME),
    "u.s.a": End.STOP,
}


def end_of(chunk: str) -> End:
    """How the chunk ends."""
    last, before = chunk[-1], chunk[:-1]
    if last == "." and before.isalnum():
        return _full_stop(before, "")
    if is_tag(chunk):
        return End.TAG
    if last not in _LAST and not (last.isdigit() and "." in chunk):
        return End.NONE
    if not _STOP.search(chunk):
        return End.NONE
    final = _FINAL.search(_NOTE.sub("", chunk.strip(INVISIBLE)))
    if final is None:
        return End.NONE
    marks, closers = final.groups()
    if not {"!", "?", "！", "？"}.isdisjoint(marks):
        return End.EXCLAIM_CLOSED if closers else End.EXCLAIM
    if "…" in marks or len(marks) > 1:
        return End.ELLIPSIS
    end = _full_stop(_TAIL.search(chunk[: final.start()])[0], closers)  # type: ignore[index]
    return End.TIME if end is End.STATE and (closers or _PARTY.match(chunk)) else end


def is_tag(chunk: str) -> bool:
    """Whether this is a link or a hashtag, as posts have them behind a sentence."""
    if chunk[0] == "#":
        return _HASHTAG.match(chunk) is not None
    return chunk[-1] not in ".!?" and _LINK.match(chunk) is not None


def _full_stop(before: str, closers: str) -> End:
    before = _OPENER.sub("", before, count=1) if before and not before[0].isalnum() else before
    word = before.lower()
    if not before:
        return End.ELLIPSIS  # a full stop by itself: most often one of ". . ."
    quoted = not set(_QUOTES).isdisjoint(closers)
    if word in _ABBREVIATIONS and not quoted and before not in words.WORDS_TOO:
        known = _ABBREVIATIONS[word]
        return End.TIME if closers and known is End.MAYBE else known
    return End.COUNTRY if not quoted and _DOTTED.fullmatch(word) else _plain_stop(before, closers)


def _plain_stop(before: str, closers: str) -> End:
    """A full stop after what is no abbreviation, but for a single letter."""
    if len(before) == 1 and before.isalpha():
        return End.INITIAL if before.isupper() else End.NEVER
    if not {*_QUOTES, ")", "]", "}"}.isdisjoint(closers):
        return End.STOP_CLOSED
    if (before.isdecimal() and len(before) <= 2) or _ROMAN.fullmatch(before):
        return End.NUMBER
    return End.STOP_SMALL if before[0].islower() else End.STOP


def start_of(chunk: str, first_word: tuple[int, int] | None) -> Start:
    """How the chunk starts, given where in it its first word is."""
    if first_word is None:
        return Start.DASH if chunk.strip("-–—") == "" else Start.SYMBOL
    start, end = first_word
    first = chunk[start]
    if start and (opener := _OPENER.match(chunk)):
        if first.islower():
            return Start.LINK if _LINK.match(chunk) else Start.OPENED_SMALL
        return Start.BRACKET if _BRACKET.match(opener[0]) else Start.OPENED
    if first.islower():
        return Start.LINK if _LINK.match(chunk) else Start.SMALL
    if first.isdigit():
        return Start.DIGIT
    return _STARTS.get(chunk[start:end].lower().replace("’", "'"), Start.CAPITAL)


def role_of(chunk: str) -> Role:
    """What the chunk says of those near it."""
    role = _ROLES.get(chunk.rstrip(".,:;…"), Role.NONE)
    if role is Role.NONE and chunk[-1] in ",:":
        return Role.LIST if chunk[-1] == ":" else Role.TOWN if chunk[0].isupper() else role
    return role


def inner_ends(chunk: str) -> list[int]:
    """Where sentences end inside a chunk that lost the space after a full stop ("policy.The"); not in addresses."""
    if chunk[:-1].isalnum() or not _STOP.search(chunk, 2, len(chunk) - 1) or "/" in chunk or "@" in chunk:
        return []
    return [match.end() for match in _INNER_END.finditer(chunk)]
