"""VADER's rules over columns of codes: exactly vaderSentiment's valence of a token, for many tokens at once.

Each step below is one rule of `SentimentIntensityAnalyzer.sentiment_valence`, in its order. Source: Hutto and Gilbert
2014; vaderSentiment 3.3.2, quirks included.

A code is what rules need to know of a token (`text/valence.py`). Codes near a hit are rows: three tokens before it, the
hit itself, two after it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import B_DECR, B_INCR, BOOSTER_DICT, C_INCR, N_SCALAR, SPECIAL_CASES

from rhetoric.scores.vader.tokens import OWN
from rhetoric.text.table import Ids
from rhetoric.text.valence import (
    ABSENT,
    IDIOM,
    LEXICON,
    LOWERS,
    NEGATES,
    NUMBER,
    PHRASES,
    RAISES,
    TURNS,
    UPPER,
    VALENCE_AT,
    WORD_AT,
    WORD_BITS,
    WORDS,
    Codes,
    valences,
)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.integer]
"""Numbers of words that rules ask for, 0 for others: (6, h), of what is near hits."""

_DAMPING = (1.0, 0.95, 0.9)
_N_WORDS = 1 << WORD_BITS


def lexicon_valences(code: Codes) -> Floats:
    """float64 (h,): the lexicon's valence of each token, 0 where none counts."""
    return np.asarray(valences()[code >> VALENCE_AT])


def under_rules(near: Codes) -> Ids:
    """int64: the hits whose valence may differ from the lexicon's. near: uint32 (6, h)."""
    before = near[0] | near[1] | near[2]
    around = before | near[OWN] | near[4] | near[5]
    found = before & (RAISES | LOWERS | NEGATES | TURNS) | near[OWN] & (UPPER | TURNS) | around & IDIOM
    return np.flatnonzero(found != 0)


def rule_valences(near: Codes, capitals: Flags) -> Floats:
    """float64 (h,): each hit's valence after all rules but the "but" rule.

    near: uint32 (6, h). capitals: bool (h,): whether some tokens of the hit's text, but not all, are in capitals.
    """
    word = near >> WORD_AT & (_N_WORDS - 1)
    valence = _no_rule(near, word)
    _emphasise(near[OWN], valence, capitals)
    reached = (near[0] & (LEXICON | ABSENT)) == 0
    for distance in (1, 2, 3):
        _boost(near[OWN - distance], valence, capitals, _DAMPING[distance - 1])
        _negate(near, word, valence, distance, reached)
    _idioms(near, word, valence, reached)
    valence[_is(word[OWN - 1], "least") & ~_is(word[OWN - 2], "at", "very")] *= N_SCALAR
    valence[_is(word[OWN], "kind") & _is(word[OWN + 1], "of")] = 0.0
    return valence


def _is(word: Numbers, *names: str) -> Flags:
    """bool: whether each word is one of these."""
    found = np.asarray(word == NUMBER[names[0]])
    for name in names[1:]:
        found |= word == NUMBER[name]
    return found


def _no_rule(near: Codes, word: Numbers) -> Floats:
    """The lexicon's valences, turned where "no" stands before; "no" itself counts only by itself."""
    lexicon = lexicon_valences(near[OWN])
    three, two, one, own = _is(word[: OWN + 1], "no")
    valence = lexicon.copy()
    valence[own & ((near[OWN + 1] & LEXICON) != 0)] = 0.0
    turned = np.flatnonzero(one | two | three & _is(word[OWN - 1], "or", "nor"))
    valence[turned] = lexicon[turned] * N_SCALAR
    return valence


def _emphasise(code: Codes, valence: Floats, capitals: Flags) -> None:
    """Hits in capitals weigh more."""
    rows = np.flatnonzero(capitals & ((code & UPPER) != 0))
    valence[rows] += np.where(valence[rows] > 0, C_INCR, -C_INCR)


def _boost(code: Codes, valence: Floats, capitals: Flags, damping: float) -> None:
    """A booster raises the size of a valence, a dampener lowers it; code: of what may be one."""
    rows = np.flatnonzero((code & (RAISES | LOWERS)) != 0)
    code, own = code[rows], valence[rows]
    amount = np.where(code & RAISES, B_INCR, B_DECR) * np.where(own < 0, -1, 1)
    shouted = capitals[rows] & ((code & UPPER) != 0)
    amount += np.where(shouted, np.where(own > 0, C_INCR, -C_INCR), 0.0)
    valence[rows] += amount * damping


def _negate(near: Codes, word: Numbers, valence: Floats, distance: int, reached: Flags) -> None:
    """A negation `distance` before turns a valence. "Never so" and "never this" strengthen, "without doubt" passes."""
    rows = np.flatnonzero((near[OWN - distance] & NEGATES) != 0)
    factor = np.full(rows.size, N_SCALAR)
    if distance > 1:
        first, second, last = (word[row][rows] for row in (OWN - distance, OWN - distance + 1, OWN - 1))
        factor[_is(first, "without") & (_is(second, "doubt") | _is(last, "doubt"))] = 1.0
        factor[_is(first, "never") & _is(second, "so", "this")] = 1.25
    if distance == 3:
        so = reached & _is(word[OWN - 1], "so", "this")
        factor[so[rows]] = 1.0
        valence[so] *= 1.25  # with or without "never": the package's own precedence of and/or
    valence[rows] *= factor


_PAIRS = np.zeros(_N_WORDS * _N_WORDS, dtype=bool)
"""bool, by the numbers of two words: whether a phrase may begin with them."""
for _first, _second in (phrase.split()[:2] for phrase in PHRASES):
    _PAIRS[NUMBER[_first] * _N_WORDS + NUMBER[_second]] = True


def _idioms(near: Codes, word: Numbers, valence: Floats, reached: Flags) -> None:
    """Phrases with a valence of their own, and boosters of two words; only where one is near."""
    rows = np.flatnonzero(reached & ((np.bitwise_or.reduce(near) & IDIOM) != 0))
    words = word[:, rows]
    real = _PAIRS[words[:-1] * _N_WORDS + words[1:]].any(axis=0)
    for hit, numbers in zip(rows[real].tolist(), zip(*words[:, real].tolist(), strict=True), strict=True):
        idiom, added = _phrases(*numbers)
        valence[hit] = (valence[hit] if idiom is None else idiom) + added


@lru_cache(maxsize=4096)
def _phrases(*numbers: int) -> tuple[float | None, float]:
    """The valence of an idiom around a hit, and what a booster of two words before it adds.

    numbers: of three words before the hit, the hit, two after it; 0 for words of no rule.
    """
    three, two, one, zero, ahead, two_ahead = (WORDS[number] for number in numbers)
    before = (f"{one} {zero}", f"{two} {one} {zero}", f"{two} {one}", f"{three} {two} {one}", f"{three} {two}")
    idiom = next((SPECIAL_CASES[phrase] for phrase in before if phrase in SPECIAL_CASES), None)
    for phrase in (f"{zero} {ahead}", f"{zero} {ahead} {two_ahead}"):
        idiom = SPECIAL_CASES.get(phrase, idiom)
    return idiom, sum(BOOSTER_DICT.get(phrase, 0.0) for phrase in (before[3], before[4], before[2]))
