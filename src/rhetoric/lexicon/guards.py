"""Guards: contexts in which a term is literal, a name or another word, so that a hit does not count.

"Toxic" is no rhetoric before "waste", "coup" none after "military". A suppressed hit is kept as evidence.
Written as `not-before:waste|chemicals`; several guards of one term are separated by semicolons and each can
suppress the hit by itself. What stands in many guards is a class of the lexicon's description: `not-in:@sport`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from types import MappingProxyType
from typing import Literal, get_args

from rhetoric.errors import LexiconError
from rhetoric.lexicon.words import Words, guard_words

GuardKind = Literal[
    "not-after", "not-before", "not-near", "not-in", "only-after", "only-before", "only-near", "only-in", "lowercase"
]
KINDS: tuple[GuardKind, ...] = get_args(GuardKind)
ANY_CASE = "any-case"
NEAR_WORDS = 5
SENTENCE_WORDS = 250
"""So far from a hit a word of its sentence is looked at: what is longer is no sentence, but a list without stops."""


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard expression: its kind, the phrases it looks for (none for `lowercase`), and its text.

    not-after, not-before   suppressed when a phrase stands directly before, directly after the hit
    not-near                suppressed when one stands within five words on either side, in the same sentence
    not-in                  suppressed when one stands anywhere else in the sentence
    only-after, …           suppressed unless one stands there
    lowercase               suppressed when the hit is written with a capital inside a sentence: a name

    In a phrase # stands for any number. A phrase after the hit has to end within five words of it, too. The hit and
    the phrases stand in one sentence; `scores/guarding.py` looks for them.
    """

    kind: GuardKind
    phrases: tuple[Words, ...]
    text: str


Classes = Mapping[str, tuple[Words, ...]]


def parse_classes(classes: Mapping[str, str]) -> Classes:
    """The phrases of each class of a description; "1000..1989" stands for all these numbers.

    Raises LexiconError on a phrase that has no words.
    """
    return {
        name: tuple(words for phrase in listed.split("|") for words in _phrases_of_class(phrase.strip()))
        for name, listed in classes.items()
    }


def _phrases_of_class(phrase: str) -> list[Words]:
    first, dots, last = phrase.partition("..")
    if dots and first.isdecimal() and last.isdecimal():
        return [(str(number),) for number in range(int(first), int(last) + 1)]
    return [guard_words(phrase)]


class GuardParser:
    """Reads the guards of a lexicon; the same expression is the same object wherever it stands."""

    def __init__(self, classes: Classes = MappingProxyType({})) -> None:
        self._classes = classes
        self._read: dict[str, Guard] = {}

    def parse(self, column: str) -> tuple[Guard, ...]:
        """The guards of a `guard` cell; none for an empty one. `any-case` is none: it lifts a lexicon's `lowercase`.

        Raises LexiconError on an unknown kind or class, a kind without words, or `lowercase` with words.
        """
        return tuple(self._guard(text) for text in guard_items(column) if text != ANY_CASE)

    def _guard(self, text: str) -> Guard:
        if text not in self._read:
            self._read[text] = _parse_guard(text, self._classes)
        return self._read[text]


def parse_guards(column: str) -> tuple[Guard, ...]:
    """The guards of a cell of a lexicon without classes."""
    return GuardParser().parse(column)


def guard_items(column: str) -> list[str]:
    """The expressions of a `guard` cell, without white space; none for an empty cell."""
    return [text.strip() for text in column.split(";")] if column.strip() else []


def with_common(own: tuple[Guard, ...], common: tuple[Guard, ...], column: str) -> tuple[Guard, ...]:
    """An entry's guards, then those that the lexicon has for all entries; `any-case` in the cell lifts `lowercase`."""
    lifted = {"lowercase"} if ANY_CASE in guard_items(column) else set()
    return own + tuple(guard for guard in common if guard.kind not in lifted and not any(guard is one for one in own))


def _parse_guard(text: str, classes: Classes) -> Guard:
    kind, _, phrases = text.partition(":")
    known = _known_kind(kind.strip(), text)
    if known == "lowercase":
        if phrases.strip():
            raise LexiconError(f"guard {text!r}: 'lowercase' takes no words")
        return Guard(known, (), text)
    if not all(phrase.strip() for phrase in phrases.split("|")):
        raise LexiconError(f"guard {text!r} lacks words: write {known}:word|another phrase")
    found = [_phrases(phrase.strip(), classes) for phrase in phrases.split("|")]
    return Guard(known, tuple(dict.fromkeys(chain.from_iterable(found))), text)


def _phrases(phrase: str, classes: Classes) -> tuple[Words, ...]:
    """A phrase, or all phrases of a class."""
    if not phrase.startswith("@"):
        return (guard_words(phrase),)
    if phrase[1:] not in classes:
        known = ", ".join(f"@{name}" for name in classes) or "none: add a table [classes] to the description"
        raise LexiconError(f"{phrase!r} is no class of this lexicon; its classes are {known}")
    return classes[phrase[1:]]


def _known_kind(kind: str, text: str) -> GuardKind:
    for known in KINDS:
        if kind == known:
            return known
    nearest = get_close_matches(kind, KINDS, 1, 0.0)[0]
    raise LexiconError(f"guard {text!r}: {kind!r} is not one of {', '.join(KINDS)}; the nearest is {nearest!r}")
