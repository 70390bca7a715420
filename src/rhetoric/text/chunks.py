"""Chunks: what stands between white space, found for a whole batch of texts at once.

A batch is one string of many documents. Its code points become an array; edges of white space give each chunk's start
and end; a 64-bit hash of all its code points names its type, so that nothing is done twice for the same string.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.normalise import separators

Int = NDArray[np.int64]
Points = NDArray[np.uint32]
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Chunks:
    """start, end: int64 (n,), code points in the batch's string, half-open; hash: uint64 (n,)."""

    start: Int
    end: Int
    hash: NDArray[np.uint64]


def code_points(text: str) -> Points:
    """uint32 (len(text),): the string's code points, lone surrogates as they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def find_chunks(points: Points) -> Chunks:
    """The chunks of a batch's code points, in order."""
    separator = _separator_table()
    space = separator[np.minimum(points, separator.size - 1)]
    edges = np.flatnonzero(np.diff(space, prepend=True, append=True))
    start, end = edges[::2].astype(np.int64), edges[1::2].astype(np.int64)
    return Chunks(start, end, hash_spans(points, start, end))


def hash_spans(points: Points, start: Int, end: Int) -> NDArray[np.uint64]:
    """uint64 (n,): a polynomial hash of each span's code points, modulo 2**64.

    sum(random[point] * base**i) over a prefix is one running sum for the whole batch, so a span's hash is a difference
    of two of its values, brought back to exponent 0 by the inverse of base. Long batches go block by block, which
    keeps the powers and the sums in the processor's cache.
    """
    hashes = np.zeros(start.size, dtype=np.uint64)
    first = 0
    while first < start.size:
        origin = start[first]
        last = max(first + 1, int(np.searchsorted(end, origin + _BLOCK, side="right")))
        length = int(end[last - 1] - origin)
        powers, inverses = _powers(length)
        values = _random_values(points[origin : origin + length]) * powers[:length]
        sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(values, dtype=np.uint64)))
        begin, stop = start[first:last] - origin, end[first:last] - origin
        hashes[first:last] = (sums[stop] - sums[begin]) * inverses[begin]
        first = last
    return hashes


def _random_values(points: Points) -> NDArray[np.uint64]:
    """A random 64-bit number a code point; those beyond the table get theirs from a mixing function."""
    table = _random_table()
    values = table[np.minimum(points, table.size - 1)]
    beyond = np.flatnonzero(points >= table.size)
    if beyond.size:
        mixed = points[beyond].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        values[beyond] = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return values


@cache
def _separator_table() -> NDArray[np.bool_]:
    table = np.zeros(separators()[-1] + 2, dtype=bool)
    table[separators()] = True
    return table


@cache
def _random_table() -> NDArray[np.uint64]:
    generator = np.random.default_rng(1948)
    return generator.integers(0, 2**64, size=1 << 16, dtype=np.uint64)


_BASE = 0xD1342543DE82EF95
_POWERS: list[NDArray[np.uint64]] = []


def _powers(length: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """base**i and base**-i modulo 2**64 for i < length at least; kept, and made longer when a chunk asks for it."""
    if not _POWERS or _POWERS[0].size < length:
        size = max(_BLOCK, 1 << (length - 1).bit_length())
        _POWERS[:] = [_geometric(base, size) for base in (_BASE, pow(_BASE, -1, 1 << 64))]
    return _POWERS[0], _POWERS[1]


def _geometric(base: int, size: int) -> NDArray[np.uint64]:
    series = np.full(size, base, dtype=np.uint64)
    series[0] = 1
    return np.multiply.accumulate(series)
