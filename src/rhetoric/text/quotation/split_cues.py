"""Cues of two words with others between, the second just before the marks: cast the mayor | as a “rebel”."""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.surroundings import Surroundings
from rhetoric.text.quotation.tokens import DETERMINER, NOUN_FOLLOWS, SENTENCE_END
from rhetoric.text.table import Ids

SKIPPED_WORDS = 2
"""Articles, possessors and the like between the second word and the marks."""
LOOKED_BACK = 10
"""So many words before the second word are asked whether they are the first."""


def find_split_cues(words: Surroundings) -> Ids:
    """int64 (n,): the first words of such cues, in order, each the nearest one of the same sentence."""
    closed_by, numbers = words.book.phrases.closed_by, words.book.tokens["phrase_word"]
    first, at = words.first, words.last - 1
    for _ in range(SKIPPED_WORDS):
        at = at - ((at >= first) & ((words.flags[at] & np.uint32(DETERMINER | NOUN_FOLLOWS)) != 0))
    filled = np.flatnonzero(at >= first)
    closing = numbers[words.token[at[filled]]]
    asked = filled[np.isin(closing, closed_by[closed_by > 0])]
    at, first = at[asked, None], first[asked, None]
    before = at - np.arange(1, 1 + LOOKED_BACK)
    back = np.maximum(before, first)
    ends = np.logical_or.accumulate((words.flags[back] & np.uint32(SENTENCE_END)) != 0, axis=1)
    opens = closed_by[numbers[words.token[back]]] == numbers[words.token[at]]
    opens &= (before >= first) & ~ends
    room = np.flatnonzero(opens.any(axis=1))
    return np.asarray(back[room, opens[room].argmax(axis=1)])
