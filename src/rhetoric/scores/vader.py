"""VADER's rules over columns of tokens: exactly vaderSentiment's compound, for many texts at once.

Rules are applied only where a token of the lexicon stands (a hit): about one token in fifteen. Each step below is one rule of
`SentimentIntensityAnalyzer.sentiment_valence`, for all hits together, in its order. Source: Hutto and Gilbert 2014;
vaderSentiment 3.3.2, quirks included.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    C_INCR,
    N_SCALAR,
    SPECIAL_CASES,
)

from rhetoric.text.expand import expand
from rhetoric.text.table import Ids
from rhetoric.text.valence import SPECIAL
from rhetoric.text.vocabulary import Vocabulary

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_ALPHA = 15
_DAMPING = (1.0, 0.95, 0.9)
_EXCLAMATION, _QUESTION, _MANY_QUESTIONS = 0.292, 0.18, 0.96


@dataclass(frozen=True, slots=True)
class _Tokens:
    """A stream of tokens cut into units (a unit is one text for VADER).

    facts: (n,) VALENCE rows; type, unit: int64 (n,); first, end: int64 (u,) of each unit.
    """

    facts: NDArray[np.void]
    type: Ids
    unit: Ids
    first: Ids
    end: Ids
    texts: list[str]


def compounds(vocabulary: Vocabulary, chunk_types: Ids, unit: Ids, n_units: int) -> Floats:
    """float64 (n_units,): vaderSentiment's compound of each unit, -1 to 1, rounded to 4 places; 0.0 for an empty one.

    chunk_types, unit: int64 (n,): the chunks of all units one after another, and the unit of each, not decreasing.
    """
    chunk_facts = vocabulary.chunks.rows[chunk_types]
    tokens = _tokens(vocabulary, chunk_facts, unit, n_units)
    hits, valence = _hit_valences(tokens)
    _but_rule(tokens, hits, valence)
    total = np.bincount(tokens.unit[hits], weights=valence, minlength=n_units)
    emphasis = _emphasis(
        np.bincount(unit, weights=chunk_facts["n_exclamations"], minlength=n_units),
        np.bincount(unit, weights=chunk_facts["n_questions"], minlength=n_units),
    )
    total += np.sign(total) * emphasis
    return np.round(total / np.sqrt(total * total + _ALPHA), 4) + 0.0


def _tokens(vocabulary: Vocabulary, chunk_facts: NDArray[np.void], unit: Ids, n_units: int) -> _Tokens:
    owner, place = expand(chunk_facts["first_token"], chunk_facts["n_tokens"])
    types = vocabulary.chunk_tokens[place][:, 0]
    token_unit = unit[owner]
    edges = np.searchsorted(token_unit, np.arange(n_units + 1))
    facts = vocabulary.tokens.rows[types]
    return _Tokens(facts, types, token_unit, edges[:-1], edges[1:], vocabulary.token_texts)


def _hit_valences(tokens: _Tokens) -> tuple[Ids, Floats]:
    """hits: int64 (h,), places of the tokens whose valence counts; valence: (h,) before the "but" rule."""
    facts = tokens.facts
    hits = np.flatnonzero(facts["in_lexicon"] & (facts["booster"] == 0))
    before = hits - tokens.first[tokens.unit[hits]]  # tokens of the unit before the hit
    after = tokens.end[tokens.unit[hits]] - 1 - hits
    hits, before, after = (column[~_kind_of(tokens, hits, after)] for column in (hits, before, after))
    capitals = _differs_in_capitals(tokens)[tokens.unit[hits]]
    valence = _no_rule(tokens, hits, before, after)
    shouted = facts["is_upper"][hits] & capitals
    valence += np.where(shouted, np.where(valence > 0, C_INCR, -C_INCR), 0.0)
    for distance in (1, 2, 3):
        seen = (before >= distance) & ~facts["in_lexicon"][np.maximum(hits - distance, 0)]
        rows = np.flatnonzero(seen)
        valence[rows] += _boost(facts[hits[rows] - distance], valence[rows], capitals[rows]) * _DAMPING[distance - 1]
        valence[rows] *= _negation(facts, hits[rows], distance)
        if distance == 3:
            _idioms(tokens, hits, after, valence, rows)
    valence *= _least_rule(facts, hits, before)
    return hits, valence


def _kind_of(tokens: _Tokens, hits: Ids, after: Ids) -> Flags:
    special = tokens.facts["special"]
    following = special[np.minimum(hits + 1, special.size - 1)] if special.size else special[hits]
    return (special[hits] == SPECIAL["kind"]) & (after > 0) & (following == SPECIAL["of"])


def _differs_in_capitals(tokens: _Tokens) -> Flags:
    """bool (u,): some tokens of the unit, but not all, are in capitals."""
    n_upper = np.bincount(tokens.unit, weights=tokens.facts["is_upper"], minlength=tokens.first.size)
    return (n_upper > 0) & (n_upper < tokens.end - tokens.first)


def _no_rule(tokens: _Tokens, hits: Ids, before: Ids, after: Ids) -> Floats:
    """The lexicon's valences, turned where "no" stands before; "no" itself counts only by itself."""
    facts, special = tokens.facts, tokens.facts["special"]
    lexicon = facts["valence"][hits]
    valence = lexicon.copy()
    following = np.minimum(hits + 1, len(special) - 1)
    valence[(special[hits] == SPECIAL["no"]) & (after > 0) & facts["in_lexicon"][following]] = 0.0
    one, two, three = (np.where(before >= d, special[np.maximum(hits - d, 0)], 0) for d in (1, 2, 3))
    no = SPECIAL["no"]
    listed = (three == no) & ((one == SPECIAL["or"]) | (one == SPECIAL["nor"]))
    turned = (one == no) | (two == no) | listed
    valence[turned] = lexicon[turned] * N_SCALAR
    return valence


