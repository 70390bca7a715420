"""One article as a complete HTML document: marked text, scores, tables. No script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from urllib.parse import urlsplit

from rhetoric.model import Metric
from rhetoric.presentation.cautions import Scores
from rhetoric.presentation.escaping import escape, escape_attribute
from rhetoric.presentation.evidence_tables import score_table, term_table
from rhetoric.presentation.markup import MarkedArticle, mark_up, mark_up_title
from rhetoric.presentation.sidebar import References, sidebar

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
UNTITLED = "Untitled article"
WHAT_IT_SAYS = "The scores say how the text is written, not whether it is true or which side it favours."
LAYERS = (
    ("quotations", "Quotations"),
    ("terms", "Loaded terms"),
    ("tones", "Tone bars"),
    ("numbers", "Sentence numbers"),
)


def article_page(
    article: MarkedArticle,
    scores: Scores,
    *,
    metrics: Iterable[Metric],
    facts: Iterable[str] = (),
    url: str | None = None,
    references: References | None = None,
    versions: str = "",
) -> str:
    """The document as a string, for a file that opens from disk.

    `scores` is voice -> metric -> value; `facts` are short words under the title (outlet, date, byline);
    `references` the distributions that the main scores are set against; `versions` the last line.
    """
    columns = article_body(article, scores, facts=facts, url=url, references=references)
    tables = article_tables(article, scores, metrics)
    return (
        f'{_head(article.title or UNTITLED)}<body class="rhetoric-page">\n<main>\n{layer_switches()}\n'
        f"{columns}\n{tables}\n</main>\n{_footer(versions)}\n</body>\n</html>\n"
    )


def _head(name: str) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape_attribute(name)} – rhetoric</title>\n<style>\n{stylesheet()}</style>\n</head>\n"
    )


def article_body(
    article: MarkedArticle,
    scores: Scores,
    *,
    facts: Iterable[str] = (),
    url: str | None = None,
    references: References | None = None,
) -> str:
    """The two columns: title and marked text, and the sidebar."""
    title = mark_up_title(article) or UNTITLED
    return (
        f'<div class="columns"><article class="reading"><h1>{title}</h1>'
        f"{_facts_line(facts, url)}{_tone_key(article)}"
        f'<div class="article-text">{mark_up(article)}</div></article>'
        f'<section class="sidebar" aria-label="Scores">{sidebar(article, scores, references)}</section></div>'
    )


def article_tables(article: MarkedArticle, scores: Scores, metrics: Iterable[Metric]) -> str:
    """Under the columns: the term-to-sentence table, and every score in every voice, folded."""
    return (
        f'<section class="tables"><h2>Loaded terms by sentence</h2>{term_table(article)}'
        f"<details><summary>All scores by voice</summary>{score_table(scores, metrics)}</details></section>"
    )


def stylesheet() -> str:
    """The CSS of marked articles, for a page or for the dashboard."""
    return files("rhetoric.presentation").joinpath("article.css").read_text(encoding="utf-8")


def layer_switches() -> str:
    """Check boxes that show and hide the layers by CSS alone; they stand before what they switch."""
    boxes = "".join(
        f'<span><input type="checkbox" id="layer-{layer}" checked><label for="layer-{layer}">{name}</label></span>'
        for layer, name in LAYERS
    )
    return f'<div class="layers" role="group" aria-label="Layers">{boxes}</div>'


def _facts_line(facts: Iterable[str], url: str | None) -> str:
    items = [escape(fact) for fact in facts if fact]
    if url and urlsplit(url).scheme in {"http", "https"}:
        items.append(f'<a href="{escape_attribute(url)}" rel="noreferrer noopener">original</a>')
    return f'<p class="facts">{" · ".join(items)}</p>' if items else ""


def _tone_key(article: MarkedArticle) -> str:
    if not article.sentences:
        return ""
    return '<p class="tone-key"><b>Tone</b><span>negative</span><span>positive</span></p>'


def _footer(versions: str) -> str:
    return f"<footer><p>{WHAT_IT_SAYS}</p><p>{escape(versions)}</p></footer>"
