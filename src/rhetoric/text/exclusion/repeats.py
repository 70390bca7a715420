"""Passages that a text prints twice: pull quotes, standfirsts, captions, a page pasted in double.

A paragraph printed again as a whole is found by its length and its first and last chunks. A short one whose words also
run inside another is found by runs of words; then all words around are compared.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, islice

import numpy as np

from rhetoric.text.exclusion.page import Page, Span
from rhetoric.text.exclusion.runs import runs_elsewhere

SHORTEST, LONGEST_DISPLAY, LONGEST_STANDFIRST = 25, 220, 400
"""Code points of a paragraph that may be a display copy; at the top it may be longer."""
FEWEST_WORDS = 5
COVERED = 0.9
"""Share of a display copy's words that must stand in the other passage in runs of RUN words."""
RUN = 3
FEWEST_BEFORE_NAME, LONGEST_NAME = 8, 8
"""Words of a pull quote that may have a name behind it, and of that name."""
REACH, REACH_FROM_TOP = 6_000, 60_000
"""Code points on either side in which the other passage is looked for, which keeps the search linear: a pull
quote stands near its source, a standfirst may be taken from anywhere."""
TOP = 4
"""Paragraphs from the start: of two like paragraphs the one here is the display copy (a standfirst)."""
AROUND = 2
"""The words of a copy are looked for in so many times its length on either side of a run."""
LIKE = 1.25
"""Two paragraphs are alike when the longer has at most so many times the characters of the shorter."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_WORD = re.compile(r"\w+")
_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_MARKS, _CLOSERS = '“”"', ("”", '"')
_TURN = re.compile(r"[A-Z][A-Z .'’-]+:|[QA][.:]")
"""A speaker's label: what a transcript has twice was said twice."""


def find_repeats(page: Page, known: Container[int]) -> dict[int, str]:
    """The display copies among the paragraphs, each with the name of its rule.

    `known` holds paragraphs that are excluded already. One copy of every passage is kept: the one in running text; of
    two alike the later, where the earlier stands at the top, else the earlier.
    """
    found = dict.fromkeys(_printed_again(page, known), "printed again")
    for display, places in _shared_runs(page):
        if display in found or display in known:
            continue
        for host, at in places:
            if (
                host not in found
                and host not in known
                and _is_copy(page.layout.text, page.span(display), page.span(host), at)
            ):
                found[_display(page, display, host)] = "pull quote"
                break
    return found


def _shared_runs(page: Page) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The short paragraphs whose words run elsewhere in their document, and where."""
    is_top = page.rank < TOP
    longest = np.where(is_top, LONGEST_STANDFIRST, LONGEST_DISPLAY)
    short = np.flatnonzero(page.is_text & (page.n_points >= SHORTEST) & (page.n_points <= longest))
    return runs_elsewhere(page, short, np.where(is_top, REACH_FROM_TOP, REACH)[short])


def _printed_again(page: Page, known: Container[int]) -> Iterator[int]:
    """The paragraphs that stand there twice, character by character: one of each pair."""
    for _, alike in groupby(_alike(page), lambda paragraph: page.document[paragraph]):
        twins = dict(_twins(page, [paragraph for paragraph in alike if paragraph not in known]))
        at_top: set[int] = set()
        for paragraph, twin in twins.items():
            alone = twins.get(paragraph + 1) != twin + 1 and twins.get(paragraph - 1) != twin - 1
            if twin - page.document_of(twin).start < TOP and alone and twin not in at_top:
                at_top.add(twin)
                yield twin
            else:
                yield paragraph


def _alike(page: Page) -> list[int]:
    """The paragraphs that agree with another of their document in length and in the first and the last chunk."""
    spans, types = page.layout.paragraphs, page.layout.types
    some = np.flatnonzero(page.is_text & (spans.end_chunk > spans.first_chunk))
    if not some.size:
        return []
    mix = np.zeros(some.size, dtype=np.uint64)
    for fact in (spans.document[some], page.n_points[some], types[spans.first_chunk[some]]):
        mix = (mix + fact.view(np.uint64)) * _FACTOR
    mix += types[spans.end_chunk[some] - 1].view(np.uint64)
    order = np.argsort(mix, kind="stable")
    is_next = np.diff(mix[order]) == 0
    found: list[int] = np.sort(some[order[np.append(False, is_next) | np.append(is_next, False)]]).tolist()
    return found


def _twins(page: Page, paragraphs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each paragraph that stood there before, and where it stood first."""
    first: dict[str, int] = {}
    for paragraph in paragraphs:
        key = page.text_of(paragraph)
        twin = first.setdefault(key, paragraph)
        if twin != paragraph and _is_passage(key):
            yield paragraph, twin


def _is_passage(paragraph: str) -> bool:
    return len(_WORD.findall(paragraph)) >= FEWEST_WORDS and not _TURN.match(paragraph)


def _is_copy(text: str, display: Span, host: Span, at: int) -> bool:
    """Whether the words of `display` stand around `at` in `host`, but for one in ten and a name behind."""
    words = _WORD.findall(text[slice(*display)])
    if len(words) < FEWEST_WORDS or _TURN.match(text, *display) or _ends_quotation(text, display):
        return False
    reach = AROUND * (display[1] - display[0])
    around = text[max(host[0], at - reach) : min(host[1], at + reach)].lower()
    lower = [word.lower() for word in words]
    if not _may_cover(around, lower):
        return False
    covered = _covered(lower, _WORD.findall(around))
    if len(covered) >= COVERED * len(words):
        return True
    last = max(covered, default=-1) + 1
    named = _is_name(words[last:]) and not text.endswith(_SENTENCE_ENDS, *display)
    return named and len(covered) >= max(COVERED * last, FEWEST_BEFORE_NAME)


def _ends_quotation(text: str, span: Span) -> bool:
    """Whether a passage is the end of a quotation that began in another paragraph, not a copy of anything."""
    return text.endswith(_CLOSERS, *span) and sum(text.count(mark, *span) for mark in _MARKS) == 1


def _may_cover(around: str, words: list[str]) -> bool:
    """Whether one of the first runs can stand in a passage: where none does, too many words are uncovered.

    Most places of a probe are dismissed by this, before the words of the passage are told apart.
    """
    spared = len(words) - int(COVERED * len(words))
    return any(all(word in around for word in run) for run in islice(_runs(words), spared + 1))


def _covered(words: list[str], around: list[str]) -> set[int]:
    """The places of the words that are part of a run of RUN words which stands in the other list too."""
    runs = set(_runs(around))
    return {place + shift for place, run in enumerate(_runs(words)) if run in runs for shift in range(RUN)}


def _is_name(words: list[str]) -> bool:
    """Whether words behind a pull quote look like a name, with an office perhaps."""
    return 0 < len(words) <= LONGEST_NAME and words[0][0].isupper()


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[shift:] for shift in range(RUN)), strict=False)


def _display(page: Page, paragraph: int, host: int) -> int:
    """Which of two paragraphs is the display copy: the shorter; of two alike the one that ends without a full
    stop, else by their places."""
    (start, end), (host_start, host_end) = page.span(paragraph), page.span(host)
    if host_end - host_start > LIKE * (end - start):
        return paragraph
    stopped = page.layout.text.endswith(_SENTENCE_ENDS, start, end)
    if stopped != page.layout.text.endswith(_SENTENCE_ENDS, host_start, host_end):
        return host if stopped else paragraph
    earlier, later = sorted((paragraph, host))
    return earlier if earlier - page.document_of(earlier).start < TOP else later
