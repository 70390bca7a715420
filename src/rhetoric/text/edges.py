"""How a chunk may end a sentence and how the next may begin one.

Whether a sentence ends between two chunks is decided by what each is: a full stop after a word, after an abbreviation
that never ends a sentence (Mr.), after one that may (Inc., p.m., U.S.), after an initial; and before a capital, before
a frequent first word of sentences (The, He), a small letter, an opening mark. The kinds, and what follows from each
pair of them, stand in `verdicts`.
"""

from __future__ import annotations

import re
from enum import IntFlag
from itertools import product

from rhetoric.text import abbreviations as words
from rhetoric.text.normalise import INVISIBLE
from rhetoric.text.verdicts import End, Role, Start

_QUOTES = "\"'’”»›“‘"
_AFTER_WORD = ".,:;…" + _QUOTES
_LAST = frozenset(".!?…。！？" + _QUOTES + ")]}*_†‡—–" + INVISIBLE)
_FINAL = re.compile(rf"([.!?…。！？]+)([{_QUOTES})\]}}*_†‡—–]*)$")
_NOTE = re.compile(
    r"(?<=[.!?”])(?:\[\w{1,3}\]|\(\d\d?\)|[¹²³⁰⁴-⁹])+$|(?<=[a-z]{3}\.)\d\d?$|(?<=\b(?:19|20)\d\d\.)\d\d?$"
)
_LINK = re.compile(r"\W*(?:https?://|pic\.twitter\.com/)")
_HASHTAG = re.compile(r"#[^\W\d_]\w*$")
_PARTY = re.compile(r"\W?[RDI]-")
"""After a party, a state goes on before a day, not before a name: D-Mass. Warren said so."""
_OPENERS = r"""["'‘“„‚«‹(\[{*_`¿¡’”]+"""
_OPENER = re.compile(_OPENERS)
_BRACKET = re.compile(r"[({]")
_TAIL = re.compile(r"[^/–—-]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ROMAN = re.compile(r"[IVX]{2,4}")
_STOP = re.compile("[.!?…。！？]")
_INNER_END = re.compile(
    r"""(?:(?<=[^\W\d_A-Z]{2})|(?<=\d[\da-z%])|(?<=[^\W\d_][)\]]))[.!?…]+["'’”)\]]*"""
    r"""(?=["'‘“(\[]*(?:(?!(?:Com|Net|Org|Us|Tv)\b)[A-Z][a-z]|[IA]\b)|\([A-Z])"""
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
    **dict.fromkeys(map(str.upper, words.LABELS), Role.LABEL),
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


class Asks(IntFlag):
    """Which of the rules here ask for a word by its name: how a chunk begins, what it says, how it ends."""

    START = 1
    ROLE = 2
    END = 4


def told_apart() -> dict[str, Asks]:
    """The words, in small letters, that rules ask for by name; of possessives the bare word too.

    Any other word is told by its letters' case, its length and the marks round it alone.
    """
    romans = {"".join(letters) for n in (2, 3, 4) for letters in product("ivx", repeat=n)}
    ends = {*_ABBREVIATIONS, *words.WORDS_TOO, *romans, *(name.rstrip("!") for name in words.CALLED)}
    told: dict[str, Asks] = {}
    for ask, listed in ((Asks.START, {*_STARTS, *words.JOINING}), (Asks.ROLE, _ROLES), (Asks.END, ends)):
        for word in map(str.lower, listed):
            for spelling in (word, word.removesuffix("'s")):
                told[spelling] = told.get(spelling, Asks(0)) | ask
    return told


def asks_of(chunk: str, start: int, end: int) -> Asks:
    """What would be asked of any word in the place of a chunk's only word, which no rule asks for by name."""
    asks = Asks.START if start_of(chunk, (start, end)) is Start.CAPITAL else Asks(0)
    if chunk.rstrip(_AFTER_WORD) == chunk[start:end]:
        asks |= Asks.ROLE
    return asks | (Asks.END if end_of(chunk) is not End.NONE else Asks(0))


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
        if chunk.lower() in words.CALLED:
            return End.MAYBE
        return End.EXCLAIM_CLOSED if closers else End.EXCLAIM
    if "…" in marks or len(marks) > 1:
        return End.ELLIPSIS
    end = _full_stop(_TAIL.search(chunk[: final.start()])[0], closers)  # type: ignore[index]
    if end is not End.STATE:
        return end
    return End.TIME if _PARTY.match(chunk) else End.MAYBE if closers else end


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
        return _ABBREVIATIONS[word]
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
    word = chunk[start:end].lower()
    if word in words.JOINING and len(word) > 1 and chunk[start:end].isupper():
        return Start.CALENDAR
    return _STARTS.get(word.replace("’", "'"), Start.CAPITAL)


def role_of(chunk: str) -> Role:
    """What the chunk says of those near it."""
    known = _ROLES.get(chunk.rstrip(_AFTER_WORD))
    if known is None and chunk[-1] in ",:":
        return Role.LIST if chunk[-1] == ":" else Role.TOWN if chunk[0].isupper() else Role.NONE
    return known or Role.NONE


def inner_ends(chunk: str) -> list[int]:
    """Where sentences end inside a chunk that lost the space after a full stop ("policy.The"); not in addresses."""
    if chunk[:-1].isalnum() or not _STOP.search(chunk, 2, len(chunk) - 1) or "/" in chunk or "@" in chunk:
        return []
    return [match.end() for match in _INNER_END.finditer(chunk)]
