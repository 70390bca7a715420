"""The tables under an article: terms by sentence, and every metric in every voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rhetoric.model import VOICES, LoadedTerm, Metric
from rhetoric.presentation.cautions import Scores
from rhetoric.presentation.escaping import escape
from rhetoric.presentation.marked_article import MarkedArticle, body_sentences, line_classes

NONE = "–"


def term_table(article: MarkedArticle) -> str:
    """One row a loaded term: category, strength, how often it counts, and the sentences it stands in."""
    if not article.loaded_terms:
        return '<p class="note">No loaded term was found.</p>'
    ordered = sorted(article.loaded_terms, key=_category_and_term)
    rows = (_term_row(article, list(group)) for _, group in groupby(ordered, key=_category_and_term))
    heads = ("Term", "Category", "Strength", "Outlet's voice", "In quotations", "Set aside", "Sentences")
    return _table("Loaded terms by sentence", heads, rows)


def score_table(scores: Scores, metrics: Iterable[Metric]) -> str:
    """One row a metric, one column a voice; a dash where the score is not defined."""
    rows = (_metric_row(metric, scores) for metric in metrics)
    heads = ("Metric", *(voice.capitalize() for voice in VOICES), "Unit")
    return _table("All scores by voice", heads, rows)


def tell(value: float | bool | None) -> str:
    """A score in a table: whole numbers in full, others with three digits after the point."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    said = f"{value:,.0f}" if float(value).is_integer() and abs(value) >= 1 else f"{value:,.3f}"
    return said.replace("-", "−")


def _table(caption: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{caption}"><table class="evidence">'
        f"<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _category_and_term(hit: LoadedTerm) -> tuple[str, str]:
    return hit.category, hit.term


def _term_row(article: MarkedArticle, hits: Sequence[LoadedTerm]) -> str:
    first = hits[0]
    counted = [hit for hit in hits if hit.suppressed_by is None]
    quoted = sum(hit.voice == "quoted" for hit in counted)
    line = line_classes(article)[first.category]
    category = escape(first.category.replace("_", " "))
    numbers = (len(counted) - quoted, quoted, len(hits) - len(counted))
    cells = "".join(f"<td>{n or NONE}</td>" for n in numbers)
    return (
        f'<tr><th scope="row">{escape(first.term)}</th>'
        f'<td><span class="term counted {line}">{category}</span></td>'
        f"<td>{first.intensity}</td>{cells}<td>{_places(article, hits)}</td></tr>"
    )


def _places(article: MarkedArticle, hits: Iterable[LoadedTerm]) -> str:
    """Links to the sentences, by number; "headline" for the title."""
    starts = [sentence.start for sentence in body_sentences(article)]
    numbers = sorted({0 if hit.voice == "headline" else bisect_right(starts, hit.start) for hit in hits})
    return ", ".join(f'<a href="#s{n}">{n}</a>' if n else "headline" for n in numbers)


def _metric_row(metric: Metric, scores: Scores) -> str:
    values: Mapping[str, str] = {voice: tell(scores.get(voice, {}).get(metric.name)) for voice in VOICES}
    cells = "".join(f"<td>{value}</td>" for value in values.values())
    return f'<tr><th scope="row"><code>{metric.name}</code></th>{cells}<td>{escape(metric.unit)}</td></tr>'
