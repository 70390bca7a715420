"""Guards: contexts in which a term is literal, a name or another word, so that a hit does not count.

"Toxic" is no rhetoric before "waste", "coup" none after "military". A suppressed hit is kept as evidence.
Written as `not-before:waste|chemicals`; several guards of one term are separated by semicolons and each can
suppress the hit by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

from rhetoric.errors import LexiconError
from rhetoric.lexicon.words import Words, words_of

GuardKind = Literal["not-after", "not-before", "not-near", "only-after", "only-before", "only-near", "lowercase"]
KINDS: tuple[GuardKind, ...] = get_args(GuardKind)
NEAR_WORDS = 5


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard expression: its kind, the phrases it looks for (none for `lowercase`), and its text.

    not-after, not-before   suppressed when a phrase stands directly before, directly after the hit
    not-near                suppressed when one stands within five words on either side, in the same sentence
    only-after, …           suppressed unless one stands there
    lowercase               suppressed when the hit is written with a capital inside a sentence: a name

    A phrase after the hit has to end within five words of it, too. The hit and the phrases stand in one sentence;
    `scores/guarding.py` looks for them.
    """

    kind: GuardKind
    phrases: tuple[Words, ...]
    text: str


def parse_guards(column: str) -> tuple[Guard, ...]:
    """The guards of a `guard` cell; none for an empty one.

    Raises LexiconError on an unknown kind, a kind without words, or `lowercase` with words.
    """
    return tuple(_parse_guard(text.strip()) for text in column.split(";")) if column.strip() else ()


def _parse_guard(text: str) -> Guard:
    kind, _, phrases = text.partition(":")
    known = _known_kind(kind.strip(), text)
    if known == "lowercase":
        if phrases.strip():
            raise LexiconError(f"guard {text!r}: 'lowercase' takes no words")
        return Guard(known, (), text)
    if not all(phrase.strip() for phrase in phrases.split("|")):
        raise LexiconError(f"guard {text!r} lacks words: write {known}:word|another phrase")
    return Guard(known, tuple(words_of(phrase) for phrase in phrases.split("|")), text)


def _known_kind(kind: str, text: str) -> GuardKind:
    for known in KINDS:
        if kind == known:
            return known
    nearest = get_close_matches(kind, KINDS, 1, 0.0)[0]
    raise LexiconError(f"guard {text!r}: {kind!r} is not one of {', '.join(KINDS)}; the nearest is {nearest!r}")
