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

from rhetoric.text.expand import ranges
from rhetoric.text.quotation.cast import PERSONAL_SUBJECTS, Cast, Subject
from rhetoric.text.quotation.columns import QuotationColumns
from rhetoric.text.table import Ids

BESIDE, SENTENCE, ALONE = 1, 2, 3
"""How a quotation may go on with who spoke last: after another one in its paragraph; after a report in it too; as the
whole next paragraph too."""
LOOKED_BACK = 6
"""So many reports before a quotation are asked who speaks."""

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

    def report(self, reports: Reports, place: int, paragraph: int) -> str | None:
        """Who speaks in a report; it is a turn where that is plain."""
        is_aside = reports.is_aside[place]
        speaker = self.cast.who(reports.subject[place], is_aside=is_aside)
        if not is_aside and speaker is not None:
            self.take(speaker, paragraph, is_quoted=False)
        return speaker

    def take(self, speaker: str | None, paragraph: int, *, is_quoted: bool) -> None:
        """A speaker's turn; None for somebody who is not known."""
        if is_quoted:
            self._quoted = speaker, paragraph
        self._last = speaker, paragraph


def quoted_speakers(quotations: QuotationColumns, reports: Reports = NO_REPORTS) -> Names:
    """The speaker of each quotation; None where it is not plain, and of marks of distance.

    reports: those that `asked_reports` names.
    """
    speakers: list[str | None] = [None] * len(quotations.subject)
    subjects, follows, reads_on = quotations.subject, quotations.follows.tolist(), quotations.reads_on.tolist()
    for turns, is_quotation, place, paragraph in _in_order(quotations, reports):
        if not is_quotation:
            turns.report(reports, place, paragraph)
            continue
        subject, leader = subjects[place], follows[place]
        speaker = None if subject is None else turns.cast.who(subject)
        if speaker is None and leader >= 0:
            speaker = speakers[leader]
        if speaker is None and subject is None:
            speaker = turns.reading_on(reads_on[place], paragraph)
        speakers[place] = speaker
        turns.take(speaker, paragraph, is_quoted=True)
    return speakers


def asked_reports(quotations: QuotationColumns, start: Ids) -> Ids:
    """int64 (n,): the places of the reports, given where each starts, that tell who speaks in quotations: a few between
    one whose speaker is a pronoun, or that reads on, and the direct quotation before it."""
    is_pronoun = np.array([subject in PERSONAL_SUBJECTS for subject in quotations.subject], dtype=bool)
    is_read_on = np.array([subject is None for subject in quotations.subject], dtype=bool)
    is_read_on &= (quotations.reads_on > 0) & (quotations.follows < 0)
    asking = np.flatnonzero(quotations.is_direct & (is_pronoun | is_read_on))
    direct = np.flatnonzero(quotations.is_direct)
    before = np.searchsorted(direct, asking) - 1
    low = np.where(before >= 0, quotations.end[direct[before]], 0)
    first, last = np.searchsorted(start, low), np.searchsorted(start, quotations.start[asking])
    first = np.maximum(first, last - LOOKED_BACK)
    return ranges(first, last - first)


def reported_speakers(quotations: QuotationColumns, quoted: Names, reports: Reports) -> Names:
    """The speaker of each report, given those of the quotations; None where it is not plain."""
    speakers: list[str | None] = []
    for turns, is_quotation, place, paragraph in _in_order(quotations, reports):
        if not is_quotation:
            speakers.append(turns.report(reports, place, paragraph))
        elif (speaker := quoted[place]) is not None:
            turns.cast.who((speaker, speaker[:1].isupper()))
    return speakers


def _in_order(quotations: QuotationColumns, reports: Reports) -> Iterator[tuple[_Turns, bool, int, int]]:
    """(the turns of its document, whether it is a direct quotation, its place among those or the reports, its
    paragraph), as they stand."""
    direct = np.flatnonzero(quotations.is_direct)
    order = np.argsort(np.concatenate((quotations.start[direct], reports.start)), kind="stable")
    document = np.concatenate((quotations.document[direct], reports.document))[order].tolist()
    place = np.concatenate((direct, np.arange(reports.start.size)))[order].tolist()
    paragraph = np.concatenate((quotations.paragraph[direct], reports.paragraph))[order].tolist()
    turns, last = _Turns(), -1
    for number, is_quotation, k, where in zip(document, (order < direct.size).tolist(), place, paragraph, strict=True):
        if number != last:
            turns, last = _Turns(), number
        yield turns, is_quotation, k, where
