"""The parts that every chart here is drawn of: a layer, a text at a fixed place, and the two scales.

Import it, and what builds on it, only where something is drawn: Altair comes with `rhetoric[dashboard]`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rhetoric.errors import RhetoricError
from rhetoric.presentation.panels import Overview, Panel

try:
    import altair as alt
    import vl_convert  # noqa: F401 - Altair draws SVG with it
except ImportError as missing:
    raise RhetoricError(
        f"Charts need the package {missing.name}, which is not installed: "
        "`pip install 'rhetoric[dashboard]'` or `make dashboard`."
    ) from None

__all__ = ["INK", "PAPER", "QUIET", "Layer", "alt", "layer", "row_scale", "text_at", "value_scale"]

INK, QUIET, PAPER = "#23262b", "#4f5862", "#ffffff"

# Layers of Altair are typed as a union with facets that they never are.
Layer = Any


def layer(rows: Iterable[dict[str, Any]], mark: str, style: dict[str, Any], **encoding: Any) -> Layer:
    """One mark a row. `style` holds the mark's properties, `encoding` its channels."""
    # Made at once: each `.mark_…()` and `.encode()` would copy the chart.
    look: Any = {"type": mark, **style}
    return alt.Chart({"values": list(rows)}, mark=look, encoding=alt.FacetedEncoding(**encoding))


def text_at(text: str, y: float, x: float = 0.0, **style: Any) -> Layer:
    """A text at a fixed place: y counts pixels from the panel's top, negative above it."""
    look = {"text": text, "align": "left", "baseline": "alphabetic", "color": QUIET, "fontSize": 12, **style}
    return layer([{}], "text", look, x=alt.value(x), y=alt.value(y))


def row_scale(overview: Overview) -> alt.Y:
    """The vertical scale that all panels share: `place` 0 is the first row."""
    scale = alt.Scale(domain=[-0.5, overview.height - 0.5], reverse=True, nice=False, zero=False)
    return alt.Y("place:Q", scale=scale, axis=None)


def value_scale(panel: Panel, channel: str = "value:Q", axis: alt.Axis | None = None) -> alt.X:
    """The horizontal scale of a panel, drawn only where an axis is given."""
    scale = alt.Scale(domain=[panel.low, panel.high], nice=False, zero=False)
    return alt.X(channel, scale=scale, axis=axis)
