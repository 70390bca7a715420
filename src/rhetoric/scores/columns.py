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
from rhetoric.text.batch import Part, Small
from rhetoric.text.table import Ids

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


def sum_by_voice(article: Ids, part: Small, weights: Mapping[str, NDArray[Any]], n_articles: int) -> VoiceColumns:
    """For each voice and each column of `weights` its sums by article: float64 (n_articles,).

    article, part: (n,), of whatever stands in one article and part (words, runs of them, terms), in any order, as are
    the columns. They are put in the order of their groups once, for all columns.
    """
    group = article * len(Part) + part
    order = np.argsort(group, kind="stable")
    group = group[order]
    first = np.flatnonzero(np.diff(group, prepend=-1))
    table = np.zeros((len(weights), n_articles * len(Part)))
    if first.size:
        rows = np.array(list(weights.values()), dtype=np.float64)
        table[:, group[first]] = np.add.reduceat(rows[:, order], first, axis=1)
    of_part = table.reshape(len(weights), n_articles, len(Part)).transpose(2, 0, 1)
    sums = {voice: sum(of_part[part] for part in parts) for voice, parts in PARTS.items()}
    return {voice: dict(zip(weights, rows, strict=True)) for voice, rows in sums.items()}


def sum_by(group: ArrayLike, weights: ArrayLike, n_groups: int) -> Floats:
    """float64 (n_groups,): the sum of `weights` in each group. (bincount gives integers where there is nothing.)"""
    return np.bincount(np.asarray(group), weights=np.asarray(weights), minlength=n_groups).astype(np.float64)


def ratio(numerator: Floats, denominator: Floats) -> Floats:
    """numerator / denominator, NaN where the denominator is 0."""
    quotient: Floats = np.divide(numerator, denominator, out=np.full(numerator.shape, np.nan), where=denominator > 0)
    return quotient
