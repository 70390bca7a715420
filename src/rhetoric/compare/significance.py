"""p values: of one outlet against the others, of two outlets by permutation, and their adjustment."""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, log1p, sqrt

import numpy as np

from rhetoric.compare.bootstrap import blocks, ratios
from rhetoric.compare.sample import FloatArray

# Sums taken in another order differ in the last digits; they are ties all the same.
TIE = 1e-12


def t_test_p(difference: float, draws: FloatArray, units: int) -> float | None:
    """Two-sided p that `difference` is 0, by its bootstrap standard error and Student's t, units - 1 degrees.

    None under 2 units or without spread among the draws. The t tail is Wallace's (1959) normal approximation.
    """
    finite = draws[np.isfinite(draws)]
    if units < 2 or finite.size < 2 or not np.isfinite(difference):
        return None
    error = float(finite.std(ddof=1)) * sqrt(units / (units - 1))
    if error <= TIE * max(1.0, abs(difference)):
        return None
    freedom = units - 1
    z = sqrt(freedom * log1p((difference / error) ** 2 / freedom)) * (8 * freedom + 1) / (8 * freedom + 3)
    return erfc(z / sqrt(2))


def permutation_p(a: FloatArray, b: FloatArray, resamples: int, rng: np.random.Generator) -> float | None:
    """Two-sided p of ratio(a) - ratio(b) when whole days change sides: day sums of shape (days, 2).

    (1 + permutations at least as far apart) / (1 + permutations). None where a side has no day.
    """
    if len(a) == 0 or len(b) == 0:
        return None
    both = np.concatenate([a, b])
    total = both.sum(axis=0)
    sides = [_choose(rows, len(both), len(a), rng) @ both for rows in blocks(resamples, len(both))]
    left = np.concatenate(sides)
    return _as_far(ratios(left) - ratios(total - left), float(ratios(a.sum(axis=0)) - ratios(b.sum(axis=0))))


def _choose(rows: int, units: int, size: int, rng: np.random.Generator) -> FloatArray:
    """By row, which `size` of the units are drawn without replacement: 0 and 1, shape (rows, units)."""
    drawn = np.argpartition(rng.random((rows, units)), size - 1, axis=1)[:, :size]
    chosen = np.zeros((rows, units))
    np.put_along_axis(chosen, drawn, 1.0, axis=1)
    return chosen


def swap_p(a: FloatArray, b: FloatArray, resamples: int, rng: np.random.Generator) -> float | None:
    """Two-sided p of ratio(a) - ratio(b) when the two sides of a story change places: shapes (stories, 2)."""
    if len(a) == 0:
        return None
    total, difference = a.sum(axis=0) + b.sum(axis=0), b - a
    swapped = [(rng.random((rows, len(a))) < 0.5) @ difference for rows in blocks(resamples, len(a))]
    left = a.sum(axis=0) + np.concatenate(swapped)
    return _as_far(ratios(left) - ratios(total - left), float(ratios(a.sum(axis=0)) - ratios(b.sum(axis=0))))


def _as_far(permuted: FloatArray, observed: float) -> float | None:
    if not np.isfinite(observed):
        return None
    far = np.abs(permuted) >= abs(observed) * (1 - TIE) - TIE
    return float((1 + far.sum()) / (1 + len(permuted)))


def adjust_p(p: Sequence[float | None]) -> tuple[float | None, ...]:
    """p values adjusted for the false discovery rate over all tested; None stays and does not count.

    Source: Benjamini and Hochberg 1995: the smallest of p(j) x m / j over the ranks j not below its own.
    """
    tested = np.array([value for value in p if value is not None], dtype=np.float64)
    order = np.argsort(tested)[::-1]
    scaled = tested[order] * len(tested) / np.arange(len(tested), 0, -1)
    adjusted = np.empty_like(tested)
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(scaled))
    values = iter(adjusted.tolist())
    return tuple(None if value is None else next(values) for value in p)
