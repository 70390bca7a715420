"""The headline where a text prints it once more above the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rhetoric.text.paragraphs import Span

PLACES = 3
"""Paragraphs from the start among which the headline may stand, behind a section's name or a date."""
MOST_OUTLET_WORDS = 5
LONGEST_OUTLET = 40
"""Code points by which the two may differ: an outlet's name and marks."""

_WORD = re.compile(r"\w+")
_OUTLET = re.compile(r"\s+[|•·–—-]+\s+")


def find_headline(text: str, paragraphs: Sequence[Span], title: str | None) -> int | None:
    """The index of the paragraph that is the title, or None.

    Case, punctuation, white space and a Markdown sign make no difference, nor does an outlet's name that
    stands behind a dash or a bar at the end of either.
    """
    if not title or not title.strip():
        return None
    for index, (start, end) in enumerate(paragraphs[:PLACES]):
        if abs(end - start - len(title)) > LONGEST_OUTLET:
            continue
        if not _names(title).isdisjoint(_names(text[start:end])):
            return index
    return None


def _names(title: str) -> set[str]:
    """The title's words, with and without an outlet's name at the end."""
    names = {_words(title)}
    *front, last = _OUTLET.split(title)
    if front and len(last.split()) <= MOST_OUTLET_WORDS:
        names.add(_words(title[: title.rindex(last)]))
    return names - {""}


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("’", "").replace("'", "")))
