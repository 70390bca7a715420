"""Chunks: what stands between white space, found for a whole batch of texts at once.

A batch is one string of many documents. It is encoded once; the edges of white space among its bytes give each chunk's
bytes, and the bytes that continue a character tell by how many code points each edge is off. A 64-bit hash of a chunk's
bytes names its type, so that nothing is done twice for the same string.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.hashing import PADDING, hash_spans
from rhetoric.text.normalise import separators

Int = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Points = NDArray[np.uint32]

_SPACE, _DELETE = 32, 127
_CONTINUES = -64
"""UTF-8 bytes that continue a character are 0x80 to 0xBF: as signed bytes, those below this."""
_LEAD_OF_TWO, _LEAD_OF_THREE, _LEAD_OF_FOUR = 0xC0, 0xE0, 0xF0
_IS_SEPARATOR = np.zeros(1 << 16, dtype=bool)
_IS_SEPARATOR[separators()] = True


@dataclass(frozen=True, slots=True)
class Chunks:
    """start, end: int64 (n,), code points in the batch's string, half-open; hash: uint64 (n,).

    encoded: uint8, the string in UTF-8, with `PADDING` behind it; first_byte, end_byte: int64 (n,), the same in it.
    """

    start: Int
    end: Int
    hash: NDArray[np.uint64]
    encoded: Bytes
    first_byte: Int
    end_byte: Int


def code_points(text: str) -> Points:
    """uint32 (len(text),): the string's code points, lone surrogates as they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def find_chunks(text: str) -> Chunks:
    """The chunks of a text, in order. Any string has an answer, lone surrogates too."""
    encoded = text.encode("utf-8", "surrogatepass")
    padded = np.frombuffer(encoded + bytes(PADDING), dtype=np.uint8)
    points = padded[: len(encoded)]
    continues = np.flatnonzero(points.view(np.int8) < _CONTINUES)
    edges = np.flatnonzero(_changes(points, encoded, continues))
    start, end = edges[::2].copy(), edges[1::2].copy()
    hashes = hash_spans(padded, start, end)
    if continues.size:
        edges -= _count_before(edges, continues)
    return Chunks(edges[::2].copy(), edges[1::2].copy(), hashes, padded, start, end)


def _changes(points: Bytes, encoded: bytes, continues: Int) -> NDArray[np.bool_]:
    """bool (bytes + 1,): where a chunk begins or ends before each byte, and behind the last one."""
    inside = np.zeros(points.size + 2, dtype=bool)
    here = inside[1:-1]
    np.greater(points, _SPACE, out=here)
    if bytes([_DELETE]) in encoded:
        here &= points != _DELETE
    for byte in _wide_separators(points, continues):
        here[byte] = False
    return np.asarray(inside[1:] != inside[:-1])


def _wide_separators(points: Bytes, continues: Int) -> list[Int]:
    """The first, second and third bytes of the separators outside ASCII, such as the no-break space."""
    second = continues[points[continues - 1] >= _LEAD_OF_TWO]
    lead = points[second - 1]
    two, three = second[lead < _LEAD_OF_THREE], second[(lead >= _LEAD_OF_THREE) & (lead < _LEAD_OF_FOUR)]
    of_two = ((points[two - 1].astype(np.uint16) & 0x1F) << 6) | (points[two] & 0x3F)
    of_three = (points[three - 1].astype(np.uint16) << 12) | ((points[three].astype(np.uint16) & 0x3F) << 6)
    two, three = two[_is_separator(of_two)], three[_is_separator(of_three | (points[three + 1] & 0x3F))]
    return [two - 1, two, three - 1, three, three + 1]


def _is_separator(points: NDArray[np.integer]) -> NDArray[np.bool_]:
    """bool (n,): of the code points that two or three bytes hold; they fit into 16 bits."""
    return np.asarray(_IS_SEPARATOR[points])


def _count_before(edges: Int, places: Int) -> Int:
    """int64 (e,): how many of the places lie before each edge; both in order, the places few."""
    first_behind = np.searchsorted(edges, places, side="right")
    return np.cumsum(np.bincount(first_behind, minlength=edges.size)[: edges.size])
