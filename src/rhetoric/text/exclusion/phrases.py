"""Phrases of a small pattern language, matched against the words of a paragraph.

    word   that word        a/b   either               word?   with or without it
    #      a number         ..    up to four words     ...     any words, none too

Words are in lower case; of the punctuation only the marks in MARKS count, as words of their own.
"""

from __future__ import annotations

import re
from itertools import product

from rhetoric.errors import ConfigError

RARE_MARKS = "@©|"
MARKS = ":" + RARE_MARKS
ANY, FEW, NUMBER = "...", "..", "#"

BEFORE = "*_[](){}<>•⦁·–—-#|©@"
"""Marks that may stand before the first word; no quotation marks, so that quoted words begin no phrase."""
_BEFORE_WORD = BEFORE.replace("©", "").replace("@", "") + " "
_AFTER = "]):;,.!?…*_|\n\t\xa0"

_WORD = re.compile(rf"\w+(?:['’]\w+)*|[{MARKS}]")
_WILD = {ANY: r"(?:\S+ )*?", FEW: r"(?:\S+ ){0,4}?", NUMBER: r"\d\S* "}
_LITERAL = re.compile(rf"(?:\w+(?:'\w+)*|[{MARKS}])")


def plain_words(text: str) -> str:
    """The words of `text` in lower case, each followed by one space; curly apostrophes made straight."""
    return " ".join([*_WORD.findall(text.lower()), ""]).replace("’", "'")


def whole(phrase: str) -> str:
    """A regular expression for `match` on plain words that the phrase describes from first to last."""
    tokens = phrase.split()
    if tokens[-1:] == [ANY]:
        return _expression(tokens[:-1])
    return _expression(tokens) + "$"


def part(phrase: str) -> str:
    """A regular expression for plain words from the beginning of a word on, with anything behind."""
    return _expression(phrase.split())


def beginnings(phrase: str) -> tuple[tuple[str, str | None], ...]:
    """The first two words that a match may begin with; None: any second word, or none.

    No pair at all when any word may stand first.
    """
    first, *rest = phrase.split()
    if first in _WILD or first.endswith("?"):
        return ()
    seconds: list[str | None] = [None]
    if rest and rest[0] not in _WILD and not rest[0].endswith("?") and rest[0] not in MARKS:
        seconds = [*_alternatives(rest[0])]
    return tuple(product(_alternatives(first), seconds))


def first_two(text: str) -> tuple[str, str]:
    """The first two words of `text`, empty where there are none, as `beginnings` has them."""
    text = text.lower().replace("’", "'").replace("©", "© ")
    first, _, rest = text.lstrip(_BEFORE_WORD).partition(" ")
    return first.rstrip(_AFTER), rest.partition(" ")[0].strip(_AFTER)


def telling_word(phrase: str) -> str:
    """A word that every match of the phrase contains: one of the rare marks, or else the longest."""
    certain = [token for token in phrase.split() if token not in _WILD and not set("/?") & set(token)]
    marks = [token for token in certain if token in RARE_MARKS]
    return marks[0] if marks else max(certain, key=len, default="")


def telling_alternatives(phrase: str) -> list[str]:
    """Words one of which every match of the phrase contains: those of the place where the shortest is longest."""
    certain = [_alternatives(token) for token in phrase.split() if token not in _WILD and not token.endswith("?")]
    return max(certain, key=lambda words: min(map(len, words)), default=[])


def _alternatives(token: str) -> list[str]:
    return token.removesuffix("?").split("/")


def _expression(tokens: list[str]) -> str:
    return "".join(_WILD.get(token) or _literal(token) for token in tokens)


def _literal(token: str) -> str:
    words = _alternatives(token)
    for word in words:
        if not _LITERAL.fullmatch(word) or word != word.lower():
            raise ConfigError(f"{word!r} is no word: write letters and digits in lower case, or one of {MARKS}")
    either = "|".join(f"{re.escape(word)} " for word in words)
    if token.endswith("?"):
        return f"(?:{either})?"
    return either if len(words) == 1 else f"(?:{either})"
