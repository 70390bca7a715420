"""What a change of a lexicon does: to its entries, and to the rates of articles before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rhetoric.lexicon import Entry, Lexicon
from rhetoric.model import Article
from rhetoric.validation.lexicon_hits import LexiconHits, hits_in

Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True)
class LexiconDiff:
    """added, removed, changed: terms. rates: outlet -> terms per 1,000 words before and after, by the greatest change.

    hits: term -> hits before and after, for terms whose hits change, by the greatest change. n_articles: tried on.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    n_articles: int
    rates: Mapping[str, tuple[float, float]]
    hits: Mapping[str, tuple[int, int]]


def diff(old: Lexicon, new: Lexicon, articles: Sequence[Article]) -> LexiconDiff:
    """The difference between two lexicons, and between what they find in the articles."""
    before, after = ({entry.term: entry for entry in lexicon.entries} for lexicon in (old, new))
    found, then = hits_in(old, articles), hits_in(new, articles)
    return LexiconDiff(
        added=tuple(term for term in after if term not in before),
        removed=tuple(term for term in before if term not in after),
        changed=tuple(term for term in after if term in before and _content(before[term]) != _content(after[term])),
        n_articles=len(articles),
        rates=_greatest({outlet: _rates(outlet, found, then) for outlet in sorted(found.words)}),
        hits=_greatest({
            term: (found.counted[term], then.counted[term])
            for term in sorted(found.counted | then.counted)
            if found.counted[term] != then.counted[term]
        }),
    )  # fmt: skip


def _content(entry: Entry) -> tuple[object, ...]:
    return entry.category, entry.intensity, frozenset(entry.forms), [(g.kind, g.phrases) for g in entry.guards]


def _rates(outlet: str, before: LexiconHits, after: LexiconHits) -> tuple[float, float]:
    n_words = before.words[outlet]
    return 1000 * before.by_outlet[outlet] / n_words, 1000 * after.by_outlet[outlet] / n_words


def _greatest(pairs: dict[str, tuple[Number, Number]]) -> dict[str, tuple[Number, Number]]:
    return dict(sorted(pairs.items(), key=lambda item: -abs(item[1][1] - item[1][0])))
