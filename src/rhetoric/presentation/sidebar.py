"""Beside an article: its main scores on their scales, counts with the legend of the marks, and cautions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rhetoric.presentation.cautions import Scores, cautions
from rhetoric.presentation.escaping import escape
from rhetoric.presentation.marked_article import MarkedArticle, line_classes
from rhetoric.presentation.scale_picture import Distribution, ScoreLine, scale_picture

LINES = (
    ScoreLine(
        "outlet",
        "loaded_terms_per_1000_words",
        "loaded terms per 1,000 words outside quotations",
        ".1f",
        ".0f",
    ),
    ScoreLine("outlet", "sentiment_mean", "mean tone of sentences outside quotations", "+.2f", "+.0f", -1.0, 1.0),
    ScoreLine("body", "quoted_word_share", "of words inside quotations", ".0%", ".0%", 0.0, 1.0),
    ScoreLine("outlet", "flesch_reading_ease", "reading ease outside quotations", ".0f", ".0f", 0.0, 100.0),
)
"""The four scores of the overview, in its order and voices."""

References = Mapping[tuple[str, str], Distribution]
"""(voice, metric) -> the distribution that the score is set against."""


def sidebar(article: MarkedArticle, scores: Scores, references: References | None = None) -> str:
    """The three parts of the side column as HTML."""
    counts = _terms(article) + _marks(article)
    return _scores(scores, references or {}) + counts + _care(article, scores)


def _scores(scores: Scores, references: References) -> str:
    pictures = (
        scale_picture(line, scores.get(line.voice, {}).get(line.metric), references.get(line.place)) for line in LINES
    )
    names = sorted({f"{reference.of} ({reference.n:,} articles)" for reference in references.values()})
    heading = f"Scores, against {' and '.join(names)}" if names else "Scores"
    rest = " Tick: median, bar: middle half, line: 5 to 95\N{NO-BREAK SPACE}%." if names else ""
    key = f'<p class="note">Dot: this article.{rest}</p>'
    return f"<section><h2>{escape(heading)}</h2>{''.join(pictures)}{key}</section>"


def _terms(article: MarkedArticle) -> str:
    counted = [term for term in article.loaded_terms if term.suppressed_by is None and term.voice != "quoted"]
    inside = sum(term.suppressed_by is None and term.voice == "quoted" for term in article.loaded_terms)
    by_category = Counter(term.category for term in counted)
    lines = line_classes(article)
    rows = [
        (f"term counted {lines[category]}", category.replace("_", " ").capitalize(), n)
        for category, n in sorted(by_category.items(), key=lambda item: (-item[1], item[0]))
    ]
    note = '<p class="note"><span class="term inside">Thin grey line</span>: '
    note += f"inside a quotation, the source's word, not the outlet's ({inside}).</p>"
    n_headline = sum(term.voice == "headline" for term in counted)
    where = f", {n_headline} in the headline" if n_headline else ""
    return _legend(f"The outlet's loaded terms ({len(counted)}{where})", rows) + note + "</section>"


def _marks(article: MarkedArticle) -> str:
    kinds = Counter(q.kind if q.certain or q.kind == "repeated" else "uncertain" for q in article.quotations)
    roles = Counter(mark.role for mark in article.orphan_marks)
    rows = [
        ("quotation direct", "Quotation", kinds["direct"]),
        ("quotation scare", "Scare quotes, titles, terms", kinds["scare"]),
        ("quotation uncertain", "Quotation, estimated", kinds["uncertain"]),
        ("quotation reported", "Reported speech", kinds["reported"]),
        ("quotation repeated", "In a repeated passage", kinds["repeated"]),
        ("orphan", "Opened, never closed", roles["opener"]),
        ("orphan", "Closed, never opened", roles["closer"]),
        ("orphan", "Mark without a partner", roles["unknown"]),
    ]
    return _legend("Quotation marks", [row for row in rows if row[2]]) + "</section>"


def _legend(heading: str, rows: Iterable[tuple[str, str, int]]) -> str:
    """The opened section with a list of name and count; each name wears the mark it explains."""
    items = "".join(
        f'<li><span class="{classes}">{escape(name)}</span> <span class="count">{n:,}</span></li>'
        for classes, name, n in rows
    )
    return f'<section><h2>{escape(heading)}</h2><ul class="legend">{items or "<li>None</li>"}</ul>'


def _care(article: MarkedArticle, scores: Scores) -> str:
    items = "".join(f"<li>{escape(caution)}</li>" for caution in cautions(article, scores))
    return f'<section><h2>Read with care</h2><ul class="care">{items}</ul></section>'
