"""Who speaks: the noun phrase beside a cue.

Words are read by their flags (see `tokens`), a phrase is a range of them. Plain phrases only: where the words beside
the cue are no plain subject there is None, not a guess.
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
    CUE,
    DESCRIPTION_END,
    DETERMINER,
    INDEFINITE,
    ING,
    JOINS_NAMES,
    NAME_END,
    NO_NAME,
    NOUN_FOLLOWS,
    PARTICIPLE,
    PERSONAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    SENTENCE_END,
    SMALL,
    UPPER,
    VERBAL,
)

LONGEST_SUBJECT = 10
"""Words of a subject that is taken whole."""
LONGEST_DESCRIPTION = 6
"""Words of a description that follows a cue ("according to a spokesman for the ministry")."""
LONGEST_NAME = 4
"""Words of a person's name, titles among them."""

NO_PART = PRONOUN | CONJUNCTION | PREPOSITION | VERBAL | ADVERB | COMMA | PARTICIPLE | PLURAL
"""Words that stand before a noun phrase, not in it."""

Words = Sequence[int]
"""The flags of words."""
Phrase = tuple[int, int]
"""Some of them, half-open."""


def is_name(words: Words, first: int, end: int) -> bool:
    """Whether words[first:end] are a name and nothing else."""
    if end - first > LONGEST_NAME or words[first] & NO_NAME:
        return False
    common = CAPITAL
    for place in range(first, end):
        common &= words[place]
    return common != 0


def subject_after(words: Words, first: int, end: int) -> Phrase | None:
    """The noun phrase at the beginning of words[first:end], which follow a cue (said | Jane Doe, the mayor)."""
    if first < end and words[first] & BY:
        first += 1
    if first == end:
        return None
    word = words[first]
    if word & (PRONOUN | PREPOSITION):
        return (first, first + 1) if word & PERSONAL else None
    last = _end_of_description(words, first, end) if word & SMALL else _end_of_name(words, first, end)
    return (first, last) if last > first else None


def _end_of_name(words: Words, first: int, end: int) -> int:
    """Where a name that begins at `first` ends, with the small words inside it."""
    for place in range(first, end):
        word = words[place]
        if not word & CAPITAL and not (word & JOINS_NAMES and _has_capital(words, place + 1, min(place + 3, end))):
            return place
        if word & (NAME_END | SENTENCE_END):
            return place + 1
    return end


def _has_capital(words: Words, first: int, end: int) -> bool:
    return any(word & CAPITAL for word in words[first:end])


def _end_of_description(words: Words, first: int, end: int) -> int:
    """Where a description that begins at `first` ends, a name that belongs to it included ("former mayor Jane Doe")."""
    last = min(end, first + LONGEST_DESCRIPTION)
    for place in range(first, last):
        word = words[place]
        if word & DESCRIPTION_END:
            last = place
            break
        if word & CAPITAL:
            return _end_of_name(words, place, end)
        if word & CLOSING:
            last = place + 1
            break
    return last if words[first] & DETERMINER else first


def subject_before(words: Words, first: int, end: int) -> Phrase | None:
    """The noun phrase at the end of words[first:end], which lead to a cue (But Jane Doe, the mayor, | said)."""
    while end > first and words[end - 1] & (VERBAL | ADVERB):
        end -= 1
    if end == first:
        return None
    if words[end - 1] & PRONOUN:
        return (end - 1, end) if words[end - 1] & PERSONAL else None
    if words[end - 1] & CONJUNCTION and not words[end - 1] & COMMA:
        return subject_of_clause(words, first, end - 1)
    parts = _parts(words, first, end)
    if len(parts) == 1 and is_name(words, first, end):
        return first, end
    if len(parts) > 1 and (words[end - 1] & COMMA or _is_named_aside(words, parts)):
        # X, the mayor of Y, said: what stands between the commas describes the speaker, or is the described name.
        aside = parts.pop()
        if parts and words[end - 1] & COMMA and _names_a_description(words, parts[-1], aside):
            return aside
        while len(parts) > 1 and words[parts[-1][0]] & (PREPOSITION | ADVERB):
            parts.pop()
    return _subject_of(words, *parts[-1]) if parts else None


