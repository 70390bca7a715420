"""`rhetoric run`: articles in, scores out."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from rhetoric.commands.options import color_wanted, settings_of, terminal_width, warehouse_options

if TYPE_CHECKING:
    from rhetoric.config import Settings
    from rhetoric.pipeline.reports import RunReport
    from rhetoric.pipeline.run import Intake

_EPILOG = """\b
Examples:
  rhetoric run articles.csv --map text=body --map outlet=paper
  rhetoric run corpus/ 'more/*.jsonl.gz' --warehouse news.duckdb
  curl -s localhost/page.html | rhetoric run - --outlet "Harbour Post"
  rhetoric run https://example.org/news.xml CC-NEWS-*.warc.gz outlet:all
  rhetoric run --config my.toml                 # the sources of [run]
  rhetoric run                                  # score anew what is due, read nothing
"""


def _columns(_context: click.Context, _parameter: click.Parameter, pairs: Sequence[str]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs):
            raise click.BadParameter(f"{pair!r} is not OURS=THEIRS, like text=body")
        columns[ours] = theirs
    return columns


@click.command(epilog=_EPILOG)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@warehouse_options
@click.option("--outlet", "outlet_id", metavar="ID", help="The outlet of every article, whatever its source says.")
@click.option("--map", "columns", multiple=True, metavar="OURS=THEIRS", callback=_columns,
              help="The column that holds text, title, outlet, published_at, url ...; may be repeated.")  # fmt: skip
@click.option("--executor", type=click.Choice(["process", "thread", "dask"]), help="Who scores. Default: run.executor.")
@click.option("--workers", type=click.IntRange(min=0), metavar="N", help="How many; 0 is one for each core.")
@click.option("--no-prefect", is_flag=True, help="Run the same functions without Prefect: no server, no run history.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="Show Prefect's log on stderr.")
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    config: Path | None,
    warehouse: Path | None,
    outlet_id: str | None,
    columns: dict[str, str],
    executor: str | None,
    workers: int | None,
    no_prefect: bool,
    form: str,
    verbose: bool,
) -> None:
    """Ingest, score and publish articles, as the Prefect flow `pipeline`.

    SOURCE is a file, a folder, a glob or - for standard input: .txt .md .html .json .jsonl .csv .tsv .parquet .warc,
    and .gz or .zst of them; or the URL of a feed, a sitemap or a page; or outlet:ID or outlet:all for configured
    outlets. From the web only what is new is fetched. Without a source those of the configuration are read; what lacks
    scores is scored either way, and nothing is scored twice. What cannot be read is rejected, listed and kept in the
    table `rejection`, and the rest goes on.

    Exit code 0: done; 1: some articles were rejected; 2: bad usage or configuration, nothing was done; 3: the warehouse
    cannot be used.
    """
    from rhetoric.config import override
    from rhetoric.pipeline.run import Intake

    settings = override(settings_of(config, warehouse), run={"executor": executor, "workers": workers})
    intake = Intake(sources or settings.run.sources, outlet_id, columns)
    try:
        report = _directly(settings, intake) if no_prefect else _as_flow(settings, intake, config, verbose)
    except KeyboardInterrupt:
        click.echo("\nInterrupted. Nothing is half written; the same command goes on where this one ended.", err=True)
        context.exit(130)
    click.echo(_as_json(report) if form == "json" else _as_text(report, settings, config))
    context.exit(report.exit_code)


def _directly(settings: Settings, intake: Intake) -> RunReport:
    from rhetoric.commands.progress import progress_on_stderr
    from rhetoric.pipeline.run import run_pipeline

    with progress_on_stderr() as progress:
        return run_pipeline(settings, intake, progress)


def _as_flow(settings: Settings, intake: Intake, config: Path | None, verbose: bool) -> RunReport:
    from rhetoric.commands.flow_run import run_as_flow

    parameters: dict[str, Any] = {
        "sources": list(intake.sources),
        "config": str(config) if config else None,
        "warehouse": str(settings.warehouse.path),
        "outlet_id": intake.outlet_id,
        "columns": dict(intake.columns),
        "executor": settings.run.executor,
        "workers": settings.run.workers,
    }
    return run_as_flow(settings, intake, parameters, verbose=verbose)


def _as_json(report: RunReport) -> str:
    from rhetoric.pipeline.summary import record

    return json.dumps([record(report)], indent=2, ensure_ascii=False)


def _as_text(report: RunReport, settings: Settings, config: Path | None) -> str:
    from rhetoric.pipeline.summary import text

    program, options = _program(), _options(report.published.path, config)
    summary = text(report, sql=f"{program} sql{options}")
    parts = [summary, _comparison(settings), _next(program, options)]
    return "\n\n".join(part for part in parts if part)


def _comparison(settings: Settings) -> str:
    """The comparison of outlets, where there are two or more."""
    from rhetoric.compare import compare_outlets
    from rhetoric.presentation.table import render
    from rhetoric.warehouse import open_reader

    with open_reader(settings.warehouse.path) as reader:
        comparison = compare_outlets(reader, settings=settings.compare)
    if len(comparison.outlets) < 2:
        return ""
    return render(comparison, "table", width=terminal_width(), color=color_wanted())


def _program() -> str:
    """The program as it was called, so that commands can be copied."""
    program = sys.argv[0] if "/" in sys.argv[0] and not shutil.which("rhetoric") else "rhetoric"
    return _from_here(Path(program))


def _options(path: Path, config: Path | None) -> str:
    """The options that name this run's warehouse."""
    from rhetoric.config import read_settings

    options = f" --config {quote(str(config))}" if config else ""
    if path.absolute() != read_settings(config).warehouse.path.absolute():
        options += f" --warehouse {quote(_from_here(path))}"
    return options


def _next(program: str, options: str) -> str:
    """Where to look, in commands that can be copied."""
    commands = [f"{program} {command}{options}" for command, _ in _NEXT]
    width = max(map(len, commands))
    lines = (f"  {command:<{width}}   {what}" for command, (_, what) in zip(commands, _NEXT, strict=True))
    return "Next:\n" + "\n".join([*lines, *_missing()])


def _missing() -> list[str]:
    """What the next commands lack; `make run` installs no more than a run needs."""
    if all(find_spec(package) for package in ("altair", "streamlit")):
        return []
    return [
        "The dashboard and the report need more packages: `pip install 'rhetoric[dashboard]'`, in a checkout"
        " `make dashboard` or `make report`."
    ]


def _from_here(path: Path) -> str:
    """The path as it is written from the working folder, where it lies in it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


_NEXT = (
    ("compare", "more metrics, periods, voices, the same stories only"),
    ("dashboard", "the same to look at, and every article with its marked text"),
    ("report", "the overview as one HTML file"),
    ("sql 'SHOW TABLES'", "any question in SQL"),
)
