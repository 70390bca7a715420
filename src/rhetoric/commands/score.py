"""`rhetoric score`: one article, nothing stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rhetoric.commands.options import color_wanted, config_option, settings_of, terminal_width
from rhetoric.errors import ExtractionError, FormatError, SourceError
from rhetoric.model import VOICES

if TYPE_CHECKING:
    from rhetoric.config import Settings
    from rhetoric.model import Article, Capture, Rejection
    from rhetoric.scoring import Scorer, Scores

_EPILOG = """\b
Examples:
  rhetoric score article.txt
  rhetoric score page.html --format html > marked.html
  rhetoric score https://example.org/news/ferry
  pbpaste | rhetoric score - --title "Council votes" --format json
"""


@click.command(epilog=_EPILOG)
@click.argument("source", metavar="FILE|URL|-")
@click.option("--title", help="The headline, where the file does not bring it.")
@click.option("--format", "form", type=click.Choice(["table", "json", "html"]), default="table", show_default=True)
@config_option
def command(source: str, title: str | None, form: str, config: Path | None) -> None:
    """Score one article and show why; nothing is stored.

    FILE is a .txt, .md, .html or .json file (also .gz, .zst), or - for standard input; the page at a URL is fetched
    once. The first line of a .txt file is its headline when a blank line follows it.
    """
    settings = settings_of(config)
    article = _read_article(source, title, settings)
    from rhetoric.scoring import Scorer

    scorer = Scorer(settings.scoring)
    (scores,) = scorer.score([article]).unpack()
    click.echo(_write(scores, form, scorer), nl=form != "html")


def _read_article(source: str, title: str | None, settings: Settings) -> Article:
    """The one article of a source. Raises SourceError or ExtractionError where there is none, or more than one."""
    from dataclasses import replace

    from rhetoric.extract import extract
    from rhetoric.web.urls import is_web_address

    outlet = None
    if is_web_address(source):
        from rhetoric.crawl.single import fetch_page
        from rhetoric.outlets import outlet_of_site
        from rhetoric.pipeline.starts import configured_outlets

        capture = fetch_page(source, settings.web)
        outlet = outlet_of_site(capture.fields["fetched_from"], configured_outlets(settings).values())
    else:
        capture = _read_capture(source)
    article = extract(capture, outlet=outlet, maximum_characters=int(settings.run.maximum_article_mb * 1e6))
    return replace(article, title=title) if title is not None else article


def _read_capture(source: str) -> Capture:
    from itertools import islice

    from rhetoric.sources import check_columns, find_sources, read_source

    refused: list[Rejection] = []
    found = find_sources([source])
    if len(found) != 1:
        raise SourceError(
            f"{source}: {len(found)} files. `rhetoric score` takes one article; `rhetoric run` takes many."
        )
    check_columns(found[0], {})
    captures = list(islice(read_source(found[0], reject=refused.append), 2))
    if len(captures) > 1:
        raise FormatError(f"{source}: more than one article. `rhetoric run {source}` scores and stores them all.")
    if not captures:
        why = f"{refused[0].source}: {refused[0].detail}" if refused else f"{source}: there is no article in it"
        raise ExtractionError(f"{why.rstrip('.')}.")
    return captures[0]


def _write(scores: Scores, form: str, scorer: Scorer) -> str:
    if form == "json":
        from rhetoric.presentation.score_records import score_json

        return score_json(scores, scorer.identity)
    if form == "html":
        return _page(scores, scorer)
    from rhetoric.presentation.score_terminal import score_terminal

    return score_terminal(scores, scorer.settings, width=terminal_width(), color=color_wanted())


def _page(scores: Scores, scorer: Scorer) -> str:
    from rhetoric.presentation.article_page import article_page
    from rhetoric.presentation.score_records import marked_article, versions_in_words
    from rhetoric.scores import METRICS
    from rhetoric.scoring.scores import Value

    article = scores.article
    published = article.published_at.date().isoformat() if article.published_at else ""
    facts = (article.outlet_name or "", published, article.byline or "")
    metrics: dict[str, dict[str, Value]] = {voice: scores.metrics(voice) for voice in VOICES}
    return article_page(
        marked_article(scores, scorer.categories), metrics, metrics=METRICS.values(), facts=facts, url=article.url,
        versions=versions_in_words(scorer.identity),
    )  # fmt: skip
