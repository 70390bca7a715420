"""`rhetoric retry`: what was refused, tried again."""

from __future__ import annotations

import json
from pathlib import Path

import click

from rhetoric.commands.options import settings_of, warehouse_options
from rhetoric.commands.progress import progress_on_stderr

_EPILOG = """\b
Examples:
  rhetoric retry
  rhetoric retry --reason timeout --reason server_error
  rhetoric retry --outlet npr
  rhetoric sql "SELECT reason, count(*) FROM rejection WHERE retried_by IS NULL GROUP BY reason"
"""


@click.command(epilog=_EPILOG)
@click.option("--reason", "reasons", multiple=True, metavar="REASON", help="Only what was refused for it; repeatable.")
@click.option("--outlet", "outlets", multiple=True, metavar="ID", help="Only pages of this outlet; may be repeated.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@warehouse_options
@click.pass_context
def command(
    context: click.Context,
    reasons: tuple[str, ...],
    outlets: tuple[str, ...],
    form: str,
    warehouse: Path | None,
    config: Path | None,
) -> None:
    """Read again what was refused: pages are fetched, files read as they were the first time; then score and publish.

    What is refused again is a new row in `rejection`; the old one names the run that tried (`retried_by`). Exit code 1
    when something was refused again.
    """
    from rhetoric.pipeline.retry import run_retry
    from rhetoric.pipeline.summary import record, text

    with progress_on_stderr() as progress:
        report = run_retry(settings_of(config, warehouse), progress, reasons, outlets)
    if report is None:
        click.echo("[]" if form == "json" else "Nothing to try again.")
        return
    click.echo(json.dumps([record(report)], indent=2, ensure_ascii=False) if form == "json" else text(report))
    context.exit(report.exit_code)
