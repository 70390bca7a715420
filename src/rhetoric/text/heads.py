"""What a head says: a chunk without the marks at its end (see `tails`). Most are one word, plainly."""

from __future__ import annotations

import re
from typing import NamedTuple

from rhetoric.text.valence import vader_tokens
from rhetoric.text.words import find_words

_ONE_WORD = re.compile(r"([“\"‘'(\[]?)([^\W_]+(?:['’-][^\W_]+)*)")
"""An opening mark or none, and a word that may be joined by apostrophes and hyphens: “re-election, Greece’s."""
_EMOTICON = 2
"""Of a token VADER takes marks off only if more characters than this are left."""


class Head(NamedTuple):
    """words: (start, end) of each. tokens: VADER's. is_simple: one word, behind one opening mark at most."""

    words: list[tuple[int, int]]
    tokens: list[str]
    is_simple: bool


def read_head(head: str) -> Head:
    """The words and the tokens of a head."""
    if head.isascii() and head.isalnum():
        return Head([(0, len(head))], [head], True)
    match = _ONE_WORD.fullmatch(head)
    if match is not None:
        opener, word = match.groups()
        token = word.replace("’", "'")
        if token.isascii() and (len(token) > _EMOTICON or not opener):
            return Head([(len(opener), len(head))], [token], True)
    return Head(find_words(head), vader_tokens(head), False)
