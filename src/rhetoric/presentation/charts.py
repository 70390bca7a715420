"""The overview drawn with Altair: a dot and a 95 % interval an outlet, one panel a measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rhetoric.presentation.layers import INK, PAPER, QUIET, Layer, alt, layer, row_scale, text_at, value_scale
from rhetoric.presentation.marks import LOOKS, dots, intervals, values_beyond
from rhetoric.presentation.panels import Overview, Panel, Row
from rhetoric.presentation.wording import label, voice_words

GRID, LINE = "#e6e8ea", "#b3b9bf"
TALL = 15
"""Rows from which on the axis stands above the panel too."""


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels: of the outlets' names, of a panel, between panels, and right of the last one."""

    names: int
    panel: int
    spacing: int
    margin: int


COUNTS = 42
"""Pixels of the column of article counts."""
WIDE = Size(names=186, panel=196, spacing=24, margin=8)
NARROW = Size(names=140, panel=140, spacing=10, margin=4)
FONT = "Arial, Helvetica, Liberation Sans, sans-serif"
FIT = 0.92
"""The part of their room that names may take: another font than the one measured with may be wider."""
LETTER = 7.2
"""Pixels of a letter of a name."""


def overview_chart(overview: Overview, size: Size = WIDE) -> alt.HConcatChart:
    """All panels side by side, the outlets' names once at the left."""
    size = _fitted(overview, size, len(overview.panels))
    panels = [_panel(overview, panel, size, named=column == 0) for column, panel in enumerate(overview.panels)]
    return _styled([_names(overview, size), *panels], size)


def panel_chart(overview: Overview, panel: Panel, size: Size = NARROW) -> alt.HConcatChart:
    """One panel with the outlets' names: for narrow screens."""
    size = _fitted(overview, size, 1)
    return _styled([_names(overview, size), _panel(overview, panel, size, named=True)], size)


def _fitted(overview: Overview, size: Size, n_panels: int) -> Size:
    """The size with the room that short names leave given to the panels."""
    longest = max((len(row.name) for row in overview.rows), default=0)
    names = min(size.names, round(longest * LETTER) + 10)
    return replace(size, names=names, panel=size.panel + (size.names - names) // n_panels)


def row_pixels(n_rows: int) -> int:
    """The height of a row: airy for a few outlets, close for many."""
    return 30 if n_rows <= 6 else 25 if n_rows <= 12 else 19 if n_rows <= 24 else 17


def _styled(parts: Sequence[Layer], size: Size) -> alt.HConcatChart:
    # Given at once: each `.configure…` copies every part.
    axis = alt.AxisConfig(domain=False, ticks=False, labelColor=QUIET, labelFontSize=12, labelPadding=6)
    config = alt.Config(font=FONT, background=PAPER, view=alt.ViewConfig(stroke=None), axis=axis)
    padding = {"left": 2, "right": size.margin, "top": 4, "bottom": 4}
    chart: alt.HConcatChart = alt.hconcat(*parts, spacing=size.spacing, padding=padding, config=config)
    return chart


def _sized(layers: Sequence[Layer], overview: Overview, width: int) -> Layer:
    height = overview.height * row_pixels(len(overview.rows))
    return alt.layer(*layers, width=width, height=height, resolve={"axis": {"x": "independent"}})


def _top(overview: Overview) -> float:
    """Where what stands above the panels ends: over the upper axis, where there is one."""
    return -24.0 if len(overview.rows) > TALL else -6.0


def _names(overview: Overview, size: Size) -> Layer:
    """Names and counts of articles, flush right in two columns."""
    layers = [text_at("articles", _top(overview), size.names + COUNTS, align="right", fontSize=11)]
    for weight in ("normal", "bold"):
        rows = [row for row in overview.rows if LOOKS[row.role].weight == weight]
        names = [_word(row, size.names, row.name) for row in rows]
        counts = [_word(row, size.names + COUNTS, f"{row.n_articles:,}") for row in rows]
        look: dict[str, Any] = {"align": "right", "fontSize": 12.5, "fontWeight": weight, "color": INK}
        look["limit"] = size.names * FIT
        x, words = alt.X("x:Q", scale=None, axis=None), alt.Text("text:N")
        layers.append(layer(names + counts, "text", look, y=row_scale(overview), x=x, text=words))
    return _sized(layers, overview, size.names + COUNTS)


def _word(row: Row, x: float, text: str) -> dict[str, Any]:
    return {"place": row.place, "x": x, "text": text}


def _panel(overview: Overview, panel: Panel, size: Size, *, named: bool) -> Layer:
    layers = [
        *_heading(overview, panel),
        *_axes(overview, panel),
        _rules(overview),
        *_average(overview, panel, size, named=named),
        intervals(overview, panel),
        dots(overview, panel),
        *values_beyond(overview, panel),
    ]
    return _sized(layers, overview, size.panel)


def _heading(overview: Overview, panel: Panel) -> list[Layer]:
    heading, top = label(panel.measure), _top(overview)
    return [
        text_at(heading.title, top - 53, color=INK, fontSize=15, fontWeight="bold"),
        text_at(heading.unit, top - 36),
        text_at(voice_words(panel.measure), top - 21),
    ]


def _axes(overview: Overview, panel: Panel) -> list[Layer]:
    """The value axis below the panel; above it too where the rows are many."""
    words = {"title": None, "tickCount": 4, **_axis_words(panel)}
    axes = [alt.Axis(orient="bottom", gridColor=GRID, **words)]
    if len(overview.rows) > TALL:
        axes.append(alt.Axis(orient="top", grid=False, **words))
    return [layer([{"value": panel.low}], "point", {"opacity": 0}, x=value_scale(panel, axis=axis)) for axis in axes]


def _axis_words(panel: Panel) -> dict[str, Any]:
    metric = panel.measure.metric
    if metric.unit.startswith("share") or metric.type == "flag":
        return {"format": ".0%"}
    if metric.low == -1:
        return {"labelExpr": "datum.value == 0 ? '0' : format(datum.value, '+.2~f')"}
    return {"format": ",.2~f"}


def _rules(overview: Overview) -> Layer:
    """A thin line a row, for the eye to keep to over four panels, and the line under the ranked outlets."""
    rules = [{"place": row.place, "color": GRID} for row in overview.rows]
    if overview.line is not None:
        rules.append({"place": overview.line, "color": LINE})
    return layer(rules, "rule", {"strokeWidth": 1}, y=row_scale(overview), color=alt.Color("color:N", scale=None))


def _average(overview: Overview, panel: Panel, size: Size, *, named: bool) -> list[Layer]:
    if panel.average is None:
        return []
    style = {"color": QUIET, "strokeDash": [1.5, 3], "strokeWidth": 1.4}
    layers = [layer([{"value": panel.average}], "rule", style, x=value_scale(panel))]
    if named:
        part = (panel.average - panel.low) / (panel.high - panel.low)
        align = "left" if part < 0.3 else "right" if part > 0.7 else "center"
        layers.append(text_at("average of outlets", _top(overview), part * size.panel, align=align, fontSize=11))
    return layers
