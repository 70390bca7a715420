"""Where sentences end: between which chunks of a batch.

Each pair of neighbours is looked up in the table of `edges`; paragraphs always end a sentence. Two things need more
than a pair: “Why?” Smith asked (a verb of saying soon after a closing mark keeps the sentence open) and the number that
heads an item of a list.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.edges import ENDS, End, Start
from rhetoric.text.table import FactTable, Ids

_CUE_REACH = 4


def sentence_of(chunks: FactTable, types: Ids, paragraph: Ids) -> Ids:
    """int64 (n,): the sentence of each chunk, counted from 0.

    chunks: the vocabulary's facts; types, paragraph: (n,) of each chunk, in order.
    """
    if not types.size:
        return np.zeros(0, dtype=np.int64)
    end, start = chunks["end"][types[:-1]], chunks["start"][types[1:]]
    same_paragraph = paragraph[1:] == paragraph[:-1]
    ends = ENDS[end, start]
    asked = np.flatnonzero((end == int(End.EXCLAIM_CLOSED)) & (start == int(Start.CAPITAL)))
    ends[asked[_is_attributed(chunks, types, paragraph, asked)]] = False
    ends |= ~same_paragraph
    begins = np.concatenate(([True], ends))
    heads_item = begins[:-1] & (end == int(End.NUMBER)) & same_paragraph
    return np.cumsum(np.concatenate(([True], ends & ~heads_item))) - 1


def _is_attributed(chunks: FactTable, types: Ids, paragraph: Ids, asked: Ids) -> NDArray[np.bool_]:
    """Whether chunks that end in ?” or !” are followed by a name and a verb of saying."""
    said = np.zeros(asked.size, dtype=bool)
    for reach in range(2, _CUE_REACH + 1):
        ahead = np.minimum(asked + reach, types.size - 1)
        said |= chunks["is_cue"][types[ahead]] & (paragraph[ahead] == paragraph[asked])
    return said
