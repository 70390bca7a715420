"""Names, units and numbers as people read them, and the sentence on a gap. No word says good or bad."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from rhetoric.compare import Comparison, Gap, Measure, gap

STYLE_NOT_TRUTH = "It says how the text is written, not whether it is true or which side it favours."
MINUS = "\N{MINUS SIGN}"

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_VOICES = {
    "outlet": "in the outlet's own words",
    "quoted": "in quoted words",
    "headline": "in headlines",
    "body": "in the whole text",
}


@dataclass(frozen=True, slots=True)
class Label:
    """What stands over a chart or a column: a title, the unit under it, and the unit where room is short."""

    title: str
    unit: str
    short: str


_TITLES = {
    "loaded_terms_per_1000_words": ("Loaded terms", "per 1,000 words", "per 1,000 words"),
    "loaded_intensity_per_1000_words": ("Loaded intensity", "per 1,000 words", "per 1,000 words"),
    "hedges_per_1000_words": ("Hedges", "per 1,000 words", "per 1,000 words"),
    "boosters_per_1000_words": ("Boosters", "per 1,000 words", "per 1,000 words"),
    "weasel_phrases_per_1000_words": ("Weasel phrases", "per 1,000 words", "per 1,000 words"),
    "sentiment_mean": ("Sentiment", f"sentence score, {MINUS}1 to +1", f"{MINUS}1 to +1"),
    "quoted_word_share": ("Quoted share", "% of words in quotations", "% of words"),
    "flesch_reading_ease": ("Readability", "Flesch ease, higher is easier", "Flesch ease"),
}


def label(measure: Measure) -> Label:
    """The label of a measure; a metric without a short title is named by its column."""
    metric = measure.metric
    if metric.name in _TITLES:
        return Label(*_TITLES[metric.name])
    plain = metric.name.replace("_", " ")
    unit = "%" if _is_share(measure) else metric.unit
    return Label(plain[0].upper() + plain[1:], unit, textwrap.shorten(unit, 16, placeholder="…"))


def voice_words(measure: Measure) -> str:
    """Whose words are measured: "in the outlet's own words"."""
    return _VOICES[measure.voice]


def number_format(measure: Measure) -> Callable[[float | None], str]:
    """How values of a measure are written: "24.1 %", "+0.03", "10.4"; "-" where undefined."""
    if _is_share(measure):
        return lambda value: "–" if value is None else f"{_fixed(value * 100, 1)} %"
    if measure.metric.low == -1:
        return lambda value: "–" if value is None else _fixed(value, 2, sign=True)
    return lambda value: "–" if value is None else _fixed(value, 2 if measure.metric.high == 1 else 1)


def _is_share(measure: Measure) -> bool:
    return measure.metric.unit.startswith("share") or measure.metric.type == "flag"


def _fixed(value: float, digits: int, *, sign: bool = False) -> str:
    text = f"{value:+,.{digits}f}" if sign else f"{value:,.{digits}f}"
    # A rounded zero has no side.
    return text.lstrip("+-") if float(text.replace(",", "")) == 0 else text.replace("-", MINUS)


def interval_words(measure: Measure, low: float | None, high: float | None) -> str:
    """ "4.5 to 6.5"; empty where there is no interval."""
    if low is None or high is None:
        return ""
    write = number_format(measure)
    return f"{write(low).removesuffix(' %')} to {write(high)}"


@dataclass(frozen=True, slots=True)
class GapWords:
    """A gap in words: the two values ("Loaded terms: A 10.4, B 5.0.") and what they allow one to say."""

    values: str
    reading: str


def gap_sentence(comparison: Comparison, a: str, b: str, metric: str) -> str:
    """Two outlets (ids) in one measure: values, gap, interval, and what they allow one to say."""
    words = gap_words(gap(comparison, a, b, metric), comparison.settings.minimum_n)
    return f"{words.values} {words.reading} {STYLE_NOT_TRUTH}"


def gap_words(found: Gap, minimum_n: int) -> GapWords:
    """A gap in words; `minimum_n` is the number of articles that each outlet needs."""
    title, write = label(found.measure).title, number_format(found.measure)
    a, b = shown(found.name_a), shown(found.name_b)
    stories = f" on {found.n_units} shared stories" if found.paired_by == "story" else ""
    values = f"{title}{stories}: {a} {write(found.value_a)}, {b} {write(found.value_b)}."
    if found.difference is None:
        without = a if found.value_a is None else b
        return GapWords(values, f"{without} has no article with a value here, so there is no gap to state.")
    return GapWords(values, _reading(found, minimum_n))


def _reading(found: Gap, minimum_n: int) -> str:
    size = f"The gap is {_size(found)}"
    if found.low is None or found.high is None:
        return f"{size}; one day or story allows no interval, so it may be chance."
    low, high = (found.low, found.high) if (found.difference or 0) >= 0 else (-found.high, -found.low)
    size += f" (95 % interval {interval_words(found.measure, low, high).removesuffix(' %')})"
    if not found.enough:
        n, few = min((found.n_a, found.name_a), (found.n_b, found.name_b))
        return f"{size}, but {shown(few)} has only {n} of the {minimum_n} articles needed: too few to say."
    return f"{size}: no clear difference." if low <= 0 <= high else f"{size}: a clear difference."


def _size(found: Gap) -> str:
    """The gap without its sign: the two values before it say which is higher."""
    text = number_format(found.measure)(abs(found.difference or 0.0)).lstrip("+")
    return text.replace(" %", " percentage points")


def shown(name: str) -> str:
    """A name on one line, without characters that would steer a terminal or the direction of writing."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", " ".join(name.split()))
