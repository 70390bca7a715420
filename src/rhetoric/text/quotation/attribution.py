"""Who claims the words between the marks: the cue of the same sentence, its subject, and how near it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rhetoric.text.quotation.cues import Cue, CueIndex, tokens_of
from rhetoric.text.quotation.english import CONTENT_FOLLOWS, TERMINAL, ends_sentence
from rhetoric.text.quotation.naming import give_a_name
from rhetoric.text.quotation.speakers import subject_after, subject_before

Place = Literal["before", "colon", "after"]

NEAR = 24
"""A cue claims when at most so many words lie between it and the quotation."""
WINDOW = 240
"""Characters on each side that are searched for a cue."""
ANNOUNCED_WORDS = 4
"""Words of a name that a bare colon follows, as in an interview."""


@dataclass(slots=True)
class Claim:
    """That somebody is quoted.

    cue: as written; None for a bare colon. subject: the noun phrase that claims, as written; None where it
    is not plain. place: where the cue stands, seen from the quotation ("colon": before it, and a colon
    leads in). distance: words between the two. finite: false for -ing forms.
    """

    cue: str | None
    subject: str | None
    place: Place
    distance: int
    finite: bool = True


def claim_before(text: str, start: int, end: int, cues: CueIndex) -> Claim | None:
    """The claim in the words of text[start:end] that lead to a quotation, from its sentence's beginning."""
    tokens = tokens_of(text, max(start, end - WINDOW), end)
    count = len(tokens)
    if not count or (tokens[-1][-1] in TERMINAL and ends_sentence(tokens[-1])) or give_a_name(tokens):
        return None
    colon = tokens[-1].endswith(":")
    cue = _last_cue(tokens, count, cues)
    if cue is None:
        return Claim(None, _announced(tokens), "colon", 0) if colon else None
    subject = _subject_before(tokens, cue, cues)
    return Claim(cue.words, subject, "colon" if colon else "before", count - cue.last, cue.is_finite)


def claim_after(text: str, start: int, end: int, terminal: bool, cues: CueIndex) -> Claim | None:
    """The claim in the words of text[start:end] that follow a quotation, to the end of its sentence.

    `terminal`: the quotation ends with a full stop, so a capital letter begins another sentence.
    """
    tokens = tokens_of(text, start, min(end, start + WINDOW))
    if not tokens or (terminal and tokens[0][0].isupper()):
        return None
    cue = _first_cue(tokens, cues)
    if cue is None:
        return None
    return Claim(cue.words, _subject_after(tokens, cue), "after", cue.first, cue.is_finite)


def _last_cue(tokens: Sequence[str], end: int, cues: CueIndex) -> Cue | None:
    """The last cue of the sentence that tokens[:end] breaks off in, if it is near."""
    spellings = cues.spellings
    for place in range(end - 1, max(-1, end - NEAR - 2), -1):
        token = tokens[place]
        if token in spellings and (cue := cues.at(tokens, place)) is not None:
            return cue
        if place < end - 1 and token[-1] in TERMINAL and ends_sentence(token, tokens[place + 1]):
            return None
    return None


def _first_cue(tokens: Sequence[str], cues: CueIndex) -> Cue | None:
    """The first cue of the sentence that the tokens go on with, if it is near and leads to no other words."""
    count, spellings = len(tokens), cues.spellings
    for place, token in enumerate(tokens[: NEAR + 1]):
        if token in spellings and (cue := cues.at(tokens, place)) is not None:
            if cue.last == count or tokens[cue.last] not in CONTENT_FOLLOWS:
                return cue
        elif token[-1] in TERMINAL and place + 1 < count and ends_sentence(token, tokens[place + 1]):
            return None
    return None


def _subject_before(tokens: Sequence[str], cue: Cue, cues: CueIndex) -> str | None:
    """The subject of a cue that leads to a quotation; of an -ing form that of the finite cue before it."""
    if cue.is_phrase and (subject := subject_after(tokens[cue.last :])) is not None:
        return subject
    if cue.is_phrase or not cue.is_finite:
        earlier = _last_cue(tokens, cue.first, cues)
        if earlier is None or earlier.is_phrase or not earlier.is_finite:
            return None
        cue = earlier
    first = cue.first
    while first and not (tokens[first - 1][-1] in TERMINAL and ends_sentence(tokens[first - 1], tokens[first])):
        first -= 1
    return subject_before(tokens[first : cue.first])


def _subject_after(tokens: Sequence[str], cue: Cue) -> str | None:
    """The subject of a cue that follows a quotation: before it, or behind it in inverted order."""
    if cue.is_phrase:
        return subject_after(tokens[cue.last :])
    if not cue.is_finite:
        return None
    before = [token for token in tokens[: cue.first] if token not in ",."]
    return subject_before(before) if before else subject_after(tokens[cue.last :])


def _announced(tokens: Sequence[str]) -> str | None:
    """The speaker of a bare colon, as in an interview ("Smith: …"): a short name and nothing else."""
    name = all(token[0].isupper() for token in tokens)
    return " ".join(tokens).rstrip(":") if name and len(tokens) <= ANNOUNCED_WORDS else None
