"""The gap between two outlets in one measure, with its interval, effect sizes and p."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from zlib import crc32

import numpy as np

from rhetoric.compare.bootstrap import interval, ratios, resampled_sums
from rhetoric.compare.comparison import Comparison
from rhetoric.compare.effect import cliffs_delta, hedges_g
from rhetoric.compare.sample import FloatArray, Observations, group_sums
from rhetoric.compare.selection import Measure
from rhetoric.compare.significance import permutation_p, swap_p


@dataclass(frozen=True, slots=True)
class Gap:
    """`difference` is value_a - value_b; None where a side has no value.

    Paired by "day": each outlet's own days are drawn. Paired by "story": the stories that both covered are,
    and values and n are those of these stories; `n_units` counts the stories, else the days of the outlet
    with fewer.
    """

    measure: Measure
    name_a: str
    name_b: str
    n_a: int
    n_b: int
    value_a: float | None
    value_b: float | None
    difference: float | None
    low: float | None
    high: float | None
    hedges_g: float | None
    cliffs_delta: float | None
    p: float | None
    enough: bool
    paired_by: Literal["day", "story"]
    n_units: int


def gap(comparison: Comparison, a: str, b: str, metric: str) -> Gap:
    """The gap of outlets `a` and `b` (ids): by story where the selection keeps to them, else by day."""
    column = comparison.measure_index(metric)
    seen = comparison.sample.observations[column]
    first, second = (seen.of(comparison.outlet_index(outlet)) for outlet in (a, b))
    if comparison.selection.same_story:
        return _by_story(comparison, a, b, column, first, second)
    return _by_day(comparison, a, b, column, first, second)


def _by_day(comparison: Comparison, a: str, b: str, column: int, first: Observations, second: Observations) -> Gap:
    i, j = comparison.outlet_index(a), comparison.outlet_index(b)
    draws = comparison.draws[i, :, column] - comparison.draws[j, :, column]
    sums = _sums_by_day(first), _sums_by_day(second)
    p = permutation_p(*sums, comparison.settings.resamples, _rng(comparison, a, b))
    return _gap(comparison, (i, j), column, first, second, draws, "day", min(map(len, sums)), p)


def _by_story(comparison: Comparison, a: str, b: str, column: int, first: Observations, second: Observations) -> Gap:
    both = np.intersect1d(first.story[first.story >= 0], second.story[second.story >= 0])
    first, second = (side.where(np.isin(side.story, both)) for side in (first, second))
    sums = [group_sums(side, np.searchsorted(both, side.story), len(both)) for side in (first, second)]
    rng, resamples = _rng(comparison, a, b), comparison.settings.resamples
    values = ratios(resampled_sums(np.stack(sums, axis=1), resamples, rng))
    p = swap_p(sums[0], sums[1], resamples, rng)
    places = comparison.outlet_index(a), comparison.outlet_index(b)
    return _gap(comparison, places, column, first, second, values[:, 0] - values[:, 1], "story", len(both), p)


def _gap(
    comparison: Comparison,
    places: tuple[int, int],
    column: int,
    first: Observations,
    second: Observations,
    draws: FloatArray,
    paired_by: Literal["day", "story"],
    n_units: int,
    p: float | None,
) -> Gap:
    value_a, value_b = _value(first), _value(second)
    known = value_a is not None and value_b is not None
    low, high = (interval(draws, n_units) if known else None) or (None, None)
    n_a, n_b = len(first.value), len(second.value)
    return Gap(
        measure=comparison.measures[column],
        name_a=comparison.outlets[places[0]].name,
        name_b=comparison.outlets[places[1]].name,
        n_a=n_a,
        n_b=n_b,
        value_a=value_a,
        value_b=value_b,
        difference=None if value_a is None or value_b is None else value_a - value_b,
        low=low,
        high=high,
        hedges_g=hedges_g(first.value, second.value),
        cliffs_delta=cliffs_delta(first.value, second.value),
        p=p,
        enough=min(n_a, n_b) >= comparison.settings.minimum_n,
        paired_by=paired_by,
        n_units=n_units,
    )


def _value(seen: Observations) -> float | None:
    return float(np.average(seen.value, weights=seen.weight)) if len(seen.value) else None


def _sums_by_day(seen: Observations) -> FloatArray:
    days, group = np.unique(seen.day, return_inverse=True)
    return group_sums(seen, group.astype(np.int64), len(days))


def _rng(comparison: Comparison, a: str, b: str) -> np.random.Generator:
    return np.random.default_rng([comparison.settings.seed, crc32(a.encode()), crc32(b.encode())])
