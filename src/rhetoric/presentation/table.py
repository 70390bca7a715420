"""A comparison as rows: for a terminal, as JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from rhetoric.compare import Comparison, Estimate, Measure
from rhetoric.errors import ConfigError
from rhetoric.presentation.wording import (
    STYLE_NOT_TRUTH,
    interval_words,
    label,
    number_format,
    shown,
    voice_words,
)

TableFormat = Literal["table", "json", "csv", "md"]

FIELDS = (
    "outlet_id", "outlet", "metric", "voice", "unit", "n", "n_days", "value", "low", "high", "enough", "rank",
    "average", "distance", "p", "p_adjusted",
)  # fmt: skip


def render(comparison: Comparison, form: TableFormat, *, width: int = 100, color: bool = False) -> str:
    """The comparison as text. `width` and `color` are for the terminal; JSON and CSV numbers are unrounded.

    Raises ConfigError for another format.
    """
    if form == "table":
        return _terminal(comparison, width, color)
    writers: Mapping[str, Callable[[Comparison], str]] = {"json": _json, "csv": _csv, "md": _markdown}
    if form not in writers:
        raise ConfigError(f"--format {form}: choose one of {', '.join(get_args(TableFormat))}.")
    return writers[form](comparison)


def records(comparison: Comparison) -> list[dict[str, Any]]:
    """One record an outlet and measure, with the keys of `FIELDS`; undefined is None."""
    return [
        _record(comparison, outlet.outlet_id, outlet.name, column, estimate)
        for outlet in comparison.ordered()
        for column, estimate in enumerate(outlet.estimates)
    ]


def _record(comparison: Comparison, outlet_id: str, name: str, column: int, cell: Estimate) -> dict[str, Any]:
    measure = comparison.measures[column]
    known = {
        "outlet_id": outlet_id,
        "outlet": name,
        "metric": measure.name,
        "voice": measure.voice,
        "unit": measure.metric.unit,
        "average": comparison.averages[column],
    }
    return {field: known[field] if field in known else getattr(cell, field) for field in FIELDS}


def _json(comparison: Comparison) -> str:
    return json.dumps(records(comparison), indent=2, ensure_ascii=False, allow_nan=False)


def _csv(comparison: Comparison) -> str:
    lines = io.StringIO()
    writer = csv.DictWriter(lines, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records(comparison))
    return lines.getvalue().rstrip("\n")


def _markdown(comparison: Comparison) -> str:
    heads = ["Outlet", "Articles", *(label(measure).title for measure in comparison.measures)]
    lines = [_md_row(heads), _md_row(["---", "---:", *("---:" for _ in comparison.measures)])]
    for outlet in comparison.ordered():
        cells = zip(comparison.measures, outlet.estimates, strict=True)
        texts = [cell_words(comparison, measure, cell) for measure, cell in cells]
        lines.append(_md_row([shown(outlet.name), f"{outlet.n_articles:,}", *texts]))
    return "\n".join([*lines, "", *(f"{line}  " for line in footnotes(comparison))])


def _md_row(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", r"\|") for cell in cells) + " |"


def cell_words(comparison: Comparison, measure: Measure, cell: Estimate) -> str:
    """ "10.4 (9.7 to 11.1)"; with too few articles "10.4 (9.7 to 11.1), n = 4"."""
    spread = interval_words(measure, cell.low, cell.high)
    text = number_format(measure)(cell.value) + (f" ({spread})" if spread else "")
    few = not cell.enough and cell.n > 0
    return f"{text}, insufficient data (n = {cell.n})" if few else text


def footnotes(comparison: Comparison) -> tuple[str, ...]:
    """The lines under a table: what was compared, how, and in which voices."""
    voices = [f"{label(m).title}: {label(m).unit} {voice_words(m)}".rstrip() for m in comparison.measures]
    return (
        comparison.caption.words(),
        "; ".join(voices) + ".",
        f"{comparison.caption.method()} {STYLE_NOT_TRUTH}",
        *comparison.notes,
    )


def _terminal(comparison: Comparison, width: int, color: bool) -> str:
    from rhetoric.presentation.terminal import terminal_table

    return terminal_table(comparison, footnotes(comparison), width=width, color=color)
