"""`rhetoric validate loaded-spans`."""

from __future__ import annotations

from pathlib import Path

import click

from rhetoric.commands.validate.loaded import with_options, write_figures

_EPILOG = """\b
FILE is JSON lines, also .gz; docs/measure.md describes them.
\b
Examples:
  rhetoric validate loaded-spans articles.jsonl
  rhetoric validate loaded-spans articles.jsonl --json
"""


@click.command(epilog=_EPILOG)
@with_options
def command(file: Path, neutral: Path | None, as_json: bool, config: Path | None) -> None:
    """Loaded terms against texts in which people marked words."""
    from rhetoric.validation import loaded_spans

    write_figures(loaded_spans.measure, file, neutral, config, as_json=as_json)
