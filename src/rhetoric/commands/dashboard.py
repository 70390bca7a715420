"""`rhetoric dashboard`: the dashboard in a browser, on this machine only."""

from __future__ import annotations

from pathlib import Path

import click

from rhetoric.commands.options import settings_of, warehouse_options


@click.command(epilog="\b\nExamples:\n  rhetoric dashboard\n  rhetoric dashboard --port 8600 --warehouse march.duckdb")
@click.option("--port", type=click.IntRange(1, 65535), help="Default: 8501.")
@warehouse_options
def command(port: int | None, warehouse: Path | None, config: Path | None) -> None:
    """Serve the dashboard on 127.0.0.1 until Ctrl-C. It reads the published file only, and follows new runs."""
    from rhetoric.dashboard.launch import launch

    settings = settings_of(config, warehouse)
    launch(settings.warehouse.path, port, settings)
