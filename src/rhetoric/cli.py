"""The command line: `rhetoric COMMAND`.

Exit codes: 0 done; 1 done, but something was rejected or a check failed; 2 bad usage or configuration; 3 the warehouse
cannot be used; 130 interrupted. Results go to stdout, all else to stderr.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from rhetoric import __version__
from rhetoric.commands.lazy import LazyGroup
from rhetoric.errors import RhetoricError, WarehouseError

COMMANDS = {
    "run": "Ingest, score and publish articles, as the Prefect flow `pipeline`.",
    "score": "Score one article and show why; nothing is stored.",
    "compare": "Compare outlets, with intervals.",
    "sql": "Ask the warehouse a question in SQL.",
    "metrics": "What is measured, with units and ranges.",
    "report": "Write the overview as one HTML file.",
    "dashboard": "Open the dashboard in a browser.",
    "serve": "Run the pipeline on the schedule of the configuration.",
    "outlets": "Outlets to read from the web: list, add, check.",
    "retry": "Try again what was refused.",
    "lexicon": "Look at the lexicons, check them, see what a change would do.",
    "check": "Check the warehouse against its promises.",
    "validate": "Measure how well this program reads, against a labelled file.",
}
"""Each is the object `command` of rhetoric.commands.<name>; the first line of its help stands here, so that
`rhetoric --help` imports none of them."""

_EXAMPLES = """\b
Examples:
  rhetoric score article.txt
  rhetoric run articles.csv --map text=body
  rhetoric compare --metric loaded_terms_per_1000_words
  rhetoric sql "SELECT title, voice, n_loaded_terms FROM article_scores LIMIT 5"
"""


class MainGroup(LazyGroup):
    """The commands, with every error that a user can mend as one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RhetoricError as error:
            click.echo(f"rhetoric: {error}", err=True)
            ctx.exit(3 if isinstance(error, WarehouseError) else 2)
        except BrokenPipeError:
            # The reader of our output (head, less) has gone: no error, and nothing more to flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


@click.group(
    cls=MainGroup,
    package="rhetoric.commands",
    summaries=COMMANDS,
    epilog=_EXAMPLES,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="rhetoric")
def main() -> None:
    """Measure how news is written: readability, sentiment, loaded terms, and quotation against commentary.

    Every number is given for the body of an article, for the outlet's own words, for the words it quotes and for the
    headline. It says how a text is written, not whether it is true or which side it favours.
    """
