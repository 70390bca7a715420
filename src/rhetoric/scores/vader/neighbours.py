"""What stands around the hits that VADER's rules may change."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rhetoric.scores.vader.rules import under_rules
from rhetoric.scores.vader.tokens import NOWHERE, OWN, Order, Tokens
from rhetoric.text.table import Ids
from rhetoric.text.valence import ABSENT, UPPER, Codes

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around hits under rules, in units of one kind.

    hit: int64 (r,), rows of the hits. near: int64 (6, r), places of tokens, NOWHERE outside the unit.
    first, end: int64 (r,), the unit is inside these places.
    """

    tokens: Tokens
    order: Order
    hit: Ids
    near: Ids
    first: Ids
    end: Ids

    @classmethod
    def of(cls, tokens: Tokens, order: Order, hits: Ids) -> Neighbours:
        """Around the hits (places of them all, in order), in whole documents."""
        near = order.around(hits)
        hit = under_rules(tokens.code[near])
        return cls(tokens, order, hit, near[:, hit], np.zeros_like(hit), np.full_like(hit, tokens.code.size - 1))

    def at(self, rows: Ids) -> Neighbours:
        """Those of some of the hits."""
        return replace(self, hit=self.hit[rows], near=self.near[:, rows], first=self.first[rows], end=self.end[rows])

    def within(self, first: Ids, end: Ids) -> Neighbours:
        """The same in narrower units: only what is inside first to end."""
        near = np.where((self.near < first) | (self.near >= end), NOWHERE, self.near)
        return replace(self, near=near, first=first, end=end)

    def codes(self) -> Codes:
        """uint32 (6, r), of what is near."""
        return self.tokens.code[self.near]

    def has_small(self, codes: Codes, unit: Ids) -> Flags:
        """bool (r,): whether some token of each hit's unit is not in capitals. codes: `codes()`; unit: int64 (r,)."""
        small = ((codes & (UPPER | ABSENT)) == 0).any(axis=0)
        known: dict[int, bool] = {}
        for row in np.flatnonzero(~small).tolist():
            of = int(unit[row])
            if of not in known:
                known[of] = self._finds_small(row)
            small[row] = known[of]
        return np.asarray(small)

    def _finds_small(self, row: int) -> bool:
        """Whether a token that is not in capitals can be reached from a hit without leaving its unit."""
        first, end = int(self.first[row]), int(self.end[row])
        return any(not self.tokens.code[at] & UPPER for at in self.order.walk(int(self.near[OWN, row]), first, end))
