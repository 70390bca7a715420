"""VADER's rules over columns of codes: exactly vaderSentiment's valence of a token, for many tokens at once.

Each step below is one rule of `SentimentIntensityAnalyzer.sentiment_valence`, in its order. Source: Hutto and Gilbert
2014; vaderSentiment 3.3.2, quirks included.

A code is what rules need to know of a token (`text/valence.py`). Codes near a hit are rows: three tokens before it, the
hit itself, two after it.
"""

from __future__ import annotations

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

_DAMPING = (1.0, 0.95, 0.9)
_N_WORDS = 1 << WORD_BITS


def lexicon_valences(code: Codes) -> Floats:
    """float64 (h,): the lexicon's valence of each token, 0 where none counts."""
    return valences()[code >> VALENCE_AT]


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
    valence += _emphasis(near[OWN], valence, capitals)
    reached = (near[0] & (LEXICON | ABSENT)) == 0
    for distance in (1, 2, 3):
        valence += _boost(near[OWN - distance], valence, capitals) * _DAMPING[distance - 1]
        valence *= _negation(near, word, distance, reached)
    _idioms(word, valence, reached)
    valence *= _least_rule(word)
    return np.where(_is(word[OWN], "kind") & _is(word[OWN + 1], "of"), 0.0, valence)


def _is(word: Codes, *names: str) -> Flags:
    found = word == NUMBER[names[0]]
    for name in names[1:]:
        found |= word == NUMBER[name]
    return found


def _no_rule(near: Codes, word: Codes) -> Floats:
    """The lexicon's valences, turned where "no" stands before; "no" itself counts only by itself."""
    lexicon = lexicon_valences(near[OWN])
    three, two, one, own = word[: OWN + 1]
    valence = np.where(_is(own, "no") & ((near[OWN + 1] & LEXICON) != 0), 0.0, lexicon)
    turned = _is(one, "no") | _is(two, "no") | _is(three, "no") & _is(one, "or", "nor")
    return np.where(turned, lexicon * N_SCALAR, valence)


def _emphasis(code: Codes, valence: Floats, capitals: Flags) -> Floats:
    """What capitals add to a valence."""
    return np.where(capitals & ((code & UPPER) != 0), np.where(valence > 0, C_INCR, -C_INCR), 0.0)


def _boost(code: Codes, valence: Floats, capitals: Flags) -> Floats:
    """What a booster before a hit adds to its valence."""
    amount = np.where(code & RAISES, B_INCR, np.where(code & LOWERS, B_DECR, 0.0))
    return np.where(valence < 0, -amount, amount) + np.where(amount, _emphasis(code, valence, capitals), 0.0)


def _negation(near: Codes, word: Codes, distance: int, reached: Flags) -> Floats:
    """The factor of a negation `distance` before. "Never so" and "never this" strengthen, "without doubt" passes."""
    factor = np.where(near[OWN - distance] & NEGATES, N_SCALAR, 1.0)
    if distance == 1:
        return factor
    first, second, last = word[OWN - distance], word[OWN - distance + 1], word[OWN - 1]
    never = _is(first, "never") & _is(second, "so", "this")
    if distance == 3:
        never |= reached & _is(last, "so", "this")  # with or without "never": the package's own precedence of and/or
    factor[_is(first, "without") & (_is(second, "doubt") | _is(last, "doubt"))] = 1.0
    factor[never] = 1.25
    return factor


_PAIRS = np.zeros(_N_WORDS * _N_WORDS, dtype=bool)
"""bool, by the numbers of two words: whether a phrase may begin with them."""
for _first, _second in (phrase.split()[:2] for phrase in PHRASES):
    _PAIRS[NUMBER[_first] * _N_WORDS + NUMBER[_second]] = True


def _idioms(word: Codes, valence: Floats, reached: Flags) -> None:
    """Phrases with a valence of their own, and boosters of two words; only where one is near."""
    pairs = _PAIRS[word[:-1] * _N_WORDS + word[1:]].any(axis=0)
    for hit in np.flatnonzero(pairs & reached).tolist():
        valence[hit] = _idiom_valence([WORDS[number] for number in word[:, hit].tolist()], float(valence[hit]))


def _idiom_valence(words: list[str], valence: float) -> float:
    """words: three before the hit, the hit, two after it; nothing for words of no rule."""
    three, two, one, zero, ahead, two_ahead = words
    before = (
        f"{one} {zero}",
        f"{two} {one} {zero}",
        f"{two} {one}",
        f"{three} {two} {one}",
        f"{three} {two}",
    )
    valence = next((SPECIAL_CASES[phrase] for phrase in before if phrase in SPECIAL_CASES), valence)
    for phrase in (f"{zero} {ahead}", f"{zero} {ahead} {two_ahead}"):
        valence = SPECIAL_CASES.get(phrase, valence)
    for phrase in (before[3], before[4], before[2]):
        valence += BOOSTER_DICT.get(phrase, 0.0)
    return valence


def _least_rule(word: Codes) -> Floats:
    """The factor of "least" right before a hit, unless it is "at least" or "very least"."""
    return np.where(_is(word[OWN - 1], "least") & ~_is(word[OWN - 2], "at", "very"), N_SCALAR, 1.0)
