"""The answer to a query for a terminal: a table where it fits, else one record a row."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

FOLDED_WIDTH = 16
"""Text may be folded to so many columns; a narrower one, a name of a column or a number is not folded."""
GAP = 2

Row = Sequence[object]


def answer_terminal(columns: Sequence[str], rows: Sequence[Row], *, width: int, color: bool) -> str:
    """The rows at `width` columns of the terminal, then how many there are."""
    numeric = [any(isinstance(row[k], int | float | Decimal) for row in rows) for k in range(len(columns))]
    least = _least_widths(columns, rows, numeric)
    if sum(least) + GAP * (len(least) - 1) > width:
        shown = _records(columns, rows)
    else:
        shown = _printed(_table(columns, rows, numeric, least), width, color)
    return f"{shown}\n({len(rows):,} row{'s' * (len(rows) != 1)})"


def cell_text(value: object) -> str:
    """A value as a cell has it: NULL, numbers of four digits, everything else as it is."""
    if value is None:
        return "NULL"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _least_widths(columns: Sequence[str], rows: Sequence[Row], numeric: Sequence[bool]) -> list[int]:
    """How narrow each column may become and still be read."""
    least = []
    for k, name in enumerate(columns):
        widest = max((len(line) for row in rows for line in cell_text(row[k]).splitlines()), default=0)
        least.append(max(len(name), widest if numeric[k] else min(widest, FOLDED_WIDTH)))
    return least


def _table(columns: Sequence[str], rows: Sequence[Row], numeric: Sequence[bool], least: Sequence[int]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    for name, is_numeric, width in zip(columns, numeric, least, strict=True):
        table.add_column(name, justify="right" if is_numeric else "left", overflow="fold", min_width=width)
    for row in rows:
        table.add_row(*(Text(cell_text(value), style="dim" if value is None else "") for value in row))
    return table


def _printed(table: Table, width: int, color: bool) -> str:
    console = Console(file=io.StringIO(), width=width, no_color=not color, highlight=False)
    with console.capture() as capture:
        console.print(table, markup=False)
    return capture.get().rstrip()


def _records(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Each row as lines "name  value"; further lines of a value stand under its first."""
    names = max(map(len, columns))
    lines = []
    for number, row in enumerate(rows, start=1):
        lines.append(f"── row {number:,} ──")
        for name, value in zip(columns, row, strict=True):
            text = cell_text(value).replace("\n", "\n" + " " * (names + 2))
            lines.append(f"{name:<{names}}  {text}".rstrip())
    return "\n".join(lines)
