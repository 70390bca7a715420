"""Effect sizes of two outlets' articles: how far apart, against how much articles of one outlet differ."""

from __future__ import annotations

from math import sqrt

import numpy as np

from rhetoric.compare.sample import FloatArray


def hedges_g(a: FloatArray, b: FloatArray) -> float | None:
    """Difference of means in pooled standard deviations, corrected for small samples.

    (mean a - mean b) / s x (1 - 3 / (4 (n_a + n_b) - 9)); no bound, 0 is no difference. None with fewer than
    2 articles on a side or no spread. Source: Hedges 1981.
    """
    if len(a) < 2 or len(b) < 2:
        return None
    freedom = len(a) + len(b) - 2
    pooled = sqrt((a.var(ddof=1) * (len(a) - 1) + b.var(ddof=1) * (len(b) - 1)) / freedom)
    if pooled == 0:
        return None
    return float((a.mean() - b.mean()) / pooled * (1 - 3 / (4 * freedom - 1)))


def cliffs_delta(a: FloatArray, b: FloatArray) -> float | None:
    """P(an article of a is above one of b) - P(below), -1 to 1; None with no article. Source: Cliff 1993."""
    if len(a) == 0 or len(b) == 0:
        return None
    ranked = np.sort(b)
    below, not_above = np.searchsorted(ranked, a, "left").sum(), np.searchsorted(ranked, a, "right").sum()
    return float((below + not_above) / (len(a) * len(b)) - 1)
