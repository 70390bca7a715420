"""`rhetoric compare`: outlets side by side."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from rhetoric.commands.options import color_wanted, settings_of, terminal_width, warehouse_options
from rhetoric.model import VOICES

_EPILOG = """\b
Examples:
  rhetoric compare
  rhetoric compare --metric quoted_word_share --metric n_speakers --since 2026-03-01
  rhetoric compare --outlet daily-lantern --outlet civic-wire --voice quoted --format json
"""


@click.command(epilog=_EPILOG)
@click.option(
    "--metric",
    "metrics",
    multiple=True,
    metavar="M",
    help="A metric; may be repeated. `rhetoric metrics` lists them.",
)
@click.option("--outlet", "outlets", multiple=True, metavar="ID", help="Only this outlet; may be repeated.")
@click.option("--voice", type=click.Choice(VOICES), help="Default: the outlet's own words, where the metric has them.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="First day of publication.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Last day of publication.")
@click.option("--wire", type=click.Choice(["with", "without", "only"]), default="with", show_default=True,
              help="Wire copy: the same text in two outlets or more.")  # fmt: skip
@click.option("--same-story", is_flag=True, help="Only stories that at least two of the outlets covered.")
@click.option("--kind", help='Only this kind of article ("news", "comment").')
@click.option("--minimum-n", type=click.IntRange(min=2), help="Articles below which an outlet is not ranked.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv", "md"]), default="table", show_default=True)
@warehouse_options
def command(
    metrics: tuple[str, ...],
    form: Any,
    minimum_n: int | None,
    warehouse: Path | None,
    config: Path | None,
    **chosen: Any,
) -> None:
    """Compare outlets by metric: the ratio of sums (or the mean), a 95 % interval over days of publication, and n.

    Outlets with too few articles are shown apart and not ranked. The numbers say how the text is written, not whether
    it is true or which side it favours.
    """
    from rhetoric.compare import OVERVIEW, Selection, compare_outlets
    from rhetoric.presentation.table import render
    from rhetoric.warehouse import open_reader

    settings = settings_of(config, warehouse)
    limits = settings.compare if minimum_n is None else settings.compare.model_copy(update={"minimum_n": minimum_n})
    selection = Selection(**{name: _day(value) for name, value in chosen.items()})
    with open_reader(settings.warehouse.path) as reader:
        comparison = compare_outlets(reader, selection, metrics or OVERVIEW, settings=limits)
    click.echo(render(comparison, form, width=terminal_width(), color=color_wanted()))


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value
