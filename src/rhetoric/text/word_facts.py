"""What is known of a word by itself: the columns that counts, grades and lexicons are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from rhetoric.text.language import ENGLISH_FUNCTION_WORDS
from rhetoric.text.syllables import count_syllables, easy_words, syllable_table
from rhetoric.text.tally import tallies_of
from rhetoric.text.words import is_address

WORD = {"tally": "u8", "n_letters": "i4", "n_syllables": "i4", "is_capitalised": "?", "bare": "i8"}
"""A word's facts. tally: its small counts together, see `tally`. bare: the place of its `bare_word` in
`Vocabulary.bare_words`."""


def word_facts(words: Sequence[str], wholes: Sequence[str]) -> dict[str, Any]:
    """The columns of WORD for some words, all but the last.

    wholes: the words in lower case, with one spelling for each mark.
    """
    table, easy = syllable_table(), easy_words()
    known = [table.get(whole) for whole in wholes]
    n_syllables = np.array(
        [
            _n_syllables(word, whole) if n is None or "." in word else n
            for n, word, whole in zip(known, words, wholes, strict=True)
        ],
        dtype=np.int64,
    )
    n_letters = np.array([len(word) if word.isalnum() else sum(map(str.isalnum, word)) for word in words], np.int64)
    is_polysyllable = n_syllables >= 3
    is_unfamiliar = np.array([whole not in easy for whole in wholes], dtype=bool)
    counts = {
        "n_letters": n_letters,
        "n_syllables": n_syllables,
        "is_polysyllable": is_polysyllable,
        "is_unfamiliar": is_unfamiliar,
        "is_fog": is_polysyllable & is_unfamiliar,
        "is_function_word": np.array([whole in ENGLISH_FUNCTION_WORDS for whole in wholes], dtype=bool),
    }
    return {
        "tally": tallies_of(counts),
        "n_letters": n_letters,
        "n_syllables": n_syllables,
        "is_capitalised": [word[0].isupper() for word in words],
    }


def _n_syllables(word: str, whole: str) -> int:
    """An address is read as one."""
    return 1 if is_address(word) else count_syllables(whole)
