"""A score on its scale, against a reference where there is one: HTML and CSS only, no script and no SVG."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from rhetoric.presentation.escaping import escape, escape_attribute


@dataclass(frozen=True, slots=True)
class Distribution:
    """Quantiles of one metric over the articles of `of` ("Daily Lantern"); `n` of them have a value."""

    of: str
    n: int
    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """How one score is told: its voice and metric, and the words after the figure.

    `form` is the value's format, `ends` that of `low` and `high`, the ends of its scale. `high` None: the scale
    is drawn only against a reference, and reaches as far as that and the value.
    """

    voice: str
    metric: str
    words: str
    form: str
    ends: str
    low: float = 0.0
    high: float | None = None

    @property
    def place(self) -> tuple[str, str]:
        """(voice, metric)."""
        return self.voice, self.metric

    def tell(self, value: float) -> str:
        """The value as the reader sees it: a percentage, a signed number or a plain one."""
        return _signed(value, self.form)

    def end(self, value: float) -> str:
        """An end of the scale, shorter."""
        return _signed(value, self.ends)


def scale_picture(line: ScoreLine, value: float | None, reference: Distribution | None) -> str:
    """A heading figure, and under it a scale: dot for the article, tick, bar and line for the reference."""
    if value is None:
        return f'<div class="score"><p><b>–</b> {escape(line.words)}: not defined for this text</p></div>'
    figure = f"<p><b>{line.tell(value)}</b> {escape(line.words)}</p>"
    high = _upper_end(line, value, reference)
    if high is None:
        return f'<div class="score">{figure}</div>'
    return f'<div class="score">{figure}{_scale(line, value, reference, high)}</div>'


def _signed(value: float, form: str) -> str:
    return format(value, form).replace("-", "−")


def _upper_end(line: ScoreLine, value: float, reference: Distribution | None) -> float | None:
    if line.high is not None or reference is None:
        return line.high
    return math.ceil(max(value, reference.high, 1.0) / 10) * 10.0


def _scale(line: ScoreLine, value: float, reference: Distribution | None, high: float) -> str:
    def place(x: float) -> str:
        return f"{100 * min(1.0, max(0.0, (x - line.low) / (high - line.low))):.2f}%"

    drawn = "" if reference is None else _reference(reference, place_of=place)
    dot = f'<span class="dot" style="left:{place(value)}"></span>'
    ends = f'<p class="ends"><span>{line.end(line.low)}</span><span>{line.end(high)}</span></p>'
    label = escape_attribute(_in_words(line, value, reference))
    return f'<div class="scale" role="img" aria-label="{label}">{drawn}{dot}</div>{ends}'


def _reference(reference: Distribution, place_of: Callable[[float], str]) -> str:
    def bar(name: str, start: float, end: float) -> str:
        ends = f"left:{place_of(start)};right:calc(100% - {place_of(end)})"
        return f'<span class="{name}" style="{ends}"></span>'

    whole = bar("whole", reference.low, reference.high)
    middle = bar("middle", reference.lower_quartile, reference.upper_quartile)
    return f'{whole}{middle}<span class="tick" style="left:{place_of(reference.median)}"></span>'


def _in_words(line: ScoreLine, value: float, reference: Distribution | None) -> str:
    said = f"{line.tell(value)} {line.words}"
    if reference is None:
        return said
    return (
        f"{said}; {reference.of}, {reference.n:,} articles: median {line.tell(reference.median)}, "
        f"middle half {line.tell(reference.lower_quartile)} to {line.tell(reference.upper_quartile)}, "
        f"5 to 95 % {line.tell(reference.low)} to {line.tell(reference.high)}"
    )
