"""What VADER knows of one of its tokens: valence, booster, negation, capitals, from the package's lexicon and lists."""

from __future__ import annotations

import string
from functools import cache

from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from rhetoric.text.normalise import normalise

_RULE_WORDS = "no or nor never so this without doubt least at very but kind of"
SPECIAL = {word: place for place, word in enumerate(_RULE_WORDS.split(), start=1)}
"""Words that single rules ask for, numbered; a token's `special` is 0 for every other word."""

_NEGATIONS = frozenset(NEGATE)

_IDIOM_WORDS = frozenset(
    ["shit", "bomb", "ass", "stop", "right", "kiss", "death", "die", "beating", "heart", "enough", "kind", "sort"]
)
"""A word of each phrase in VADER's special cases and two-word boosters: only near these can one stand."""

HIT, BUT, UPPER, LEXICON, BOOSTER, NEGATES, IDIOM = (1 << bit for bit in range(7))
"""Bits of a token's `flags`: its valence may count (it is in the lexicon and no booster); it is "but"; it is written in
capitals; it is in the lexicon; it is a booster or dampener; it negates; an idiom may be near."""

VALENCE = {"valence": "f8", "booster": "f8", "flags": "u1", "special": "u1"}
NEUTRAL, SHOUTED = (0.0, 0.0, 0, 0), (0.0, 0.0, UPPER, 0)
"""The VALENCE rows, 0 and 1, of all tokens that no rule asks for, in small letters and in capitals."""

_LISTED = frozenset(word for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) for word in phrase.split()).union(
    NEGATE, SPECIAL, _IDIOM_WORDS
)
"""Every word that stands in one of VADER's lists, by itself or in a phrase."""


@cache
def analyzer() -> SentimentIntensityAnalyzer:
    """vaderSentiment's analyzer: read once, for its lexicon and emoji."""
    return SentimentIntensityAnalyzer()


def vader_tokens(chunk: str) -> list[str]:
    """The tokens that vaderSentiment makes of a chunk: emoji spelt out, ASCII punctuation stripped at both ends.

    A token keeps its punctuation when two characters or fewer would be left: it may be an emoticon.
    """
    if chunk.isascii() and chunk.isalnum():
        return [chunk]
    stripped = ((token, token.strip(string.punctuation)) for token in _spell_emoji(normalise(chunk)).split())
    return [token if len(core) <= 2 else core for token, core in stripped]


def _spell_emoji(text: str) -> str:
    emojis = analyzer().emojis
    if text.isascii() or emojis.keys().isdisjoint(text):
        return text
    spelt, after_space = [], True
    for character in text:
        description = emojis.get(character)
        if description is not None and not after_space:
            spelt.append(" ")
        spelt.append(character if description is None else description)
        after_space = description is None and character == " "
    return "".join(spelt)


def is_neutral(lower: str) -> bool:
    """Whether VADER has nothing on a token in lower case: no valence, no rule, no phrase with it."""
    return lower not in analyzer().lexicon and lower not in _LISTED and "n't" not in lower


def valence_facts(token: str) -> tuple[float, float, int, int]:
    """A VALENCE row of one token."""
    lower = token.lower()
    valence, booster = analyzer().lexicon.get(lower), BOOSTER_DICT.get(lower, 0.0)
    flags = (
        UPPER * token.isupper() | NEGATES * (lower in _NEGATIONS or "n't" in lower) | IDIOM * (lower in _IDIOM_WORDS)
    )
    if booster:
        flags |= BOOSTER
    if valence is not None:
        flags |= LEXICON if booster else LEXICON | HIT
    special = SPECIAL.get(lower, 0)
    if special == SPECIAL["but"]:
        flags |= BUT
    return valence or 0.0, booster, flags, special
