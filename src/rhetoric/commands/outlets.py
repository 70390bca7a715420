"""`rhetoric outlets`: the outlets that are read from the web."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rhetoric.commands.options import color_wanted, config_option, settings_of, terminal_width
from rhetoric.errors import ConfigError

if TYPE_CHECKING:
    from rhetoric.config import Settings
    from rhetoric.crawl.trial import Trial
    from rhetoric.outlets import Outlet

_EPILOG = """\b
Examples:
  rhetoric outlets list
  rhetoric outlets add https://example.org
  rhetoric outlets check npr rnz
  rhetoric run outlet:npr outlet:rnz
"""


@click.group(epilog=_EPILOG)
def command() -> None:
    """Outlets as configuration: one file <outlet_id>.toml each, in the folder web.outlets (configs/outlets).

    `rhetoric run outlet:ID` reads what is new in one of them, outlet:all in all of them.
    """


@command.command("list")
@config_option
def list_outlets(config: Path | None) -> None:
    """The outlets that are configured."""
    for outlet in _configured(settings_of(config)).values():
        n = len(outlet.feeds) + len(outlet.sitemaps)
        click.echo(f"{outlet.outlet_id:<24} {outlet.country or '--'}  {outlet.name}, {outlet.domain}: {n} listed")


@command.command("add")
@click.argument("url")
@click.option("--id", "outlet_id", metavar="ID", help="The outlet's id. Default: made from its name.")
@config_option
def add(url: str, outlet_id: str | None, config: Path | None) -> None:
    """Find the feeds and sitemaps of the site at URL and write its file; read it over before you rely on it."""
    from rhetoric.crawl.discovery import discover
    from rhetoric.extract import slug
    from rhetoric.outlets import write_outlet

    settings = settings_of(config)
    found = discover(url, settings.web)
    if outlet_id:
        found = found.model_copy(update={"outlet_id": slug(outlet_id)})
    path = write_outlet(found, settings.web.outlets)
    counted = [_counted(len(found.feeds), "feed"), _counted(len(found.sitemaps), "sitemap")]
    click.echo(f"{path}: {found.name}, {' and '.join(counted)}.")
    for feed in (*found.feeds, *found.sitemaps):
        click.echo(f"  {feed.url}")
    click.echo(f"Next: rhetoric outlets check {found.outlet_id}; rhetoric run outlet:{found.outlet_id}")


@command.command("check")
@click.argument("outlet_ids", nargs=-1, metavar="[ID]...")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@config_option
@click.pass_context
def check(context: click.Context, outlet_ids: tuple[str, ...], form: str, config: Path | None) -> None:
    """Try each outlet (or those named): fetch its feeds and sitemaps, and of each an article. Nothing is stored.

    Exit code 1 when something could not be read.
    """
    from rhetoric.crawl.trial import try_outlets

    settings = settings_of(config)
    trials = try_outlets(_chosen(_configured(settings), outlet_ids), settings.web)
    click.echo(_as_json(trials) if form == "json" else _as_table(trials))
    context.exit(int(any(trial.problem for trial in trials)))


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _configured(settings: Settings) -> dict[str, Outlet]:
    from rhetoric.outlets import outlets_folder, read_outlets

    return read_outlets(outlets_folder(settings.web.outlets))


def _chosen(outlets: dict[str, Outlet], outlet_ids: Sequence[str]) -> list[Outlet]:
    if unknown := [one for one in outlet_ids if one not in outlets]:
        raise ConfigError(f"{', '.join(unknown)}: no such outlet. Known: {', '.join(outlets)}.")
    return [outlets[one] for one in outlet_ids] if outlet_ids else list(outlets.values())


def _as_json(trials: Sequence[Trial]) -> str:
    return json.dumps([asdict(trial) for trial in trials], indent=2, ensure_ascii=False, default=str)


def _as_table(trials: Sequence[Trial]) -> str:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in ("outlet", "feed or sitemap", "entries", "newest", "first article, or what is wrong"):
        table.add_column(name, overflow="fold", justify="right" if name == "entries" else "left")
    for trial in trials:
        newest = f"{trial.newest_at:%Y-%m-%d %H:%M}" if trial.newest_at else ""
        entries = f"{trial.n_entries:,}" if trial.n_entries else ""
        table.add_row(trial.outlet_id, trial.url, entries, newest, trial.problem or trial.sample)
    console = Console(width=terminal_width(), no_color=not color_wanted(), highlight=False, markup=False)
    with console.capture() as capture:
        console.print(table)
    return capture.get().rstrip()
