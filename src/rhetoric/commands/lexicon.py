"""`rhetoric lexicon`: look at the lexicons, check them, and see what a change would do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rhetoric.commands.options import config_option, settings_of, warehouse_options
from rhetoric.errors import ConfigError, WarehouseError

if TYPE_CHECKING:
    from rhetoric.lexicon import Entry, Lexicon
    from rhetoric.model import Article

_EPILOG = """\b
Examples:
  rhetoric lexicon lint mine.csv --articles news.jsonl
  rhetoric lexicon show treachery
  rhetoric lexicon diff loaded mine.csv
"""

_articles = click.option(
    "--articles", multiple=True, metavar="SOURCE", help="Files or folders of articles to try the lexicon on."
)
_limit = click.option("--limit", type=click.IntRange(min=1), default=2000, show_default=True, help="Articles, at most.")


@click.group(epilog=_EPILOG)
def command() -> None:
    """Look at the lexicons, check them, and see what a change would do to the scores before it is made."""


@command.command("lint")
@click.argument("lexicons", nargs=-1, metavar="[LEXICON…]")
@_articles
@_limit
@config_option
def lint_command(lexicons: tuple[str, ...], articles: tuple[str, ...], limit: int, config: Path | None) -> None:
    """Check lexicons: names of shipped ones or paths of .csv files; without any, those of the configuration.

    Says what can never be found, what other lexicons hide, and with --articles which entries are always suppressed and
    which guards never fire. Exit code 1 where there is a finding.
    """
    from rhetoric.scoring.scorer import find_lexicon
    from rhetoric.validation.corpus import articles_of
    from rhetoric.validation.lexicon_hits import hits_in
    from rhetoric.validation.lexicon_lint import lint

    chosen = [one.path for one in settings_of(config).scoring.weighted_lexicons]
    read = [find_lexicon(name) for name in lexicons or chosen]
    corpus = articles_of(articles, limit) if articles else None
    n_findings = 0
    for place, lexicon in enumerate(read):
        found = lint(lexicon, read[place + 1 :], hits_in(lexicon, corpus) if corpus else None)
        n_findings += len(found)
        for finding in found:
            click.echo(f"{lexicon.name}.csv: line {finding.line} ({finding.term}): {finding.check}: {finding.detail}")
        click.echo(
            f"{lexicon.name} {lexicon.version}: {len(lexicon.entries):,} entries, {len(found)} finding(s)", err=True
        )
    if n_findings:
        raise SystemExit(1)


@command.command("show")
@click.argument("term")
@click.option("--examples", type=click.IntRange(min=0), default=5, show_default=True, help="Places to show.")
@warehouse_options
def show_command(term: str, examples: int, warehouse: Path | None, config: Path | None) -> None:
    """Say what a term is: category, forms, guards, and from the warehouse how often it stands in which outlet.

    TERM is an entry of a lexicon of the configuration, or any form of one.
    """
    from rhetoric.scoring.scorer import find_lexicon

    settings = settings_of(config, warehouse)
    lexicons = [find_lexicon(one.path) for one in settings.scoring.weighted_lexicons]
    found = [(lexicon, entry) for lexicon in lexicons for entry in lexicon.entries if _has(entry, term)]
    if not found:
        raise ConfigError(f"{term!r} is in none of the lexicons {', '.join(lexicon.name for lexicon in lexicons)}.")
    for lexicon, entry in found:
        click.echo("\n".join(_about(lexicon, entry)))
        try:
            click.echo("\n".join(_in_warehouse(entry, settings.warehouse.path, examples)))
        except WarehouseError as error:
            click.echo(f"  no figures: {error}", err=True)


@command.command("diff")
@click.argument("old")
@click.argument("new")
@_articles
@_limit
@warehouse_options
def diff_command(
    old: str, new: str, articles: tuple[str, ...], limit: int, warehouse: Path | None, config: Path | None
) -> None:
    """Say what NEW changes: entries, and the rates of outlets, on --articles or else on the warehouse's articles.

    OLD and NEW are names of shipped lexicons or paths of .csv files. Nothing is stored.
    """
    from rhetoric.scoring.scorer import find_lexicon
    from rhetoric.validation.lexicon_diff import diff

    texts = _texts(articles, settings_of(config, warehouse).warehouse.path, limit)
    found = diff(find_lexicon(old), find_lexicon(new), texts)
    for name, terms in (("added", found.added), ("removed", found.removed), ("changed", found.changed)):
        click.echo(f"{len(terms):,} entries {name}: {_some(terms)}")
    click.echo(f"\nTerms per 1,000 words in {found.n_articles:,} articles")
    for outlet, (before, after) in found.rates.items():
        click.echo(f"  {outlet:<30}{before:>8.2f} -> {after:<8.2f}{after - before:+.2f}")
    click.echo("\nHits that change most")
    for term, (n_before, n_after) in list(found.hits.items())[:20]:
        click.echo(f"  {term:<30}{n_before:>8} -> {n_after:<8}{n_after - n_before:+}")


def _has(entry: Entry, term: str) -> bool:
    return entry.term == term or tuple(term.lower().split()) in entry.forms


def _texts(sources: tuple[str, ...], warehouse: Path, limit: int) -> list[Article]:
    from rhetoric.validation.corpus import articles_of, articles_of_warehouse

    return articles_of(sources, limit) if sources else articles_of_warehouse(warehouse, limit)


def _about(lexicon: Lexicon, entry: Entry) -> list[str]:
    guards = [guard.text for guard in entry.guards] or ["none"]
    return [
        f"{entry.term} ({lexicon.name} {lexicon.version}, line {entry.line})",
        f"  category   {entry.category}: {lexicon.categories[entry.category]}",
        f"  intensity  {entry.intensity}",
        f"  why        {entry.note or '-'}",
        f"  forms      {_some([' '.join(form) for form in entry.forms], 20)}",
        *(f"  {'guards' if place == 0 else '':<11}{guard}" for place, guard in enumerate(guards)),
    ]


def _in_warehouse(entry: Entry, path: Path, most: int) -> list[str]:
    """How often the term stands in each outlet, and where. Raises WarehouseError without a warehouse."""
    from rhetoric.compare.selection import query
    from rhetoric.warehouse import open_reader

    with open_reader(path) as reader:
        counts = reader.table(query("lexicon_term"), {"term": entry.term}).to_pylist()
        places = reader.table(query("lexicon_examples"), {"term": entry.term, "most": most}).to_pylist()
    lines = [f"  {row['outlet_name']:<30}{row['n']:>6} count, {row['n_suppressed']:>5} suppressed" for row in counts]
    return [*(lines or ["  never found in the warehouse"]), *(_example(row) for row in places)]


def _example(row: dict[str, str | None]) -> str:
    around = " ".join(f"{row['before']}[{row['found']}]{row['after']}".split())
    why = f" (suppressed by {row['suppressed_by']})" if row["suppressed_by"] else ""
    return f"  {row['outlet_id']}, {row['voice']}{why}: …{around}…"


def _some(names: tuple[str, ...] | list[str], most: int = 12) -> str:
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return (", ".join(names[:most]) or "none") + more
