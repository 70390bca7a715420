"""Content behind its cue.

said (that) S                 a clause, to the end of the sentence or a contrast (", but …")
told Y that S, asked Y to do  somebody stands between
called for Y, praised Y       a phrase, to the next comma, break or conjunction
found that S, knows how S     only behind a word that leads in
the claim that S              a noun and a word that leads in
"""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.reported.contents import Contents
from rhetoric.text.reported.frames import (
    BEGINS_CLAUSE,
    BY,
    CAPITAL,
    CLAUSE,
    CUE,
    DETERMINER,
    FINITE,
    HEARER,
    HEARER_WORD,
    LEADS_IN,
    MARKED,
    OBJECT,
    PARTICLE,
    PREPOSITION,
    SPEECH,
    SUBJECT,
    THAT,
    TIME,
    TO,
)
from rhetoric.text.reported.running_text import CLOSING, COMMA, OPENING, have_between, next_of
from rhetoric.text.reported.sites import Cues, have
from rhetoric.text.table import Ids

NEAR_THAT = 12
"""At most so many words between a cue and its "that"."""
NEAR_HEARER = 9
"""At most so many words between a cue and what its hearer is told."""
LONGEST_CONTRAST = 4
"""A contrast so near to the cue belongs to what leads in."""


def clause_end(cues: Cues) -> Ids:
    """int64 (c,): where a clause behind each cue ends: with its sentence, its brackets, or before a contrast."""
    text = cues.text
    contrast = next_of(text.contrasts, cues.first + LONGEST_CONTRAST)
    end = np.minimum(cues.high, np.maximum(contrast, cues.content))
    bracket = next_of(text.gaps_of(OPENING | CLOSING), cues.first)
    return np.where(text.gap[bracket] & CLOSING, np.minimum(end, bracket + 1), end)


def phrase_end(cues: Cues, start: Ids) -> Ids:
    """int64 (c,): where a phrase that begins at a word ends: at the next comma, break or conjunction, or
    before "and" with another cue."""
    return np.minimum(next_of(cues.text.phrase_ends, start + 1), cues.high)


def next_comma(cues: Cues, place: Ids) -> Ids:
    """int64 (c,): the first word at or behind a place that a comma follows."""
    return next_of(cues.text.gaps_of(COMMA), place)


def is_inverted(cues: Cues) -> Flags:
    """bool (c,): whether a subject follows the verb and the content stands before: "…, said the mayor"."""
    divided = ((cues.gap_before & COMMA) != 0) | cues.are_quoted(cues.first - 1)
    clause = np.minimum(next_comma(cues, cues.content) + 1, cues.high)
    goes_on = have_between(cues.text.places_of(FINITE), cues.content, clause)
    return np.asarray(divided & ~goes_on & have(cues.at_content, CAPITAL | DETERMINER))


def read_behind(cues: Cues, contents: Contents) -> None:
    """The contents behind the cues, frame by frame."""
    verb = cues.leads_on & ~cues.is_noun
    active = verb & ~cues.is_passive
    for frame, fits, read in (
        (CLAUSE, verb, _read_clauses),
        (HEARER, verb, _read_hearers),
        (OBJECT, active, _read_objects),
        (OBJECT | CLAUSE | HEARER, verb & cues.is_passive, _read_passives),
        (MARKED, verb, _read_led_in),
        (CUE, cues.leads_on & cues.is_noun, _read_nouns),
    ):
        read(cues.some(fits & have(cues.flags, frame) & contents.is_open(cues)), contents)


def _infinitive(cues: Cues, place: Ids) -> Flags:
    """bool (c,): whether "to" at a word begins what somebody is to do, not to whom it was said."""
    return have(cues.at(place), TO) & ~have(cues.at(place + 1), HEARER_WORD | DETERMINER | CAPITAL)


def _near_that(cues: Cues) -> tuple[Ids, Flags]:
    """The "that" behind each cue, and whether it is so near that it leads in the cue's content."""
    that = next_of(cues.text.places_of(THAT), cues.last)
    near = (that < cues.high) & (that <= cues.first + NEAR_THAT)
    return that, near & (that <= next_comma(cues, cues.first))


