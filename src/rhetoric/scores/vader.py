"""VADER's rules over columns of tokens: exactly vaderSentiment's compound, for many texts at once.

Rules are applied only where a token of the lexicon stands (a hit): about one token in fifteen. Each step below is one
rule of `SentimentIntensityAnalyzer.sentiment_valence`, for all hits together, in its order. Source: Hutto and Gilbert
2014; vaderSentiment 3.3.2, quirks included.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    C_INCR,
    N_SCALAR,
    SPECIAL_CASES,
)

from rhetoric.scores.columns import sum_by
from rhetoric.text.expand import expand
from rhetoric.text.table import Ids
from rhetoric.text.valence import BOOSTER, BUT, HIT, IDIOM, LEXICON, NEGATES, SPECIAL, UPPER
from rhetoric.text.vocabulary import Vocabulary

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_ALPHA = 15
_DAMPING = (1.0, 0.95, 0.9)
_EXCLAMATION, _QUESTION, _MANY_QUESTIONS = 0.292, 0.18, 0.96


@dataclass(frozen=True, slots=True)
class _Tokens:
    """A stream of tokens cut into units (a unit is one text for VADER).

    type: (n,) ids; flags: uint8 (n,). first, end: int64 (u,), each unit's tokens.
    """

    vocabulary: Vocabulary
    type: Ids
    flags: NDArray[np.uint8]
    first: Ids
    end: Ids

    def unit_of(self, places: Ids) -> Ids:
        """int64: the unit in which each token stands."""
        return np.searchsorted(self.end, places, side="right")

    def near(self, places: Ids) -> _Near:
        """What is known of the tokens at these places; of the first or last token where a place is outside."""
        inside = np.clip(places, 0, self.type.size - 1)
        types = self.type[inside]
        return _Near(types, self.flags[inside], self.vocabulary.tokens["special"][types])


@dataclass(frozen=True, slots=True)
class _Near:
    """type, flags, special: (h,), of the tokens some places before or after each hit."""

    type: Ids
    flags: NDArray[np.uint8]
    special: NDArray[np.uint8]

    def at(self, rows: Ids) -> _Near:
        """The same for some of the hits."""
        return _Near(self.type[rows], self.flags[rows], self.special[rows])


@dataclass(frozen=True, slots=True)
class _Hits:
    """place, unit, before, after: int64 (h,): the hit's token, its unit, and the unit's tokens on either side of it."""

    place: Ids
    unit: Ids
    before: Ids
    after: Ids


def compounds(vocabulary: Vocabulary, chunk_types: Ids, unit: Ids, n_units: int) -> Floats:
    """float64 (n_units,): vaderSentiment's compound of each unit, -1 to 1, rounded to 4 places; 0.0 for an empty one.

    chunk_types, unit: int64 (n,): the chunks of all units one after another, and the unit of each, not decreasing.
    """
    tokens = _tokens(vocabulary, chunk_types, unit, n_units)
    hits = _find_hits(tokens)
    valence = _valences(tokens, hits)
    _but_rule(tokens, hits, valence)
    total = sum_by(hits.unit, valence, n_units)
    emphasis = _emphasis(
        _sum_of_few(vocabulary.chunks["n_exclamations"][chunk_types], unit, n_units),
        _sum_of_few(vocabulary.chunks["n_questions"][chunk_types], unit, n_units),
    )
    total += np.sign(total) * emphasis
    return np.round(total / np.sqrt(total * total + _ALPHA), 4) + 0.0


def _tokens(vocabulary: Vocabulary, chunk_types: Ids, unit: Ids, n_units: int) -> _Tokens:
    n_tokens = vocabulary.chunks["n_tokens"][chunk_types]
    place = expand(vocabulary.chunks["first_token"][chunk_types], n_tokens)
    types = vocabulary.chunk_tokens["token"][place]
    edges = np.concatenate(([0], np.cumsum(n_tokens)))[np.searchsorted(unit, np.arange(n_units + 1))]
    return _Tokens(vocabulary, types, vocabulary.tokens["flags"][types], edges[:-1], edges[1:])


def _sum_of_few(values: NDArray[np.int32], unit: Ids, n_units: int) -> Floats:
    """Sums by unit of values that are nearly all 0."""
    some = np.flatnonzero(values)
    return sum_by(unit[some], values[some], n_units)


def _find_hits(tokens: _Tokens) -> _Hits:
    """The tokens whose valence counts; "kind" before "of" is a booster's part and does not."""
    place = np.flatnonzero(tokens.flags & HIT)
    unit = tokens.unit_of(place)
    after = tokens.end[unit] - 1 - place
    kind = (tokens.near(place).special == SPECIAL["kind"]) & (after > 0)
    kept = np.flatnonzero(~(kind & (tokens.near(place + 1).special == SPECIAL["of"])))
    place, unit, after = place[kept], unit[kept], after[kept]
    return _Hits(place, unit, place - tokens.first[unit], after)


