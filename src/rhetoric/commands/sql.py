"""`rhetoric sql`: one question to the published warehouse."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from rhetoric.commands.options import color_wanted, settings_of, terminal_width, warehouse_options

_EPILOG = """\b
Examples:
  rhetoric sql "SELECT outlet_name, voice, n_articles, loaded_terms_per_1000_words FROM outlet_scores"
  rhetoric sql "FROM term_frequency WHERE term = 'coup'" --format json
  rhetoric sql "SHOW TABLES"
"""


@click.command(epilog=_EPILOG)
@click.argument("statement")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv", "md"]), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows (a table on a terminal: 1000).")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True, help="Seconds."
)
@warehouse_options
def command(
    statement: str, form: str, limit: int | None, timeout: float, warehouse: Path | None, config: Path | None
) -> None:
    """Ask one question in SQL; "-" reads it from standard input. The tables and views are described in docs/sql.md."""
    from rhetoric.warehouse import run_user_sql

    settings = settings_of(config, warehouse)
    sql = sys.stdin.read() if statement == "-" else statement
    most = limit or (1000 if form == "table" else None)
    answer = run_user_sql(settings.warehouse.path, sql, limit=most, timeout_seconds=timeout)
    click.echo(_WRITERS[form](answer.columns, answer.rows), nl=form != "csv")
    if answer.is_cut:
        click.echo(f"Only the first {most:,} rows are shown; --limit changes that.", err=True)


def _table(columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...]) -> str:
    from rhetoric.presentation.answer_terminal import answer_terminal

    return answer_terminal(columns, rows, width=max(terminal_width(), 100), color=color_wanted())


def _json(columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...]) -> str:
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(_plain(records), indent=2, ensure_ascii=False, allow_nan=False)


def _plain(value: Any) -> Any:
    """The value as JSON has it: NaN and infinities, which SQL can make, become null."""
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value if isinstance(value, int | str | None) else str(value)


def _csv(columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(
        [columns, *(["" if v is None else v for v in row] for row in rows)]
    )
    return target.getvalue()


def _markdown(columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...]) -> str:
    from rhetoric.presentation.answer_terminal import cell_text

    lines = [columns, ["---"] * len(columns), *(map(cell_text, row) for row in rows)]
    return "\n".join("| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in line) + " |" for line in lines)


_WRITERS = {"table": _table, "json": _json, "csv": _csv, "md": _markdown}
