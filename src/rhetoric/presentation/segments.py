"""Spans that may cross, cut into runs of characters under the same spans, and written as nested elements.

A sweep over the spans' boundaries: O(n log n) for n spans of bounded depth. Where an outer element ends in an
inner one, the inner one is closed and opened again; both parts carry the whole span's offsets.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rhetoric.presentation.escaping import escape, escape_attribute


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text and how it is shown. Marks of a lower `layer` enclose those of a higher one."""

    start: int
    end: int
    layer: int
    name: str
    classes: str
    title: str = ""
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters start..end that lie under the same marks, the outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut(marks: Iterable[Mark], edges: Iterable[int], length: int) -> Iterator[Run]:
    """The runs of a text of `length` characters, in order and without gaps, cut also at each of `edges`."""
    opening = sorted(marks, key=lambda mark: mark.start)
    positions = {0, length, *edges}
    for mark in opening:
        positions |= {mark.start, mark.end}
    active: list[Mark] = []
    opened = 0
    for start, end in pairwise(sorted(positions)):
        active = [mark for mark in active if mark.end > start]
        while opened < len(opening) and opening[opened].start == start:
            insort(active, opening[opened], key=_outermost_first)
            opened += 1
        yield Run(start, end, tuple(active))


def write(text: str, runs: Iterable[Run]) -> str:
    """The runs as nested `span` elements; stripped of tags and unescaped this is the runs' text."""
    parts: list[str] = []
    open_marks: tuple[Mark, ...] = ()
    for run in runs:
        kept = _shared(open_marks, run.marks)
        parts.append("</span>" * (len(open_marks) - kept))
        parts.extend(_opening_tag(mark, continued=run.start > mark.start) for mark in run.marks[kept:])
        parts.append(escape(text[run.start : run.end]))
        open_marks = run.marks
    parts.append("</span>" * len(open_marks))
    return "".join(parts)


def _outermost_first(mark: Mark) -> tuple[int, int, int]:
    return mark.layer, mark.start, -mark.end


def _shared(before: Sequence[Mark], after: Sequence[Mark]) -> int:
    """How many marks, from the outermost, are the same."""
    n = 0
    for old, new in zip(before, after, strict=False):
        if old is not new:
            break
        n += 1
    return n


def _opening_tag(mark: Mark, *, continued: bool) -> str:
    classes = f"{mark.classes} continued" if continued else mark.classes
    tag = f'<span class="{classes}" data-mark="{mark.name}" data-start="{mark.start}" data-end="{mark.end}"'
    if mark.anchor and not continued:
        tag += f' id="{mark.anchor}"'
    if mark.number and not continued:
        tag += f' data-number="{mark.number}"'
    if mark.title:
        tag += f' title="{escape_attribute(mark.title)}"'
    return tag + ">"
