"""The tables of the overview as HTML: a comparison's numbers, and articles as links to their page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from rhetoric.compare import Comparison, OutletEstimates
from rhetoric.presentation.article_page import UNTITLED
from rhetoric.presentation.articles import Listed
from rhetoric.presentation.escaping import escape
from rhetoric.presentation.table import cell_words
from rhetoric.presentation.wording import label


def comparison_table(comparison: Comparison, sort: str) -> str:
    """One row an outlet in the order of the plots, one column a measure: value and 95 % interval."""
    heads = ("Outlet", "Articles", *(label(measure).title for measure in comparison.measures))
    rows = (_outlet_row(comparison, outlet) for outlet in comparison.ordered(sort))
    return _table("Outlets compared", heads, rows)


def article_list(listed: Iterable[Listed]) -> str:
    """One row an article: its day, and its title as a link to its page."""
    rows = (
        f'<tr><td class="day">{item.published_on or "–"}</td>'
        f'<td><a href="article?article={quote(item.article_id, safe="")}" target="_self">'
        f"{escape(item.title or UNTITLED)}</a></td></tr>"
        for item in listed
    )
    return _table("Articles", ("Published", "Title"), rows)


def _outlet_row(comparison: Comparison, outlet: OutletEstimates) -> str:
    cells = "".join(
        f"<td>{escape(cell_words(comparison, measure, cell))}</td>"
        for measure, cell in zip(comparison.measures, outlet.estimates, strict=True)
    )
    return f'<tr><th scope="row">{escape(outlet.name)}</th><td>{outlet.n_articles:,}</td>{cells}</tr>'


def _table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    return (
        f'<div class="rhetoric-page"><div class="wide" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="evidence"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div></div>"
    )
