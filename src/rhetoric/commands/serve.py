"""`rhetoric serve`: the pipeline on a schedule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rhetoric.commands.options import settings_of, warehouse_options
from rhetoric.errors import ConfigError

if TYPE_CHECKING:
    from rhetoric.config import Settings

_EPILOG = """\b
Examples:
  rhetoric serve --config my.toml
  PREFECT_API_URL=http://localhost:4200/api rhetoric serve --config my.toml

\b
my.toml:
  [run]
  sources = ["/srv/articles"]
  [schedule]
  cron = "15 6 * * *"
"""


@click.command(epilog=_EPILOG)
@warehouse_options
@click.option("--port", type=click.IntRange(1, 65535), metavar="PORT", help="Of the server. Default: a free one.")
@click.option("-v", "--verbose", is_flag=True, help="Show Prefect's log of every run on stderr.")
def command(config: Path | None, warehouse: Path | None, port: int | None, verbose: bool) -> None:
    """Run the pipeline on the schedule of the configuration, until Ctrl-C.

    Uses the Prefect server that PREFECT_API_URL names, or starts one on this machine alone (127.0.0.1) and ends it with
    itself. The address that is shown leads to the history of all runs.
    """
    from rhetoric.commands.flows import open_function, prefect_server, prepare_prefect

    settings = settings_of(config, warehouse)
    _check(settings, config)
    prepare_prefect(verbose=verbose)
    with prefect_server(port) as url:
        click.echo(
            f"Serving the pipeline {_rhythm(settings)}; runs: {url.removesuffix('/api')}. Ctrl-C ends it.", err=True
        )
        open_function("serve", "serve_pipeline")(settings.schedule, _parameters(settings, config))
    click.echo("Ended.", err=True)


def _check(settings: Settings, config: Path | None) -> None:
    """All that can be wrong is said before anything starts."""
    from rhetoric.pipeline.ingest import check_sources

    where = config or "the configuration"
    if not (settings.schedule.cron or settings.schedule.interval_seconds):
        raise ConfigError(f"{where}: no rhythm. Give `cron` or `interval_seconds` in [schedule] (see --help).")
    if not settings.run.sources:
        raise ConfigError(f"{where}: no sources. Give `sources` in [run]: files, folders or globs (see --help).")
    if "-" in settings.run.sources:
        raise ConfigError(f"{where}: run.sources: standard input cannot be read on a schedule. Name files or folders.")
    check_sources(settings.run.sources, {})


def _rhythm(settings: Settings) -> str:
    schedule = settings.schedule
    if schedule.cron:
        return f"at {schedule.cron!r} ({schedule.timezone})"
    return f"every {schedule.interval_seconds:g} s"


def _parameters(settings: Settings, config: Path | None) -> dict[str, Any]:
    """Of every run. Paths are made absolute: a run has a folder of its own choice."""
    return {
        "sources": [str(Path(source).absolute()) for source in settings.run.sources],
        "config": str(config.absolute()) if config else None,
        "warehouse": str(settings.warehouse.path.absolute()),
    }
