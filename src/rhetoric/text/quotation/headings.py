"""Headlines: single marks quote there, and capitals make no title.

Many outlets quote in single marks in headlines and in double ones below them. The first paragraph of a text that has no
other marks than single ones is such a headline, whether or not it was told to be one; so is what was.
"""

from __future__ import annotations

import re

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.english import LABELS
from rhetoric.text.table import Ids

LONGEST = 200
"""Characters of a headline."""
LOOKED_BACK = 100
"""Characters before a span in which capitals are looked for."""
FEWEST_WORDS = 3
"""Fewer of the longer words tell nothing."""
LARGE_SHARE = 0.75
"""Of a headline that is set in capitals at least so many of the longer words have one."""

_ANNOUNCED = re.compile(
    rf"\s*(?!(?i:{'|'.join(sorted(LABELS))}): )(?:[^\W\d_a-z][\w.’'-]*\s+){{0,3}}[^\W\d_a-z][\w.’'-]*: "
)
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")


def are_short(layout: Layout, spans: SpanColumns) -> Flags:
    """bool (s,): whether the paragraph of each span is no longer than a headline."""
    length = layout.paragraphs.end - layout.paragraphs.start
    return np.asarray(length[spans.paragraph] <= LONGEST)


def are_headings(layout: Layout, spans: SpanColumns) -> Flags:
    """bool (s,): whether each span stands in a headline."""
    paragraphs, paragraph = layout.paragraphs, spans.paragraph
    is_first = np.diff(paragraphs.document, prepend=-1) != 0
    has_double = np.zeros(paragraphs.start.size, dtype=bool)
    has_double[paragraph[~spans.is_single]] = True
    is_heading = (is_first & ~has_double)[paragraph] & are_short(layout, spans)
    return np.asarray(is_heading | layout.documents.is_headline[paragraphs.document[paragraph]])


def are_announced(layout: Layout, spans: SpanColumns, asked: Ids) -> list[bool]:
    """Whether a speaker and a colon begin the headlines of the spans asked (Brandt: Dam is ‘safe’)."""
    starts = layout.paragraphs.start[spans.paragraph[asked]].tolist()
    ends = spans.start[asked].tolist()
    return [_ANNOUNCED.match(layout.text, start, end) is not None for start, end in zip(starts, ends, strict=True)]


def are_in_capitals(layout: Layout, spans: SpanColumns, asked: Ids, whole: Flags) -> list[bool]:
    """Whether the words before the spans asked have capitals too, so that theirs say nothing.

    whole: bool (s,), where those behind count as well.
    """
    paragraph = spans.paragraph[asked]
    high = np.where(whole[asked], layout.paragraphs.end[paragraph], spans.end[asked])
    low = np.maximum(layout.paragraphs.start[paragraph], spans.start[asked] - LOOKED_BACK)
    edges = zip(*(edge.tolist() for edge in (low, spans.start[asked], spans.end[asked], high)), strict=True)
    return [_has_capitals(layout.text[low:start] + layout.text[end:high]) for low, start, end, high in edges]


def _has_capitals(text: str) -> bool:
    words = _LONGER_WORD.findall(text)
    return len(words) >= FEWEST_WORDS and sum(word[0].isupper() for word in words) >= LARGE_SHARE * len(words)
