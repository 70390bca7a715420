"""How far a quotation reaches whose closer or opener was lost.

The marks do not say; the words round about do: an attribution that follows ("…, she said"), a colon or a
cue that leads in, a capital letter at the beginning. An estimate is never certain, and says which of these
it rests on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rhetoric.text.quotation.cues import CueIndex, tokens_of

_NAME = r"(?!I\b)[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4}"
_SUBJECT = rf"(?:he|she|they|{_NAME}|(?:the|a|one)\s+\w+(?:\s+\w+)?)"
_ATTRIBUTION = re.compile(
    rf"(?<=[,?!…—–-])\s+(?:{_SUBJECT}\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)?(?P<after>[a-z]+)"
    rf"|(?P<before>[a-z]+)\s+{_SUBJECT})(?!\w)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\sa-z])")
_CLAUSE_END = re.compile(r"(?<=\w)[,.;:!?)](?=\s|$)|(?=\s[—–-]+\s)")
_LEAD_IN = re.compile(r":\s+|,\s+(?=[A-Z])|\s+that\s+")

ATTRIBUTION_CHARACTERS, ATTRIBUTION_WORDS = 80, 5
"""Where an attribution is looked for behind a closer."""
LEAD_IN_CHARACTERS, LEAD_IN_WORDS = 120, 4
"""Where a cue is looked for before a colon, a comma or "that"."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The estimated span of words that lost a mark, its rule, and all that may belong to them."""

    start: int
    end: int
    rule: str
    possible: tuple[int, int]


def attribution_at(text: str, start: int, end: int, cues: CueIndex) -> int | None:
    """Where the first attribution ("…, she said") in text[start:end] begins, with its white space."""
    for match in _ATTRIBUTION.finditer(text, start, end):
        word = match["after"] or match["before"]
        if word in cues.words:
            return match.start()
    return None


def estimate_end(text: str, opener: tuple[int, int], limit: int, end_of_paragraph: bool, cues: CueIndex) -> Estimate:
    """The reach of a quotation without a closer: from its opener at most to `limit`.

    `end_of_paragraph` is false where another mark sets the limit.
    """
    start, inside = opener
    last = inside + len(text[inside:limit].rstrip())
    possible = (start, last)
    attributed = attribution_at(text, inside, last, cues)
    if attributed is not None:
        return Estimate(start, attributed, "missing closer: to the attribution", possible)
    if _begins_sentence(text, inside):
        if end_of_paragraph:
            return Estimate(start, last, "missing closer: to the end of the paragraph", possible)
        end = _last_sentence_end(text, inside, last)
        return Estimate(start, end, "missing closer: to the end of the sentence", possible)
    clause = _CLAUSE_END.search(text, inside, last)
    end = clause.start() if clause else last
    return Estimate(start, end, "missing closer: to the end of the clause", possible)


def estimate_start(
    text: str, closer: tuple[int, int], limit: int, paragraph: tuple[int, int], cues: CueIndex
) -> Estimate:
    """The reach of a quotation without an opener: to its closer, at least from `limit` on.

    `limit` is the beginning of the paragraph or the end of the quotation before.
    """
    inside, end = closer
    first = inside - len(text[limit:inside].lstrip())
    possible = (first, end)
    attributed = bool(
        cues.find(tokens_of(text, end, min(paragraph[1], end + ATTRIBUTION_CHARACTERS))[:ATTRIBUTION_WORDS])
    )
    start_of_paragraph = limit == paragraph[0]
    led_in = None if attributed and start_of_paragraph else _last_lead_in(text, first, inside, cues)
    if led_in is not None:
        return Estimate(led_in, end, "missing opener: from the words that lead in", possible)
    if start_of_paragraph:
        return Estimate(first, end, "missing opener: from the beginning of the paragraph", possible)
    boundary = _SENTENCE_END.search(text, first, inside)
    start = boundary.end() if boundary else first
    return Estimate(start, end, "missing opener: from the beginning of the sentence", possible)


def _begins_sentence(text: str, start: int) -> bool:
    first = text[start : start + 1]
    return first.isupper() or first.isdecimal() or first in ("…", "[", "(")


def _last_sentence_end(text: str, start: int, end: int) -> int:
    """The end of the last whole sentence of text[start:end]; `end` where there is no boundary."""
    boundaries = [match.start() for match in _SENTENCE_END.finditer(text, start, end)]
    return boundaries[-1] if boundaries and text[end - 1] not in ".!?…" else end


def _last_lead_in(text: str, start: int, end: int, cues: CueIndex) -> int | None:
    """Where the words begin that the last cue with a colon, a comma or "that" leads in, if any."""
    found = None
    for match in _LEAD_IN.finditer(text, start, end):
        tokens = tokens_of(text, max(start, match.start() - LEAD_IN_CHARACTERS), match.start())
        cue = cues.find(tokens)[-1:]
        if cue and (len(tokens) - cue[0].last <= LEAD_IN_WORDS):
            found = match.end()
    return found
