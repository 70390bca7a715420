"""Who speaks: the noun phrase beside a cue.

Words are read by their flags (see `tokens`), a phrase is a range of them. Plain phrases only: where the words beside the
cue are no plain subject there is None, not a guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from rhetoric.text.quotation.tokens import (
    ADVERB,
    BY,
    CAPITAL,
    CLOSING,
    COMMA,
    CONJUNCTION,
    DESCRIPTION_END,
    DETERMINER,
    JOINS_NAMES,
    NAME_END,
    NO_NAME,
    PARTICIPLE,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    SMALL,
    VERBAL,
)

LONGEST_SUBJECT = 10
"""Words of a subject that is taken whole."""
LONGEST_DESCRIPTION = 6
"""Words of a description that follows a cue ("according to a spokesman for the ministry")."""
LONGEST_NAME = 4
"""Words of a person's name, titles among them."""

Words = Sequence[int]
"""The flags of some words."""
Phrase = tuple[int, int]
"""Which of them, half-open."""


def is_name(words: Words) -> bool:
    """Whether these are a name and nothing else."""
    if len(words) > LONGEST_NAME or words[0] & NO_NAME:
        return False
    common = CAPITAL
    for word in words:
        common &= word
    return common != 0


def subject_after(words: Words) -> Phrase | None:
    """The noun phrase at the beginning of the words, which follow a cue (said | Jane Doe, the mayor)."""
    first = 1 if words and words[0] & BY else 0
    if first == len(words):
        return None
    word = words[first]
    if word & (PRONOUN | PREPOSITION):
        return (first, first + 1) if word & PERSONAL else None
    end = _described(words, first) if word & SMALL else _named(words, first)
    return (first, end) if end > first else None


def _named(words: Words, first: int) -> int:
    """Where a name that begins at `first` ends, with the small words inside it."""
    for place in range(first, len(words)):
        word = words[place]
        if not word & CAPITAL and not (word & JOINS_NAMES and any(w & CAPITAL for w in words[place + 1 : place + 3])):
            return place
        if word & NAME_END:
            return place + 1
    return len(words)


def _described(words: Words, first: int) -> int:
    """Where a description that begins at `first` ends, a name that belongs to it included ("former mayor Jane Doe")."""
    end = min(len(words), first + LONGEST_DESCRIPTION)
    for place in range(first, end):
        word = words[place]
        if word & CAPITAL and not word & DESCRIPTION_END:
            return _named(words, place)
        if word & DESCRIPTION_END:
            end = place
            break
        if word & CLOSING:
            end = place + 1
            break
    return end if words[first] & DETERMINER else first


def subject_before(words: Words) -> Phrase | None:
    """The noun phrase at the end of the words, which lead to a cue (But Jane Doe, the mayor, | said)."""
    end = len(words)
    while end and words[end - 1] & (VERBAL | ADVERB):
        end -= 1
    if not end:
        return None
    if words[end - 1] & PRONOUN:
        return (end - 1, end) if words[end - 1] & PERSONAL else None
    if is_name(words[:end]):
        return 0, end
    parts = _parts(words, end)
    if len(parts) > 1 and (words[end - 1] & COMMA or _is_named_aside(words, parts)):
        # X, the mayor of Y, said: what stands between the commas describes the speaker.
        parts.pop()
    return _subject_of(words, *parts[-1]) if parts else None


def _is_named_aside(words: Words, parts: Sequence[Phrase]) -> bool:
    """A name, a comma and a description without an article (X, mayor of Y | said)."""
    (low, high), (second, _) = parts[0], parts[1]
    return len(parts) == 2 and is_name(words[low:high]) and not words[second] & DETERMINER


def _parts(words: Words, end: int) -> list[Phrase]:
    """The words between commas, without conjunctions at the beginning."""
    parts: list[Phrase] = []
    first = 0
    for place in range(end):
        word = words[place]
        if first == place and word & CONJUNCTION:
            first += 1
        elif word & COMMA:
            parts.append((first, place + 1))
            first = place + 1
    return [*parts, (first, end)] if first < end else parts


def _subject_of(words: Words, first: int, end: int) -> Phrase | None:
    """The whole part where it begins like a subject, else the name or the description it ends with."""
    if words[first] & (DETERMINER | CAPITAL) and not words[first] & PREPOSITION:
        head = _without_participles(words, first, end)
        if head - first <= LONGEST_SUBJECT:
            return first, head
    start = end
    while start > first and words[start - 1] & CAPITAL:
        start -= 1
    if start < end:
        return start, end
    near = range(end - 1, max(first - 1, end - 1 - LONGEST_DESCRIPTION), -1)
    return next(((place, end) for place in near if words[place] & DETERMINER), None)


def _without_participles(words: Words, first: int, end: int) -> int:
    """Where a long phrase ends before what describes it ("a letter from the mayor | obtained by the paper")."""
    if end - first <= LONGEST_SUBJECT:
        return end
    return next((place for place in range(first + 2, end) if words[place] & PARTICIPLE), end)
