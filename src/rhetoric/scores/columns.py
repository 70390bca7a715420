"""Sums by article and voice, and the shape in which every score answers.

A score answers with `VoiceColumns`: for each voice a float64 array (a,) a metric, one value an article, NaN where the
metric is undefined. NaN stays inside this package: what leaves it is None or NULL.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rhetoric.model import Voice
from rhetoric.text.batch import Part

Floats = NDArray[np.float64]
Columns = dict[str, Floats]
VoiceColumns = dict[Voice, Columns]

PARTS: Mapping[Voice, tuple[Part, ...]] = {
    "body": (Part.OUTLET, Part.QUOTED),
    "outlet": (Part.OUTLET,),
    "quoted": (Part.QUOTED,),
    "headline": (Part.HEADLINE,),
}


_IS_IN = {voice: np.array([part in parts for part in Part]) for voice, parts in PARTS.items()}


def in_voice(part: NDArray[np.int8], voice: Voice) -> NDArray[np.bool_]:
    """bool (n,): whether each Part belongs to a voice."""
    return np.asarray(_IS_IN[voice][part])


class PartSums:
    """Sums over words (chunks, terms) by article, for each voice.

    article, part: (n,), of what is summed, in the order of the text: whatever stands side by side in one article and
    part is summed as a run first.
    """

    def __init__(self, article: ArrayLike, part: ArrayLike, n_articles: int) -> None:
        group = np.asarray(article) * len(Part) + np.asarray(part)
        self._runs = np.flatnonzero(np.diff(group, prepend=-1))
        self._group = group[self._runs]
        self._n_articles = n_articles

    def of(self, weights: NDArray[Any]) -> dict[Voice, Floats]:
        """The sum of `weights` (n,) in each article: float64 (n_articles,) a voice."""
        runs = np.add.reduceat(weights, self._runs, dtype=np.float64) if self._runs.size else weights[:0]
        table = sum_by(self._group, runs, self._n_articles * len(Part)).reshape(self._n_articles, len(Part))
        return {voice: table[:, [int(part) for part in parts]].sum(axis=1) for voice, parts in PARTS.items()}


def sum_by(group: ArrayLike, weights: ArrayLike, n_groups: int) -> Floats:
    """float64 (n_groups,): the sum of `weights` in each group. (bincount gives integers where there is nothing.)"""
    return np.bincount(np.asarray(group), weights=np.asarray(weights), minlength=n_groups).astype(np.float64)


def ratio(numerator: Floats, denominator: Floats) -> Floats:
    """numerator / denominator, NaN where the denominator is 0."""
    quotient: Floats = np.divide(numerator, denominator, out=np.full(numerator.shape, np.nan), where=denominator > 0)
    return quotient
