"""The figures of loaded terms that both kinds of labels share, and how they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from rhetoric.validation.agreement import tallies, term_figures
from rhetoric.validation.labelled import Spans
from rhetoric.validation.ranking import area_under_roc, area_within
from rhetoric.validation.scored import Passage

_SCORES: Mapping[str, Callable[[Passage], float]] = {
    "intensity per word": lambda passage: passage.intensity,
    "density": lambda passage: passage.density,
    "vader |compound|": lambda passage: passage.valence,
}
_SHOWN = 15


def ranking_figures(passages: Sequence[Passage], is_loaded: Sequence[bool], group: Sequence[str]) -> dict[str, Any]:
    """auc: of each score, pooled and within groups."""
    columns = {name: [score(passage) for passage in passages] for name, score in _SCORES.items()}
    return {
        "auc": {
            name: {"pooled": area_under_roc(column, is_loaded), "within": area_within(column, is_loaded, group)}
            for name, column in columns.items()
        }
    }


def entry_figures(
    passages: Sequence[Passage], is_loaded: Sequence[bool], found: Sequence[tuple[Passage, Spans]]
) -> dict[str, Any]:
    """terms: of all entries; categories and entries: tallies, and for entries what the AUC gains by each of them."""
    marked = [(passage.terms, spans) for passage, spans in found]
    gains = _gains(passages, np.array(is_loaded, dtype=bool))
    by_entry = tallies(marked, lambda term: term.term)
    return {
        "terms": term_figures(marked),
        "categories": {name: tally.figures() for name, tally in tallies(marked, lambda t: t.category).items()},
        "entries": {name: {**tally.figures(), "auc_gain": gains.get(name)} for name, tally in by_entry.items()},
    }


def _gains(passages: Sequence[Passage], is_loaded: np.ndarray[Any, np.dtype[np.bool_]]) -> dict[str, float]:
    """What the pooled AUC of intensity per word loses without each entry: positive where it helps."""
    intensity = np.array([passage.intensity for passage in passages])
    whole = area_under_roc(intensity, is_loaded)
    if whole is None:
        return {}
    owned: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for row, passage in enumerate(passages):
        for term in passage.terms:
            owned[term.term][row] += term.intensity / passage.n_words
    answer = {}
    for name, of_rows in owned.items():
        without = intensity.copy()
        without[list(of_rows)] -= list(of_rows.values())
        answer[name] = whole - (area_under_roc(np.round(without, 12), is_loaded) or 0.0)
    return answer


def report(figures: Mapping[str, Any]) -> str:
    """The figures as a page of text."""
    terms = figures["terms"]
    lines = [
        f"{figures['n_texts']:,} texts, {figures.get('n_sentences', figures['n_texts']):,} sentences, "
        f"{figures['n_loaded']:,} called loaded",
        "",
        f"{'area under ROC':<24}{'pooled':>8}{'within':>8}",
        *(f"  {name:<22}{_figure(of['pooled']):>8}{_figure(of['within']):>8}" for name, of in figures["auc"].items()),
        "",
        f"terms: precision {_figure(terms['precision'])}, recall {_figure(terms['recall'])}, F1 {_figure(terms['f1'])} "
        f"({terms['n_hits']:,} hits, {terms['n_spans']:,} marked spans)",
        f"false alarms: {_figure(figures['false_alarms'])} of what is not called loaded, "
        f"{_figure(figures['false_alarms_neutral'])} of the neutral texts",
        "",
        f"{'category':<34}{'hits':>6}{'right':>7}",
        *(f"  {name:<32}{of['n_hits']:>6}{_figure(of['precision']):>7}" for name, of in figures["categories"].items()),
        "",
        *_entries(figures["entries"]),
    ]  # fmt: skip
    return "\n".join(lines)


def _entries(entries: Mapping[str, Mapping[str, Any]]) -> list[str]:
    ordered = sorted((of["auc_gain"] or 0.0, name) for name, of in entries.items())
    helping = [f"{name} {gain:+.4f}" for gain, name in ordered[::-1][:_SHOWN] if gain > 0]
    hurting = [f"{name} {gain:+.4f}" for gain, name in ordered[:_SHOWN] if gain < 0]
    return ["entries that help most: " + ", ".join(helping), "entries that hurt most: " + ", ".join(hurting)]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
