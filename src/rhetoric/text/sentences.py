"""Where sentences end: between which chunks of a batch.

Only chunks with a stop are looked at. Each is looked up with its neighbour in the table of `verdicts`; the few pairs
that need more than that have a rule for each of their verdicts. Paragraphs always end a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.table import FactTable, Ids
from rhetoric.text.verdicts import VERDICTS, End, Role, Start, Verdict

Flags = NDArray[np.bool_]
_CUE_REACH = 9
_MOST_TAGS = 6
_ANEW = np.isin(np.arange(len(Verdict)), [Verdict.YES, Verdict.SPEECH, Verdict.HEAD, Verdict.DOTS])
_ONWARD = np.isin(np.arange(len(Role)), [Role.ONWARD, Role.THE])
_OPENED = np.isin(np.arange(len(Start)), [Start.OPENED, Start.OPENED_SMALL])
_NO_ABBREVIATION = np.isin(np.arange(len(End)), np.arange(int(End.STOP), int(End.ELLIPSIS)))


def sentence_of(chunks: FactTable, types: Ids, paragraph: Ids) -> Ids:
    """int64 (n,): the sentence of each chunk, counted from 0.

    chunks: the vocabulary's facts; types, paragraph: (n,) of each chunk, in order.
    """
    if not types.size:
        return np.zeros(0, dtype=np.int64)
    places = _Places(chunks, types, paragraph)
    stops = np.flatnonzero(chunks["end"].take(types[:-1]) != 0)
    verdict = VERDICTS[places.fact("end", stops), places.fact("start", stops + 1)]
    begins = np.zeros(types.size, dtype=bool)
    begins[stops[verdict == int(Verdict.YES)] + 1] = True
    begins[1:] |= paragraph[1:] != paragraph[:-1]
    few = np.flatnonzero(verdict > int(Verdict.YES))
    at, verdict = stops[few], verdict[few]
    for kind, rule in _RULES.items():
        asked = at[verdict == int(kind)]
        begins[asked[rule(places, asked)] + 1] = True
    heads = at[verdict == int(Verdict.HEAD)]
    begins[heads[~_is_head(places, heads, begins)] + 1] = True
    return np.cumsum(begins)


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


def _begins_after_symbol(places: _Places, at: Ids) -> Flags:
    """Whether a sentence begins after a stop and a dash or symbol; at a paragraph's end they belong to its last one.

    Three dots say themselves whether one begins after them.
    """
    anew = _ANEW[VERDICTS[places.fact("end", at), places.fact("start", at + 2)]]
    is_dots = places.fact("end", at + 1) == int(End.ELLIPSIS)
    return np.asarray(anew & ~is_dots & places.same_paragraph(at, at + 2))


def _is_not_attributed(places: _Places, at: Ids) -> Flags:
    """Whether no name and verb of saying follow chunks that end in ?” or !”."""
    said, goes_on = np.zeros(at.size, dtype=bool), np.ones(at.size, dtype=bool)
    for reach in range(2, _CUE_REACH + 1):
        goes_on &= ~_NO_ABBREVIATION[places.fact("end", at + reach - 1)] & places.same_paragraph(at, at + reach)
        said |= goes_on & (places.fact("role", at + reach) == int(Role.CUE))
    return ~said


def _is_small_text(places: _Places, at: Ids) -> Flags:
    """Whether these stand in paragraphs without capitals, as far as their first chunk shows."""
    start = places.fact("start", np.searchsorted(places.paragraph, places.paragraph[at]))
    return np.asarray((start == int(Start.SMALL)) | (start == int(Start.OPENED_SMALL)))


def _is_place(places: _Places, at: Ids) -> Flags:
    """Whether a country stands by itself ("in the U.S.") and is no part of a name that goes on."""
    the, within = places.fact("role", at - 1) == int(Role.THE), places.fact("role", at - 2) == int(Role.WITHIN)
    return np.asarray(the & within & places.same_paragraph(at, at - 2))


def _is_in_town(places: _Places, at: Ids) -> Flags:
    """Whether a town stands before a state, so that the name behind it is no part of one: in Erie, Pa. Smith."""
    return np.asarray((places.fact("role", at - 1) == int(Role.TOWN)) & places.same_paragraph(at, at - 1))


def _ends_with_dots(places: _Places, at: Ids) -> Flags:
    """Whether three dots end a sentence before a capital.

    They do not after a word that needs another: from … The Hague; before "I", which shows nothing, also not when they
    are stuck to that word, or to the first one of a sentence: Well… I suppose so.
    """
    apart = places.fact("start", at) == int(Start.SYMBOL)
    before = np.where(apart & places.same_paragraph(at, at - 1), at - 1, at)
    is_i = places.fact("start", at + 1) == int(Start.PRONOUN_I)
    onward = _ONWARD[places.fact("role", before)] & (apart | is_i)
    first = ~places.same_paragraph(at, at - 1) | (at == 0) | _OPENED[places.fact("start", at)]
    first |= _NO_ABBREVIATION[places.fact("end", at - 1)]
    return np.asarray(~(onward | is_i & first & ~apart))


def _ends_before_tags(places: _Places, at: Ids) -> Flags:
    """Whether a sentence ended before these links and hashtags, and these are the last of them."""
    ended, tags = np.zeros(at.size, dtype=bool), np.ones(at.size, dtype=bool)
    for reach in range(1, _MOST_TAGS + 1):
        end = places.fact("end", at - reach)
        tags &= places.same_paragraph(at, at - reach)
        ended |= tags & (_NO_ABBREVIATION[end] | (end == int(End.ELLIPSIS)))
        tags &= end == int(End.TAG)
    return np.asarray(ended & (places.fact("end", at + 1) != int(End.TAG)))


def _is_labelled(places: _Places, at: Ids) -> Flags:
    """Whether a label stands before a letter: Plan B."""
    return np.asarray((places.fact("role", at - 1) == int(Role.LABEL)) & places.same_paragraph(at, at - 1))


def _is_head(places: _Places, at: Ids, begins: Flags) -> Flags:
    """Whether a number or letter is all that its sentence has so far, but for a label: 1. Open it. Step 2. Close it."""
    labelled = (places.fact("end", at) == int(End.NUMBER)) & _is_labelled(places, at)
    first = np.maximum(at - labelled, 0)
    return np.asarray(begins[first] | (first == 0) | _is_listed(places, at) | _is_one_of_initials(places, at))


def _is_listed(places: _Places, at: Ids) -> Flags:
    """Whether a number stands behind a colon: Three rules: 1. Be early."""
    listed = (places.fact("end", at) == int(End.NUMBER)) & (places.fact("role", at - 1) == int(Role.LIST))
    return np.asarray(listed & places.same_paragraph(at, at - 1))


def _is_one_of_initials(places: _Places, at: Ids) -> Flags:
    """Whether an initial stands before another, that looks like a word: F. A. Smith, P. I. Jones."""
    initial = int(End.INITIAL)
    return np.asarray((places.fact("end", at) == initial) & (places.fact("end", at + 1) == initial))


_RULES = {
    Verdict.SYMBOL: _begins_after_symbol,
    Verdict.SPEECH: _is_not_attributed,
    Verdict.SMALL_TEXT: _is_small_text,
    Verdict.COUNTRY: _is_place,
    Verdict.LABELLED: _is_labelled,
    Verdict.STATE: _is_in_town,
    Verdict.DOTS: _ends_with_dots,
    Verdict.AFTER_TAG: _ends_before_tags,
}
