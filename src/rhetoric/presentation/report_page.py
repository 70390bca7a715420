"""The overview as one HTML document: no script, no address but its own text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rhetoric.compare import Comparison, Estimate, Measure, OutletEstimates, gap
from rhetoric.presentation import charts
from rhetoric.presentation.escaping import escape, escape_attribute
from rhetoric.presentation.panels import Overview, description, lay_out
from rhetoric.presentation.svg import to_svg
from rhetoric.presentation.wording import (
    STYLE_NOT_TRUTH,
    GapWords,
    gap_words,
    interval_words,
    label,
    number_format,
    shown,
    voice_words,
)

TITLE = "How outlets differ in wording, tone and sourcing"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

LIMITS = (
    "Whether anything in the articles is true, complete or fair.",
    "Which stories an outlet chose to cover, and which it left out.",
    "An outlet's politics. No number here stands on a scale from left to right, and none adds the others up.",
    "Irony, insinuation and framing without marked words: word lists and sentence rules do not see them.",
    "The quality of a text. A low reading ease is no fault, and many quotations are no proof of balance.",
)


def report_page(comparison: Comparison, *, sort: str | None = None, pair: tuple[str, str] | None = None) -> str:
    """The document. `sort`: a metric of the comparison; `pair`: outlets A and B (ids).

    Without a pair A and B are the two outlets with the most articles.
    Raises ConfigError for a metric or an outlet that is not in the comparison.
    """
    chosen = pair or most_articles(comparison)
    first, second = chosen or (None, None)
    overview = lay_out(comparison, sort=sort, a=first, b=second)
    parts = [
        *_head(comparison),
        *(_key(comparison, overview, chosen) if chosen else ()),
        *(_figures(comparison, overview) if comparison.outlets else ()),
        *(_numbers(comparison, overview) if comparison.outlets else ()),
        *_method(comparison, by_size=pair is None and chosen is not None),
        "</main>\n</body>\n</html>\n",
    ]
    # A number and its sign stay on one line.
    return "\n".join(parts).replace(" %", "&nbsp;%")


def most_articles(comparison: Comparison) -> tuple[str, str] | None:
    """The two outlets with the most articles, a choice no result has a part in; None with fewer than two."""
    by_size = sorted(comparison.outlets, key=lambda outlet: (-outlet.n_articles, outlet.outlet_id))
    return (by_size[0].outlet_id, by_size[1].outlet_id) if len(by_size) > 1 else None


def _head(comparison: Comparison) -> Iterator[str]:
    style = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
    yield f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{TITLE}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{TITLE}</h1>
<p class="caption">{escape(comparison.caption.words())}</p>"""
    yield from (f'<p class="notice">{escape(note)}</p>' for note in comparison.notes)


def _key(comparison: Comparison, overview: Overview, pair: tuple[str, str]) -> Iterator[str]:
    """The pair's gap in the measure sorted by, then in the others."""
    a, b = pair
    words = {
        measure.name: gap_words(gap(comparison, a, b, measure.name), comparison.settings.minimum_n)
        for measure in comparison.measures
    }
    lead = words.pop(overview.sorted_by)
    reading = f"{escape(lead.reading)} {STYLE_NOT_TRUTH}"
    yield f'<p class="key"><strong>{escape(lead.values)}</strong> {reading}</p>'
    if words:
        yield f'<ul class="pair">{"".join(_gap_line(line) for line in words.values())}</ul>'


def _gap_line(words: GapWords) -> str:
    return f"<li><strong>{escape(words.values)}</strong> {escape(words.reading)}</li>"


def _figures(comparison: Comparison, overview: Overview) -> Iterator[str]:
    wide = to_svg(charts.overview_chart(overview), title=description(overview, overview.panels), prefix="wide")
    yield f'<figure>\n<div class="wide">{wide}</div>\n<div class="narrow">'
    for place, panel in enumerate(overview.panels):
        picture = charts.panel_chart(overview, panel)
        yield to_svg(picture, title=description(overview, [panel]), prefix=f"panel-{place}")
    yield f"</div>\n<figcaption>{_legend(comparison, overview)}</figcaption>\n</figure>"


def _legend(comparison: Comparison, overview: Overview) -> str:
    marks = {"a": "●", "b": "◆"}
    pair = [
        f'<span class="name"><span class="mark-{row.role}" aria-hidden="true">{marks[row.role]}</span> '
        f"{escape(row.name)}</span>"
        for row in sorted(overview.rows, key=lambda row: row.role)
        if row.role in marks
    ]
    text = (
        "Dot: the outlet's value. Line: 95 % interval (bootstrap over publication days). Dotted: the average "
        f"of outlets. Hollow and dashed: fewer than {comparison.settings.minimum_n} articles, not ranked."
    )
    far = any(mark.beyond for panel in overview.panels for mark in panel.marks)
    return " · ".join([*pair, text + " Arrow and figure: beyond the axis." * far])


