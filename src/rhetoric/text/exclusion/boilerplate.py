"""Single paragraphs that a page prints around an article: advertisements, links, credits, notices.

A paragraph is looked at closely only when it begins with the words that begin some phrase of the rules, or when
it stands at the end and has a word that some phrase must contain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.exclusion.boilerplate_rules import Phrase, Rule
from rhetoric.text.exclusion.page import Page
from rhetoric.text.exclusion.phrases import BEFORE, RARE_MARKS, first_two, plain_words
from rhetoric.text.exclusion.telling import CLOSING

OPENING, ENDING = 6, 8
"""Paragraphs at the start and at the end that are an edge of the text."""
MOST_CREDITS = 4
"""Paragraphs at the end, other boilerplate apart, that may match a phrase whose first word is open."""
LONGEST, LONGEST_INSIDE = 900, 500
"""Code points; no longer paragraph is looked at, at an edge and elsewhere."""
LONGEST_TWO_WORDS, LONGEST_TITLE = 40, 160

_SENTENCE_END = re.compile(r"[.!][\"”’'»)]*$")


def find_boilerplate(page: Page) -> dict[int, str]:
    """The paragraphs that are boilerplate, each with the name of its rule."""
    rules = page.telling.rules
    found: dict[int, Rule] = {}
    for paragraph in _suspects(page):
        start, end = page.span(paragraph)
        first, second = first_two(page.layout.text[start : min(end, start + LONGEST_TWO_WORDS)])
        seconds = rules.openings.get(first, {})
        phrases = seconds.get(second, ()) + seconds.get(None, ())
        if phrases and (rule := _matching(page, paragraph, phrases)):
            found[paragraph] = rule
    _add_closings(page, found)
    _add_listed_titles(page, found)
    return {paragraph: rule.name for paragraph, rule in found.items()}


def _suspects(page: Page) -> list[int]:
    """The paragraphs that begin with the words of some phrase or with a mark that may stand before them."""
    layout, words, paragraphs = page.layout, page.telling.words, page.layout.paragraphs
    if not layout.types.size:
        return []
    first = np.minimum(paragraphs.first_chunk, layout.types.size - 1)
    second = np.minimum(first + 1, layout.types.size - 1)
    # A bare id of -1, no word, finds the table's last place, which is always free.
    begins = page.telling.pairs[words["opening"][page.bare[first]], words["second"][page.bare[second]]]
    is_edge = (page.rank < OPENING) | (page.rank_from_end < ENDING)
    is_short = page.n_points <= np.where(is_edge, LONGEST, LONGEST_INSIDE)
    before = _stands_before()
    is_marked = before[np.minimum(layout.points[paragraphs.start], before.size - 1)]
    return np.flatnonzero(page.is_text & is_short & (begins | is_marked)).tolist()


@cache
def _stands_before() -> NDArray[np.bool_]:
    """bool: whether each code point is a mark of BEFORE; beyond the table none is."""
    points = [ord(mark) for mark in BEFORE]
    table = np.zeros(max(points) + 2, dtype=bool)
    table[points] = True
    return table


def _matching(page: Page, paragraph: int, phrases: Sequence[Phrase]) -> Rule | None:
    """The first rule that holds at this place and whose phrase the paragraph is."""
    document = page.document_of(paragraph)
    at_start, at_end = paragraph - document.start < OPENING, document.stop - paragraph <= ENDING
    at_least = page.n_words_at_least(paragraph)
    here = [p for p in phrases if p.rule.most_words >= at_least and _holds_at(p.rule, at_start, at_end)]
    words = plain_words(page.text_of(paragraph)) if here else ""
    n_words = words.count(" ")
    for phrase in here:
        if n_words <= phrase.rule.most_words and phrase.pattern.match(words):
            return phrase.rule
    return None


def _holds_at(rule: Rule, at_start: bool, at_end: bool) -> bool:
    if rule.where == "anywhere":
        return True
    return (at_start and rule.where != "end") or (at_end and rule.where != "start")


def _add_closings(page: Page, found: dict[int, Rule]) -> None:
    """Add paragraphs at the end that a phrase describes which may begin with any word."""
    closings = page.telling.rules.closings
    for document, suspects in groupby(_closing_suspects(page), page.document_of):
        closing = [paragraph for paragraph in document[-ENDING:] if paragraph not in found][-MOST_CREDITS:]
        for paragraph in suspects:
            text = page.text_of(paragraph).lower() if paragraph in closing else ""
            phrases = [phrase for word in closings if word in text for phrase in closings[word]]
            if phrases and (rule := _matching(page, paragraph, phrases)):
                found[paragraph] = rule


def _closing_suspects(page: Page) -> list[int]:
    """The short paragraphs at the end that hold a word or a mark which such a phrase must contain."""
    has_sign = (page.signs & CLOSING) > 0
    starts = page.layout.paragraphs.start
    for mark in set(RARE_MARKS) & page.telling.rules.closings.keys():
        has_sign[np.searchsorted(starts, _places(page.layout.text, mark), side="right") - 1] = True
    is_near = page.is_text & (page.rank_from_end < ENDING) & (page.n_points <= LONGEST)
    return np.flatnonzero(has_sign & is_near).tolist()


def _places(text: str, mark: str) -> list[int]:
    places = []
    at = text.find(mark)
    while at >= 0:
        places.append(at)
        at = text.find(mark, at + 1)
    return places


def _add_listed_titles(page: Page, found: dict[int, Rule]) -> None:
    """Add the titles under a heading such as "Related", when nothing else follows them till the end."""
    for document in {page.document_of(paragraph) for paragraph, rule in found.items() if rule.heads_list}:
        first = document.stop
        while first > document.start and (first - 1 in found or _is_title(page, first - 1)):
            first -= 1
        heads = (paragraph for paragraph in range(first, document.stop) if _heads(found, paragraph))
        head = next(heads, document.stop)
        for paragraph in range(head, document.stop):
            found.setdefault(paragraph, found[head])


def _heads(found: Mapping[int, Rule], paragraph: int) -> bool:
    return paragraph in found and found[paragraph].heads_list


def _is_title(page: Page, paragraph: int) -> bool:
    start, end = page.span(paragraph)
    return end - start <= LONGEST_TITLE and not _SENTENCE_END.search(page.layout.text, start, end)
