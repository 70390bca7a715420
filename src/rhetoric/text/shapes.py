"""Shapes of chunks: “House, and “Maybe, are both “Aaaaa, and what their marks and capitals say is the same.

Of the chunks that a text brings anew, nine of ten are one word in a shape that was met before. So the rules are asked
once a shape, of a chunk that nobody writes: its letters are all "q". They hold for every chunk of the shape whose word
no rule asks for by name; whether a rule does is one look-up for all chunks together. Other chunks are *odd*: they are
read one by one.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.edges import asks_of, end_of, role_of, start_of
from rhetoric.text.expand import ranges
from rhetoric.text.hashing import PADDING, Hashes, hash_spans
from rhetoric.text.known_words import known_words
from rhetoric.text.marks.glyphs import FAMILIES, GLYPHS, SINGLE
from rhetoric.text.marks.patterns import MarkPatterns
from rhetoric.text.table import FactTable, HashIndex, Ids
from rhetoric.text.valence import EMPHATIC, UPPER, Codes, vader_tokens
from rhetoric.text.words import MARKS, find_words

SHAPE = {
    "is_plain": "?",
    "first_byte": "i8",
    "end_byte": "i8",
    "asks": "u1",
    "stem_byte": "i8",
    "last_part": "i8",
    "is_possessive": "?",
    "n_words": "i8",
    "first_word_at": "i8",
    "end_at": "i8",
    "end": "u1",
    "start": "u1",
    "role": "u1",
    "n_exclamations": "i4",
    "n_questions": "i4",
    "marks": "i4",
    "has_letter_marks": "?",
    "has_inner_end": "?",
    "code": "u4",
}
"""A shape's facts, all 0 of one that is not plain. first_byte, end_byte: where its word begins and ends, from the
chunk's beginning, in UTF-8; stem_byte: where it ends without a possessive 's; last_part: where what stands behind its
last hyphen begins. is_possessive: an apostrophe and one letter end it. first_word_at, end_at: the word in code points.
asks: which rules ask for the word by name. has_letter_marks: what its quotation marks are rests on the letters beside
them. code: the flags that its VADER token has from the shape. The others: see `vocabulary`."""

Bytes = NDArray[np.uint8]

_SMALL, _CAPITAL, _DIGIT = b"q", b"Q", b"0"
"""What stands for all letters and digits in a shape: no rule asks for a word of these letters alone."""
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_TO_SHAPE = bytes.maketrans(_LETTERS + _LETTERS.upper() + b"0123456789", _SMALL * 26 + _CAPITAL * 26 + _DIGIT * 10)
_SHAPED, _SMALLER = (
    np.frombuffer(table, dtype=np.uint8) for table in (_TO_SHAPE, bytes.maketrans(_LETTERS.upper(), _LETTERS))
)
_AROUND = "[" + re.escape("".join(mark for mark in MARKS if not mark.isalnum()) + "@#$%&*+=<>~^|") + "]*"
_PLAIN = re.compile(
    _AROUND + r"(?P<word>[qQ0]+(?:-[qQ0]+)*(?:['’][qQ])?|(?![0,:]*0000\.)0+(?:[,:]0+)*(?:\.0+)?)" + _AROUND
)
"""A word, possessive, compound or number, and marks round it. No year before a full stop: it may be that of a note
(2019.5)."""
_POSSESSIVE = re.compile("['’][qQ]$")
_SINGLE_MARKS = frozenset(glyph for glyph, family in FAMILIES.items() if family == SINGLE)
"""What these are rests on the letters beside them (goin’, dogs’), and what any mark is behind a number (6'2")."""
_GLYPHS = frozenset(GLYPHS)
_S = ord("s")


class ShapedChunks(NamedTuple):
    """shape: int64 (n,), of each chunk. is_plain: bool (n,). Where it is, word: uint64 (n,), the hash of its word, and
    code: uint32 (n,), of its VADER token."""

    shape: Ids
    is_plain: NDArray[np.bool_]
    word: Hashes
    code: Codes


class Shapes:
    """All shapes met so far, as a table with the columns SHAPE. marks: the patterns of their quotation marks."""

    def __init__(self, marks: MarkPatterns) -> None:
        self.marks = marks
        self._known, self._index, self._table = known_words(), HashIndex(), FactTable(**SHAPE)

    def __getitem__(self, name: str) -> NDArray[Any]:
        """A column of SHAPE, by shape."""
        return self._table[name]

    def read(self, encoded: Bytes, first_byte: Ids, end_byte: Ids) -> ShapedChunks:
        """The shapes of chunks, given where their bytes stand in a text in UTF-8; new ones are learnt."""
        length = end_byte - first_byte
        end = np.cumsum(length)
        start = end - length
        written = np.zeros(int(length.sum()) + PADDING, dtype=np.uint8)
        written[:-PADDING] = encoded[ranges(first_byte, length)]
        shape = self._find(np.take(_SHAPED, written), start, end)
        small = np.take(_SMALLER, written)
        word, stem_end = start + self["first_byte"][shape], start + self["stem_byte"][shape]
        stem = self._known.find(hash_spans(small, word, stem_end))
        is_possessive = self["is_possessive"][shape]
        asks = self["asks"][shape]
        is_odd = self._known["told"][stem] & asks != 0
        is_odd |= is_possessive & (small[start + self["end_byte"][shape] - 1] != _S)
        parted = np.flatnonzero(self["last_part"][shape] > self["first_byte"][shape])
        last_part = hash_spans(small, (start + self["last_part"][shape])[parted], stem_end[parted])
        is_odd[parted] |= self._known["told"][self._known.find(last_part)] & asks[parted] != 0
        code = np.where(is_possessive, 0, self._known["code"][stem]) | self["code"][shape]
        words = hash_spans(written, word, start + self["end_byte"][shape])
        return ShapedChunks(shape, self["is_plain"][shape] & ~is_odd, words, code)

    def _find(self, shaped: Bytes, start: Ids, end: Ids) -> Ids:
        """int64 (n,): the shapes; shaped: the chunks' bytes with every letter and digit as it is in a shape."""

        def learn(new: Ids) -> Ids:
            spans = zip(start[new].tolist(), end[new].tolist(), strict=True)
            rows = [_facts(shaped[a:b].tobytes().decode("utf-8", "surrogatepass"), self.marks) for a, b in spans]
            return self._table.extend(new.size, {name: [row[name] for row in rows] for name in SHAPE})

        return self._index.number(hash_spans(shaped, start, end), learn)


_ODD: dict[str, Any] = dict.fromkeys(SHAPE, 0)


def _facts(shape: str, marks: MarkPatterns) -> dict[str, Any]:
    """What every chunk of a shape is."""
    match = _PLAIN.fullmatch(shape)
    if match is None or find_words(shape) != [match.span("word")]:
        return _ODD
    (start, end), word = match.span("word"), match["word"]
    if vader_tokens(shape) != [word.replace("’", "'")]:
        return _ODD
    around = shape[:start] + shape[end:]
    first_byte = len(shape[:start].encode())
    return {
        "is_plain": True,
        "first_byte": first_byte,
        "end_byte": first_byte + len(word.encode()),
        "asks": asks_of(shape, start, end),
        "stem_byte": first_byte + len(_POSSESSIVE.sub("", word)),
        "last_part": first_byte + word.rfind("-") + 1,
        "is_possessive": _POSSESSIVE.search(word) is not None,
        "n_words": 1,
        "first_word_at": start,
        "end_at": end,
        "end": end_of(shape),
        "start": start_of(shape, (start, end)),
        "role": role_of(shape),
        "n_exclamations": shape.count("!"),
        "n_questions": shape.count("?"),
        "marks": marks.numbers_of([shape])[0],
        "has_letter_marks": not (_SINGLE_MARKS if "0" not in word else _GLYPHS).isdisjoint(around),
        "has_inner_end": False,
        "code": UPPER * word.isupper() | EMPHATIC * ("!" in shape or "?" in shape),
    }
