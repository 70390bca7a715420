"""VADER's "but" rule: what stands before a text's first "but" counts half, what stands after it half as much again.

The package finds the place of a value by looking for an equal one (`list.index`). Turn by turn it takes each value of
the text and scales the first place that holds it then. So a turn after "but" whose value equals one that stands, halved
already, before "but", halves that one once more and leaves its own as it is. Only sums over a text matter here: such a
turn counts half of its value instead of one and a half.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.table import Ids

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def but_factors(unit: Ids, valence: Floats, before: Flags) -> Floats:
    """float64 (h,): what each turn counts, for hits of units with "but", in the order of each unit's text.

    unit: int64 (h,); valence: float64 (h,), none of them 0; before: bool (h,), whether the hit stands before "but".
    """
    factor = np.where(before, 0.5, 1.5)
    factor[_repeated(unit, valence, before)] = 0.5
    return factor


def scale_in_place(values: list[float], n_before: int) -> list[float]:
    """The package's own loop over a text's values, `n_before` of which stand before "but"."""
    scaled = list(values)
    for value in values:
        place = scaled.index(value)
        scaled[place] = value * (0.5 if place < n_before else 1.5)
    return scaled


def _repeated(unit: Ids, valence: Floats, before: Flags) -> list[int]:
    """The turns after "but" that find their value before it."""
    first, later = np.flatnonzero(before), np.flatnonzero(~before)
    waiting, asking = _candidates(unit, valence, first, later)
    n_waiting = Counter(zip(unit[waiting].tolist(), (valence[waiting] * 0.5).tolist(), strict=True))
    repeated = []
    for turn, of, value in zip(asking.tolist(), unit[asking].tolist(), valence[asking].tolist(), strict=True):
        if n_waiting[of, value]:
            n_waiting[of, value] -= 1
            n_waiting[of, value * 0.5] += 1
            repeated.append(turn)
    return repeated


def _candidates(unit: Ids, valence: Floats, first: Ids, later: Ids) -> tuple[Ids, Ids]:
    """The hits before "but" whose half may be asked for, and the turns after it that may find one; some too many."""
    slot, half = _slots(unit, valence), _slots(unit, valence * 0.5)
    seen = np.zeros(1 << 16, dtype=bool)
    seen[half[first]] = True
    asking = later[seen[slot[later]]]
    n_asking = -1
    while n_asking < asking.size:  # what a turn halves once more may be found by another turn
        n_asking = asking.size
        seen[half[asking]] = True
        asking = later[seen[slot[later]]]
    asked = np.zeros(1 << 16, dtype=bool)
    asked[slot[asking]] = True
    return first[asked[half[first]]], asking


def _slots(unit: Ids, value: Floats) -> Ids:
    """int64, below 1 << 16: the same for equal values of a unit, most often another for others."""
    mixed = (value.view(np.uint64) ^ unit.astype(np.uint64) << np.uint64(40)) * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(48)).view(np.int64)
