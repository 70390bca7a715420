"""A batch's spans between marks, and its quotations, as columns. Positions are code points of the batch's string."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import OrphanMark
from rhetoric.text.quotation.cast import Subject
from rhetoric.text.table import Ids

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SpanColumns:
    """Passages between marks, in order, not overlapping, before anyone asks who speaks.

    start, end, paragraph: int64 (s,); paragraph: its place in `Layout.paragraphs`. rule: what found each. is_single:
    bool (s,), in single marks. is_certain: bool (s,), false where a mark had no partner. continues: bool (s,), it goes
    on with the words of the span before it, in a new paragraph. outer_is_single: bool (d,), the documents that quote in
    single marks. possible: int64 (k, 2), passages of the batch that may be quotation but are not counted, as found.
    orphans: of each document, in order, in its own code points.
    """

    start: Ids
    end: Ids
    paragraph: Ids
    rule: Sequence[str]
    is_single: Flags
    is_certain: Flags
    continues: Flags
    outer_is_single: Flags
    possible: Ids
    orphans: Sequence[Sequence[OrphanMark]]


@dataclass(frozen=True, slots=True)
class QuotationColumns:
    """Direct quotations and scare quotes of a batch, in order, not overlapping; a nested one belongs to the outer one.

    start, end, paragraph, document: int64 (q,). is_direct, is_certain: bool (q,). is_open: bool (q,), nobody plain
    claims it yet, and a report round it may (see `reported.fragments`). rule, subject, cue: of each. follows: int64
    (q,), see `voices`. reads_on: int64 (q,), see `turns`; who speaks is told there. possible: int64 (k, 2), passages
    that may be quotation but are not counted, in order, overlapping neither each other nor a direct quotation. orphans:
    of each document, in order, in its own code points; a document without one is balanced.
    """

    start: Ids
    end: Ids
    paragraph: Ids
    document: Ids
    is_direct: Flags
    is_certain: Flags
    is_open: Flags
    rule: Sequence[str]
    subject: Sequence[Subject | None]
    cue: Sequence[str | None]
    follows: Ids
    reads_on: Ids
    possible: Ids
    orphans: Sequence[Sequence[OrphanMark]]

    def direct_edges(self) -> Ids:
        """int64 (d, 2): start and end of the direct quotations."""
        return np.stack((self.start, self.end), axis=1)[self.is_direct]
