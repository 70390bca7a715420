"""The tokens that VADER makes of chunks: each with what its rules know of it, and the runs of them that chunks are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rhetoric.text.table import FactTable, Ids
from rhetoric.text.valence import NEUTRAL, SHOUTED, VALENCE, is_neutral, valence_facts

CHUNK_TOKEN = {"token": "i8"}


class TokenRuns:
    """tokens: a table with the columns VALENCE; texts: the tokens in lower case. Those that no rule asks for share two
    rows, 0 and 1 (in capitals), and have no text. parts: CHUNK_TOKEN, the ids of the tokens of a chunk side by side;
    chunks with equal tokens share them."""

    def __init__(self) -> None:
        self.tokens, self.parts = FactTable(**VALENCE), FactTable(**CHUNK_TOKEN)
        self.texts = ["", ""]
        self._rows = [NEUTRAL, SHOUTED]
        self._ids: dict[str, int] = {}
        self._runs: dict[tuple[int, ...], tuple[int, int]] = {}
        self._new_parts: list[int] = []

    def runs_of(self, tokens: Sequence[Sequence[str]]) -> Ids:
        """int64 (2, n): `run_of` for the tokens of each chunk."""
        return np.array([self.run_of(of_chunk) for of_chunk in tokens], dtype=np.int64).reshape(-1, 2).T

    def run_of(self, tokens: Sequence[str]) -> tuple[int, int]:
        """Where in `parts` these tokens stand, once it is settled; and how many they are."""
        ids = tuple([self._id_of(token) for token in tokens])
        known = self._runs.get(ids)
        if known is None:
            known = self._runs[ids] = self.parts.size + len(self._new_parts), len(ids)
            self._new_parts.extend(ids)
        return known

    def _id_of(self, token: str) -> int:
        lower = token.lower()
        if is_neutral(lower):
            return int(token.isupper())
        known = self._ids.get(token)
        if known is None:
            known = self._ids[token] = len(self.texts)
            self.texts.append(lower)
            self._rows.append(valence_facts(token))
        return known

    def settle(self) -> None:
        """Write what is new since the last time into the tables."""
        if self._rows:
            columns = zip(*self._rows, strict=True)
            self.tokens.extend(len(self._rows), dict(zip(VALENCE, columns, strict=True)))
        self.parts.extend(len(self._new_parts), {"token": self._new_parts})
        self._rows, self._new_parts = [], []
