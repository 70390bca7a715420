"""The marks of a panel: intervals, dots and arrow heads, by role and by whether n is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from rhetoric.presentation.layers import PAPER, QUIET, Layer, alt, layer, row_scale, value_scale
from rhetoric.presentation.panels import Mark, Overview, Panel, Role


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of a role look; `size` is in square pixels."""

    color: str
    shape: str
    size: int
    line: float
    weight: Literal["normal", "bold"]


LOOKS: dict[Role, Look] = {
    "other": Look("#8e949c", "circle", 46, 2.0, "normal"),
    "b": Look("#b26a00", "diamond", 150, 2.6, "bold"),
    "a": Look("#004f45", "circle", 140, 2.6, "bold"),
}
"""In the order of drawing: A lies on top. The pair differs in lightness and shape, not in hue alone."""


def _drawn(panel: Panel) -> list[Mark]:
    """The marks in the order of drawing: small n under all, A on top."""
    order = list(LOOKS)
    return sorted(panel.marks, key=lambda mark: (mark.enough, order.index(mark.row.role)))


def intervals(overview: Overview, panel: Panel) -> Layer:
    rows = [
        {
            "place": mark.row.place,
            "low": mark.low,
            "high": mark.high,
            "color": LOOKS[mark.row.role].color,
            "width": LOOKS[mark.row.role].line,
            "dash": [1, 0] if mark.enough else [2.5, 2.5],
        }
        for mark in _drawn(panel)
        if mark.low is not None and not mark.beyond
    ]
    return layer(
        rows, "rule", {}, y=row_scale(overview), x=value_scale(panel, "low:Q"), x2=alt.X2("high:Q"),
        color=alt.Color("color:N", scale=None), strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        strokeDash=alt.StrokeDash("dash:N", scale=None),
    )  # fmt: skip


def dots(overview: Overview, panel: Panel) -> Layer:
    """The values, and arrow heads where an interval goes on beyond the axis."""
    marks = _drawn(panel)
    rows = [arrow for mark in marks for arrow in _arrows(panel, mark)] + [
        _dot(mark) for mark in marks if not mark.beyond
    ]
    tips = [alt.Tooltip(f"{name}:N", title=name) for name in ("Outlet", "Value", "95 % interval", "Articles")]
    return layer(
        rows, "point", {"strokeWidth": 1.6, "opacity": 1},
        y=row_scale(overview), x=value_scale(panel), tooltip=tips,
        shape=alt.Shape("shape:N", scale=None), size=alt.Size("size:Q", scale=None),
        fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("color:N", scale=None),
    )  # fmt: skip


def values_beyond(overview: Overview, panel: Panel) -> list[Layer]:
    """In figures, the values that the axis does not reach."""
    layers = []
    for side, end, align in ((-1, panel.low, "left"), (1, panel.high, "right")):
        rows = [{"place": mark.row.place, "value": end, "text": mark.text}
                for mark in panel.marks if mark.beyond == side]  # fmt: skip
        if rows:
            look = {"align": align, "dx": -8 * side, "fontSize": 11, "color": QUIET}
            scales = {"y": row_scale(overview), "x": value_scale(panel)}
            layers.append(layer(rows, "text", look, **scales, text=alt.Text("text:N")))
    return layers


def _dot(mark: Mark) -> dict[str, Any]:
    look = LOOKS[mark.row.role]
    return {
        "place": mark.row.place,
        "value": mark.value,
        "shape": look.shape,
        "size": look.size,
        "color": look.color,
        "fill": look.color if mark.enough else PAPER,
        **_tip(mark),
    }


def _arrows(panel: Panel, mark: Mark) -> list[dict[str, Any]]:
    below, above = mark.cut[0] or mark.beyond < 0, mark.cut[1] or mark.beyond > 0
    ends = (("triangle-left", panel.low, below), ("triangle-right", panel.high, above))
    color = LOOKS[mark.row.role].color
    look = {"place": mark.row.place, "size": 20, "color": color, "fill": color, **_tip(mark)}
    return [{**look, "shape": shape, "value": value} for shape, value, goes_on in ends if goes_on]


def _tip(mark: Mark) -> dict[str, str]:
    few = "" if mark.enough else ", too few to rank"
    return {
        "Outlet": mark.row.name,
        "Value": mark.text,
        "95 % interval": mark.reading,
        "Articles": f"{mark.n:,}{few}",
    }
