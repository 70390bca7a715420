"""Syllables and easy words of single words, as textstat has them, without its costs.

textstat looks a word up in the CMU Pronouncing Dictionary, which it downloads through NLTK, and counts the pieces of
hyphenation where it is not there. Here the dictionary is a shipped table (scripts/make_syllable_table.py, NOTICE). This
is the one place that touches textstat; importing it takes a second, so only what compares with it does that.
"""

from __future__ import annotations

import gzip
import importlib.util
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import ModuleType

from rhetoric.errors import RhetoricError
from rhetoric.text.hyphenation import count_pieces

_TWICE = "'s's"


def read_syllables() -> str:
    """The shipped table: a line a number of syllables, from 0, with its words in lower case."""
    packed = (resources.files("rhetoric.text") / "tables" / "syllables.txt.gz").read_bytes()
    return gzip.decompress(packed).decode("ascii")


@cache
def syllable_table() -> dict[str, int]:
    """Word in lower case -> syllables of its first pronunciation (126,000 words)."""
    return {word: n for n, line in enumerate(read_syllables().split("\n")) for word in line.split()}


def count_syllables(word: str, table: Mapping[str, int] | None = None) -> int:
    """Syllables of one word in lower case, with straight apostrophes; at least 0.

    A hyphenated word has those of its parts, a possessive those of its bare form (one more after a sibilant). table:
    the pronounced ones among `looked_up(word)`, where the caller has them; None: `syllable_table()`.
    """
    table = syllable_table() if table is None else table
    known = table.get(word)
    if known is not None:
        return known
    if "-" in word:
        return sum(count_syllables(part, table) for part in word.split("-") if part)
    if word.endswith(_TWICE):
        once = _possessive_once(word)
        return count_syllables(once, table) + (len(word) - len(once)) // 2
    if word.endswith("'s") and len(word) > 2:
        bare = word[:-2]
        return count_syllables(bare, table) + bare.endswith(("s", "x", "z", "ch", "sh", "ce", "ge", "se"))
    return count_pieces(word) if any(map(str.isalnum, word)) else 0


def looked_up(word: str) -> Iterator[str]:
    """The words whose pronunciation `count_syllables` may look up: the word, its parts, their bare forms."""
    yield word
    for part in word.split("-"):
        once = _possessive_once(part)
        yield from (part, once, once.removesuffix("'s"))


def _possessive_once(word: str) -> str:
    """The word with one 's at its end where it has several: nobody writes that, but it may be thousands."""
    end = len(word)
    while word.endswith(_TWICE, 0, end):
        end -= 2
    return word[:end]


@cache
def easy_words() -> frozenset[str]:
    """The easy words (after Dale and Chall) that textstat ships for English, read without importing textstat."""
    spec = importlib.util.find_spec("textstat")
    if spec is None or not spec.submodule_search_locations:
        raise RhetoricError("The package textstat is missing. Install rhetoric again: pip install rhetoric")
    path = Path(spec.submodule_search_locations[0]) / "resources" / "en" / "easy_words.txt"
    return frozenset(line.strip() for line in path.read_text(encoding="utf-8").splitlines())


class _Pronunciations(Mapping[str, list[list[str]]]):
    """The shipped table in the shape in which textstat asks for a pronouncing dictionary: a vowel a syllable."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["AH0"] * syllable_table()[word]]

    def __iter__(self) -> Iterator[str]:
        return iter(syllable_table())

    def __len__(self) -> int:
        return len(syllable_table())


@cache
def offline_textstat() -> ModuleType:
    """textstat with the shipped table in the place of NLTK's, so that it never asks a network."""
    import textstat
    from textstat.backend.counts import _count_syllables

    pronunciations = _Pronunciations()
    _count_syllables.get_cmudict = lambda lang: pronunciations
    return textstat  # type: ignore[no-any-return]
