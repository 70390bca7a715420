"""Passages that may be quotation although they are not counted."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np

from rhetoric.text.table import Ids


def beside(passages: Ids, start: Ids, end: Ids) -> Ids:
    """int64 (k, 2): what of the passages (n, 2) lies outside the quotations, which are in order and do not overlap."""
    starts, ends = start.tolist(), end.tolist()
    left: list[tuple[int, int]] = []
    at = 0
    for low, high in sorted(passages.tolist()):
        at = max(at, low)
        place = bisect_right(ends, at)
        while place < len(starts) and starts[place] < high:
            if at < starts[place]:
                left.append((at, starts[place]))
            at = max(at, ends[place])
            place += 1
        if at < high:
            left.append((at, high))
        at = max(at, high)
    return np.array(left, dtype=np.int64).reshape(-1, 2)
