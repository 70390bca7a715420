"""The headline where a text prints it once more above the article."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.exclusion.page import Page
from rhetoric.text.table import Ids

PLACES = 3
"""Paragraphs from the start among which the headline may stand, behind a section's name or a date."""
MOST_OUTLET_WORDS = 5
LONGEST_OUTLET = 40
"""Code points by which the two may differ: an outlet's name and marks."""

_WORD = re.compile(r"\w+")
_OUTLET = re.compile(r"\s+[|•·–—-]+\s+")


def find_headlines(page: Page) -> list[int]:
    """The paragraphs that are the title of their text; one a text, at most.

    Case, punctuation, white space and a Markdown sign make no difference, nor does an outlet's name that
    stands behind a dash or a bar at the end of either.
    """
    found: dict[int, int] = {}
    for paragraph, title in _suspects(page):
        document = page.document[paragraph]
        if document not in found and not _names(page.text_of(title)).isdisjoint(_names(page.text_of(paragraph))):
            found[document] = paragraph
    return list(found.values())


def _suspects(page: Page) -> list[tuple[int, int]]:
    """First paragraphs that are about as long as the title and begin like it, each with the title's paragraph."""
    documents, paragraphs = page.layout.documents, page.layout.paragraphs
    if not page.layout.types.size:
        return []
    has_title = np.append(False, documents.is_headline[:-1] & (np.diff(documents.article) == 0))
    places = np.flatnonzero(page.is_text & (page.rank < PLACES) & has_title[paragraphs.document])
    titles = places - page.rank[places] - 1  # A title is the paragraph before the first of its text.
    is_there = paragraphs.document[titles] == paragraphs.document[places] - 1
    is_like = np.abs(page.n_points[places] - page.n_points[titles]) <= LONGEST_OUTLET
    chosen = np.flatnonzero(is_there & is_like)
    places, titles = places[chosen], titles[chosen]
    alike = ~_differ(_initials(page, places), _initials(page, titles))
    return list(zip(places[alike].tolist(), titles[alike].tolist(), strict=True))


def _initials(page: Page, paragraphs: Ids) -> Ids:
    """The first code point of each paragraph's first word, or of its first chunk."""
    layout = page.layout
    chunk = np.minimum(layout.paragraphs.first_chunk[paragraphs], layout.types.size - 1)
    at = layout.chunks.start[chunk] + layout.vocabulary.chunks["first_word_at"][layout.types[chunk]]
    return np.asarray(layout.points[at], dtype=np.int64)


def _differ(one: Ids, other: Ids) -> NDArray[np.bool_]:
    """Whether two code points are letters that differ in more than case; of marks and other scripts that is unknown."""
    are_letters = _is_letter(one) & _is_letter(other)
    return np.asarray(are_letters & ((one | 0x20) != (other | 0x20)))


def _is_letter(point: Ids) -> NDArray[np.bool_]:
    lower = point | 0x20
    return np.asarray((lower >= ord("a")) & (lower <= ord("z")))


def _names(title: str) -> set[str]:
    """The title's words, with and without an outlet's name at the end."""
    names = {_words(title)}
    *front, last = _OUTLET.split(title)
    if front and len(last.split()) <= MOST_OUTLET_WORDS:
        names.add(_words(title[: title.rindex(last)]))
    return names - {""}


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("’", "").replace("'", "")))
