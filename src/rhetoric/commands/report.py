"""`rhetoric report`: the overview as one HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from rhetoric.commands.options import settings_of, warehouse_options

_EPILOG = """\b
Examples:
  rhetoric report
  rhetoric report -o march.html --outlet the-brazier --outlet daily-rampart
"""
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(epilog=_EPILOG)
@click.option("-o", "--output", type=_FILE, default="report.html", show_default=True)
@click.option("--outlet", "outlets", multiple=True, metavar="ID", help="Only this outlet; may be repeated.")
@click.option("--sort", metavar="METRIC", help="The metric to order outlets by.")
@warehouse_options
def command(
    output: Path, outlets: tuple[str, ...], sort: str | None, warehouse: Path | None, config: Path | None
) -> None:
    """Write the overview of the published warehouse as one HTML file: no script, nothing fetched, opens from disk."""
    from rhetoric.compare import Selection
    from rhetoric.report import write_report

    settings = settings_of(config, warehouse)
    written = write_report(
        settings.warehouse.path, output, settings=settings, selection=Selection(outlets=outlets), sort=sort
    )
    click.echo(f"{written}")
