"""Passages that a text prints twice: pull quotes, standfirsts, captions, a page pasted in double.

A paragraph printed again as a whole is found by its characters. A short one whose words also run inside
another is found by a probe: a few characters from its middle are looked for elsewhere, then the words around
compared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from rhetoric.text.paragraphs import Span

SHORTEST, LONGEST_DISPLAY, LONGEST_STANDFIRST = 25, 220, 400
"""Code points of a paragraph that may be a display copy; at the top it may be longer."""
FEWEST_WORDS = 5
COVERED = 0.9
"""Share of a display copy's words that must stand in the other passage in runs of RUN words."""
RUN = 3
FEWEST_BEFORE_NAME, LONGEST_NAME = 8, 8
"""Words of a pull quote that may have a name behind it, and of that name."""
PROBE = 24
REACH, REACH_FROM_TOP = 6_000, 60_000
"""Code points on either side in which the other passage is looked for, which keeps the search linear: a pull
quote stands near its source, a standfirst may be taken from anywhere."""
LONGEST_HEADING = 100
MOST_PLACES = 5
"""Places of a probe that are looked at."""
TOP = 4
"""Paragraphs from the start: of two like paragraphs the one here is the display copy (a standfirst)."""
LIKE = 1.25
"""Two paragraphs are alike when the longer has at most so many times the characters of the shorter."""

_WORD = re.compile(r"\w+")
_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_TURN = re.compile(r"[A-Z][A-Z .'’-]+:|[QA][.:]")
"""A speaker's label: what a transcript has twice was said twice."""


def find_repeats(text: str, paragraphs: Sequence[Span], known: Container[int]) -> dict[int, str]:
    """The display copies among the paragraphs, by index, each with the name of its rule.

    `known` holds the indices of paragraphs that are excluded already. One copy of every passage is kept: the
    one in running text; of two alike the later, where the earlier stands at the top, else the earlier.
    """
    found = dict.fromkeys(_printed_again(text, paragraphs, known), "printed again")
    starts = [start for start, _ in paragraphs]
    for index, probe in _probes(text, paragraphs):
        if index in found or index in known:
            continue
        display = paragraphs[index]
        for at in islice(_elsewhere(text, probe, index, display), MOST_PLACES):
            host = bisect_right(starts, at) - 1
            if host not in found and host not in known and _is_copy(text, display, paragraphs[host], at):
                found[_display(text, paragraphs, index, host)] = "pull quote"
                break
    return found


def _probes(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Short paragraphs with some characters of theirs that stand elsewhere too.

    One probe has to do for a paragraph that looks like any other: this search is most of the cost.
    """
    find = text.find
    for index, (start, end) in enumerate(paragraphs):
        longest, reach = (LONGEST_STANDFIRST, REACH_FROM_TOP) if index < TOP else (LONGEST_DISPLAY, REACH)
        if SHORTEST <= end - start <= longest:
            low, high = max(0, start - reach), end + reach
            middle = (start + end - PROBE) // 2
            probe = text[middle : middle + PROBE]
            if find(probe, low, middle + PROBE) != middle or find(probe, end, high) >= 0:
                yield index, probe
            elif index == 0 or not text.endswith(_SENTENCE_ENDS, start, end):
                for other in _more_probes(text, start, end, probe):
                    if find(other, low, start) >= 0 or find(other, end, high) >= 0:
                        yield index, other


def _more_probes(text: str, start: int, end: int, middle: str) -> Iterator[str]:
    """For what looks displayed (a first line, no full stop): from both ends, and the middle in lower case."""
    yield text[start + 2 : start + 2 + PROBE]
    yield text[max(start, end - 2 - PROBE) : end - 2]
    if not middle.islower():
        yield middle.lower()


def _printed_again(text: str, paragraphs: Sequence[Span], known: Container[int]) -> Iterator[int]:
    """The paragraphs that stand there twice, character by character: one of each pair."""
    lengths = [end - start for start, end in paragraphs]
    if len(set(lengths)) == len(lengths):
        return
    twins = dict(_twins(text, paragraphs, lengths, known))
    at_top: set[int] = set()
    for index, twin in twins.items():
        alone = twins.get(index + 1) != twin + 1 and twins.get(index - 1) != twin - 1
        if twin < TOP and alone and twin not in at_top:
            at_top.add(twin)
            yield twin
        else:
            yield index


def _twins(
    text: str, paragraphs: Sequence[Span], lengths: Sequence[int], known: Container[int]
) -> Iterator[tuple[int, int]]:
    """Each paragraph that stood there before, and where it stood first."""
    shared = {length for length, count in Counter(lengths).items() if count > 1}
    first: dict[str, int] = {}
    for index, (start, end) in enumerate(paragraphs):
        if end - start in shared and index not in known:
            key = text[start:end]
            twin = first.setdefault(key, index)
            if twin != index and _is_passage(key):
                yield index, twin


def _is_passage(paragraph: str) -> bool:
    return len(_WORD.findall(paragraph)) >= FEWEST_WORDS and not _TURN.match(paragraph)


def _elsewhere(text: str, probe: str, index: int, display: Span) -> Iterator[int]:
    """Where a probe stands outside its paragraph: first before it, then behind."""
    start, end = display
    reach = REACH_FROM_TOP if index < TOP else REACH
    for low, high in ((max(0, start - reach), start), (end, end + reach)):
        at = text.find(probe, low, high)
        while at >= 0:
            yield at
            at = text.find(probe, at + 1, high)


def _is_copy(text: str, display: Span, host: Span, at: int) -> bool:
    """Whether the words of `display` stand around `at` in `host`, but for one in ten and a name behind."""
    words = _WORD.findall(text[slice(*display)])
    if len(words) < FEWEST_WORDS or _TURN.match(text, *display):
        return False
    reach = (display[1] - display[0]) * 5 // 4
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


def _display(text: str, paragraphs: Sequence[Span], index: int, host: int) -> int:
    """Which of two paragraphs is the display copy: the shorter; of two alike the one that ends without a full
    stop, else by their places."""
    (start, end), (host_start, host_end) = paragraphs[index], paragraphs[host]
    if host_end - host_start > LIKE * (end - start):
        return index
    stopped = text.endswith(_SENTENCE_ENDS, start, end)
    if stopped != text.endswith(_SENTENCE_ENDS, host_start, host_end):
        return host if stopped else index
    earlier, later = sorted((index, host))
    return earlier if earlier < TOP else later
