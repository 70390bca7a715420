"""Which articles are compared, by which metrics, in which voice: checked, then read in one query."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import pyarrow as pa

from rhetoric.errors import ConfigError
from rhetoric.model import VOICES, Metric, Voice
from rhetoric.scores import METRICS
from rhetoric.shipped import shipped
from rhetoric.warehouse import Reader

Wire = Literal["with", "without", "only"]

OVERVIEW = ("loaded_terms_per_1000_words", "sentiment_mean", "quoted_word_share", "flesch_reading_ease")


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles to compare. Empty `outlets` are all; None leaves a filter out; dates are inclusive.

    `voice` None takes each metric's own: the outlet's words where the metric has them, else the body. `wire`
    is wire copy: the same text in two outlets or more. `same_story` keeps the stories that at least two of
    the outlets covered.
    """

    outlets: tuple[str, ...] = ()
    voice: Voice | None = None
    since: date | None = None
    until: date | None = None
    wire: Wire = "with"
    same_story: bool = False
    kind: str | None = None
    language: str | None = None
    topic: str | None = None

    def __post_init__(self) -> None:
        if self.voice is not None and self.voice not in VOICES:
            raise ConfigError(f"--voice {self.voice}: no such voice. Choose one of {', '.join(VOICES)}.")
        if self.wire not in get_args(Wire):
            raise ConfigError(f"--wire {self.wire}: choose one of {', '.join(get_args(Wire))}.")
        if self.since and self.until and self.since > self.until:
            raise ConfigError(f"--since {self.since} is after --until {self.until}: swap them.")


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric in a voice."""

    metric: Metric
    voice: Voice

    @property
    def name(self) -> str:
        return self.metric.name


def measures_of(names: Iterable[str], voice: Voice | None) -> tuple[Measure, ...]:
    """The measures of metric names, each once, in the order given.

    A metric without the voice asked for is taken in the body. Raises ConfigError for a name that is not in
    the register (with the nearest that is), and where no name is given.
    """
    measures = tuple(_measure(name, voice) for name in dict.fromkeys(names))
    if not measures:
        raise ConfigError("No metric to compare. `rhetoric metrics` lists them.")
    return measures


def _measure(name: str, voice: Voice | None) -> Measure:
    if name not in METRICS:
        nearest = difflib.get_close_matches(name, METRICS, n=1, cutoff=0.4)
        hint = f"Did you mean {nearest[0]}? " if nearest else ""
        raise ConfigError(f"--metric {name}: no such metric. {hint}`rhetoric metrics` lists them.")
    metric = METRICS[name]
    return Measure(metric, _voice(metric, voice))


def _voice(metric: Metric, asked: Voice | None) -> Voice:
    if asked is None:
        return "outlet" if metric.parts else "body"
    return asked if metric.parts or asked == "headline" else "body"


def query(name: str) -> str:
    """The text of a query in `warehouse/queries/`."""
    return (shipped("warehouse") / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def select(reader: Reader, selection: Selection, measures: Sequence[Measure]) -> pa.Table:
    """The selected articles: one row an article and voice.

    Columns: outlet_id, outlet_name, published_on, undated_id (the article's id where it has no date),
    story_id, voice, then each metric and each weight as DOUBLE. Raises ConfigError for an outlet that the
    warehouse lacks.
    """
    check_outlets(reader, selection.outlets)
    names = dict.fromkeys(name for m in measures for name in (m.name, m.metric.weight) if name)
    columns = ", ".join(f'"{METRICS[name].name}"::DOUBLE AS "{name}"' for name in names)
    return reader.table(query("compare_articles").replace("{columns}", columns), _parameters(selection, measures))


def _parameters(selection: Selection, measures: Sequence[Measure]) -> dict[str, Any]:
    return {
        "voices": sorted({measure.voice for measure in measures}),
        "outlets": list(selection.outlets),
        "since": selection.since,
        "until": selection.until,
        "kind": selection.kind,
        "language": selection.language,
        "topic": selection.topic,
        "wire": selection.wire,
        "same_story": selection.same_story,
    }


def check_outlets(reader: Reader, outlets: Sequence[str]) -> None:
    """Raise ConfigError when one of `outlets` has no scored article, with the nearest that has."""
    if not outlets:
        return
    known = reader.table(query("compare_outlets")).column("outlet_id").to_pylist()
    for outlet in outlets:
        if outlet not in known:
            nearest = difflib.get_close_matches(outlet, known, n=3, cutoff=0.4) or known[:8]
            among = f"{len(known)} outlets, among them " * (len(nearest) < len(known))
            raise ConfigError(
                f"--outlet {outlet}: no scored article. There are: {among}{', '.join(nearest) or 'none'}."
            )
