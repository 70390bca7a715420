"""A comparison as a table for a terminal: value and interval in a column a measure, grey where n is small."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rhetoric.compare import Comparison, Estimate, Measure
from rhetoric.presentation.wording import Label, interval_words, label, number_format, shown

NAME_WIDTH = (12, 28)
HEAD_WIDTH = 16
GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One measure: its head, and by outlet the value (○ before it where n is small) and its interval."""

    head: Label
    values: tuple[str, ...]
    intervals: tuple[str, ...]
    small: tuple[bool, ...]

    @property
    def width(self) -> int:
        """Of the widest cell or line of the head."""
        heads = [*textwrap.wrap(self.head.title, HEAD_WIDTH), self.head.short]
        return max(_widest(self.values) + 1 + _widest(self.intervals), _widest(heads))


def terminal_table(comparison: Comparison, footnotes: Sequence[str], *, width: int, color: bool) -> str:
    """As many tables as the measures need at `width` columns, then footnotes; greys and bold when `color`."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        no_color=not color,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for columns in _side_by_side(comparison, width):
            console.print(_table(comparison, columns, width))
            console.print()
        for line in footnotes:
            console.print(Text(line, style="dim"))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def _side_by_side(comparison: Comparison, width: int) -> Iterator[list[Column]]:
    """The columns in groups that fit beside the outlets' names."""
    room = width - _fixed_width(comparison)
    group: list[Column] = []
    for column in _columns(comparison) if comparison.outlets else ():
        if group and sum(each.width + GAP for each in [*group, column]) > room:
            yield group
            group = []
        group.append(column)
    if group:
        yield group


def _fixed_width(comparison: Comparison) -> int:
    return NAME_WIDTH[0] + GAP + _widest([f"{outlet.n_articles:,}" for outlet in comparison.outlets])


def _columns(comparison: Comparison) -> Iterator[Column]:
    for place, measure in enumerate(comparison.measures):
        cells = [outlet.estimates[place] for outlet in comparison.ordered()]
        yield Column(
            head=label(measure),
            values=tuple(_value(measure, cell) for cell in cells),
            intervals=tuple(_interval(measure, cell) for cell in cells),
            small=tuple(not cell.enough for cell in cells),
        )


def _value(measure: Measure, cell: Estimate) -> str:
    mark = "" if cell.enough or cell.value is None else "○"
    return mark + number_format(measure)(cell.value).removesuffix(" %")


def _interval(measure: Measure, cell: Estimate) -> str:
    return interval_words(measure, cell.low, cell.high).removesuffix(" %").replace(" to ", "…")


def _table(comparison: Comparison, columns: Sequence[Column], width: int) -> Table:
    room = width - _fixed_width(comparison) + NAME_WIDTH[0] - sum(column.width + GAP for column in columns)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, GAP - 1, 0, 0), show_edge=False)
    table.add_column(
        "Outlet", no_wrap=True, overflow="ellipsis", max_width=max(NAME_WIDTH[0], min(room, NAME_WIDTH[1]))
    )
    table.add_column("n", justify="right", no_wrap=True)
    for column in columns:
        table.add_column(_head(column.head), justify="right", no_wrap=True, min_width=column.width)
    outlets = comparison.ordered()
    ranked = sum(outlet.estimates[0].rank is not None for outlet in outlets)
    for place, outlet in enumerate(outlets):
        cells = [_cell(column, place) for column in columns]
        last_ranked = place + 1 == ranked < len(outlets)
        table.add_row(Text(shown(outlet.name)), f"{outlet.n_articles:,}", *cells, end_section=last_ranked)
    return table


def _head(head: Label) -> Text:
    return Text("\n".join(textwrap.wrap(head.title, HEAD_WIDTH)), style="bold").append(
        f"\n{head.short}", "not bold dim"
    )


def _cell(column: Column, place: int) -> Text:
    value = column.values[place].rjust(_widest(column.values))
    spread = column.intervals[place].rjust(_widest(column.intervals))
    return Text(value, style="dim" if column.small[place] else "").append(f" {spread}", "dim")


def _widest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)
