"""From what each mark of a region does to spans, orphans and possible passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rhetoric.model import OrphanMark
from rhetoric.text.quotation.estimates import Estimate, estimate_end, estimate_start
from rhetoric.text.quotation.marks import Mark
from rhetoric.text.quotation.pairing import Action
from rhetoric.text.quotation.regions import MarkedText
from rhetoric.text.quotation.spans import CLOSED_LATER, CONTINUED, Findings, Span, mark_rule

Role = Literal["opener", "closer"]


class SpanBuilder:
    """Walks through the actions of one reading, paragraph by paragraph, and collects what they make.

    `_open`: the openers that are not closed yet. `_start`: where the outer one's words in this paragraph
    begin. `_opener`: the last mark that opened or reopened an outer quotation. `_continues`: it began in a
    paragraph before. `_blind`: and no mark has said so since.
    """

    def __init__(self, marked: MarkedText, findings: Findings) -> None:
        self._marked = marked
        self._findings = findings
        self._open: list[Mark] = []
        self._opener: Mark | None = None
        self._start = 0
        self._continues = False
        self._blind = False

    def read(self, number: int, actions: Sequence[Action]) -> None:
        """One paragraph: an action for each of its marks, and one for its end."""
        marks = self._marked.marks(number)
        if self._open:
            self._start = self._marked.paragraphs[number][0]
        for place, mark in enumerate(marks):
            if actions[place] == "open":
                self._opened(mark)
            elif actions[place] == "reopen":
                self._start, self._opener, self._blind = mark.start, mark, False
            elif actions[place] == "close":
                self._closed(number, mark)
            elif actions[place] == "orphan":
                self._orphan(number, mark, self._limit(number, place, actions))
        self._end_paragraph(number, actions[-1])

    def _opened(self, mark: Mark) -> None:
        if not self._open:
            self._start, self._opener = mark.start, mark
            self._continues = self._blind = False
        self._open.append(mark)

    def _closed(self, number: int, mark: Mark) -> None:
        opener = self._open.pop()
        if opener.costs.family != mark.costs.family:
            opener = self._open.pop()
        if self._open:
            return
        if self._blind:
            self._report(mark, "closer", CLOSED_LATER)
        rule = CONTINUED if self._continues else mark_rule(self._marked.text, opener, mark)
        self._emit(number, mark.end, rule, opener.costs.family)

    def _end_paragraph(self, number: int, action: Action) -> None:
        if action == "end" or self._opener is None:
            return
        end = self._marked.paragraphs[number][1]
        if action == "abandon":
            self._open.clear()
            self._orphan_opener(number, self._opener, end)
            return
        if action == "carry blind" and not self._blind:
            self._report(self._opener, "opener", CLOSED_LATER)
            self._blind = True
        del self._open[1:]
        self._emit(number, end, CONTINUED, self._open[0].costs.family)
        self._continues = True

    def _emit(self, number: int, end: int, rule: str, family: str) -> None:
        rule = CLOSED_LATER if self._blind else rule
        span = Span(self._start, end, rule, family, number, not self._blind, self._continues)
        self._findings.spans.append(span)

    def _limit(self, number: int, place: int, actions: Sequence[Action]) -> int:
        """Where the next mark stands that is one, else the end of the paragraph."""
        marks = self._marked.marks(number)
        following = (n for n in range(place + 1, len(marks)) if actions[n] != "ignore")
        following_mark = next(following, None)
        return self._marked.paragraphs[number][1] if following_mark is None else marks[following_mark].start

    def _orphan(self, number: int, mark: Mark, limit: int) -> None:
        opens = mark.costs.opens <= mark.costs.closes
        if self._open:
            self._report(mark, "opener" if opens else "closer", "inside a quotation")
            return
        self._continues = False
        if opens:
            self._orphan_opener(number, mark, limit)
        else:
            self._orphan_closer(number, mark)

    def _orphan_opener(self, number: int, mark: Mark, limit: int) -> None:
        marked = self._marked
        ends = limit == marked.paragraphs[number][1]
        found = estimate_end(marked.text, (mark.start, mark.end), limit, ends, marked.cues)
        self._estimated(number, mark, "opener", found)

    def _orphan_closer(self, number: int, mark: Mark) -> None:
        marked, spans = self._marked, self._findings.spans
        paragraph = marked.paragraphs[number]
        limit = spans[-1].end if spans and spans[-1].paragraph == number else paragraph[0]
        found = estimate_start(marked.text, (mark.start, mark.end), limit, paragraph, marked.cues)
        self._estimated(number, mark, "closer", found)

    def _estimated(self, number: int, mark: Mark, role: Role, found: Estimate) -> None:
        self._report(mark, role, found.rule)
        span = Span(found.start, found.end, found.rule, mark.costs.family, number, False, self._continues)
        self._findings.spans.append(span)
        self._findings.possible.append(found.possible)

    def _report(self, mark: Mark, role: Role, rule: str) -> None:
        glyph = self._marked.text[mark.start : mark.end]
        self._findings.orphans.append(OrphanMark(mark.start, glyph, role, rule))
