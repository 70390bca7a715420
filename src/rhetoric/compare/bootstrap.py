"""Bootstrap over publication days: articles of one day share its news, so days are drawn, not articles."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from statistics import NormalDist

import numpy as np

from rhetoric.compare.sample import FloatArray

CELLS = 2_000_000
NORMAL = NormalDist()


def blocks(rows: int, width: int) -> Iterator[int]:
    """Row counts that add up to `rows`, each so small that a block of `width` columns stays in memory."""
    size = max(1, CELLS // max(width, 1))
    for start in range(0, rows, size):
        yield min(size, rows - start)


def ratios(sums: FloatArray) -> FloatArray:
    """sum(value x weight) / sum(weight) over the last axis; NaN where no weight is."""
    total, weight = sums[..., 0], sums[..., 1]
    undefined: FloatArray = np.full(total.shape, np.nan)
    return np.divide(total, weight, out=undefined, where=weight > 0)


def resampled_sums(sums: FloatArray, resamples: int, rng: np.random.Generator) -> FloatArray:
    """Totals of units drawn with replacement, as many as there are: (units, …) -> (resamples, …)."""
    units = len(sums)
    if units == 0:
        return np.zeros((resamples, *sums.shape[1:]))
    flat = sums.reshape(units, -1)
    drawn = [_times_drawn(rows, units, rng) @ flat for rows in blocks(resamples, units)]
    return np.concatenate(drawn).reshape(resamples, *sums.shape[1:])


def _times_drawn(rows: int, units: int, rng: np.random.Generator) -> FloatArray:
    """How often each unit is drawn, by resample: shape (rows, units), each row sums to `units`."""
    drawn = rng.integers(0, units, (rows, units)) + np.arange(rows)[:, None] * units
    return np.bincount(drawn.ravel(), minlength=rows * units).reshape(rows, units).astype(np.float64)


def interval(draws: FloatArray, units: int, level: float = 0.95) -> tuple[float, float] | None:
    """The expanded percentile interval of a bootstrap over `units` independent units.

    Plain percentiles are too narrow with few units: their tails are moved out to the t quantile with units -
    1 degrees of freedom, times sqrt(units / (units - 1)). None under 2 units or without a finite draw.
    Source: Hesterberg 2015, The American Statistician 69(4), section 5.
    """
    finite = draws[np.isfinite(draws)]
    if units < 2 or finite.size == 0:
        return None
    tail = NORMAL.cdf(-sqrt(units / (units - 1)) * t_quantile(0.5 + level / 2, units - 1))
    low, high = np.quantile(finite, [tail, 1 - tail])
    return float(low), float(high)


def most_where_none_seen(words: float) -> float:
    """The rate per 1,000 words up to which a text of so many words may well show none: 1,000 x 3 / words.

    At a higher rate at least 95 of 100 such texts show one. Resamples of a text without any cannot tell. It holds for
    events that come singly; where they come in clusters the end is higher. Source: the rule of three, Hanley and
    Lippman-Hand 1983, JAMA 249(13).
    """
    return 3000.0 / words


def t_quantile(probability: float, freedom: int) -> float:
    """Student's t quantile by its expansion in 1/freedom; off by 1 % at 2 degrees of freedom, .1 % from 4 on.

    Source: Abramowitz and Stegun 1964, 26.7.5.
    """
    z = NORMAL.inv_cdf(probability)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(sum(term / freedom**power for power, term in enumerate(terms)))
