"""The marks of what is no prose: thousands together are counted, not weighed."""

from __future__ import annotations

from rhetoric.model import OrphanMark
from rhetoric.text.quotation.marks import Mark
from rhetoric.text.quotation.regions import Region
from rhetoric.text.quotation.spans import Findings, Role, Span

COUNTED = "outermost of many nested marks"


def count_marks(region: Region, place: int, findings: Findings) -> None:
    """Take each mark in its likelier direction; a span reaches from depth nought to depth nought.

    A paragraph without a letter or a digit quotes nothing, so its marks lack nothing either.
    """
    text, (low, high), number = region.text, region.paragraphs[place], region.numbers[place]
    if not any(map(str.isalnum, text[low:high])):
        return
    opened: list[Mark] = []
    for mark in region.marks[place]:
        if mark.costs.opens <= mark.costs.closes:
            opened.append(mark)
        elif opened:
            opener = opened.pop()
            if not opened:
                findings.spans.append(Span(opener.start, mark.end, COUNTED, opener.costs.family, number, False))
        else:
            findings.orphans.append(_orphan(region, mark, "closer"))
    findings.orphans += [_orphan(region, mark, "opener") for mark in opened]


def _orphan(region: Region, mark: Mark, role: Role) -> OrphanMark:
    return OrphanMark(mark.start - region.low, region.text[mark.start : mark.end], role, COUNTED)
