"""`rhetoric validate`: figures against labelled files; one module a kind of label."""

from __future__ import annotations

import click

from rhetoric.commands.lazy import LazyGroup

KINDS = {
    "quotations": "Direct, scare and reported speech against texts in which people marked them.",
    "loaded-sentences": "Loaded terms against sentences that people called loaded or not.",
    "loaded-spans": "Loaded terms against texts in which people marked words.",
}


_EPILOG = """\b
Examples:
  rhetoric validate quotations labelled.jsonl
  rhetoric validate loaded-sentences sentences.jsonl --json
  rhetoric validate quotations --help
"""


@click.group(cls=LazyGroup, package=__name__, summaries=KINDS, no_args_is_help=True, epilog=_EPILOG)
def command() -> None:
    """Measure how well this program reads, against a file that people labelled."""
