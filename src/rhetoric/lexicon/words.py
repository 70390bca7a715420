"""The words of a term or a guard, as the matcher compares them."""

from __future__ import annotations

import re

from rhetoric.errors import LexiconError

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
GAP = "*"
"""In a form: one, two or three words, whichever they are."""
NUMBER = "#"
"""In a guard: a word that begins with a digit ("5", "1,500", "2.5bn", "20-year-old")."""

_PHRASE = re.compile(rf"\s*{_WORD.pattern}(?:\s+{_WORD.pattern})*\s*")


def words_of(text: str) -> Words:
    """The words of a phrase: split at white space, possessive 's taken off, hyphenated words kept whole.

    "fool's errand" -> ("fool", "errand"); "far-right mob" -> ("far-right", "mob"). The matcher takes 's off
    the words of an article in the same way, so both sides meet.

    Raises LexiconError on an empty text, a capital letter, a curly apostrophe or a character no word has.
    """
    if text.isalpha() and text.islower() and text.isascii():
        return (text,)
    words = tuple(text.split())
    if not words:
        raise LexiconError("is empty: write a word or a phrase")
    if not _PHRASE.fullmatch(text) or text != text.lower():
        for word in words:
            _check_spelling(word)
    return tuple(word.removesuffix("'s") for word in words) if "'s" in text else words


def is_number(word: str) -> bool:
    """Whether a word is what a guard writes as #."""
    return "0" <= word[:1] <= "9"


def guard_words(text: str) -> Words:
    """The words of a guard's phrase: as `words_of`, with # for any number ("# years").

    Raises LexiconError as `words_of` does.
    """
    if NUMBER not in text:
        return words_of(text)
    return tuple(part for word in text.split() for part in ((word,) if word == NUMBER else words_of(word)))


def form_words(text: str) -> Words:
    """The words of a form: as `words_of`, with gaps between two words ("turn * back on").

    Raises LexiconError on a gap at either end or beside another one.
    """
    if GAP not in text:
        return words_of(text)
    pieces = [piece.split() for piece in text.split(GAP)]
    if not all(pieces):
        raise LexiconError(f"{text!r}: a gap ({GAP}) stands between two words")
    first, *others = [words_of(" ".join(piece)) for piece in pieces]
    return first + tuple(word for piece in others for word in (GAP, *piece))


def _check_spelling(word: str) -> None:
    if "’" in word or "‘" in word:
        raise LexiconError(f"{word!r} has a curly apostrophe: write the straight one (')")
    if word != word.lower():
        raise LexiconError(f"{word!r} has a capital letter: write it in lower case")
    if not _WORD.fullmatch(word):
        raise LexiconError(f"{word!r} is no word: only letters and digits, joined by ' - . or &")
