"""Outlets side by side: a value an outlet and measure, its interval, and its distance from the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

import numpy as np

from rhetoric.compare.bootstrap import interval, most_where_none_seen, ratios, resampled_sums
from rhetoric.compare.caption import Caption, Provenance, caption_of, provenance
from rhetoric.compare.sample import FloatArray, Sample, sample_of
from rhetoric.compare.selection import OVERVIEW, Measure, Selection, measures_of, select
from rhetoric.compare.significance import adjust_p, t_test_p
from rhetoric.config import CompareSettings
from rhetoric.errors import ConfigError
from rhetoric.warehouse import Reader

PER_WORDS = "per 1,000 words"
"""The end of the unit of a metric that counts events."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """One measure of one outlet; None is undefined, never NaN.

    `n`: articles with a value. `value`: ratio of sums for a weighted metric, mean otherwise. `low`, `high`: 95 %
    interval; of a rate of events none of which was seen, up to what may still be. `enough`: n reaches the minimum; only
    then is there a `rank` (1 is the highest value) and a `distance`: value less the unweighted mean of the other
    outlets with enough articles, with its two-sided `p` and `p_adjusted` over all outlets and measures tested.
    """

    n: int
    n_days: int
    value: float | None
    low: float | None
    high: float | None
    enough: bool
    rank: int | None = None
    distance: float | None = None
    p: float | None = None
    p_adjusted: float | None = None


@dataclass(frozen=True, slots=True)
class OutletEstimates:
    """One outlet, with an estimate a measure in the order of `Comparison.measures`."""

    outlet_id: str
    name: str
    n_articles: int
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All outlets and measures of a selection.

    `averages`: by measure, the unweighted mean of the outlets with enough articles. `notes`: what a reader
    has to know, in sentences. `draws`: the bootstrap's values, shape (outlets, resamples, measures), NaN
    where undefined.
    """

    selection: Selection
    settings: CompareSettings
    measures: tuple[Measure, ...]
    outlets: tuple[OutletEstimates, ...]
    averages: tuple[float | None, ...]
    caption: Caption
    notes: tuple[str, ...]
    sample: Sample = field(repr=False, compare=False)
    draws: FloatArray = field(repr=False, compare=False)

    def measure_index(self, metric: str) -> int:
        """The place of a metric among the measures; ConfigError when it was not compared."""
        names = [measure.name for measure in self.measures]
        if metric not in names:
            raise ConfigError(f"{metric} was not compared. Choose one of {', '.join(names)}.")
        return names.index(metric)

    def outlet_index(self, outlet_id: str) -> int:
        """The place of an outlet; ConfigError when it is not in the comparison."""
        if outlet_id not in self.sample.outlet_ids:
            known = ", ".join(self.sample.outlet_ids[:12]) or "none"
            raise ConfigError(f"Outlet {outlet_id} is not in this comparison. There are: {known}.")
        return self.sample.outlet_ids.index(outlet_id)

    def ordered(self, metric: str | None = None) -> tuple[OutletEstimates, ...]:
        """Outlets by falling value of a metric (the first by default); those with too few last."""
        column = 0 if metric is None else self.measure_index(metric)

        def place(outlet: OutletEstimates) -> tuple[bool, int, str]:
            rank = outlet.estimates[column].rank
            return rank is None, rank or 0, outlet.name.casefold()

        return tuple(sorted(self.outlets, key=place))


def compare_outlets(
    reader: Reader,
    selection: Selection | None = None,
    metrics: Sequence[str] = OVERVIEW,
    *,
    settings: CompareSettings | None = None,
) -> Comparison:
    """Compare the outlets of a published warehouse.

    Raises ConfigError for a metric or an outlet that there is not. No article at all is no error: the
    comparison has no outlets then and says so in its notes.
    """
    selection, settings = selection or Selection(), settings or CompareSettings()
    measures = measures_of(metrics, selection.voice)
    sample = sample_of(select(reader, selection, measures), measures)
    return compare_sample(sample, selection, settings, provenance(reader))


def compare_sample(
    sample: Sample,
    selection: Selection,
    settings: CompareSettings,
    source: Provenance | None = None,
) -> Comparison:
    """The comparison of a sample; the same sample and settings give the same numbers."""
    draws = _draws(sample, settings)
    grid = _with_ranks([_outlet_estimates(sample, outlet, draws, settings) for outlet in range(len(draws))])
    grid = _with_tests(grid, draws)
    named = zip(sample.outlet_ids, sample.outlet_names, sample.n_articles, grid, strict=True)
    return Comparison(
        selection=selection,
        settings=settings,
        measures=sample.measures,
        outlets=tuple(OutletEstimates(key, name, n, tuple(row)) for key, name, n, row in named),
        averages=tuple(_average(grid, column) for column in range(len(sample.measures))),
        caption=caption_of(sample, selection, settings, source or Provenance()),
        notes=_notes(sample, selection, grid, settings.minimum_n),
        sample=sample,
        draws=draws,
    )


