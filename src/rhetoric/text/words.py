"""Words: what a reader would count as one, inside a chunk that may hold marks and dashes too."""

from __future__ import annotations

import re

from rhetoric.text.normalise import APOSTROPHES, DOUBLE_MARKS, INVISIBLE, normalise

_LETTER = r"[^\W_]"
_JOINERS = "|".join(
    (
        f"[{re.escape(APOSTROPHES)}]",  # don't, O’Neill
        "[-‐‑]",  # far-right
        r"[\u0300-\u036f]",  # an accent that is a character of its own
        f"[{INVISIBLE}]",
        r"(?<=\d)[.,:](?=\d)",  # 2,500  3.5  10:30
        r"(?<=[^\W_])[.&](?=[^\W_])",  # U.S  a.m  R&D
    )
)
_WORD = re.compile(rf"{_LETTER}+(?:(?:{_JOINERS})+{_LETTER}+|[\u0300-\u036f]++)*")
_ADDRESS = re.compile(r"://|^\W*www\.|[^\W_]@[^\W_]|[^\W_]\.(?:com|org|net|co|uk|gov|edu|info)\b", re.IGNORECASE)

MARKS = ".,;:!?…-—–()[]{}" + APOSTROPHES + DOUBLE_MARKS
"""What most often stands around a word; without it most chunks are plainly one word."""


def find_words(chunk: str) -> list[tuple[int, int]]:
    """(start, end) of each word of a chunk. An internet address is one word; "said—and" is two; "—" is none."""
    core = chunk.strip(MARKS)
    if core.isalnum():
        start = chunk.find(core)
        return [(start, start + len(core))]
    if is_address(chunk):
        inner = re.search(rf"{_LETTER}.*{_LETTER}|{_LETTER}", chunk, re.DOTALL)
        return [inner.span()] if inner else []
    return [match.span() for match in _WORD.finditer(chunk)]


def is_address(chunk: str) -> bool:
    """Whether a chunk is an address of the web or of a mailbox."""
    return ("." in chunk or "@" in chunk) and _ADDRESS.search(chunk) is not None


def bare_word(word: str) -> str:
    """The word as lexicons spell it: lower case, one kind of apostrophe and hyphen, a possessive 's taken off."""
    return normalise(word).lower().removesuffix("'s")
