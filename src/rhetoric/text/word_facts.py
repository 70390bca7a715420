"""What is known of a word by itself: the columns that counts, grades and lexicons are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from rhetoric.text.hashing import hash_strings
from rhetoric.text.known_words import UNKNOWN, KnownWords
from rhetoric.text.syllables import count_syllables, looked_up
from rhetoric.text.table import Ids
from rhetoric.text.tally import tallies_of
from rhetoric.text.words import is_address

WORD = {"tally": "u8", "n_letters": "i4", "n_syllables": "i4", "is_capitalised": "?", "bare": "i8", "hash": "u8"}
"""A word's facts. tally: its small counts together, see `tally`. bare: the place of its `bare_word` in
`Vocabulary.bare_words`. hash: of its UTF-8 bytes."""


def word_facts(known: KnownWords, words: Sequence[str], wholes: Sequence[str]) -> dict[str, Any]:
    """The columns of WORD for some words, all but the last two.

    wholes: the words in lower case, with one spelling for each mark.
    """
    row = known.find(hash_strings(wholes))
    n_letters = np.array([len(word) if word.isalnum() else sum(map(str.isalnum, word)) for word in words], np.int64)
    n_syllables = _syllables(known, row, words, wholes)
    is_polysyllable, is_unfamiliar = n_syllables >= 3, ~known["is_easy"][row]
    counts = {
        "n_letters": n_letters,
        "n_syllables": n_syllables,
        "is_polysyllable": is_polysyllable,
        "is_unfamiliar": is_unfamiliar,
        "is_fog": is_polysyllable & is_unfamiliar,
        "is_function_word": known["is_function_word"][row],
    }
    return {
        "tally": tallies_of(counts),
        "n_letters": n_letters,
        "n_syllables": n_syllables,
        "is_capitalised": [word[0].isupper() for word in words],
    }


def _syllables(known: KnownWords, row: Ids, words: Sequence[str], wholes: Sequence[str]) -> Ids:
    """int64 (n,): the syllables of words, given their rows among the known ones. An address is read as one."""
    n_syllables = known["n_syllables"][row].astype(np.int64)
    unknown = np.flatnonzero(n_syllables == UNKNOWN).tolist()
    pronounced = _pronounced(known, [wholes[k] for k in unknown])
    for k in unknown:
        n_syllables[k] = count_syllables(wholes[k], pronounced)
    for k in [k for k, word in enumerate(words) if ("." in word or "@" in word) and is_address(word)]:
        n_syllables[k] = 1
    return n_syllables


def _pronounced(known: KnownWords, words: Sequence[str]) -> dict[str, int]:
    """The syllables of what is pronounced in words that are not: the shipped table as a dict would take longer."""
    asked = list({part for word in words for part in looked_up(word)})
    n_syllables = known["n_syllables"][known.find(hash_strings(asked))]
    return {part: n for part, n in zip(asked, n_syllables.tolist(), strict=True) if n != UNKNOWN}
