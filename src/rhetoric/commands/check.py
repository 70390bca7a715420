"""`rhetoric check`: does the warehouse keep its promises?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from rhetoric.commands.options import settings_of, warehouse_options


@click.command(epilog="\b\nExamples:\n  rhetoric check\n  rhetoric check --format json")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@warehouse_options
@click.pass_context
def command(ctx: click.Context, form: str, warehouse: Path | None, config: Path | None) -> None:
    """Check the published warehouse: sums that must agree, ranges, offsets inside their texts, nothing left out.

    Exit code 1 when a promise is broken; the rows that break it are shown.
    """
    from rhetoric.warehouse import check

    results = check(settings_of(config, warehouse).warehouse.path)
    if form == "json":
        click.echo(json.dumps([asdict(result) for result in results], indent=2, ensure_ascii=False, default=str))
    else:
        for result in results:
            click.echo(f"{'kept  ' if result.is_kept else 'BROKEN'}  {result.promise}")
            for row in result.examples:
                click.echo(f"          {_in_words(row)}")
        n_broken = sum(not result.is_kept for result in results)
        click.echo(f"{len(results)} promises checked, {n_broken} broken.")
    ctx.exit(0 if all(result.is_kept for result in results) else 1)


def _in_words(row: Mapping[str, object]) -> str:
    """As in "outlet_id lantern, published_on 2026-03-09, n_articles 0"; what is NULL is left out."""
    said = {name: f"{value:.4g}" if isinstance(value, float) else value for name, value in row.items()}
    return ", ".join(f"{name} {value}" for name, value in said.items() if value is not None)
