"""Who speaks: the subjects of quotations and of reported speech, in the order of the text.

a subject of its own                                      whom it means (see `cast`)
a quotation that follows another one (see `voices`)       that one's speaker
words that nobody claims, in the paragraph of a quotation “…,” Ada Brandt said. But now “…”
a sentence that nobody claims, behind reported speech     Ada Brandt said no. “It was late.”
the same, alone in the next paragraph                     Ada Brandt said no.

                                                          “It was late.”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.text.quotation.cast import Cast, Subject
from rhetoric.text.quotation.columns import QuotationColumns
from rhetoric.text.table import Ids

BESIDE, SENTENCE, ALONE = 1, 2, 3
"""How a quotation may go on with who spoke last: after another one in its paragraph; after a report in it too; as the
whole next paragraph too."""
_NOBODY = -1

Names = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Reports:
    """What is reported, in order, as far as it tells who speaks.

    start, document, paragraph: int64 (r,). subject: of each. is_aside: of each, nothing that a text goes on with.
    """

    start: Ids
    document: Ids
    paragraph: Ids
    subject: Sequence[Subject | None]
    is_aside: Sequence[bool]


_NOTHING: Ids = np.zeros(0, dtype=np.int64)
NO_REPORTS = Reports(_NOTHING, _NOTHING, _NOTHING, (), ())


class _Turns:
    """The turns of one document so far."""

    def __init__(self) -> None:
        self.cast = Cast()
        self._last: tuple[str | None, int] = None, -1
        self._quoted: tuple[str | None, int] = None, -1

    def reading_on(self, how: int, paragraph: int) -> str | None:
        """Who goes on speaking in a quotation that nobody claims."""
        speaker, where = self._last
        if how == BESIDE:
            return speaker if (speaker, paragraph) == self._quoted == self._last else None
        return speaker if how and paragraph - where <= (how == ALONE) else None

    def take(self, speaker: str | None, paragraph: int, *, is_quoted: bool) -> None:
        """A speaker's turn; None for somebody who is not known."""
        if is_quoted:
            self._quoted = speaker, paragraph
        self._last = speaker, paragraph


def read_turns(quotations: QuotationColumns, reports: Reports = NO_REPORTS) -> tuple[Names, Names]:
    """The speaker of each quotation and of each report; None where it is not plain, and of marks of distance."""
    quoted: list[str | None] = []
    reported: list[str | None] = []
    turns, last = _Turns(), _NOBODY
    facts = list(zip(quotations.subject, quotations.follows.tolist(), quotations.reads_on.tolist(),
                     quotations.is_direct.tolist(), strict=True))  # fmt: skip
    for is_quotation, place, document, paragraph in _in_order(quotations, reports):
        if document != last:
            turns, last = _Turns(), document
        if not is_quotation:
            is_aside = reports.is_aside[place]
            speaker = turns.cast.who(reports.subject[place], is_aside=is_aside)
            reported.append(speaker)
            if not is_aside and speaker is not None:
                turns.take(speaker, paragraph, is_quoted=False)
            continue
        subject, leader, how, is_direct = facts[place]
        speaker = turns.cast.who(subject)
        if speaker is None and leader >= 0:
            speaker = quoted[leader]
        if speaker is None and subject is None:
            speaker = turns.reading_on(how, paragraph)
        quoted.append(speaker)
        if is_direct:
            turns.take(speaker, paragraph, is_quoted=True)
    return quoted, reported


def _in_order(quotations: QuotationColumns, reports: Reports) -> Iterator[tuple[bool, int, int, int]]:
    """(whether it is a quotation, its place among those or the reports, document, paragraph), as they stand."""
    n = quotations.start.size
    order = np.argsort(np.concatenate((quotations.start, reports.start)), kind="stable").tolist()
    document = np.concatenate((quotations.document, reports.document)).tolist()
    paragraph = np.concatenate((quotations.paragraph, reports.paragraph)).tolist()
    for k in order:
        yield k < n, k if k < n else k - n, document[k], paragraph[k]
