"""Cues: the words with which a text hands its voice to a speaker ("said", "according to").

The guards of the lexicon are not asked: they tell a verb of speech from its other senses in running text;
here the marks beside it do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from rhetoric.lexicon import Lexicon
from rhetoric.lexicon.words import GAP
from rhetoric.text.quotation.english import BEFORE_A_NOUN

Form = tuple[str, ...]

_LONE_HYPHENS = ("-", "--")
_MARKS_BEHIND = ("", *",:.;?!)")
PUNCTUATION = ",.:;!?()[]\"'“”‘’"


@dataclass(slots=True)
class Cue:
    """A cue among the words of a passage: which of them it is (half-open), as written, and its class."""

    first: int
    last: int
    words: str
    category: str

    @property
    def is_finite(self) -> bool:
        """False for single words in -ing, which take their subject from somewhere else."""
        return self.is_phrase or not self.words.lower().endswith("ing")

    @property
    def is_phrase(self) -> bool:
        """Whether it is more than one word, so that a speaker may follow ("according to")."""
        return " " in self.words


class Spelling(NamedTuple):
    """A word as it may stand in a text, without and with its case and the punctuation round it.

    written: without the punctuation. category: its class as a cue of one word; None where it only begins
    phrases.
    """

    word: str
    written: str
    category: str | None
    begins_phrase: bool


@dataclass(frozen=True, slots=True)
class CueIndex:
    """The cue lexicon, ready to be looked up in.

    words: each one-word form (lower case) with its class. phrases: the longer forms by their first two words,
    longest first, each with its class. split: the forms with a gap ("cast * as") by their first word, each the word
    that must stand before the marks, and the class. spellings: the first words of words and phrases as they stand
    in a text, with a capital or a punctuation mark, so that one look tells all about a word. longest_phrase: in words.
    """

    words: Mapping[str, str]
    phrases: Mapping[Form, tuple[tuple[Form, str], ...]]
    split: Mapping[str, tuple[str, str]]
    spellings: Mapping[str, Spelling]
    longest_phrase: int

    @classmethod
    def from_forms(cls, forms: Iterable[tuple[Form, str]]) -> CueIndex:
        """The index of (form as lower-case words, class); of equal one-word forms the first counts."""
        words: dict[str, str] = {}
        phrases: dict[Form, list[tuple[Form, str]]] = {}
        split: dict[str, tuple[str, str]] = {}
        for form, category in forms:
            if len(form) == 1:
                words.setdefault(form[0], category)
            elif GAP in form:
                split.setdefault(form[0], (form[-1], category))
            elif form:
                phrases.setdefault(form[:2], []).append((form, category))
        longest_first = {pair: tuple(sorted(found, key=_shortness)) for pair, found in phrases.items()}
        longest = max((len(found[0][0]) for found in longest_first.values()), default=0)
        return cls(words, longest_first, split, _spellings(words, {pair[0] for pair in phrases}), longest)

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> CueIndex:
        """The index of a lexicon of kind "cues": an entry's category is the class of all its forms."""
        return cls.from_forms((form, entry.category) for entry in lexicon.entries for form in entry.forms)

    def find(self, tokens: Sequence[str]) -> list[Cue]:
        """The cues among tokens (see `tokens_of`), in order; a phrase wins over the cue it begins with."""
        found: list[Cue] = []
        end = 0
        for place, token in enumerate(tokens):
            if token in self.spellings and place >= end and (cue := self.at(tokens, place)):
                found.append(cue)
                end = cue.last
        return found

    def at(self, tokens: Sequence[str], place: int) -> Cue | None:
        """The cue that begins at a place, if one does."""
        spelling = self.spellings.get(tokens[place])
        if spelling is None:
            return None
        _, written, category, begins_phrase = spelling
        if begins_phrase and (phrase := self.phrase_at(tokens[place : place + self.longest_phrase])):
            last = place + len(phrase[0])
            return Cue(place, last, " ".join(tokens[place:last]).strip(PUNCTUATION), phrase[1])
        if category is None or (place and tokens[place - 1].lower() in BEFORE_A_NOUN):
            return None
        return Cue(place, place + 1, written, category)

    def class_of(self, cue: str) -> str | None:
        """The class of a cue as it is written in a text; None when the lexicon has no such cue."""
        tokens = cue.split()
        if len(tokens) == 1:
            return self.words.get(bare(cue)) or self.split.get(bare(cue), (None, None))[1]
        phrase = self.phrase_at(tokens)
        return phrase[1] if phrase else None

    def phrase_at(self, tokens: Sequence[str]) -> tuple[Form, str] | None:
        """The longest cue of several words that the tokens begin with, and its class."""
        pair = tuple(map(bare, tokens[:2]))
        for form, category in self.phrases.get(pair, ()):
            if tuple(map(bare, tokens[: len(form)])) == form:
                return form, category
        return None


def tokens_of(text: str, start: int, end: int) -> list[str]:
    """The words of text[start:end] with their punctuation; dashes separate, a hyphen by itself is one."""
    passage = text[start:end]
    if "—" in passage or "–" in passage:
        passage = passage.replace("—", " ").replace("–", " ")
    return [token for token in passage.split() if token not in _LONE_HYPHENS]


def bare(token: str) -> str:
    """A token in lower case without the punctuation round it."""
    return token.strip(PUNCTUATION).lower()


def _shortness(phrase: tuple[Form, str]) -> int:
    return -len(phrase[0])


def _spellings(words: Mapping[str, str], first_words: Set[str]) -> dict[str, Spelling]:
    spellings: dict[str, Spelling] = {}
    for word in {*words, *first_words}:
        for written in (word, word.capitalize()):
            spelling = Spelling(word, written, words.get(word), word in first_words)
            spellings.update(dict.fromkeys([written + mark for mark in _MARKS_BEHIND], spelling))
    return spellings
