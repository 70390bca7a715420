"""`rhetoric validate`: figures against texts that people labelled."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import click

from rhetoric.commands.options import config_option, settings_of

_MODULES = {
    "loaded-sentences": "rhetoric.commands.validate_loaded",
    "loaded-spans": "rhetoric.commands.validate_loaded",
}
"""Kind of labels -> the module with `figures(kind, file, settings, neutral)` and `report(figures)`."""

_EPILOG = """\b
Examples:
  rhetoric validate loaded-sentences sentences.jsonl --neutral encyclopedia.jsonl
  rhetoric validate loaded-spans articles.jsonl --json
"""


@click.command(epilog=_EPILOG)
@click.argument("kind", type=click.Choice(list(_MODULES)))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--neutral", type=click.Path(path_type=Path), help="Texts labelled 0, in which nothing should be found.")
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@config_option
def command(kind: str, file: Path, neutral: Path | None, as_json: bool, config: Path | None) -> None:
    """Measure agreement with people: FILE holds JSON lines with text and labels; docs/measure.md describes them."""
    module = import_module(_MODULES[kind])
    figures = module.figures(kind, file, settings_of(config), neutral)
    click.echo(json.dumps(figures, indent=2, ensure_ascii=False) if as_json else module.report(figures))
