"""The overview laid out, before it is drawn: which outlet in which row, which marks, which axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rhetoric.compare import Comparison, Estimate, Measure
from rhetoric.presentation.wording import interval_words, label, number_format, shown

Role = Literal["a", "b", "other"]

UNRANKED_GAP = 0.4
"""Rows between the last ranked outlet and the first that is not."""


@dataclass(frozen=True, slots=True)
class Row:
    """One outlet: `place` counts rows from the top, larger by `UNRANKED_GAP` under the line."""

    place: float
    outlet_id: str
    name: str
    n_articles: int
    role: Role


@dataclass(frozen=True, slots=True)
class Mark:
    """One value with its interval, cut to the axis; `reading` is the uncut interval in words.

    `cut`: whether the interval goes on beyond the axis at its low and at its high end. `beyond`:
    the value itself lies below the axis (-1), above it (1) or on it (0).
    """

    row: Row
    value: float
    low: float | None
    high: float | None
    cut: tuple[bool, bool]
    beyond: int
    n: int
    enough: bool
    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its axis from `low` to `high`, the average of the outlets, and the marks."""

    measure: Measure
    low: float
    high: float
    average: float | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Rows from the top, those from `ranked` on under the line; a panel a measure."""

    rows: tuple[Row, ...]
    ranked: int
    panels: tuple[Panel, ...]
    sorted_by: str

    @property
    def height(self) -> float:
        """In rows."""
        return self.rows[-1].place + 1 if self.rows else 1.0

    @property
    def line(self) -> float | None:
        """Where the line stands under which outlets are not ranked; None where there is nothing to part."""
        return self.ranked - 0.5 + UNRANKED_GAP / 2 if 0 < self.ranked < len(self.rows) else None


def lay_out(comparison: Comparison, *, sort: str | None = None, a: str | None = None, b: str | None = None) -> Overview:
    """The overview, sorted by a metric (the first by default), with the outlets `a` and `b` (ids) marked.

    Raises ConfigError for a metric that was not compared. An outlet that is not there is not marked.
    """
    column = 0 if sort is None else comparison.measure_index(sort)
    rows = _rows(comparison, column, a, b)
    by_id = {outlet.outlet_id: outlet.estimates for outlet in comparison.outlets}
    return Overview(
        rows=rows,
        ranked=sum(by_id[row.outlet_id][column].rank is not None for row in rows),
        panels=tuple(
            _panel(measure, comparison.averages[place], [(row, by_id[row.outlet_id][place]) for row in rows])
            for place, measure in enumerate(comparison.measures)
        ),
        sorted_by=comparison.measures[column].name,
    )


def _rows(comparison: Comparison, column: int, a: str | None, b: str | None) -> tuple[Row, ...]:
    roles: dict[str | None, Role] = {b: "b", a: "a"}
    outlets = comparison.ordered(comparison.measures[column].name)
    ranked = [outlet.estimates[column].rank is not None for outlet in outlets]
    gap = UNRANKED_GAP if any(ranked) else 0.0
    return tuple(
        Row(place + (0.0 if above else gap), outlet.outlet_id, shown(outlet.name), outlet.n_articles,
            roles.get(outlet.outlet_id, "other"))
        for place, (outlet, above) in enumerate(zip(outlets, ranked, strict=True))
    )  # fmt: skip


def _panel(measure: Measure, average: float | None, cells: Sequence[tuple[Row, Estimate]]) -> Panel:
    low, high = axis([cell for _, cell in cells])
    marks = (_mark(measure, row, cell, low, high) for row, cell in cells)
    return Panel(measure, low, high, average, tuple(mark for mark in marks if mark is not None))


def _mark(measure: Measure, row: Row, cell: Estimate, low: float, high: float) -> Mark | None:
    if cell.value is None:
        return None
    return Mark(
        row=row,
        value=cell.value,
        low=None if cell.low is None else min(max(cell.low, low), high),
        high=None if cell.high is None else max(min(cell.high, high), low),
        beyond=int(cell.value > high) - int(cell.value < low),
        cut=(cell.low is not None and cell.low < low, cell.high is not None and cell.high > high),
        n=cell.n,
        enough=cell.enough,
        text=number_format(measure)(cell.value),
        reading=interval_words(measure, cell.low, cell.high),
    )


def axis(cells: Sequence[Estimate]) -> tuple[float, float]:
    """The ends of an axis that shows every value and interval of the outlets with enough articles.

    The others widen it by half at most, so that one article cannot squeeze all the rest; they are cut there.
    """
    loose = [end for cell in cells for end in _ends(cell)]
    if not loose:
        return 0.0, 1.0
    firm = [end for cell in cells if cell.enough for end in _ends(cell)] or loose
    low, high = min(firm), max(firm)
    slack = (high - low) / 4
    low, high = max(min(loose), low - slack), min(max(loose), high + slack)
    pad = (high - low) * 0.04 or abs(high) * 0.1 or 1.0
    return low - pad, high + pad


def _ends(cell: Estimate) -> list[float]:
    return [end for end in (cell.low, cell.value, cell.high) if end is not None]


def description(overview: Overview, panels: Sequence[Panel]) -> str:
    """What the picture shows, for those who do not see it."""
    sorting = next(label(p.measure).title for p in overview.panels if p.measure.name == overview.sorted_by)
    parts = " ".join(_panel_words(panel) for panel in panels)
    outlets = f"{len(overview.rows)} outlets"
    return f"Dot plot of {outlets}, sorted by {sorting}. {parts} The table has every number."


def _panel_words(panel: Panel) -> str:
    ranked = sorted((mark for mark in panel.marks if mark.enough), key=lambda mark: mark.value)
    heading = label(panel.measure)
    if not ranked:
        return f"{heading.title}, {heading.unit}: no outlet has enough articles."
    low, high = ranked[0], ranked[-1]
    ends = f"from {low.text} ({low.row.name}) to {high.text} ({high.row.name})"
    average = number_format(panel.measure)(panel.average)
    return f"{heading.title}, {heading.unit}: {ends}; average of outlets {average}."
