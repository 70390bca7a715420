"""What VADER knows of one of its tokens, packed into an integer, its code: flags, a word number, a valence.

All of VADER's rules can be told from the codes of a token and of the tokens around it, so a token costs one array
gather. The facts come from the package's own lexicon and lists.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from rhetoric.text.normalise import normalise

HIT, BUT, EMPHATIC, SEVERAL, UPPER, LEXICON, RAISES, LOWERS, NEGATES, TURNS, IDIOM, ABSENT = (
    1 << bit for bit in range(12)
)
"""Flags, the lowest bits of a code. HIT: its valence may count (it is in the lexicon and no booster). BUT: it is "but".
EMPHATIC: its chunk has exclamation or question marks. SEVERAL: stands for a chunk that is not one token but several, or
none. UPPER: it is written in capitals. LEXICON: it is in the lexicon. RAISES, LOWERS: it is a booster, a dampener.
NEGATES: it is a negation. TURNS: it is another word that can change the valence of what follows. IDIOM: a phrase may be
here. ABSENT: where there is no token. RAISES, LOWERS and NEGATES only of tokens outside the lexicon: VADER passes the
others over."""

PHRASES = tuple(phrase for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in phrase)
"""Idioms with a valence of their own and boosters of two words."""

_RULE_WORDS = "no or nor never so this without doubt least at very but kind of".split()
WORDS = ("", *dict.fromkeys((*_RULE_WORDS, *" ".join(PHRASES).split())))
"""Words that rules ask for by name; a word's place here is its number in a code, 0 for every other word."""

NUMBER = {word: number for number, word in enumerate(WORDS)}
WORD_AT, WORD_BITS, VALENCE_AT = 12, 6, 18
"""Where in a code the number of the word begins and how long it is, and where the place in `valences` begins."""

_IDIOM_WORDS = frozenset(["shit", "bomb", "ass", "bus", "yeah", "kiss", "die", "beating", "enough", "kind", "sort"])
"""A rare word of each phrase: only near these can one stand."""

Codes = NDArray[np.uint32]


@cache
def analyzer() -> SentimentIntensityAnalyzer:
    """vaderSentiment's analyzer: read once, for its lexicon and emoji."""
    return SentimentIntensityAnalyzer()


@cache
def valences() -> NDArray[np.float64]:
    """The different valences of the lexicon; a code holds a place in this table. The first is 0."""
    return np.array([0.0, *sorted({*analyzer().lexicon.values()} - {0.0})])


def token_codes(chunk: str) -> list[int]:
    """The codes of the tokens of a chunk."""
    return codes_of(vader_tokens(chunk), chunk)


def codes_of(tokens: Sequence[str], chunk: str) -> list[int]:
    """The codes of a chunk's tokens. Its exclamation and question marks are told of the first one."""
    codes = [code_of(token) for token in tokens]
    if codes and ("!" in chunk or "?" in chunk):
        codes[0] |= EMPHATIC
    return codes


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


def code_of(token: str) -> int:
    """The code of one token."""
    lower = token.lower()
    code = word_codes().get(lower, 0)
    if "n't" in lower and not code & LEXICON:
        code |= NEGATES
    return code | UPPER if token.isupper() else code


@cache
def word_codes() -> dict[str, int]:
    """The codes of all words that VADER knows, in small letters."""
    lexicon = analyzer().lexicon
    place = {valence: k for k, valence in enumerate(valences().tolist())}
    return {
        word: _word_code(word, place.get(lexicon.get(word, np.nan)))
        for word in (*lexicon, *BOOSTER_DICT, *NEGATE, *WORDS[1:])
    }


def _word_code(word: str, valence: int | None) -> int:
    """valence: the place of the word's in `valences`, None outside the lexicon."""
    booster: float = BOOSTER_DICT.get(word, 0.0)
    code = NUMBER.get(word, 0) << WORD_AT | BUT * (word == "but") | IDIOM * (word in _IDIOM_WORDS)
    code |= TURNS * (word in ("no", "this", "least"))
    if valence is None:
        return code | RAISES * (booster > 0) | LOWERS * (booster < 0) | NEGATES * (word in NEGATE)
    return code | LEXICON if booster else code | LEXICON | HIT | valence << VALENCE_AT
