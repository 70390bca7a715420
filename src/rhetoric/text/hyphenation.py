"""How many pieces a word is hyphenated into: textstat's count of syllables for words without a pronunciation.

pyphen's patterns are walked as a trie, so that a fragment of the word is looked at only while some pattern still begins
with it. pyphen itself looks up every fragment up to the longest pattern, which takes some ten times as long.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pyphen import Pyphen

_LANGUAGE = "en_US"
"""textstat's default language."""
_VALUES = ""
"""The key under which a node of the trie holds its pattern's (offset, values); others are single letters."""


def count_pieces(word: str) -> int:
    """len(Pyphen(lang="en_US").positions(word)) + 1, for a word in lower case."""
    hyphenator, trie = _dictionary()
    dotted = f".{word}."
    points = [0] * (len(dotted) + 1)
    for start in range(len(dotted) - 1):
        node = trie
        for letter in dotted[start:]:
            if letter not in node:
                break
            node = node[letter]
            if _VALUES in node:
                offset, values = node[_VALUES]
                for place, value in enumerate(values, start=start + offset):
                    if value > points[place]:
                        points[place] = value
    first, last = hyphenator.left + 1, len(word) - hyphenator.right + 1
    return 1 + sum(point % 2 for point in points[first : last + 1])


@cache
def _dictionary() -> tuple[Any, dict[str, Any]]:
    """The hyphenator, and its patterns as a trie of dictionaries."""
    hyphenator = Pyphen(lang=_LANGUAGE)
    trie: dict[str, Any] = {}
    for pattern, values in hyphenator.hd.patterns.items():
        node = trie
        for letter in pattern:
            node = node.setdefault(letter, {})
        node[_VALUES] = values
    return hyphenator, trie