def _valences(tokens: _Tokens, hits: _Hits) -> Floats:
    """float64 (h,): each hit's valence after all rules but the "but" rule."""
    own, *earlier = (tokens.near(hits.place - distance) for distance in (0, 1, 2, 3))
    capitals = _differs_in_capitals(tokens)[hits.unit]
    valence = _no_rule(tokens, own, earlier, hits)
    shouted = (own.flags & UPPER).astype(bool) & capitals
    valence[shouted] += np.where(valence[shouted] > 0, C_INCR, -C_INCR)
    for distance, near in enumerate(earlier, start=1):
        counts = (hits.before >= distance) & ((near.flags & LEXICON) == 0)
        boosted = np.flatnonzero(counts & ((near.flags & BOOSTER) != 0))
        valence[boosted] += (
            _boost(tokens, near.at(boosted), valence[boosted], capitals[boosted]) * _DAMPING[distance - 1]
        )
        valence *= np.where(counts, _negation(earlier, distance), 1.0)
        if distance == 3:
            _idioms(tokens, hits, valence, np.flatnonzero(counts))
    return valence * _least_rule(earlier, hits)


def _differs_in_capitals(tokens: _Tokens) -> Flags:
    """bool (u,): some tokens of the unit, but not all, are in capitals."""
    n_upper = np.bincount(tokens.unit_of(np.flatnonzero(tokens.flags & UPPER)), minlength=tokens.first.size)
    return (n_upper > 0) & (n_upper < tokens.end - tokens.first)


def _no_rule(tokens: _Tokens, own: _Near, earlier: Sequence[_Near], hits: _Hits) -> Floats:
    """The lexicon's valences, turned where "no" stands before; "no" itself counts only by itself."""
    lexicon, no = tokens.vocabulary.tokens["valence"][own.type], SPECIAL["no"]
    valence = lexicon.copy()
    itself = np.flatnonzero((own.special == no) & (hits.after > 0))
    valence[itself[(tokens.near(hits.place[itself] + 1).flags & LEXICON) != 0]] = 0.0
    one, two, three = (np.where(hits.before >= d, near.special, 0) for d, near in enumerate(earlier, start=1))
    listed = (three == no) & ((one == SPECIAL["or"]) | (one == SPECIAL["nor"]))
    turned = (one == no) | (two == no) | listed
    valence[turned] = lexicon[turned] * N_SCALAR
    return valence


def _boost(tokens: _Tokens, near: _Near, valence: Floats, capitals: Flags) -> Floats:
    """What a booster before a hit adds to its valence."""
    booster = tokens.vocabulary.tokens["booster"][near.type]
    shouted = (near.flags & UPPER).astype(bool) & capitals
    return np.where(valence < 0, -booster, booster) + np.where(shouted, np.where(valence > 0, C_INCR, -C_INCR), 0.0)


def _negation(earlier: Sequence[_Near], distance: int) -> Floats:
    """The factor of a negation `distance` before. "Never so" and "never this" strengthen, "without doubt" passes."""
    factor = np.where(earlier[distance - 1].flags & NEGATES, N_SCALAR, 1.0)
    if distance == 1:
        return factor
    first, second, last = (earlier[d - 1].special for d in (distance, distance - 1, 1))
    never = (first == SPECIAL["never"]) & _is_so(second)
    without = (first == SPECIAL["without"]) & ((second == SPECIAL["doubt"]) | (last == SPECIAL["doubt"]))
    if distance == 3:
        never |= _is_so(last)  # with or without "never": the package's own precedence of and/or
    factor[without] = 1.0
    factor[never] = 1.25
    return factor


