"""The marks of what is no prose: thousands together are counted, not weighed."""

from __future__ import annotations

from rhetoric.model import OrphanMark
from rhetoric.text.quotation.marks import Mark
from rhetoric.text.quotation.regions import MarkedText
from rhetoric.text.quotation.spans import Findings, Span

COUNTED = "outermost of many nested marks"


def count_marks(marked: MarkedText, number: int, findings: Findings) -> None:
    """Take each mark in its likelier direction; a span reaches from depth nought to depth nought.

    A paragraph without a letter or a digit quotes nothing, so its marks lack nothing either.
    """
    text, (low, high) = marked.text, marked.paragraphs[number]
    if not any(map(str.isalnum, text[low:high])):
        return
    opened: list[Mark] = []
    for mark in marked.marks(number):
        if mark.costs.opens <= mark.costs.closes:
            opened.append(mark)
        elif opened:
            opener = opened.pop()
            if not opened:
                findings.spans.append(Span(opener.start, mark.end, COUNTED, opener.costs.family, number, False))
        else:
            findings.orphans.append(OrphanMark(mark.start, text[mark.start : mark.end], "closer", COUNTED))
    for mark in opened:
        findings.orphans.append(OrphanMark(mark.start, text[mark.start : mark.end], "opener", COUNTED))
