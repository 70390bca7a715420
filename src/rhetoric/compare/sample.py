"""The selected articles as coded arrays: what the statistics work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from rhetoric.compare.selection import Measure

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

BEFORE_ALL_DAYS = -(10**7)
"""Days before 1970 that no calendar here has: undated articles count down from it."""


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """The articles that have a value of one measure: parallel arrays of shape (n,).

    `outlet`, `day` and `story` are codes of the sample (`story` -1 without one); `weight` is 1 for a plain
    mean and never 0.
    """

    outlet: IntArray
    day: IntArray
    story: IntArray
    value: FloatArray
    weight: FloatArray

    def of(self, outlet: int) -> Observations:
        """Those of one outlet."""
        return self.where(self.outlet == outlet)

    def where(self, keep: NDArray[np.bool_]) -> Observations:
        """Those that the mask, of shape (n,), keeps."""
        outlet, day, story = self.outlet[keep], self.day[keep], self.story[keep]
        return Observations(outlet, day, story, self.value[keep], self.weight[keep])


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Outlets in the order of their codes, and each measure's observations.

    `outlet_of_day`, of shape (n_days,), ascends: the days of one outlet lie together, for a day is one
    outlet's publication day; an article without a date is a day of its own.
    """

    measures: tuple[Measure, ...]
    outlet_ids: tuple[str, ...]
    outlet_names: tuple[str, ...]
    n_articles: tuple[int, ...]
    n_undated: int
    period: tuple[date, date] | None
    outlet_of_day: IntArray
    observations: tuple[Observations, ...]

    def day_sums(self) -> FloatArray:
        """Sums a day: shape (n_days, n_measures, 2), the last axis sum(value x weight) and sum(weight)."""
        n_days = len(self.outlet_of_day)
        sums = np.zeros((n_days, len(self.measures), 2))
        for column, seen in enumerate(self.observations):
            sums[:, column] = group_sums(seen, seen.day, n_days)
        return sums


def group_sums(seen: Observations, group: IntArray, n_groups: int) -> FloatArray:
    """sum(value x weight) and sum(weight) by group: shape (n_groups, 2)."""
    totals = np.bincount(group, seen.value * seen.weight, n_groups), np.bincount(group, seen.weight, n_groups)
    return np.stack(totals, axis=-1)


def sample_of(table: pa.Table, measures: Sequence[Measure]) -> Sample:
    """The sample of a table of `select`."""
    outlet, outlet_ids = _codes(table.column("outlet_id"))
    day, outlet_of_day = _days(outlet, table)
    story, _ = _codes(table.column("story_id"))
    undated = pc.is_valid(table.column("undated_id"))
    return Sample(
        measures=tuple(measures),
        outlet_ids=outlet_ids,
        outlet_names=_names(table, outlet, len(outlet_ids)),
        n_articles=_most_rows_of_a_voice(table, outlet, len(outlet_ids)),
        n_undated=len(set(table.column("undated_id").filter(undated).to_pylist())),
        period=_period(table.column("published_on")),
        outlet_of_day=outlet_of_day,
        observations=tuple(_observe(table, measure, outlet, day, story) for measure in measures),
    )


def _codes(column: pa.ChunkedArray) -> tuple[IntArray, tuple[str, ...]]:
    encoded = column.cast(pa.string()).combine_chunks().dictionary_encode()
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    return codes.astype(np.int64), tuple(encoded.dictionary.to_pylist())


def _days(outlet: IntArray, table: pa.Table) -> tuple[IntArray, IntArray]:
    published = pc.fill_null(table.column("published_on").cast(pa.date32()).cast(pa.int32()), 0).to_numpy()
    undated, _ = _codes(table.column("undated_id"))
    moment = np.where(undated >= 0, BEFORE_ALL_DAYS - undated, published).astype(np.int64)
    start = moment.min(initial=0)
    span = moment.max(initial=0) - start + 1
    keys, day = np.unique(outlet * span + moment - start, return_inverse=True)
    return day.astype(np.int64), keys // span


def _names(table: pa.Table, outlet: IntArray, n_outlets: int) -> tuple[str, ...]:
    first = np.unique(outlet, return_index=True)[1][:n_outlets]
    return tuple(table.column("outlet_name").take(pa.array(first, pa.int64())).to_pylist())


def _most_rows_of_a_voice(table: pa.Table, outlet: IntArray, n_outlets: int) -> tuple[int, ...]:
    voice, voices = _codes(table.column("voice"))
    rows = np.bincount(outlet * len(voices) + voice, minlength=n_outlets * len(voices))
    return tuple(int(n) for n in rows.reshape(n_outlets, len(voices)).max(axis=1, initial=0))


def _period(published_on: pa.ChunkedArray) -> tuple[date, date] | None:
    ends = pc.min_max(published_on).as_py()
    return None if ends["min"] is None else (ends["min"], ends["max"])


def _observe(table: pa.Table, measure: Measure, outlet: IntArray, day: IntArray, story: IntArray) -> Observations:
    value = _floats(table.column(measure.name))
    name = measure.metric.weight
    weight = np.ones_like(value) if name is None else _floats(table.column(name))
    in_voice = pc.equal(table.column("voice"), measure.voice).to_numpy(zero_copy_only=False).astype(bool)
    keep = in_voice & np.isfinite(value) & np.isfinite(weight) & (weight > 0)
    return Observations(outlet, day, story, value, weight).where(keep)


def _floats(column: pa.ChunkedArray) -> FloatArray:
    values: FloatArray = pc.fill_null(column.cast(pa.float64()), np.nan).to_numpy()
    return values