def _is_so(special: NDArray[np.uint8]) -> Flags:
    return np.asarray((special == SPECIAL["so"]) | (special == SPECIAL["this"]))


def _idioms(tokens: _Tokens, hits: _Hits, valence: Floats, rows: Ids) -> None:
    """Phrases with a valence of their own, and two-word boosters; only where one of their words is near."""
    idiom = np.flatnonzero(tokens.flags & IDIOM)
    place = hits.place[rows]
    near = np.searchsorted(idiom, place - 3) < np.searchsorted(idiom, place + 2, side="right")
    for row in rows[near].tolist():
        hit, ahead = int(hits.place[row]), min(int(hits.after[row]), 2)
        texts = tokens.vocabulary.token_texts
        words = [texts[t] for t in tokens.type[hit - 3 : hit + 1 + ahead].tolist()]
        valence[row] = _idiom_valence(words, float(valence[row]))


def _idiom_valence(words: list[str], valence: float) -> float:
    """words: three before the hit, the hit, up to two after it."""
    three, two, one, zero, *rest = words
    before = (
        f"{one} {zero}",
        f"{two} {one} {zero}",
        f"{two} {one}",
        f"{three} {two} {one}",
        f"{three} {two}",
    )
    valence = next((SPECIAL_CASES[phrase] for phrase in before if phrase in SPECIAL_CASES), valence)
    for n in range(1, len(rest) + 1):
        valence = SPECIAL_CASES.get(" ".join((zero, *rest[:n])), valence)
    for phrase in (before[3], before[4], before[2]):
        valence += BOOSTER_DICT.get(phrase, 0.0)
    return valence


def _least_rule(earlier: Sequence[_Near], hits: _Hits) -> Floats:
    """The factor of "least" right before a hit, unless it is "at least" or "very least"."""
    least = (hits.before >= 1) & (earlier[0].special == SPECIAL["least"])
    before_it = earlier[1].special
    fixed = (hits.before >= 2) & ((before_it == SPECIAL["at"]) | (before_it == SPECIAL["very"]))
    return np.where(least & ~fixed, N_SCALAR, 1.0)


def _emphasis(n_exclamations: Floats, n_questions: Floats) -> Floats:
    few = np.where(n_questions > 1, n_questions * _QUESTION, 0.0)
    return np.minimum(n_exclamations, 4) * _EXCLAMATION + np.where(n_questions > 3, _MANY_QUESTIONS, few)


def _but_rule(tokens: _Tokens, hits: _Hits, valence: Floats) -> None:
    """Halve what stands before a unit's first "but", raise by half what stands after it; changes `valence`."""
    buts = np.flatnonzero(tokens.flags & BUT)
    units, first = np.unique(tokens.unit_of(buts), return_index=True)
    edges = np.searchsorted(hits.unit, (units, units + 1))
    before = np.searchsorted(hits.place, buts[first]) - edges[0]
    for a, b, n_before in zip(*edges.tolist(), before.tolist(), strict=True):
        if b > a:
            valence[a:b] = _scale_around_but(valence[a:b].tolist(), n_before)


def _scale_around_but(values: list[float], n_before: int) -> list[float]:
    """The package finds a value's place by looking for an equal one: where a value that was scaled already equals one
    whose turn comes, the first of them is scaled again and the other is left as it is.

    `waiting` holds, for values whose turn may still come, the scaled places that have them now, in order.
    """
    scaled = list(values)
    originals = set(values)
    waiting: dict[float, list[int]] = {}
    for turn, value in enumerate(values):
        if value == 0:
            continue
        place = turn
        if waiting.get(value):
            place = waiting[value].pop(0)
            waiting[value].append(turn)
        scaled[place] = value * (0.5 if place < n_before else 1.5)
        if scaled[place] in originals:
            insort(waiting.setdefault(scaled[place], []), place)
    return scaled
