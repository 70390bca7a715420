"""The pieces that many words are hyphenated into, counted for all of them at once (see `hyphenation`).

The patterns are a trie of arrays. It is walked from every letter of all words together, a step a letter; most walks
end after three or four.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.chunks import code_points
from rhetoric.text.expand import ranges
from rhetoric.text.hyphenation import AT_EITHER_END, read_patterns
from rhetoric.text.table import Ids

_EDGE = "."
"""What patterns have for a word's edge."""
_BETWEEN = "\n"
"""What stands in no pattern and no word."""
_NO_LETTER, _ROOT, _NOWHERE = 0, 0, -1


class _Trie(NamedTuple):
    letters: NDArray[np.uint8]
    next: NDArray[np.int32]
    first: Ids
    count: Ids
    offset: Ids
    value: Ids


def count_all_pieces(words: Sequence[str]) -> Ids:
    """int64 (n,): `count_pieces` of each word, in lower case."""
    dotted = "".join([f"{_EDGE}{word}{_EDGE}{_BETWEEN}" for word in words])
    length = np.array([len(word) for word in words], dtype=np.int64)
    start = np.cumsum(length + 3) - length - 2
    n_places = np.maximum(length - 2 * AT_EITHER_END + 1, 0)
    breaks = _points(dotted)[ranges(start + AT_EITHER_END, n_places)] & 1
    owner = np.repeat(np.arange(length.size), n_places)
    return np.asarray(1 + np.bincount(owner, weights=breaks, minlength=length.size).astype(np.int64))


def _points(text: str) -> Ids:
    trie = _trie()
    points = code_points(text)
    letters = np.append(trie.letters[np.minimum(points, trie.letters.size - 1)], np.uint8(_NO_LETTER))
    start = np.flatnonzero(letters)
    node = np.zeros(start.size, dtype=np.int32)
    at = start
    width = trie.next.shape[1]
    flat = trie.next.ravel()
    places, values = [start[:0]], [start[:0]]
    while start.size:
        node = flat[node * width + letters[at]]
        goes_on = np.flatnonzero(node >= 0)
        start, node, at = start[goes_on], node[goes_on], at[goes_on] + 1
        ends = np.flatnonzero(trie.count[node])
        if ends.size:
            here = node[ends]
            count = trie.count[here]
            v = ranges(trie.first[here], count)
            places.append(np.repeat(start[ends], count) + trie.offset[v])
            values.append(trie.value[v])
    strongest = np.zeros(letters.size, dtype=np.int64)
    place, value = np.concatenate(places), np.concatenate(values)
    for k in range(1, 10):
        strongest[place[value == k]] = k
    return strongest


@cache
def _trie() -> _Trie:
    points = code_points("".join(f"{pattern}\n" for pattern in read_patterns().values()))
    is_end, is_digit = points == ord("\n"), (points >= ord("0")) & (points <= ord("9"))
    is_letter = ~is_end & ~is_digit
    pattern = np.cumsum(is_end) - is_end
    first_point = np.append(0, np.flatnonzero(is_end)[:-1] + 1)
    n_before = np.cumsum(is_letter) - is_letter
    offset = (n_before - n_before[first_point][pattern])[is_digit]
    count = np.bincount(pattern[is_digit], minlength=first_point.size)
    numbers = np.zeros(1 << 16, dtype=np.uint8)
    alphabet = np.unique(points[is_letter])
    numbers[alphabet] = np.arange(1, alphabet.size + 1)
    letter, of_pattern = numbers[points[is_letter]], pattern[is_letter]
    depth = offset_in(of_pattern)
    node = np.zeros(first_point.size, dtype=np.int64)
    n_nodes, edges = 1, []
    for level in range(int(depth.max()) + 1):
        here = depth == level
        who = of_pattern[here]
        pairs, place = np.unique(node[who] * 256 + letter[here], return_inverse=True)
        edges.append(pairs)
        node[who] = n_nodes + place
        n_nodes += pairs.size
    pairs = np.concatenate(edges)
    following = np.full((n_nodes, alphabet.size + 1), _NOWHERE, dtype=np.int32)
    following[pairs // 256, pairs % 256] = np.arange(1, n_nodes)
    at_node = np.zeros((2, n_nodes), dtype=np.int64)
    at_node[:, node] = np.cumsum(count) - count, count
    return _Trie(numbers, following, *at_node, offset, (points[is_digit] - ord("0")).astype(np.int64))


def offset_in(group: Ids) -> Ids:
    first = np.flatnonzero(np.diff(group, prepend=-1))
    return np.arange(group.size) - np.repeat(first, np.diff(first, append=group.size))
