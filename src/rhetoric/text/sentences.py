"""Where sentences end: between which chunks of a batch.

Each pair of neighbours is looked up in the table of `edges`; paragraphs always end a sentence. Two things need more than a
pair: “Why?” Smith asked (a verb of saying soon after a closing mark keeps the sentence open) and the number that heads an
item of a list.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.edges import ENDS, End, Start
from rhetoric.text.table import Ids

_CUE_REACH = 4


def sentence_of(facts: NDArray[np.void], paragraph: Ids) -> Ids:
    """int64 (n,): the sentence of each chunk, counted from 0.

    facts: (n,) CHUNK rows in order; paragraph: (n,) the paragraph of each.
    """
    if not facts.size:
        return np.zeros(0, dtype=np.int64)
    end, start = facts["end"][:-1], facts["start"][1:]
    same_paragraph = paragraph[1:] == paragraph[:-1]
    ends = ENDS[end, start]
    ends[_attributed(facts, paragraph)] = False
    ends |= ~same_paragraph
    begins = np.concatenate(([True], ends))
    heads_item = begins[:-1] & (end == End.NUMBER) & same_paragraph
    return np.cumsum(np.concatenate(([True], ends & ~heads_item))) - 1


def _attributed(facts: NDArray[np.void], paragraph: Ids) -> Ids:
    """Chunks that end in ?” or !” and are followed by a name and a verb of saying."""
    candidates = np.flatnonzero((facts["end"][:-1] == End.EXCLAIM_CLOSED) & (facts["start"][1:] == Start.CAPITAL))
    said = np.zeros(candidates.size, dtype=bool)
    for reach in range(2, _CUE_REACH + 1):
        ahead = np.minimum(candidates + reach, facts.size - 1)
        said |= facts["is_cue"][ahead] & (paragraph[ahead] == paragraph[candidates])
    return candidates[said]