def _draws(sample: Sample, settings: CompareSettings) -> FloatArray:
    """(outlets, resamples, measures). An outlet's draws do not depend on which others are compared."""
    sums = sample.day_sums()
    draws = np.empty((len(sample.outlet_ids), settings.resamples, len(sample.measures)))
    for outlet, outlet_id in enumerate(sample.outlet_ids):
        rng = np.random.default_rng([settings.seed, crc32(outlet_id.encode())])
        draws[outlet] = ratios(resampled_sums(sums[sample.outlet_of_day == outlet], settings.resamples, rng))
    return draws


def _outlet_estimates(sample: Sample, outlet: int, draws: FloatArray, settings: CompareSettings) -> list[Estimate]:
    return [
        _estimate(sample, outlet, column, draws[outlet, :, column], settings.minimum_n)
        for column in range(len(sample.measures))
    ]


def _estimate(sample: Sample, outlet: int, column: int, draws: FloatArray, minimum_n: int) -> Estimate:
    seen = sample.observations[column].of(outlet)
    n, n_days = len(seen.value), len(np.unique(seen.day))
    if n == 0:
        return Estimate(0, 0, None, None, None, enough=False)
    low, high = interval(draws, n_days) or (None, None)
    value = float(np.average(seen.value, weights=seen.weight))
    if high is not None and not seen.value.any() and sample.measures[column].metric.unit.endswith(PER_WORDS):
        high = most_where_none_seen(float(seen.weight.sum()))
    return Estimate(n, n_days, value, low, high, enough=n >= minimum_n)


def _with_ranks(grid: list[list[Estimate]]) -> list[list[Estimate]]:
    ranked = [list(row) for row in grid]
    for column in range(len(grid[0]) if grid else 0):
        values = sorted((row[column].value or 0.0 for row in grid if row[column].enough), reverse=True)
        for row in ranked:
            cell = row[column]
            if cell.enough:
                row[column] = replace(cell, rank=values.index(cell.value or 0.0) + 1)
    return ranked


def _with_tests(grid: list[list[Estimate]], draws: FloatArray) -> list[list[Estimate]]:
    rows = range(len(grid))
    tested = [[_test(grid, draws, row, column) for column in range(len(grid[row]))] for row in rows]
    adjusted = iter(adjust_p([cell.p for row in tested for cell in row]))
    return [[replace(cell, p_adjusted=next(adjusted)) for cell in row] for row in tested]


def _test(grid: list[list[Estimate]], draws: FloatArray, outlet: int, column: int) -> Estimate:
    """The estimate with its distance from the mean of the others; as it is where that is undefined."""
    cell = grid[outlet][column]
    others = [row for row in range(len(grid)) if row != outlet and grid[row][column].enough]
    elsewhere = _mean(grid[row][column].value for row in others)
    if not cell.enough or cell.value is None or elsewhere is None:
        return cell
    distance = cell.value - elsewhere
    apart = draws[outlet, :, column] - draws[others, :, column].mean(axis=0)
    return replace(cell, distance=distance, p=t_test_p(distance, apart, cell.n_days))


def _average(grid: list[list[Estimate]], column: int) -> float | None:
    return _mean(row[column].value for row in grid if row[column].enough)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None


def _notes(sample: Sample, selection: Selection, grid: list[list[Estimate]], minimum_n: int) -> tuple[str, ...]:
    notes = [
        f"{measure.name} has no value in the voice {selection.voice}: shown for the {measure.voice}."
        for measure in sample.measures
        if selection.voice and measure.voice != selection.voice
    ]
    undefined = [
        measure.name
        for column, measure in enumerate(sample.measures)
        if grid and not any(row[column].n for row in grid)
    ]
    notes += [f"{name} is undefined for every article here; `rhetoric metrics` says when." for name in undefined]
    if not grid:
        notes.insert(0, _nothing(selection))
    elif len(undefined) < len(sample.measures) and not any(cell.enough for row in grid for cell in row):
        notes.append(f"No outlet has {minimum_n} articles, so none is ranked (`minimum_n`).")
    return tuple(notes)


def _nothing(selection: Selection) -> str:
    if selection.same_story:
        return (
            "No article here belongs to a story that two of the outlets covered, so nothing can be compared "
            "on the same stories. An article has a story only where its source names one (story_id)."
        )
    return "No scored article fits these filters: widen the period or leave a filter out."
