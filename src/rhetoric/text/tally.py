"""A word's small counts in one 64-bit number, so that they are gathered and summed over words all at once.

Each count has some bits of its own. Up to `MOST_WORDS` of these numbers can be added up before a count runs over into
the next one's bits. A word with more letters or syllables than fit has neither in its tally but is counted as large:
sums look at large words one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.expand import expand
from rhetoric.text.table import FactTable, Ids

Floats = NDArray[np.float64]
Tallies = NDArray[np.uint64]

MOST_WORDS = 127
MOST_LETTERS, MOST_SYLLABLES = 255, 15
_BITS = {
    "n_letters": 15,
    "n_syllables": 11,
    "is_polysyllable": 7,
    "is_unfamiliar": 7,
    "is_fog": 7,
    "is_function_word": 7,
    "is_large": 7,
}
COUNTS = tuple(_BITS)
_SHIFTS = dict(zip(_BITS, accumulate(_BITS.values(), initial=0), strict=False))


def tallies_of(counts: Mapping[str, NDArray[Any]]) -> Tallies:
    """uint64 (n,): the tallies of some words. counts: whole numbers (n,), one a name of `COUNTS` but the last."""
    is_large = (counts["n_letters"] > MOST_LETTERS) | (counts["n_syllables"] > MOST_SYLLABLES)
    whole = {name: np.where(is_large, 0, counts[name]) for name in ("n_letters", "n_syllables")}
    tallies = np.zeros(is_large.size, dtype=np.uint64)
    for name, values in {**counts, **whole, "is_large": is_large}.items():
        tallies |= values.astype(np.uint64) << np.uint64(_SHIFTS[name])
    return tallies


def count_of(name: str, tallies: Tallies) -> Floats:
    """float64: one of `COUNTS`, out of tallies or sums of them."""
    return ((tallies >> np.uint64(_SHIFTS[name])) & np.uint64((1 << _BITS[name]) - 1)).astype(np.float64)


def sum_tallies(words: FactTable, types: Ids, runs: Ids) -> dict[str, Floats]:
    """count -> float64 (r,): its sum over each run of words.

    words: the vocabulary's facts; types: int64 (w,); runs: int64 (r,), the first word of each run.
    """
    if not runs.size:
        return {name: np.zeros(0) for name in COUNTS}
    lengths = np.diff(runs, append=types.size)
    tallies = np.take(words["tally"], types)
    n_pieces = -(-lengths // MOST_WORDS)
    if n_pieces.max() == 1:
        sums = np.add.reduceat(tallies, runs)
        counts = {name: count_of(name, sums) for name in COUNTS}
    else:
        first = expand(np.zeros_like(runs), n_pieces) * MOST_WORDS + np.repeat(runs, n_pieces)
        sums, pieces = np.add.reduceat(tallies, first), np.cumsum(n_pieces) - n_pieces
        counts = {name: np.add.reduceat(count_of(name, sums), pieces) for name in COUNTS}
    for run in np.flatnonzero(counts["is_large"]).tolist():
        here = types[runs[run] : runs[run] + lengths[run]]
        large = here[count_of("is_large", words["tally"][here]) > 0]
        for name in ("n_letters", "n_syllables"):
            counts[name][run] += words[name][large].sum()
    return counts
