"""A 64-bit hash for each of many byte strings of one buffer, without a loop over them.

Nearly every chunk has at most 16 bytes: its first eight and its last eight hold all of it. They are read as integers
wherever they begin. Longer ones add the eight bytes behind the first and before the last; beyond 32 bytes, which few
have, a digest of the whole takes their place. The probability that two of n strings share a hash is n² / 2⁶⁵.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Int = NDArray[np.int64]
Hashes = NDArray[np.uint64]

PADDING = 8
"""Bytes that the buffer must have behind the last string, so that eight can be read wherever one begins."""
_SHORT, _MIDDLING, _LONG = 8, 16, 32

_KEPT = np.array([(1 << 8 * n) - 1 for n in range(_SHORT + 1)], dtype=np.uint64)
"""By length: a mask over the first eight bytes (little endian)."""
_FACTORS = [np.uint64(factor) for factor in (0x9E3779B97F4A7C15, 0xD1342543DE82EF95, 0xBF58476D1CE4E5B9)]
_HALF = np.uint64(32)


def hash_strings(strings: Sequence[str]) -> Hashes:
    """uint64 (n,): the hash of each string's UTF-8 bytes; of any string, lone surrogates too."""
    encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
    end = np.cumsum(np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded)))
    start = np.zeros_like(end)
    start[1:] = end[:-1]
    return hash_spans(np.frombuffer(b"".join(encoded) + bytes(PADDING), dtype=np.uint8), start, end)


def hash_spans(buffer: NDArray[np.uint8], start: Int, end: Int) -> Hashes:
    """uint64 (n,): the hash of each span of the buffer's bytes, behind which `PADDING` more stand."""
    eights = np.ndarray((buffer.size - PADDING + 1,), dtype="<u8", buffer=buffer, strides=(1,))
    length = end - start
    hashes = eights[start] & _KEPT[np.minimum(length, _SHORT)]
    hashes = mixed(hashes + length.astype(np.uint64) * _FACTORS[1])
    more = np.flatnonzero(length > _SHORT)
    hashes[more] = mixed(hashes[more] ^ mixed(eights[end[more] - _SHORT]))
    more = more[length[more] > _MIDDLING]
    for inner in (start[more] + _SHORT, end[more] - _MIDDLING):
        hashes[more] = mixed(hashes[more] ^ mixed(eights[inner]))
    for place in more[length[more] > _LONG].tolist():
        digest = blake2b(buffer[start[place] : end[place]].data, digest_size=8).digest()
        hashes[place] = int.from_bytes(digest, "little")
    return hashes


def mixed(values: Hashes) -> Hashes:
    """Every bit of each value spread over all of it: a bijection."""
    values = values * _FACTORS[0]
    values ^= values >> _HALF
    values *= _FACTORS[2]
    values ^= values >> _HALF
    return values
