"""Whether what people call loaded gets the higher score: the area under the ROC curve."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray


def area_under_roc(score: ArrayLike, is_loaded: ArrayLike) -> float | None:
    """The chance that a loaded text has a higher score than another one, ties counted half. 0 to 1, .5 by chance.

    U / (loaded x others), with U of Mann and Whitney (Hanley and McNeil 1982). None unless there are both.
    """
    won, pairs = _won_pairs(np.asarray(score, dtype=np.float64), np.asarray(is_loaded, dtype=bool))
    return won / pairs if pairs else None


def area_within(score: ArrayLike, is_loaded: ArrayLike, group: Sequence[str]) -> float | None:
    """The same over pairs of one group only: knowing the outlet is then no help. None where no group has both."""
    scores, loaded, groups = np.asarray(score, dtype=np.float64), np.asarray(is_loaded, dtype=bool), np.asarray(group)
    found = [_won_pairs(scores[groups == name], loaded[groups == name]) for name in np.unique(groups)]
    won, pairs = (sum(column) for column in zip(*found, strict=True)) if found else (0.0, 0)
    return won / pairs if pairs else None


def _won_pairs(score: NDArray[np.float64], is_loaded: NDArray[np.bool_]) -> tuple[float, int]:
    """How many pairs of a loaded text and another one the loaded one wins, and how many pairs there are."""
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    n = int(is_loaded.sum())
    return float(rank[is_loaded].sum() - n * (n + 1) / 2), n * (score.size - n)
