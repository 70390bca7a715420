"""From what each mark of a region does to spans, orphans and possible passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rhetoric.model import OrphanMark
from rhetoric.text.marks.glyphs import DOUBLE, SINGLE
from rhetoric.text.quotation.lost_closers import estimate_end
from rhetoric.text.quotation.lost_openers import estimate_start
from rhetoric.text.quotation.marks import Mark
from rhetoric.text.quotation.pairing import Action
from rhetoric.text.quotation.regions import Region
from rhetoric.text.quotation.spans import CLOSED_LATER, CONTINUED, Estimate, Findings, Role, Span, mark_rule


class SpanBuilder:
    """Walks through the actions of one reading, paragraph by paragraph, and collects what they make.

    `_open`: the openers that are not closed yet. `_start`: where the outer one's words in this paragraph
    begin. `_opener`: the last mark that opened or reopened an outer quotation. `_continues`: it began in a
    paragraph before. `_blind`: and no mark has said so since. `_place`, `_number`, `_low`, `_high`: the paragraph.
    """

    def __init__(self, region: Region, findings: Findings) -> None:
        self._region = region
        self._findings = findings
        self._open: list[Mark] = []
        self._opener: Mark | None = None
        self._start = 0
        self._continues = False
        self._blind = False
        self._place = self._number = self._low = self._high = 0

    def read(self, place: int, actions: Sequence[Action]) -> None:
        """One paragraph of the region: an action for each of its marks, and one for its end."""
        self._place, self._number = place, self._region.numbers[place]
        self._low, self._high = self._region.paragraphs[place]
        if self._open:
            self._start = self._low
        for n, mark in enumerate(self._region.marks[place]):
            if actions[n] == "open":
                self._opened(mark)
            elif actions[n] == "open mistyped":
                self._opened(replace(mark, costs=mark.costs._replace(family=DOUBLE)))
            elif actions[n] == "reopen":
                self._start, self._opener, self._blind = mark.start, mark, False
            elif actions[n] == "close":
                self._closed(mark)
            elif actions[n] == "close mistyped":
                self._closed(replace(mark, costs=mark.costs._replace(family=DOUBLE)))
            elif actions[n] == "orphan":
                self._orphan(mark, self._limit(n, actions))
        self._end_paragraph(actions[-1])

    def _opened(self, mark: Mark) -> None:
        if not self._open:
            self._start, self._opener = mark.start, mark
            self._continues = self._blind = False
        self._open.append(mark)

    def _closed(self, mark: Mark) -> None:
        opener = self._open.pop()
        if opener.costs.family != mark.costs.family:
            opener = self._open.pop()
        if self._open:
            return
        if self._blind:
            self._report(mark, "closer", CLOSED_LATER)
        rule = CONTINUED if self._continues else mark_rule(self._region.text, opener, mark)
        self._emit(mark.end, rule, opener.costs.family)

    def _end_paragraph(self, action: Action) -> None:
        if action == "end" or self._opener is None:
            return
        if action == "abandon":
            self._open.clear()
            self._orphan_opener(self._opener, self._high)
            return
        if action == "carry blind" and not self._blind:
            self._report(self._opener, "opener", CLOSED_LATER)
            self._blind = True
        del self._open[1:]
        self._emit(self._high, CONTINUED, self._open[0].costs.family)
        self._continues = True

    def _emit(self, end: int, rule: str, family: str) -> None:
        if self._reached() > self._start:
            return  # what is nested in a quotation without a closer belongs to it
        rule = CLOSED_LATER if self._blind else rule
        span = Span(self._start, end, rule, family, self._number, not self._blind, self._continues)
        self._findings.spans.append(span)

    def _reached(self) -> int:
        """How far the spans of this paragraph reach so far."""
        spans = self._findings.spans
        return spans[-1].end if spans and spans[-1].paragraph == self._number else self._low

    def _is_over_single(self, mark: Mark) -> bool:
        """Whether what stands in single marks is nested in what a mark encloses."""
        return mark.costs.family != SINGLE and self._region.outer != SINGLE

    def _limit(self, n: int, actions: Sequence[Action]) -> int:
        """Where the next mark stands that no double mark goes over, else the end of the paragraph."""
        marks = self._region.marks[self._place]
        lesser = SINGLE if self._is_over_single(marks[n]) else ""
        following = (
            marks[k].start
            for k in range(n + 1, len(marks))
            if actions[k] != "ignore" and marks[k].costs.family != lesser
        )
        return next(following, self._high)

    def _orphan(self, mark: Mark, limit: int) -> None:
        opens = mark.costs.opens <= mark.costs.closes
        if self._open:
            self._report(mark, "opener" if opens else "closer", "inside a quotation")
            return
        self._continues = False
        if opens:
            self._orphan_opener(mark, limit)
        else:
            self._orphan_closer(mark)

    def _orphan_opener(self, mark: Mark, limit: int) -> None:
        region = self._region
        found = estimate_end(region.text, (mark.start, mark.end), limit, (self._low, self._high), region.cues)
        self._estimated(mark, "opener", found)

    def _orphan_closer(self, mark: Mark) -> None:
        region, spans = self._region, self._findings.spans
        nested: list[Span] = []
        while self._is_over_single(mark) and self._reached() > self._low and spans[-1].family == SINGLE:
            nested.append(spans.pop())
        edges = (mark.start, mark.end), self._reached(), (self._low, self._high)
        found = estimate_start(region.text, *edges, region.cues, is_led_in=region.is_led_in(self._place))
        spans.extend(span for span in reversed(nested) if span.end <= found.start)
        self._estimated(mark, "closer", found)

    def _estimated(self, mark: Mark, role: Role, found: Estimate) -> None:
        self._report(mark, role, found.rule)
        self._findings.possible.append(found.possible)
        if self._reached() <= found.start:
            span = Span(found.start, found.end, found.rule, mark.costs.family, self._number, False, self._continues)
            self._findings.spans.append(span)

    def _report(self, mark: Mark, role: Role, rule: str) -> None:
        glyph = self._region.text[mark.start : mark.end]
        self._findings.orphans.append(OrphanMark(mark.start - self._region.low, glyph, role, rule))
