"""Single paragraphs that a page prints around an article: advertisements, links, credits, notices.

A paragraph is looked at closely only when it begins with a word that begins some phrase of the rules, or when
it stands at the end and has a word that some phrase must contain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rhetoric.text.boilerplate_rules import BoilerplateRules, Phrase, Rule
from rhetoric.text.paragraphs import Span
from rhetoric.text.phrases import BEFORE, first_two, plain_words

OPENING, CLOSING = 6, 8
"""Paragraphs at the start and at the end that are an edge of the text."""
MOST_CREDITS = 4
"""Paragraphs at the end, other boilerplate apart, that may match a phrase whose first word is open."""
LONGEST, LONGEST_INSIDE = 900, 500
"""Code points; no longer paragraph is looked at, at an edge and elsewhere."""
LONGEST_WORD, LONGEST_TWO_WORDS, LONGEST_TITLE = 16, 40, 160

_SENTENCE_END = re.compile(r"[.!][\"”’'»)]*$")


def find_boilerplate(text: str, paragraphs: Sequence[Span], rules: BoilerplateRules) -> dict[int, str]:
    """The paragraphs that are boilerplate, by index, each with the name of its rule."""
    found: dict[int, Rule] = {}
    count = len(paragraphs)
    for index in _suspects(text, paragraphs, rules):
        start, end = paragraphs[index]
        first, second = first_two(text[start : min(end, start + LONGEST_TWO_WORDS)])
        seconds = rules.openings.get(first, {})
        phrases = seconds.get(second, ()) + seconds.get(None, ())
        if phrases and (rule := _matching(text[start:end], phrases, index, count)):
            found[index] = rule
    _add_closings(text, paragraphs, rules, found)
    _add_listed_titles(text, paragraphs, found)
    return {index: rule.name for index, rule in found.items()}


def _suspects(text: str, paragraphs: Sequence[Span], rules: BoilerplateRules) -> Iterator[int]:
    """The paragraphs that begin with a word of some phrase or with a mark that may stand before one."""
    initials = rules.initials
    first_closing = len(paragraphs) - CLOSING
    for index, (start, end) in enumerate(paragraphs):
        length = end - start
        head = text[start : start + LONGEST_WORD] if length > LONGEST_WORD else text[start:end]
        if head.partition(" ")[0] not in initials and head[0] not in BEFORE:
            continue
        if length <= LONGEST_INSIDE or (length <= LONGEST and not OPENING <= index < first_closing):
            yield index


def _matching(paragraph: str, phrases: Sequence[Phrase], index: int, count: int) -> Rule | None:
    """The first rule that holds at this place and whose phrase the paragraph is."""
    here = [phrase for phrase in phrases if _holds_at(phrase.rule, index, count)]
    words = plain_words(paragraph) if here else ""
    n_words = words.count(" ")
    for phrase in here:
        if n_words <= phrase.rule.most_words and phrase.pattern.match(words):
            return phrase.rule
    return None


def _holds_at(rule: Rule, index: int, count: int) -> bool:
    if rule.where == "anywhere":
        return True
    at_start, at_end = index < OPENING, index >= count - CLOSING
    return (at_start and rule.where != "end") or (at_end and rule.where != "start")


def _add_closings(text: str, paragraphs: Sequence[Span], rules: BoilerplateRules, found: dict[int, Rule]) -> None:
    """Add paragraphs at the end that a phrase describes which may begin with any word."""
    count = len(paragraphs)
    closing = [index for index in range(max(0, count - CLOSING), count) if index not in found][-MOST_CREDITS:]
    credits = {index: text[slice(*paragraphs[index])].lower() for index in closing if _is_short(paragraphs[index])}
    tail = "\n".join(credits.values())
    words = [word for word in rules.closings if word in tail]
    for index, paragraph in credits.items() if words else ():
        phrases = [phrase for word in words if word in paragraph for phrase in rules.closings[word]]
        if phrases and (rule := _matching(paragraph, phrases, index, count)):
            found[index] = rule


def _is_short(span: Span) -> bool:
    return span[1] - span[0] <= LONGEST


def _add_listed_titles(text: str, paragraphs: Sequence[Span], found: dict[int, Rule]) -> None:
    """Add the titles under a heading such as "Related", when nothing else follows them till the end."""
    count = len(paragraphs)
    first = count
    while first > 0 and (first - 1 in found or _is_title(text, paragraphs[first - 1])):
        first -= 1
    heads = (index for index in range(first, count) if index in found and found[index].heads_list)
    head = next(heads, None)
    if head is not None:
        found.update({index: found[head] for index in range(head + 1, count) if index not in found})


def _is_title(text: str, span: Span) -> bool:
    return span[1] - span[0] <= LONGEST_TITLE and not _SENTENCE_END.search(text, *span)
