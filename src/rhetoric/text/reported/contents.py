"""Contents as they are found: the first rule that fits a cue reads it."""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.reported.sites import Cues
from rhetoric.text.table import Ids


class Contents:
    """The content of each of c cues: at most one in front of it or behind it.

    start, end: int64 (c,), words, half-open. rule: int64 (c,), a place in `names`; -1 where no rule fitted.
    """

    def __init__(self, n_cues: int) -> None:
        self.start: Ids = np.zeros(n_cues, dtype=np.int64)
        self.end: Ids = np.zeros(n_cues, dtype=np.int64)
        self.rule: Ids = np.full(n_cues, -1, dtype=np.int64)
        self.names: list[str] = []

    def is_open(self, cues: Cues) -> Flags:
        """bool (n,): which of some cues no rule has read."""
        return np.asarray(self.rule[cues.number] < 0)

    def read(self, cues: Cues, name: str, fits: Flags, start: Ids, end: Ids) -> None:
        """A rule for some cues: which it fits, and the words of their contents, each (n,). What was read stays."""
        new = np.flatnonzero(fits & self.is_open(cues) & (end > start))
        number = cues.number[new]
        self.start[number], self.end[number], self.rule[number] = start[new], end[new], len(self.names)
        self.names.append(name)
