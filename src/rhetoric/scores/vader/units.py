"""The compounds of many texts that share their tokens (units): documents, sentences, parts of sentences.

A hit whose neighbours bring no rule into play has the lexicon's valence in every unit. The few others are worked out
for each kind of unit by itself: at the edges of a unit the neighbours differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.scores.columns import sum_by
from rhetoric.scores.vader.but import but_factors, scale_in_place
from rhetoric.scores.vader.marks import Marks
from rhetoric.scores.vader.neighbours import Neighbours
from rhetoric.scores.vader.rules import rule_valences
from rhetoric.text.table import Ids

Floats = NDArray[np.float64]

_ALPHA = 15
_FAR = np.iinfo(np.int64).max
_NOISE = 1e-9
_EXCLAMATION, _QUESTION, _MANY_QUESTIONS = 0.292, 0.18, 0.96


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one kind in a text.

    unit: int64 (m,), the unit of each mark. neighbours: of the hits under rules, as they are in these units.
    """

    marks: Marks
    unit: Ids
    neighbours: Neighbours

    def of_hits(self) -> Ids:
        """int64 (h,)."""
        return self.unit[: self.marks.n_hits]

    def of_buts(self) -> Ids:
        """int64 (b,)."""
        return self.unit[self.marks.n_hits :][: self.marks.n_buts]

    def of_emphatic(self) -> Ids:
        """int64 (e,), of chunks with exclamation or question marks."""
        return self.unit[self.marks.n_hits + self.marks.n_buts :]


def compounds(kinds: Sequence[Units], n_units: int) -> Floats:
    """float64 (n_units,): vaderSentiment's compound of each unit, -1 to 1, to 4 places; 0.0 for an empty one.

    The last unit is nobody's: what is in no unit has its number, and its compound means nothing.
    """
    emphasis = _emphasis(kinds, n_units)
    total = _totals(kinds, emphasis, n_units)
    total += np.sign(total) * emphasis
    return np.round(total / np.sqrt(total * total + _ALPHA), 4) + 0.0


def _emphasis(kinds: Sequence[Units], n_units: int) -> Floats:
    """float64 (u,): what exclamation and question marks add to a unit's total, whatever its sign."""
    unit = np.concatenate([kind.of_emphatic() for kind in kinds])
    n_exclamations = sum_by(unit, np.concatenate([kind.marks.n_exclamations for kind in kinds]), n_units)
    n_questions = sum_by(unit, np.concatenate([kind.marks.n_questions for kind in kinds]), n_units)
    few = np.where(n_questions > 1, n_questions * _QUESTION, 0.0)
    return np.minimum(n_exclamations, 4) * _EXCLAMATION + np.where(n_questions > 3, _MANY_QUESTIONS, few)


def _totals(kinds: Sequence[Units], emphasis: Floats, n_units: int) -> Floats:
    """float64 (u,): the sum of each unit's valences after all rules."""
    unit = np.concatenate([kind.of_hits() for kind in kinds])
    place = np.concatenate([kind.marks.hits for kind in kinds])
    valence = hit_valences(kinds)
    but = _first_but(kinds, n_units)[unit]
    before = place < but
    rows = np.flatnonzero((but != _FAR) & (valence != 0))
    scaled = valence.copy()
    scaled[rows] *= but_factors(unit[rows], valence[rows], before[rows])
    total = sum_by(unit, scaled, n_units)
    unsure = (emphasis > 0) & (np.abs(total) < _NOISE)
    rows = np.flatnonzero(unsure[unit] & (valence != 0))
    for of in np.unique(unit[rows]).tolist():
        own = rows[unit[rows] == of]
        total[of] = _total_of_one(valence[own].tolist(), before[own].tolist(), has_but=bool(but[own[0]] != _FAR))
    return total


def _total_of_one(values: list[float], before: list[bool], *, has_but: bool) -> float:
    """A unit's sum to the last digit, in the package's own order: where it is all but 0, its sign decides."""
    return sum(scale_in_place(values, sum(before)) if has_but else values)


def _first_but(kinds: Sequence[Units], n_units: int) -> Ids:
    """int64 (u,): the place of each unit's first "but", _FAR without one."""
    first = np.full(n_units, _FAR)
    unit = np.concatenate([kind.of_buts() for kind in kinds])
    place = np.concatenate([kind.marks.buts for kind in kinds])
    first[unit[::-1]] = place[::-1]  # of several the last one written stays
    first[-1] = _FAR
    return first


def hit_valences(kinds: Sequence[Units]) -> Floats:
    """float64 (h,): the valence of each hit in each kind of unit, after all rules but the "but" rule."""
    valence = np.concatenate([kind.marks.valence for kind in kinds])
    hits, near, capitals, n_before = [], [], [], 0
    for kind in kinds:
        around = kind.neighbours
        hits.append(around.hit + n_before)
        near.append(around.codes())
        capitals.append(around.has_small(near[-1], kind.unit[around.hit]))
        n_before += kind.marks.n_hits
    valence[np.concatenate(hits)] = rule_valences(np.concatenate(near, axis=1), np.concatenate(capitals))
    return valence