def _read_clauses(cues: Cues, contents: Contents) -> None:
    start, flags, end = cues.content, cues.at_content, clause_end(cues)
    contents.read(cues, "cue, that, clause", have(flags, THAT), start, end)
    that, near = _near_that(cues)
    apart = have(flags, PREPOSITION | TIME | TO) | have(cues.next, TIME)
    contents.read(cues, "cue, occasion, that, clause", near & apart, that, end)
    contents.read(cues, "cue, question", have(flags, LEADS_IN), start, end)
    phrase = phrase_end(cues, start + 1)
    contents.read(cues, "cue, infinitive", _infinitive(cues, start), start, phrase)
    is_speech = have(cues.flags, SPEECH)
    about = have(flags, PARTICLE) & ~cues.is_passive & ~is_speech & ~have(cues.next, BY)
    contents.read(cues, "cue, topic", about, start + 1, phrase)
    bare = ~have(flags, PREPOSITION | TO) & ~cues.is_passive & ~is_inverted(cues)
    is_clause = have_between(cues.text.places_of(FINITE), start, cues.high)
    contents.read(cues, "cue, clause", bare & is_clause, start, end)
    contents.read(cues, "cue, phrase", bare & ~is_clause & ~is_speech, start, phrase)


def _read_hearers(cues: Cues, contents: Contents) -> None:
    text, start, end = cues.text, cues.last, clause_end(cues)
    mark = next_of(text.places_of(THAT | LEADS_IN | TO), start)
    led = (mark < cues.high) & (mark <= cues.first + NEAR_HEARER) & (mark <= next_comma(cues, cues.first))
    is_infinitive = have(cues.at(mark), TO)
    contents.read(cues, "cue, hearer, clause", led & ~is_infinitive, mark, end)
    contents.read(cues, "cue, hearer, infinitive", led & is_infinitive, mark, phrase_end(cues, mark + 1))
    told = have(cues.next, HEARER_WORD) & have(cues.at(start + 1), BEGINS_CLAUSE | DETERMINER)
    contents.read(cues, "cue, hearer, bare clause", told, start + 1, end)
    name_end = _name_end(cues)
    named = (name_end > start) & have(cues.at(name_end), BEGINS_CLAUSE | SUBJECT)
    contents.read(cues, "cue, hearer, bare clause", named, name_end, end)
    topic = cues.content + 1
    about = have(cues.at_content, PARTICLE) & ~have(cues.next, BY)
    contents.read(cues, "cue, topic", about, topic, phrase_end(cues, topic))


def _name_end(cues: Cues) -> Ids:
    """int64 (c,): the word behind a name of up to three words that follows each cue."""
    place = cues.last.copy()
    for _ in range(3):
        flags = cues.at(place)
        place += have(flags, CAPITAL) & ~have(flags, BEGINS_CLAUSE) & ((cues.text.gap[place - 1] & COMMA) == 0)
    return place


def _read_objects(cues: Cues, contents: Contents) -> None:
    """She called for Y; but "called the vote “a sham”" only says of what the quoted words are said."""
    start, flags, end = cues.content, cues.at_content, clause_end(cues)
    contents.read(cues, "cue, that, clause", have(flags, THAT), start, end)
    contents.read(cues, "cue, question", have(flags, LEADS_IN), start, end)
    start = start + (have(flags, PARTICLE) & ~have(flags, TO))
    end = phrase_end(cues, start)
    is_topic = have_between(cues.text.quotation_starts, start, end)
    contents.read(cues, "cue, phrase", ~have(cues.next, BY) & ~is_topic, start, end)


def _read_passives(cues: Cues, contents: Contents) -> None:
    """It was reported that S; he was praised for Y."""
    that, near = _near_that(cues)
    contents.read(cues, "passive cue, that, clause", near, that, clause_end(cues))
    about = have(cues.flags, OBJECT) & have(cues.at_content, PREPOSITION | TO) & ~have(cues.next, BY)
    contents.read(cues, "passive cue, topic", about, cues.content, phrase_end(cues, cues.content + 1))


def _read_led_in(cues: Cues, contents: Contents) -> None:
    start, flags, end = cues.content, cues.at_content, clause_end(cues)
    contents.read(cues, "cue, that, clause", have(flags, THAT), start, end)
    contents.read(cues, "cue, question", have(flags, LEADS_IN), start, end)
    contents.read(cues, "cue, infinitive", have(flags, TO), start, phrase_end(cues, start + 1))


def _read_nouns(cues: Cues, contents: Contents) -> None:
    start = cues.last
    contents.read(cues, "noun, that, clause", have(cues.next, THAT), start, clause_end(cues))
    contents.read(cues, "noun, infinitive", _infinitive(cues, start), start, phrase_end(cues, start + 1))
