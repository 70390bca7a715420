"""MinHash sketches: how much two texts share, told from 128 numbers of each.

A text is the set of its runs of `RUN` words, without case, marks and quotation marks. Each run's hash falls into one of
128 bins; a bin keeps the smallest (one permutation). A bin that stays empty borrows from the next one that is not, in a
circle (Shrivastava & Li 2014), so that short texts have 128 numbers too. The share of numbers that two sketches have in
common estimates the Jaccard index of the two sets, the same in every run and on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.hashing import PADDING, hash_spans

RUN: Final = 5
BINS: Final = 128

Int = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Sketches = NDArray[np.uint16]

_TYPOGRAPHY: Final = re.compile(rb"\xe2\x80[\x80-\xbf]|\xc2[\xa0-\xbf]")
"""Curly marks, dashes and special spaces in UTF-8."""
_SPACE: Final = 32
_LETTERS: Final = bytes(byte if chr(byte).isalnum() or byte >= 128 else _SPACE for byte in range(256))
_FACTORS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93,
                            0xA0761D6478BD642F], dtype=np.uint64)  # fmt: skip
_MIX: Final = np.uint64(0xFF51AFD7ED558CCD)
_EMPTY: Final = np.uint32(0xFFFFFFFF)
_STEP: Final = np.uint32(0x9E3779B1)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of words of some texts: `hashes` of all of them, `text` the place of the text each is in, ascending."""

    hashes: Hashes
    text: Int

    def of(self, place: int) -> Hashes:
        """The different runs of one text, sorted."""
        first, last = np.searchsorted(self.text, [place, place + 1])
        return np.unique(self.hashes[first:last])


def runs_of(texts: Sequence[str]) -> Runs:
    """All runs of `RUN` words; a text with fewer words has none."""
    plain = [_plain(text) for text in texts]
    buffer = np.frombuffer(b" ".join(plain) + b" " * PADDING, dtype=np.uint8)
    is_word = np.concatenate(([False], buffer != _SPACE, [False]))
    edges = np.flatnonzero(is_word[1:] != is_word[:-1])
    start, end = edges[0::2], edges[1::2]
    ends_of_texts = np.cumsum([len(text) + 1 for text in plain])
    text = np.searchsorted(ends_of_texts, start, side="right")
    n = max(0, len(start) - RUN + 1)
    if n == 0:
        return Runs(np.zeros(0, np.uint64), np.zeros(0, np.int64))
    words = hash_spans(buffer, start, end)
    hashes = np.zeros(n, np.uint64)
    for place in range(RUN):
        hashes += words[place : place + n] * _FACTORS[place]
    inside = text[:n] == text[RUN - 1 :]
    return Runs(_mixed(hashes[inside]), text[:n][inside])


def sketch(texts: Sequence[str]) -> Sketches:
    """(n texts, 128) uint16; all zero for a text without a run."""
    runs = runs_of(texts)
    bins = np.full((len(texts), BINS), _EMPTY, np.uint32)
    at = runs.text * BINS + (runs.hashes >> np.uint64(57)).astype(np.int64)
    np.minimum.at(bins.reshape(-1), at, ((runs.hashes >> np.uint64(25)) & np.uint64(0xFFFFFFFE)).astype(np.uint32))
    return _filled(bins).astype(np.uint16)


def _plain(text: str) -> bytes:
    return _TYPOGRAPHY.sub(b" ", text.encode("utf-8", "replace").lower()).translate(_LETTERS)


def _mixed(values: Hashes) -> Hashes:
    values ^= values >> np.uint64(33)
    values *= _MIX
    values ^= values >> np.uint64(29)
    return values


def _filled(bins: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Empty bins take the next value in the circle, changed by its distance; rows without any become zero."""
    twice = np.concatenate((bins, bins), axis=1)
    places = np.where(twice != _EMPTY, np.arange(2 * BINS), 2 * BINS)
    following = np.minimum.accumulate(places[:, ::-1], axis=1)[:, ::-1][:, :BINS]
    is_bare = following[:, 0] == 2 * BINS
    following[is_bare] = 0
    distance = (following - np.arange(BINS)).astype(np.uint32)
    filled = np.take_along_axis(twice, following, axis=1) + distance * _STEP
    filled[is_bare] = 0
    return filled
