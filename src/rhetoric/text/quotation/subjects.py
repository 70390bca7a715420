"""Where the subject of each claim is looked for, and which words it is.

claim                                  looked for
behind "according to" and its like     "according to | Jane Doe": behind it, else before the verb that precedes it
before a finite verb                   "Jane Doe, the mayor, | said", "… | pointed out"
behind one that follows a quotation    "said | Jane Doe", "in May, said | Jane Doe": where no subject can stand between
                                       the quotation and the verb
an -ing form                           before the finite verb that precedes it, else, behind a comma or "by", where the
                                       clause begins: "Jane Doe met them, | adding"
a bare colon                           "Jane Doe:", "Council leader Jane Doe:", nothing else in the paragraph
an announcement                        "Jane Doe: Dam is “safe”", in a headline: what stands before its first colon
a dash, a colon                        "“…” — Jane Doe", "‘…’: Jane Doe", at the end of the paragraph
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.text.expand import ranges
from rhetoric.text.quotation.attribution import NEAR, Claims, CuePlaces
from rhetoric.text.quotation.cast import Subject, pronoun, tidy
from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.cues import PUNCTUATION
from rhetoric.text.quotation.english import LABELS
from rhetoric.text.quotation.speakers import Phrase, Words, is_name, subject_after, subject_before, subject_of_clause
from rhetoric.text.quotation.surroundings import Rooms, Surroundings
from rhetoric.text.quotation.tokens import (
    BY,
    COLON,
    COMMA,
    CUE,
    NO_NAME,
    PARTICIPLE,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    UPPER,
    VERBAL,
)
from rhetoric.text.table import Ids

ANNOUNCED_WORDS = 4
"""Words of a name that a bare colon follows, as in an interview."""
DESCRIBED_WORDS = 10
"""The same with a description before it."""
LEADING_WORDS = 40
"""So many words before a verb are searched for its subject."""
FOLLOWING_WORDS = 16
"""The same behind a cue."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the subject of each of some claims is looked for, among the words round the spans.

    lead, lead_end: int64 (n,), what leads to the verb, or to a bare colon. follow, follow_end: int64 (n,), what follows
    the cue, looked at first. Both may be empty. is_bare: bool (n,), a bare colon. is_aside: bool (n,), an -ing form
    behind a comma or "by".
    """

    lead: Ids
    lead_end: Ids
    follow: Ids
    follow_end: Ids
    is_bare: Flags
    is_aside: Flags

    @classmethod
    def of(
        cls, words: Surroundings, rooms: Rooms, cues: CuePlaces, claims: Claims, asked: Ids, is_announced: Flags
    ) -> Places:
        """Where to look, for the claims of the spans that are asked. is_announced: bool (s,), see `headings`."""
        is_announced = is_announced[asked]
        cue = _verbs_of(cues, np.where(is_announced, -1, claims.cue[asked]))
        is_after = claims.is_after[asked] & ~is_announced
        room = np.where(is_after, rooms.after[asked], rooms.before[asked])
        first, last = words.first[room], words.last[room]
        lead, lead_end = _leads(words, room, cues, cue, is_after)
        is_bare = cue < 0
        announces = is_bare & ~is_after & (is_announced | (last - first <= DESCRIBED_WORDS))
        lead = np.where(announces, first, lead)
        lead_end = np.where(announces, np.minimum(last, first + DESCRIBED_WORDS), lead_end)
        is_aside = ~is_after & (lead == lead_end) & _are_asides(words, cues, cue)
        lead, lead_end = np.where(is_aside, _clause(words, room, cues, cue), (lead, lead_end))
        is_inverted = is_after & cues.has_subject[cue] & ((lead == lead_end) | _open_behind(words, lead, lead_end))
        is_signed = is_bare & is_after
        follow = np.where(is_signed, words.behind_stop(room), cues.last[cue])
        follow_end = np.minimum(last, follow + FOLLOWING_WORDS)
        looks_behind = cues.speaker_follows[cue] | is_inverted | is_signed
        return cls(lead, lead_end, follow, np.where(looks_behind, follow_end, follow), is_bare, is_aside)


def _leads(words: Surroundings, room: Ids, cues: CuePlaces, cue: Ids, is_after: Flags) -> tuple[Ids, Ids]:
    """The words from the beginning of the sentence, or from the quotation, to the finite verb; none without one."""
    first = words.first[room]
    begin = cues.first[cue]
    lowest = np.maximum(np.maximum(first, begin - 1 - NEAR), cues.end_before(begin - 1))
    earlier = np.maximum(cue - 1, 0)
    precedes = (earlier < cue) & ~is_after & cues.has_subject[earlier] & (cues.first[earlier] >= lowest)
    verb = np.where(cues.has_subject[cue], cue, np.where(precedes, earlier, -1))
    end = np.where(verb >= 0, cues.first[verb], first)
    lead = np.where(is_after, words.behind_stop(room), np.maximum(first, cues.end_before(end) + 1))
    lead = np.maximum(lead, cues.colon_before(end) + 1)  # Dam row: | Jane Doe says
    return np.minimum(np.maximum(lead, end - LEADING_WORDS), end), end


def _verbs_of(cues: CuePlaces, cue: Ids) -> Ids:
    """int64 (n,): the cue whose subject speaks: of "saying in a statement" the verb."""
    earlier = np.maximum(cue - 1, 0)
    is_beside = (cue > 0) & (cues.last[earlier] == cues.first[cue])
    return np.where(is_beside & ~cues.has_subject[cue] & ~cues.speaker_follows[cue], earlier, cue)


def _are_asides(words: Surroundings, cues: CuePlaces, cue: Ids) -> Flags:
    """bool (n,): whether each cue is an -ing form behind a comma, or behind "by"."""
    leads = (words.flags[cues.first[cue] - 1] & np.uint32(COMMA | BY)) != 0
    return np.asarray((cue >= 0) & leads & ~cues.has_subject[cue] & ~cues.speaker_follows[cue])


def _clause(words: Surroundings, room: Ids, cues: CuePlaces, cue: Ids) -> tuple[Ids, Ids]:
    """The words of the sentence before each cue."""
    end = cues.first[cue]
    first = np.maximum(words.first[room], cues.end_before(end - 1) + 1)
    return np.minimum(np.maximum(first, end - LEADING_WORDS), end), end


def _open_behind(words: Surroundings, lead: Ids, lead_end: Ids) -> Flags:
    """bool (n,): whether a phrase that is no subject stands between a quotation and a verb: “…” in May, | said."""
    opens = (words.flags[lead] & np.uint32(PREPOSITION)) != 0
    return np.asarray((lead < lead_end) & opens & ((words.flags[lead_end - 1] & np.uint32(COMMA)) != 0))


def find_subjects(words: Surroundings, places: Places) -> list[Subject | None]:
    """The subject of each claim; None where it is not plain."""
    begin = np.stack((places.lead, places.follow), axis=1).ravel()
    count = np.stack((places.lead_end, places.follow_end), axis=1).ravel() - begin
    searched = ranges(begin, count)
    flags, tokens, texts = words.flags[searched].tolist(), words.token[searched].tolist(), words.book.texts
    edges = np.cumsum(np.concatenate(([0], count))).tolist()
    subjects: list[Subject | None] = []
    kinds = places.is_bare.tolist(), places.is_aside.tolist()
    for lead, follow, end, is_bare, is_aside in zip(edges[:-1:2], edges[1::2], edges[2::2], *kinds, strict=True):
        phrase = subject_after(flags, follow, end) if follow < end else None
        if phrase is None and lead < follow:
            read = _announced if is_bare else subject_of_clause if is_aside else subject_before
            phrase = read(flags, lead, follow)
        subject = as_subject(flags, tokens, texts, phrase)
        is_label = is_bare and subject is not None and subject[0].lower() in LABELS
        subjects.append(None if is_label else subject)
    return subjects


def as_subject(words: Words, tokens: Sequence[int], texts: Sequence[str], phrase: Phrase | None) -> Subject | None:
    """A phrase as who it means: a pronoun, or its words; None without any. tokens: of each word, among the texts."""
    if phrase is None:
        return None
    first, end = phrase
    if words[first] & PERSONAL:
        return pronoun(texts[tokens[first]])
    name = tidy(" ".join([texts[token] for token in tokens[first:end]]))
    return (name, is_name(words, first, end)) if name else None


def _announced(words: Words, first: int, end: int) -> Phrase | None:
    """The words before a colon that are a name with what it belongs to ("Jane Doe: …", "Council leader Jane Doe:"), or
    a name of two words and more that a description without a verb leads to ("The mayor of Arden, Jane Doe:")."""
    colon = next((place for place in range(first, end) if words[place] & COLON), None)
    if colon is None or not words[first] & words[colon] & UPPER:
        return None
    if colon - first < ANNOUNCED_WORDS and not any(words[place] & NO_NAME for place in range(first, colon + 1)):
        return first, colon + 1
    start = colon
    while start > first and words[start - 1] & UPPER and not words[start - 1] & (NO_NAME | COMMA):
        start -= 1
    described = range(first + 1, start)
    is_told = any(words[place] & (CUE | PRONOUN | VERBAL | PARTICIPLE) for place in described)
    return None if start == colon or is_told else (start, colon + 1)


def cue_texts(words: Surroundings, cues: CuePlaces, cue: Ids) -> list[str | None]:
    """Some cues as written; None for a bare colon."""
    first, last = cues.first[cue], cues.last[cue]
    written = words.book.written
    texts: list[str | None] = [written[token] for token in words.token.take(first, mode="clip").tolist()]
    for place in np.flatnonzero(cues.is_phrase[cue]).tolist():
        tokens = words.token[first[place] : last[place]].tolist()
        texts[place] = " ".join([words.book.texts[token] for token in tokens]).strip(PUNCTUATION)
    for place in np.flatnonzero(cue < 0).tolist():
        texts[place] = None
    return texts
