"""`rhetoric validate loaded-sentences`."""

from __future__ import annotations

from pathlib import Path

import click

from rhetoric.commands.validate.loaded import with_options, write_figures

_EPILOG = """\b
FILE is JSON lines, also .gz; docs/measure.md describes them.
\b
Examples:
  rhetoric validate loaded-sentences sentences.jsonl
  rhetoric validate loaded-sentences sentences.jsonl --neutral encyclopedia.jsonl
"""


@click.command(epilog=_EPILOG)
@with_options
def command(file: Path, neutral: Path | None, as_json: bool, config: Path | None) -> None:
    """Loaded terms against sentences that people called loaded or not."""
    from rhetoric.validation import loaded_sentences

    write_figures(loaded_sentences.measure, file, neutral, config, as_json=as_json)
