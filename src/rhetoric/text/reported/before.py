"""Content before its cue, or beside the name of a source.

S, X said                    from the beginning of the sentence to the comma before the subject
S, said X                    the subject behind the verb
S1, X said, S2               both parts
as X said, S                 behind the comma
according to X, S            behind the source's comma
S, according to X            from the beginning of the sentence
"""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.reported.behind import is_inverted, next_comma
from rhetoric.text.reported.contents import Contents
from rhetoric.text.reported.frames import (
    ADVERB,
    AS,
    CAPITAL,
    CLAUSE,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    FINITE,
    HAVE,
    HEARER,
    HEARER_WORD,
    ING,
    LEADS_IN,
    MODAL,
    PLURAL,
    PREPOSITION,
    SOURCE,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TIME,
    TO,
    VERBAL,
)
from rhetoric.text.reported.running_text import COMMA, have_between, last_before
from rhetoric.text.reported.sites import Cues, have
from rhetoric.text.table import Ids

LONGEST_SUBJECT = 16
"""Words between the content and the verb that follows it, a description of the speaker among them."""
SHORT_SUBJECT = 3
"""So short, a subject may begin with any word."""
PLAINLY_CLAUSE = 6
"""So many words before a comma are a clause though no verb among them is known as one."""
NEAR_COMMA = 8
"""Words between a cue and the comma that ends "as X said"."""


def read_before(cues: Cues, contents: Contents, rests: Contents) -> None:
    """The contents before the cues that have none behind; what goes on behind "S, X said, …" among the rests."""
    cues = cues.some(~cues.is_noun & have(cues.flags, CLAUSE | HEARER) & contents.is_open(cues))
    _read_introduced(cues, contents)
    inverted = have(cues.flags, CLAUSE) & cues.leads_on & is_inverted(cues)
    contents.read(cues, "clause, cue, speaker", inverted, _start_before(cues, cues.first), cues.first)
    end = _end_before(cues)
    follows = _is_alone(cues) & (end > cues.low) & (cues.first - end < LONGEST_SUBJECT)
    in_the_middle = ((cues.gap & COMMA) != 0) & have(cues.next, VERBAL)
    follows &= (_says_something(cues, end) | in_the_middle) & _has_subject(cues, end) & contents.is_open(cues)
    contents.read(cues, "clause, speaker, cue", follows, _start_before(cues, end), end)
    goes_on = follows & ((cues.gap & COMMA) != 0) & have_between(cues.text.places_of(FINITE), cues.last, cues.high)
    goes_on &= ~have(cues.next, ING | CONTRAST | SUBORDINATOR | COORDINATOR)
    rests.read(cues, "clause, speaker, cue", goes_on, cues.last, cues.high)


def _read_introduced(cues: Cues, contents: Contents) -> None:
    """As X said, S."""
    comma = next_comma(cues, cues.first)
    near = (cues.first - cues.low <= NEAR_COMMA) & (comma - cues.first < NEAR_COMMA)
    contents.read(cues, "as, cue, clause", near & have(cues.at(cues.low), AS), comma + 1, cues.high)


def read_sources(cues: Cues, contents: Contents) -> None:
    """The contents beside "according to X"."""
    cues = cues.some(have(cues.flags, SOURCE))
    leads = cues.first - cues.low <= 1
    contents.read(cues, "source, clause", leads, next_comma(cues, cues.last) + 1, cues.high)
    contents.read(cues, "clause, source", ~leads, cues.low, cues.first)


def _is_alone(cues: Cues) -> Flags:
    """bool (c,): whether no content stands behind a verb, but an occasion, a hearer, the end."""
    occasion = have(cues.at_content, PREPOSITION | TIME) | have(cues.next, TIME | ADVERB | HEARER_WORD | PREPOSITION)
    alone = ~cues.leads_on | occasion | (cues.content >= cues.high) | have(cues.flags, HEARER)
    return alone & ~cues.are_quoted(cues.last)


def _is_described(cues: Cues) -> Flags:
    """bool (c,): whether a comma stands just before the verb: "S, X, the mayor, said"."""
    return np.asarray((cues.gap_before & COMMA) != 0)


def _end_before(cues: Cues) -> Ids:
    """int64 (c,): the word behind the content that stands before each cue's subject."""
    commas = cues.text.gaps_of(COMMA)
    last = last_before(commas, cues.first - 1)
    plain = np.maximum(last + 1, last_before(cues.text.quotation_ends, cues.first))
    return np.where(_is_described(cues), last_before(commas, last) + 1, plain)


def _start_before(cues: Cues, end: Ids) -> Ids:
    """int64 (c,): where the content that stands before a cue begins: with the sentence.

    Where it ends in a direct quotation, only what leads into that without a comma belongs to it: "he was “at ease”".
    """
    text = cues.text
    quotation = last_before(text.quotation_starts, end)
    start = np.maximum(last_before(text.gaps_of(COMMA), quotation) + 1, cues.low)
    is_conjunction = (quotation - start == 1) & have(cues.at(start), COORDINATOR)
    ends_quoted = cues.are_quoted(end - 1) & (quotation >= cues.low)
    return np.where(ends_quoted, start + is_conjunction, cues.low)


def _says_something(cues: Cues, end: Ids) -> Flags:
    return have_between(cues.text.places_of(FINITE), cues.low, end) | (end - cues.low > PLAINLY_CLAUSE)


def _has_subject(cues: Cues, start: Ids) -> Flags:
    """bool (c,): whether the words between the content and the verb are a subject and nothing else."""
    text, beside = cues.text, HAVE | ADVERB | MODAL
    helps = have(cues.before, beside)
    end = cues.first - helps - (helps & have(cues.before_that, beside))
    end = np.maximum(np.where(_is_described(cues), last_before(text.gaps_of(COMMA), cues.first - 1) + 1, end), start)
    joints, verbs = text.places_of(LEADS_IN | THAT | COORDINATOR | CONTRAST), text.places_of(VERBAL)
    is_phrase = ~have_between(joints, start, end) & ~have_between(verbs, start, end)
    flags = cues.at(start)
    begins = have(flags, SUBJECT | DETERMINER | PLURAL | CAPITAL) | (end - start <= SHORT_SUBJECT)
    return (end > start) & begins & is_phrase & ~cues.is_passive & ~have(cues.before, TO)
