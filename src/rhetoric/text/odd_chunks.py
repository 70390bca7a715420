"""Chunks that are not plain (see `shapes`), read one by one: the rules themselves say what they are."""

from __future__ import annotations

from typing import NamedTuple

from rhetoric.text.edges import end_of, inner_ends, role_of, start_of
from rhetoric.text.valence import token_codes
from rhetoric.text.words import find_words


class OddChunk(NamedTuple):
    """words: (start, end) of each. codes: of its VADER tokens. The others: columns of `vocabulary.READ`."""

    words: list[tuple[int, int]]
    codes: list[int]
    n_words: int
    first_word_at: int
    end: int
    start: int
    role: int
    n_exclamations: int
    n_questions: int
    has_inner_end: bool


def read_odd(chunk: str) -> OddChunk:
    """Everything about a chunk but its quotation marks."""
    words = find_words(chunk)
    return OddChunk(
        words,
        token_codes(chunk),
        len(words),
        words[0][0] if words else 0,
        end_of(chunk),
        start_of(chunk, words[0] if words else None),
        role_of(chunk),
        chunk.count("!"),
        chunk.count("?"),
        bool(inner_ends(chunk)),
    )