def _boost(facts: NDArray[np.void], valence: Floats, capitals: Flags) -> Floats:
    """What a word before a hit adds to its valence."""
    scalar = np.where(valence < 0, -facts["booster"], facts["booster"])
    shouted = (facts["booster"] != 0) & facts["is_upper"] & capitals
    return scalar + np.where(shouted, np.where(valence > 0, C_INCR, -C_INCR), 0.0)


def _negation(facts: NDArray[np.void], hits: Ids, distance: int) -> Floats:
    """The factor of a negation `distance` tokens before; "never so", "never this" strengthen, "without doubt" passes."""
    special = facts["special"]
    factor = np.where(facts["negates"][hits - distance], N_SCALAR, 1.0)
    if distance == 1:
        return factor
    first, one = special[hits - distance], special[hits - 1]
    so = [SPECIAL["so"], SPECIAL["this"]]
    never = (first == SPECIAL["never"]) & np.isin(special[hits - distance + 1], so)
    without = (first == SPECIAL["without"]) & (special[hits - distance + 1] == SPECIAL["doubt"])
    if distance == 3:
        never |= np.isin(one, so)  # with or without "never": the package's own precedence of and/or
        without |= (first == SPECIAL["without"]) & (one == SPECIAL["doubt"])
    factor[without] = 1.0
    factor[never] = 1.25
    return factor


def _idioms(tokens: _Tokens, hits: Ids, after: Ids, valence: Floats, rows: Ids) -> None:
    """Phrases with a valence of their own, and two-word boosters; only where one of their words is near."""
    idiom = np.concatenate((tokens.facts["idiom"], [False, False]))
    place = hits[rows]
    near = sum(idiom[place + d] for d in (-3, -2, -1, 0, 1, 2))
    for row in rows[np.asarray(near) > 0].tolist():
        hit = int(hits[row])
        ahead = min(int(after[row]), 2)
        words = [tokens.texts[t] for t in tokens.type[hit - 3 : hit + 1 + ahead].tolist()]
        valence[row] = _idiom_valence(words, float(valence[row]))


def _idiom_valence(words: list[str], valence: float) -> float:
    """words: three before the hit, the hit, up to two after it."""
    three, two, one, zero, *rest = words
    before = (f"{one} {zero}", f"{two} {one} {zero}", f"{two} {one}", f"{three} {two} {one}", f"{three} {two}")
    valence = next((SPECIAL_CASES[phrase] for phrase in before if phrase in SPECIAL_CASES), valence)
    for n in range(1, len(rest) + 1):
        valence = SPECIAL_CASES.get(" ".join((zero, *rest[:n])), valence)
    for phrase in (before[3], before[4], before[2]):
        valence += BOOSTER_DICT.get(phrase, 0.0)
    return valence


def _least_rule(facts: NDArray[np.void], hits: Ids, before: Ids) -> Floats:
    """The factor of "least" right before a hit, unless it is "at least" or "very least"."""
    special = facts["special"]
    least = (before >= 1) & (special[np.maximum(hits - 1, 0)] == SPECIAL["least"])
    fixed = (before >= 2) & np.isin(special[np.maximum(hits - 2, 0)], [SPECIAL["at"], SPECIAL["very"]])
    return np.where(least & ~fixed, N_SCALAR, 1.0)


def _emphasis(n_exclamations: Floats, n_questions: Floats) -> Floats:
    few = np.where(n_questions > 1, n_questions * _QUESTION, 0.0)
    return np.minimum(n_exclamations, 4) * _EXCLAMATION + np.where(n_questions > 3, _MANY_QUESTIONS, few)


def _but_rule(tokens: _Tokens, hits: Ids, valence: Floats) -> None:
    """Halve what stands before a unit's first "but", raise by half what stands after it; changes `valence`."""
    buts = np.flatnonzero(tokens.facts["special"] == SPECIAL["but"])
    units, first = np.unique(tokens.unit[buts], return_index=True)
    edges = np.searchsorted(tokens.unit[hits], np.stack((units, units + 1)))
    for but, a, b in zip(buts[first].tolist(), *edges.tolist(), strict=True):
        if b > a:
            n_before = int(np.searchsorted(hits[a:b], but))
            valence[a:b] = _scale_around_but(valence[a:b].tolist(), n_before)


def _scale_around_but(values: list[float], n_before: int) -> list[float]:
    """The package finds each value's place by looking for an equal one, so of two equal values the first is scaled twice.

    `places` holds for each current value where it stands, in order: that keeps long texts linear.
    """
    places: dict[float, list[int]] = {}
    for place, value in enumerate(values):
        places.setdefault(value, []).append(place)
    for turn in range(len(values)):
        value = values[turn]
        if value == 0:
            continue
        place = places[value].pop(0)
        values[place] = scaled = value * (0.5 if place < n_before else 1.5)
        _insert(places.setdefault(scaled, []), place)
    return values


def _insert(places: list[int], place: int) -> None:
    at = len(places)
    while at and places[at - 1] > place:
        at -= 1
    places.insert(at, place)
