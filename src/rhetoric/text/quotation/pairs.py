"""Marks that simply alternate: nearly all of them, read for a whole batch at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.marks.contexts import SINGLE_ELIDED
from rhetoric.text.marks.glyphs import DOUBLE, GUILLEMET, SINGLE
from rhetoric.text.quotation.marks import Flags, Marks
from rhetoric.text.table import Ids

_DOUBLE, _GUILLEMET, _SINGLE, _ELIDED = map(ord, (DOUBLE, GUILLEMET, SINGLE, SINGLE_ELIDED))
_CLOSER_OF = np.zeros(128, dtype=np.uint8)
"""The role that closes each plain opener; no mark's role is 0."""
for _opener, _family in ((_DOUBLE, DOUBLE), (_GUILLEMET, GUILLEMET), (_SINGLE, SINGLE), (_ELIDED, SINGLE)):
    _CLOSER_OF[_opener] = ord(_family.lower())


def quotes_in_single(role: NDArray[np.uint8], document: Ids, n_documents: int) -> Flags:
    """bool (d,): the documents most of whose plain openers are single marks; role, document: of each mark."""
    singles = np.bincount(document[role == _SINGLE], minlength=n_documents)
    others = np.bincount(document[(role == _DOUBLE) | (role == _GUILLEMET)], minlength=n_documents)
    return singles > others


def pair_up(marks: Marks, first_mark: Ids, takes_single: Flags) -> tuple[Ids, Flags]:
    """The plain pairs, and the paragraphs that have other marks.

    first_mark: int64 (p + 1,), where each paragraph's marks begin. takes_single: bool (p,), whether single marks are
    outer ones there. int64 (k,): the places of the openers, each with its closer behind it. bool (p,): where not all
    marks simply alternate, each opener and its closer, neither in doubt; no pair is of such a paragraph.
    """
    place = np.arange(marks.start.size) - first_mark[marks.paragraph]
    openers = np.flatnonzero(place % 2 == 0)
    paragraph, role = marks.paragraph[openers], marks.role[openers]
    has_closer = openers + 1 < first_mark[paragraph + 1]
    is_pair = has_closer & (_CLOSER_OF[role] == np.append(marks.role, 0)[openers + 1])
    is_pair &= takes_single[paragraph] | ((role != _SINGLE) & (role != _ELIDED))
    is_unplain = np.zeros(takes_single.size, dtype=bool)
    is_unplain[paragraph[~is_pair]] = True
    return openers[~is_unplain[paragraph]], is_unplain
