"""Write docs/metrics.md from the register of metrics. `make lint` fails when the page is not what this would write."""

from __future__ import annotations

from pathlib import Path

from rhetoric.model import Metric
from rhetoric.scores import SCORES

PAGE = Path(__file__).parent.parent / "docs" / "metrics.md"

INTRODUCTION = """# Metrics

Written by `scripts/make_metrics_page.py` from the register; `rhetoric metrics` prints the same.

Every metric is a column of the table `score`, one row an article and voice: **body** (the text without headline line,
boilerplate and passages printed twice), **outlet** (body less direct quotations; words in scare quotes are the
outlet's), **quoted** (direct quotations), **headline**. A sentence that crosses a quotation mark is shared between
outlet and quoted in proportion to its words, so outlet and quoted add up to body. An undefined score is NULL, never 0
and never NaN. Over several articles a metric with a weight is a ratio of sums (the mean weighted by that column), any
other a plain mean.

These measures say how a text is written, not whether it is true or which side it favours.
"""


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The page as text."""
    sections = (
        f"## {name.capitalize()}\n\n{_about(score)}\n\n{_table(score.METRICS)}" for name, score in SCORES.items()
    )
    return INTRODUCTION + "\n" + "\n".join(sections)


def _about(score: object) -> str:
    return " ".join((score.__doc__ or "").split())


def _table(metrics: tuple[Metric, ...]) -> str:
    head = "| metric | type | unit | range | reading | weight | voices | source | version |\n" + "|---" * 9 + "|\n"
    return head + "".join(_row(metric) for metric in metrics)


def _row(m: Metric) -> str:
    low, high = ("" if end is None else f"{end:g}" for end in (m.low, m.high))
    span = f"{low} to {high}" if low and high else f"from {low}" if low else "open"
    voices = "all" if m.parts else "body, headline"
    cells = (
        f"`{m.name}`",
        m.type,
        m.unit,
        span,
        m.reading,
        f"`{m.weight}`" if m.weight else "",
        voices,
        m.source,
        m.version,
    )
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    main()
