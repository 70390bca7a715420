"""`rhetoric validate quotations`: the figures of a labelled file, as a table or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import click

_EPILOG = """\b
FILE is JSON lines, also .gz, one text a line:
  {"id": "1", "text": "…", "quotes": [{"start": 0, "end": 9, "kind": "direct", "speaker": "Ada Brandt"}]}
or .json: {"source": FILE OF THE TEXT, "spans": [the same]}.
Kinds: direct; scare; indirect, mixed, reported; unattributed, embed (left out of the figures);
boilerplate, headline, repeated_pull_quote (no body). Others are not asked for.
What stands behind "#" in an id names a class of texts, which has figures of its own.
\b
Examples:
  rhetoric validate quotations labelled.jsonl
  rhetoric validate quotations labelled.jsonl.gz --json
"""


@click.command(epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="An array of objects, one a class of texts.")
@click.option("--worst", default=10, show_default=True, type=click.IntRange(0), help="Spans to list of each class.")
def command(file: Path, as_json: bool, worst: int) -> None:
    """Direct, scare and reported speech against texts in which people marked them.

    Offsets are code points, half-open, marks included.
    """
    from rhetoric.presentation.quotation_figures import figures_record, figures_text
    from rhetoric.validation import read_labels, validate_quotations

    figures = validate_quotations(read_labels(file), n_worst=worst)
    if as_json:
        records = [figures_record(group, found) for group, found in figures.items()]
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
        return
    for group, found in figures.items():
        click.echo(figures_text(group or file.name, found))
