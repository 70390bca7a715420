"""Whether the terms found are the words that people marked: precision, recall and F1 of terms."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rhetoric.model import LoadedTerm
from rhetoric.validation.labelled import Spans


@dataclass(slots=True)
class Tally:
    """n_hits: terms found. n_right: of them, those that touch a marked span."""

    n_hits: int = 0
    n_right: int = 0

    def figures(self) -> dict[str, Any]:
        """Counts and precision; None without hits."""
        return {"n_hits": self.n_hits, "n_right": self.n_right, "precision": _share(self.n_right, self.n_hits)}


def term_figures(found: Sequence[tuple[Sequence[LoadedTerm], Spans]]) -> dict[str, Any]:
    """precision: terms that touch a marked span; recall: spans that a term touches; f1: 2PR / (P + R)."""
    n_hits = sum(len(terms) for terms, _ in found)
    n_right = sum(_touches(spans, t.start, t.end) for terms, spans in found for t in terms)
    n_spans = sum(len(spans) for _, spans in found)
    n_found = sum(
        _touches([(t.start, t.end) for t in terms], start, end) for terms, spans in found for start, end in spans
    )
    precision, recall = _share(n_right, n_hits), _share(n_found, n_spans)
    f1 = 2 * precision * recall / (precision + recall) if precision and recall else None
    return {"n_hits": n_hits, "n_spans": n_spans, "precision": precision, "recall": recall, "f1": f1}


def tallies(
    found: Iterable[tuple[Sequence[LoadedTerm], Spans]], name_of: Callable[[LoadedTerm], str]
) -> dict[str, Tally]:
    """A tally by category, by entry, or whatever `name_of` says of a term."""
    answer: dict[str, Tally] = defaultdict(Tally)
    for terms, spans in found:
        for term in terms:
            tally = answer[name_of(term)]
            tally.n_hits += 1
            tally.n_right += _touches(spans, term.start, term.end)
    return dict(sorted(answer.items()))


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, in order, shares a character with start..end. (They hardly overlap each other.)"""
    place = bisect_left(spans, (end, -1))
    return any(span_end > start for _, span_end in spans[max(0, place - 4) : place])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
