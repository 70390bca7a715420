"""The codes of the VADER tokens of chunks (see `valence`): nearly every chunk is one token."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rhetoric.text.table import FactTable, Ids
from rhetoric.text.valence import SEVERAL, Codes

CHUNK_TOKEN = {"code": "u4"}


class TokenRuns:
    """parts: CHUNK_TOKEN, the codes of chunks that are not one token, side by side; equal ones are shared."""

    def __init__(self) -> None:
        self.parts = FactTable(**CHUNK_TOKEN)
        self._first: dict[tuple[int, ...], int] = {}

    def place(self, codes: Sequence[Sequence[int]]) -> tuple[Codes, Ids, Ids]:
        """Of each chunk, from its tokens' codes, each (n,): the code of its only token, else SEVERAL; where in `parts`
        its codes stand when they are several; and how many tokens it is."""
        new: list[int] = []
        first = np.array([0 if len(run) == 1 else self._place(tuple(run), new) for run in codes], dtype=np.int64)
        self.parts.extend(len(new), {"code": new})
        tone = np.array([run[0] if len(run) == 1 else SEVERAL for run in codes], dtype=np.uint32)
        return tone, first, np.array([len(run) for run in codes], dtype=np.int64)

    def _place(self, run: tuple[int, ...], new: list[int]) -> int:
        known = self._first.get(run)
        if known is None:
            known = self._first[run] = self.parts.size + len(new)
            new.extend(run)
        return known
