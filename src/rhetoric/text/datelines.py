"""Datelines: the place, the day and the agency before a dash, with which a report begins.

CHICAGO—The council …      LA CROSSE, Wis. — The council …      May 3 (Reuters) - The council …
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from rhetoric.text.layout import Layout

FIRST_PARAGRAPHS = 3
"""A dateline stands in one of so many; a picture's caption may come before it."""

_AGENCY = r"[^\n—–]{0,50}\([A-Z][A-Za-z ]{1,20}\)"
_PLACE = r"[A-Z][A-Z'’.-]{2,}[^\n—–a-z]{0,30}(?:, [A-Z][\w.]{1,12})?"
_DATELINE = re.compile(rf"(?:{_AGENCY}|{_PLACE})\s?(?:[—–]|--?(?=\s))\s*")


def find_datelines(layout: Layout) -> Iterator[tuple[int, int]]:
    """(a paragraph, the code point of the batch where its dateline ends) of those that have one."""
    paragraphs = layout.paragraphs
    document = paragraphs.document
    number = np.arange(document.size) - np.searchsorted(document, document)
    asked = np.flatnonzero(number < FIRST_PARAGRAPHS)
    edges = zip(asked.tolist(), paragraphs.start[asked].tolist(), paragraphs.end[asked].tolist(), strict=True)
    for paragraph, start, end in edges:
        found = _DATELINE.match(layout.text, start, end)
        if found is not None and found.end() < end:
            yield paragraph, found.end()
