"""Who claims the words between the marks: the cue of the same sentence, and how near it is.

All spans of a batch at once. Cues and sentence ends are sorted places among the words round the spans, so that the
last cue before a span and the first behind it are a binary search.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.naming import give_names
from rhetoric.text.quotation.speakers import is_name, subject_after
from rhetoric.text.quotation.split_cues import find_split_cues
from rhetoric.text.quotation.surroundings import Rooms, Surroundings, TokenFlags
from rhetoric.text.quotation.tokens import (
    BEGINS_PHRASE,
    COLON,
    COMMA,
    CONJUNCTION,
    CONTENT,
    CUE,
    DETERMINER,
    ING,
    NOUN_FOLLOWS,
    PARTICIPLE,
    SAID_OF_A_NAME,
    SENTENCE_END,
    SMALL,
    UPPER,
)
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.table import Ids

NEAR = 24
"""A cue claims when at most so many words lie between it and the quotation."""
LONGEST_SIGNATURE = 12
"""Words behind the dash with which a quotation is signed, a description among them."""
BESIDE = 2
"""So near, a cue before a quotation is not weighed against one behind it."""
BEHIND = 4
"""So near, a cue behind a quotation claims it although one before it might."""


@dataclass(frozen=True, slots=True)
class CuePlaces:
    """The cues among the words round the spans, in order; the last one, behind all words, is none.

    first, last: int64 (c,), their words, half-open. is_phrase: bool (c,), more than one word. is_finite: bool (c,),
    false for single words in -ing. has_subject: bool (c,), a finite verb, whose subject stands before it; others take
    theirs from somewhere else. speaker_follows: bool (c,), as behind "according to". ends, colons: int64 (e,), the
    words that end a sentence before another word, and those before a colon; the last as above.
    """

    first: Ids
    last: Ids
    is_phrase: Flags
    is_finite: Flags
    has_subject: Flags
    speaker_follows: Flags
    ends: Ids
    colons: Ids

    @classmethod
    def of(cls, words: Surroundings, book: WordBook) -> CuePlaces:
        """Find them. Behind an article a word is a noun ("a call for" is a cue, "the state that" none); a phrase wins
        over the cue it begins with."""
        flags, n = words.flags, words.flags.size - 1
        is_cue = (flags & np.uint32(CUE)) != 0
        is_cue[find_split_cues(words)] = True
        place = np.flatnonzero(is_cue | ((flags & np.uint32(BEGINS_PHRASE)) != 0))
        length, phrase = _phrases(words, place, book)
        is_noun = _follow_possessors(flags, place) & ~words.begins_room(place)
        is_phrase = length > 0
        is_noun &= ~is_phrase | ((flags[place + np.maximum(length, 1) - 1] & CONTENT) != 0)
        found = np.flatnonzero((is_phrase | is_cue[place]) & ~is_noun)
        place, is_phrase, phrase = place[found], is_phrase[found], phrase[found]
        last = place + np.maximum(length[found], 1)
        is_ing = (flags[place] & ING) != 0
        is_going_on = ((flags[place - 1] & SAID_OF_A_NAME) != 0) & ~words.begins_room(place)  # is telling
        has_subject = (~is_ing | is_going_on) & (~is_phrase | book.phrases.is_verb[phrase])
        ends = np.flatnonzero((flags & np.uint32(SENTENCE_END)) != 0)
        ends = ends[(flags[ends + 1] & SMALL) == 0]
        return cls(
            np.append(place, n), np.append(last, n), np.append(is_phrase, False),
            np.append(is_phrase | ~is_ing, True), np.append(has_subject, True),
            np.append(book.phrases.speaker_follows[phrase], False),
            np.append(ends, n), np.append(np.flatnonzero((flags & np.uint32(COLON)) != 0), n),
        )  # fmt: skip

    def end_before(self, place: Ids) -> Ids:
        """int64 (n,): the last end of a sentence before each place among the words; -1 without one."""
        return np.concatenate(([-1], self.ends))[np.searchsorted(self.ends, place)]

    def colon_before(self, place: Ids) -> Ids:
        """int64 (n,): the last word before a colon before each place; -1 without one."""
        return np.concatenate(([-1], self.colons))[np.searchsorted(self.colons, place)]

    def cue_before(self, place: Ids) -> Ids:
        """int64 (n,): the last cue that begins before each place; -1 without one."""
        return np.searchsorted(self.first, place) - 1


def _follow_possessors(flags: TokenFlags, place: Ids) -> Flags:
    """bool (n,): whether an article or a possessor stands before each word ("Brandt’s called" is a verb)."""
    before = flags[place - 1]
    is_verb = ((before & DETERMINER) == 0) & ((flags[place] & PARTICIPLE) != 0)
    return np.asarray(((before & NOUN_FOLLOWS) != 0) & ~is_verb)


def _phrases(words: Surroundings, place: Ids, book: WordBook) -> tuple[Ids, Ids]:
    """int64 (n,), (n,): how many words the cue of several words has that begins at each place, 0 without one, and its
    state (see `CuePhrases`)."""
    lengths, states = np.zeros((2, place.size), dtype=np.int64)
    asked = np.flatnonzero((words.flags[place] & BEGINS_PHRASE) != 0)
    if not asked.size:
        return lengths, states
    first = place[asked]
    room = words.last[np.searchsorted(words.first, first, side="right") - 1] - first
    ends = np.append(np.flatnonzero((words.flags & np.uint32(SENTENCE_END)) != 0), words.flags.size)
    room = np.minimum(room, ends[np.searchsorted(ends, first)] + 1 - first)
    ahead = np.minimum(first[:, None] + np.arange(book.phrases.longest), words.token.size - 1)
    lengths[asked], states[asked] = book.phrases.longest_at(book.tokens["phrase_word"][words.token[ahead]], room)
    return lengths, states


@dataclass(frozen=True, slots=True)
class Claims:
    """What claims each span.

    is_claimed: bool (s,). cue: int64 (s,), its place in `CuePlaces`; -1 for a bare colon or a dash. is_after: bool
    (s,), the cue stands behind the span. has_colon: bool (s,), it stands before, and a colon leads in. distance: int64
    (s,), words between the two. is_named: bool (s,), the words before it give it as a name.
    """

    is_claimed: Flags
    cue: Ids
    is_after: Flags
    has_colon: Flags
    distance: Ids
    is_named: Flags

    @classmethod
    def of(cls, words: Surroundings, rooms: Rooms, cues: CuePlaces, stopped: Flags) -> Claims:
        """The claim on either side; the one behind only where it is near and the one before is not.

        stopped: bool (s,), the span ends with a full stop, so a capital letter behind it begins another sentence.
        """
        first, last = words.first[rooms.before], words.last[rooms.before]
        is_named = give_names(words, first, last)
        opened, cue, distance, colon = _claims_before(words, first, last, cues, is_named)
        first, last = words.first[rooms.after], words.last[rooms.after]
        followed, cue_behind, distance_behind = _claims_after(words, first, last, cues, stopped)
        opened &= ~(rooms.is_led_in & followed)  # “…,” she said, whatever the paragraph before ends with
        settled = opened & (colon | (distance <= BESIDE))
        is_after = (
            followed & ~settled & (~opened | ((distance_behind <= BEHIND) & ~_lead_on(words, first, cues, cue_behind)))
        )
        is_signed = _signed(words, rooms) & ~is_after & ~opened
        cue_behind[is_signed], distance_behind[is_signed] = -1, 1
        is_after |= is_signed
        return cls(
            opened | is_after,
            np.where(is_after, cue_behind, cue),
            is_after,
            colon & ~is_after,
            np.where(is_after, distance_behind, distance),
            is_named,
        )


def _claims_before(
    words: Surroundings, first: Ids, last: Ids, cues: CuePlaces, is_named: Flags
) -> tuple[Flags, Ids, Ids, Flags]:
    """Whether the words that lead to each span claim it; by which cue, how near, and whether with a colon."""
    leading = words.flags[last - 1]
    opened = (last > first) & ((leading & SENTENCE_END) == 0) & ~is_named
    colon = opened & ((leading & COLON) != 0)
    cue = cues.cue_before(last)
    lowest = np.maximum(np.maximum(first, last - 1 - NEAR), cues.end_before(last - 1))
    found = (cue >= 0) & (cues.first[cue] >= lowest)
    distance = np.where(found, last - cues.last[cue], 0)
    return opened & (found | colon), np.where(found, cue, -1), distance, colon


def _claims_after(
    words: Surroundings, first: Ids, last: Ids, cues: CuePlaces, stopped: Flags
) -> tuple[Flags, Ids, Ids]:
    """Whether the words that follow each span claim it; by which cue, and how near."""
    sentence_begins = stopped & ((words.flags[first] & UPPER) != 0)
    usable = _without_content(words, cues)
    cue = usable[np.searchsorted(cues.first[usable], first)]
    place = cues.first[cue]
    end = cues.ends[np.searchsorted(cues.ends, first)]
    highest = np.minimum(np.minimum(last - 1, first + NEAR), end)
    return ~sentence_begins & (place <= highest), cue, place - first


def _lead_on(words: Surroundings, first: Ids, cues: CuePlaces, cue: Ids) -> Flags:
    """bool (s,): whether a cue behind a span tells what else was said: said it was “late” | but added that …"""
    before = cues.first[cue] - 1
    return np.asarray((before >= first) & ((words.flags[before] & np.uint32(CONJUNCTION)) != 0))


def _signed(words: Surroundings, rooms: Rooms) -> Flags:
    """bool (s,): whether a dash or a colon and a name end the paragraph behind each span (“…” — Jane Doe, mayor), or
    stand alone on the next line (see `Rooms`)."""
    room = rooms.after
    first, last = words.behind_stop(room), words.last[room]
    size = last - first
    signed = words.is_set_off[room] & (size > 0) & (size <= LONGEST_SIGNATURE)
    signed &= np.diff(room, append=-1) != 1
    for place in np.flatnonzero(signed).tolist():
        low, high = int(first[place]), int(last[place])
        flags = words.flags[low:high].tolist()
        phrase = subject_after(flags, 0, high - low)
        named = phrase is not None and is_name(flags, *phrase)
        signed[place] = named and phrase is not None and (phrase[1] == len(flags) or bool(flags[phrase[1] - 1] & COMMA))
    return signed


def _without_content(words: Surroundings, cues: CuePlaces) -> Ids:
    """The cues behind which no other words than the quotation's are led in ("said that")."""
    leads = ((words.flags[cues.last] & CONTENT) != 0) & ~words.begins_room(cues.last)
    return np.flatnonzero(~leads)
