"""`rhetoric metrics`: the register of metrics, as the user reads it."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from rhetoric.commands.options import color_wanted, terminal_width
from rhetoric.scores import METRICS, SCORES


@click.command(epilog="\b\nExamples:\n  rhetoric metrics\n  rhetoric metrics --format json")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(form: str) -> None:
    """What is measured: each metric's column name, unit, range, reading and source."""
    if form == "json":
        click.echo(json.dumps([asdict(metric) for metric in METRICS.values()], indent=2, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table

    console = Console(width=terminal_width(), no_color=not color_wanted(), highlight=False)
    for name, score in SCORES.items():
        table = Table(title=name.capitalize(), title_justify="left", title_style="bold", box=None, pad_edge=False)
        table.add_column("metric", no_wrap=True)
        table.add_column("unit")
        table.add_column("what it is")
        for metric in score.METRICS:
            table.add_row(metric.name, metric.unit, metric.reading)
        console.print(table)
        console.print()
    console.print("An undefined score is NULL, never 0. Quotation metrics exist in body and headline only.")
