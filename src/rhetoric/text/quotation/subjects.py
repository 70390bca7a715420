"""Where the subject of each claim is looked for, and which words it is.

claim                                  looked for
behind a cue of several words          "according to | Jane Doe": behind it, else before the verb that precedes it
before a finite verb                   "Jane Doe, the mayor, | said"
behind one that follows a quotation    "said | Jane Doe", where nothing stands between the quotation and the verb
an -ing form                           before the finite verb that precedes it
a bare colon                           "Jane Doe:", nothing else in the paragraph
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rhetoric.text.quotation.attribution import NEAR, Claims, CuePlaces
from rhetoric.text.quotation.cast import Cast, tidy
from rhetoric.text.quotation.cues import PUNCTUATION, tokens_of
from rhetoric.text.quotation.speakers import Phrase, Words, is_name, subject_after, subject_before
from rhetoric.text.quotation.surroundings import Rooms, Surroundings
from rhetoric.text.quotation.tokens import PERSONAL, STOP_ALONE, UPPER
from rhetoric.text.table import Ids

ANNOUNCED_WORDS = 4
"""Words of a name that a bare colon follows, as in an interview."""
FOLLOWING_WORDS = 16
"""So many words behind a cue are searched for a subject."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The words that each span's claim leaves to look for its subject in. Lists, since they are read one by one.

    cue, cue_end: the cue's words, half-open; none of a bare colon. lead, lead_end: what leads to its verb, or to the
    colon. follow_end: the end of what is looked at behind the cue, first; `cue_end` where nothing is.
    """

    words: Surroundings
    cue: list[int]
    cue_end: list[int]
    lead: list[int]
    lead_end: list[int]
    follow_end: list[int]

    @classmethod
    def of(cls, words: Surroundings, rooms: Rooms, cues: CuePlaces, claims: Claims) -> Subjects:
        """Where to look, for each span."""
        cue, is_after = claims.cue, claims.is_after
        room = np.where(is_after, rooms.after, rooms.before)
        first, last = words.first[room], words.last[room]
        lead, lead_end = _leads(words, first, cues, claims)
        is_inverted = is_after & cues.is_finite[cue] & (lead == lead_end)
        follows = cues.is_phrase[cue] | is_inverted
        begin, end = cues.first[cue], cues.last[cue]
        follow_end = np.where(follows, np.minimum(last, end + FOLLOWING_WORDS), end)
        announces = (cue < 0) & (last - first <= ANNOUNCED_WORDS)
        lead, lead_end = np.where(announces, first, lead), np.where(announces, last, lead_end)
        return cls(words, *(column.tolist() for column in (begin, end, lead, lead_end, follow_end)))

    def cue_text(self, span: int) -> str | None:
        """The cue as written; None for a bare colon."""
        first, last = self.cue[span], self.cue_end[span]
        return self._text(first, last).strip(PUNCTUATION) if first < last else None

    def speaker(self, span: int, cast: Cast) -> str | None:
        """Whom the claim names, in view of the names of the document so far."""
        found = self._phrase(span)
        if found is None:
            return None
        flags = self._flags(*found)
        if flags[0] & PERSONAL and len(flags) == 1:
            return cast.last
        name = tidy(self._text(*found))
        return cast.named(name) if name is not None and is_name(flags) else name

    def _phrase(self, span: int) -> Phrase | None:
        cue_end, follow_end = self.cue_end[span], self.follow_end[span]
        if follow_end > cue_end and (found := subject_after(self._flags(cue_end, follow_end))) is not None:
            return cue_end + found[0], cue_end + found[1]
        lead, lead_end = self.lead[span], self.lead_end[span]
        if lead == lead_end:
            return None
        flags = self._flags(lead, lead_end)
        if self.cue[span] == cue_end:
            return (lead, lead_end) if all(word & UPPER for word in flags) else None
        found = subject_before(flags)
        return (lead + found[0], lead + found[1]) if found is not None else None

    def _flags(self, first: int, last: int) -> Words:
        flags: list[int] = self.words.flags[first:last].tolist()
        return flags

    def _text(self, first: int, last: int) -> str:
        words = self.words
        return " ".join(tokens_of(words.text, int(words.start[first]), int(words.end[last - 1])))


def _leads(words: Surroundings, first: Ids, cues: CuePlaces, claims: Claims) -> tuple[Ids, Ids]:
    """The words from the beginning of the sentence, or from the quotation, to the finite verb; none without one."""
    cue, is_after = claims.cue, claims.is_after
    begin = cues.first[cue]
    is_verb = cues.is_finite & ~cues.is_phrase
    lowest = np.maximum(np.maximum(first, begin - 1 - NEAR), cues.end_before(begin - 1))
    earlier = np.maximum(cue - 1, 0)
    precedes = (earlier < cue) & ~is_after & is_verb[earlier] & (cues.first[earlier] >= lowest)
    verb = np.where(is_verb[cue], cue, np.where(precedes, earlier, -1))
    end = np.where(verb >= 0, cues.first[verb], first)
    behind = first + ((words.flags[first] & STOP_ALONE) != 0)
    lead = np.where(is_after, behind, np.maximum(first, cues.end_before(end) + 1))
    return np.minimum(lead, end), end
