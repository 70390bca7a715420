"""Guards: contexts in which a term is literal, a name or another word, so that a hit does not count.

"Toxic" is no rhetoric before "waste", "coup" none after "military". A suppressed hit is kept as evidence.
Written as `not-before:waste|chemicals`; several guards of one term are separated by semicolons and each can
suppress the hit by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    """

    kind: GuardKind
    phrases: tuple[Words, ...]
    text: str
    _by_word: Mapping[str, tuple[Words, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the phrases by the word at which each is met: the last one before a hit, else the first."""
        met = -1 if self.kind.endswith("after") else 0
        by_word: dict[str, tuple[Words, ...]] = {}
        for phrase in self.phrases:
            by_word[phrase[met]] = (*by_word.get(phrase[met], ()), phrase)
        object.__setattr__(self, "_by_word", by_word)

    def suppresses(self, sentence: Sequence[str], start: int, end: int, *, is_name: bool = False) -> bool:
        """Whether the hit `sentence[start:end]` does not count.

        `sentence` holds one sentence's words, lower-case, possessive 's taken off. `is_name`: the hit begins
        with a capital that the sentence does not explain (not its first word, not a headline in capitals).
        """
        if self.kind == "lowercase":
            return is_name
        return self._is_met(sentence, start, end) != self.kind.startswith("only")

    def _is_met(self, sentence: Sequence[str], start: int, end: int) -> bool:
        if self.kind.endswith("after"):
            phrases = self._by_word.get(sentence[start - 1], ()) if start else ()
            return any(tuple(sentence[max(0, start - len(p)) : start]) == p for p in phrases)
        if self.kind.endswith("before"):
            return self._begins(sentence[end : end + NEAR_WORDS], 0)
        sides = (sentence[max(0, start - NEAR_WORDS) : start], sentence[end : end + NEAR_WORDS])
        return any(self._begins(side, place) for side in sides for place in range(len(side)))

    def _begins(self, words: Sequence[str], place: int) -> bool:
        """Whether one of the phrases begins at a place of `words`."""
        phrases = self._by_word.get(words[place], ()) if place < len(words) else ()
        return any(tuple(words[place : place + len(p)]) == p for p in phrases)


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