def _numbers(comparison: Comparison, overview: Overview) -> Iterator[str]:
    heads = "".join(_column_head(measure) for measure in comparison.measures)
    yield f"""<h2>The same numbers</h2>
<table role="table">
<caption class="note">{_tested(comparison)}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Outlet</th>
<th role="columnheader" scope="col">Articles</th>{heads}</tr></thead>"""
    outlets = comparison.ordered(overview.sorted_by)
    for few, group in ((False, outlets[: overview.ranked]), (True, outlets[overview.ranked :])):
        if group:
            yield _body(comparison, group, few=few)
    yield "</table>"


def _column_head(measure: Measure) -> str:
    heading = label(measure)
    unit = f'<span class="unit">{escape(heading.unit)}<br>{voice_words(measure)}</span>'
    return f'<th role="columnheader" scope="col">{escape(heading.title)}{unit}</th>'


def _body(comparison: Comparison, outlets: Iterable[OutletEstimates], *, few: bool) -> str:
    rows = "\n".join(_row(comparison, outlet, few=few) for outlet in outlets)
    return f'<tbody role="rowgroup"{" class=few" if few else ""}>\n{rows}\n</tbody>'


def _row(comparison: Comparison, outlet: OutletEstimates, *, few: bool) -> str:
    note = '<span class="unit">too few articles to rank</span>' if few else ""
    cells = "".join(
        _cell(measure, cell, outlet.n_articles)
        for measure, cell in zip(comparison.measures, outlet.estimates, strict=True)
    )
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{escape(shown(outlet.name))}{note}</th>'
        f'<td role="cell" class="articles">{outlet.n_articles:,}</td>{cells}</tr>'
    )


def _cell(measure: Measure, cell: Estimate, n_articles: int) -> str:
    spread = interval_words(measure, cell.low, cell.high)
    interval = f'<span class="interval">{spread}</span>' if spread else ""
    few = "" if cell.enough or not cell.n else ", too few to rank"
    n = f'<span class="n">n = {cell.n:,}{few}</span>' if cell.n != n_articles else ""
    name = escape_attribute(label(measure).title)
    return f'<td role="cell" data-label="{name}">{number_format(measure)(cell.value)}{interval}{n}</td>'


def _tested(comparison: Comparison) -> str:
    adjusted = [cell.p_adjusted for outlet in comparison.outlets for cell in outlet.estimates]
    tested = [p for p in adjusted if p is not None]
    small = "With each value its 95 % interval."
    if not tested:
        return small
    apart = sum(p < 0.05 for p in tested)
    return (
        f"{small} Each outlet was tested against the average of the others in each measure: {apart} of "
        f"{len(tested)} differ at a false discovery rate of 5 % (Benjamini-Hochberg)."
    )


def _method(comparison: Comparison, *, by_size: bool) -> Iterator[str]:
    measures = "\n".join(_definition(measure) for measure in comparison.measures)
    pair = "<p>The two outlets marked are those with the most articles; no result had a part in the choice.</p>"
    limits = "".join(f"<li>{escape(limit)}</li>" for limit in LIMITS)
    yield f"""<h2>What each number says</h2>
<dl>
{measures}
</dl>
<h2>How the intervals are made</h2>
<p>Articles of one day share its news, so they do not count as independent. Publication days are drawn with
replacement, within each outlet, {comparison.settings.resamples:,} times; an article without a date is a
day of its own. The interval holds the middle 95 % of the values so drawn, widened where the days are few.
Rates and shares are ratios of sums over all articles of an outlet; other scores are means of articles.
Outlets with fewer than {comparison.settings.minimum_n} articles are shown and not ranked.
The average of outlets gives each ranked outlet the same weight.</p>
{pair if by_size else ""}
<h2>What is not measured</h2>
<ul class="limits">{limits}</ul>
<footer>Made by rhetoric from the published warehouse file. {STYLE_NOT_TRUTH}</footer>"""


def _definition(measure: Measure) -> str:
    metric, heading = measure.metric, label(measure)
    return (
        f"<dt>{escape(heading.title)}</dt>\n<dd>{escape(metric.reading)}; {escape(metric.unit)}, "
        f"{voice_words(measure)}. Source: {escape(metric.source)}. "
        f"<code>{metric.name}</code>, version {metric.version}.</dd>"
    )
