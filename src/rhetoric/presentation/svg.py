"""A chart as SVG that may stand among others: named for those who do not see it, with ids of its own."""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt

_ID = re.compile(r'(\bid="|url\(#|href="#)')
_ARIA = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_OPENING = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r' (width|height)="([\d.]+)"')


def to_svg(chart: alt.HConcatChart, *, title: str, prefix: str) -> str:
    """The chart as one `<svg>` element that scales to the width it is given.

    `title` is its accessible name. `prefix` begins every id: give each picture of a page another.
    Needs no network.
    """
    text = io.StringIO()
    chart.save(text, format="svg")
    drawn = _ID.sub(rf"\g<1>{prefix}-", _ARIA.sub("", text.getvalue()))
    return _OPENING.sub(lambda opening: _named(opening[0], title, f"{prefix}-title"), drawn, count=1)


def _named(opening: str, title: str, title_id: str) -> str:
    """The opening tag as a picture with a name; its width in pixels is the most it is drawn at."""
    width = dict(_SIZE.findall(opening))["width"]
    scalable = _SIZE.sub("", opening).removesuffix(">")
    style = f"width:100%;max-width:{float(width):g}px;height:auto"
    return (
        f'{scalable} role="img" aria-labelledby="{title_id}" style="{style}">'
        f'<title id="{title_id}">{escape(title)}</title>'
    )