def subject_of_clause(words: Words, first: int, end: int) -> Phrase | None:
    """The subject that a verb shares with another one (In May Jane Doe, the mayor, met them and | said; Jane Doe met
    them, | adding): what the last part with a verb begins with, else what the clause begins with."""
    parts = [part for part in _parts(words, first, end) if not words[part[0]] & (PREPOSITION | ADVERB)]
    for low, high in reversed(parts):
        is_first = low == parts[0][0]
        phrase = _subject_of_verb(words, low, high, is_first)
        if phrase is not None and (is_first or phrase[1] < high):
            return phrase
    # The mayor of Arden, Jane Doe, met them and | said.
    named = parts[1:2]
    return named[0] if named and named[0][1] - named[0][0] > 1 and is_name(words, *named[0]) else None


def _subject_of_verb(words: Words, first: int, end: int, is_first: bool) -> Phrase | None:
    """The noun phrase that words[first:end] begin with, or that follows a cue there; is_first: no aside can be here."""
    word = words[first]
    if is_first and word & CUE and not word & ING:
        return subject_after(words, first + 1, end)
    if word & NO_NAME:
        return (first, first + 1) if word & PERSONAL else None
    if word & DETERMINER:
        if word & INDEFINITE and not is_first:
            return None
        begun = first + 2
    elif word & UPPER:
        begun = _end_of_name(words, first, end)
        if not words[begun - 1] & NOUN_FOLLOWS:
            return first, begun
    else:
        return None
    ends = CUE | PARTICIPLE | (DESCRIPTION_END if is_first else 0)
    near = range(begun, min(end, first + LONGEST_SUBJECT))
    last = next((place for place in near if words[place] & ends), None)
    return None if last is None else (first, last)


def _names_a_description(words: Words, described: Phrase, aside: Phrase) -> bool:
    """The mayor, Jane Doe, | said: whether a name stands behind what it belongs to."""
    is_full_name = aside[1] - aside[0] > 1 and is_name(words, *aside)
    return is_full_name and bool(words[described[0]] & DETERMINER)


def _is_named_aside(words: Words, parts: Sequence[Phrase]) -> bool:
    """A name, a comma and a description without an article (X, mayor of Y | said)."""
    if len(parts) != 2 or words[parts[1][0]] & DETERMINER:
        return False
    return is_name(words, *parts[0]) and not is_name(words, *parts[1])


def _parts(words: Words, first: int, end: int) -> list[Phrase]:
    """The words between commas, without conjunctions at the beginning."""
    parts: list[Phrase] = []
    for place in range(first, end):
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
        while head - first > 1 and words[head - 1] & (ADVERB | PREPOSITION):  # on Monday
            head -= 1
        if head - first <= LONGEST_SUBJECT:
            return first, head
    if words[end - 1] & PLURAL:
        return _plural(words, first, end), end
    start = end
    while start > first and words[start - 1] & CAPITAL:
        start -= 1
    if start < end:
        return start, end
    near = range(end - 1, max(first - 1, end - 1 - LONGEST_DESCRIPTION), -1)
    return next(((place, end) for place in near if words[place] & DETERMINER), None)


def _plural(words: Words, first: int, end: int) -> int:
    """Where a plural without an article begins: immigration officials | said."""
    start = end - 1
    while start > first and end - start < LONGEST_NAME and not words[start - 1] & NO_PART:
        start -= 1
    return start


def _without_participles(words: Words, first: int, end: int) -> int:
    """Where a long phrase ends before what describes it ("a letter from the mayor | obtained by the paper")."""
    if end - first <= LONGEST_SUBJECT:
        return end
    return next((place for place in range(first + 2, end) if words[place] & PARTICIPLE), end)
