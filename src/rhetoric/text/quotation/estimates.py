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
_BEGINS = r"(?<=[,?!…—–-])\s+"
_NO_DESCRIPTION = "and|but|or|so|as|that|which|who|if|when|while|because|where|in|at|from|to|for|with"
_ENDS = (
    r"(?:(?<=told)|(?<=tells)|(?=[.,;:!?—–]|\s*(?:$|\n)|\s+[^\sa-z])"
    r"|(?=\s+(?:in|on|at|to|of|by|via|as|from|with|during|after|before|when|while|about|through|and|late|later|early"
    r"|earlier|this|last|recently|yesterday|today|tonight|\w+ly|\w+\s\w+\sago)\b))"
)
"""What may follow the verb of an attribution; words that it reports may not ("he said one thing")."""
_ATTRIBUTIONS = tuple(
    map(
        re.compile,
        (
            rf"{_BEGINS}{_SUBJECT}\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)?(?P<cue>[a-z]+)(?!\w){_ENDS}",
            rf"{_BEGINS}(?P<cue>[a-z]+)\s+{_SUBJECT}(?!\w)",
            rf"{_BEGINS}(?:(?!(?:{_NO_DESCRIPTION})\b)[\w’'-]+\s+){{1,4}}{_NAME}\s+(?P<cue>[a-z]+)(?!\w){_ENDS}",
        ),
    )
)
"""…, she said; …, said Ada Brandt; …, council spokesman Bo Lind said."""
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|Ms|St)\.)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen)\.)\s+(?=[^\sa-z])"
)
_CLAUSE_END = re.compile(r"(?<=\w)(?<!\b(?:Mr|Dr|Ms|St))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))[,.;:!?)](?=\s|$)|(?=\s[—–-]+\s)")
_LEAD_IN = re.compile(r":\s+|,\s+(?=[A-Z])|\s+that\s+")
_LABEL = re.compile(r"[^\W\d_a-z][^\Wa-z]{2,}(?:[ .’'-]+[^\W\d_a-z][^\Wa-z]*){0,5}: ")
"""The speaker's name before the words, as in a transcript (ADA BRANDT: We …)."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")

ATTRIBUTION_CHARACTERS, ATTRIBUTION_WORDS = 80, 10
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
    found = [
        next((match.start() for match in pattern.finditer(text, start, end) if _is_verb(match["cue"], cues)), end)
        for pattern in _ATTRIBUTIONS
    ]
    return min(found) if min(found) < end else None


def _is_verb(word: str, cues: CueIndex) -> bool:
    return word in cues.words and not word.endswith("ing")


def estimate_end(
    text: str, opener: tuple[int, int], limit: int, paragraph: tuple[int, int], cues: CueIndex
) -> Estimate:
    """The reach of a quotation without a closer: from its opener at most to `limit`.

    `limit` is the end of the paragraph or another mark.
    """
    start, inside = opener
    last = inside + len(text[inside:limit].rstrip())
    possible = (start, last)
    attributed = attribution_at(text, inside, last, cues)
    if attributed is not None:
        return Estimate(start, attributed, "missing closer: to the attribution", possible)
    if _begins_sentence(text, paragraph, opener):
        if limit == paragraph[1]:
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
    before = text[max(first, inside - 1) : inside]
    attributed = before == "," or _is_attributed(text, before, end, paragraph[1], cues)
    start_of_paragraph = limit == paragraph[0]
    label = _LABEL.match(text, first, inside) if start_of_paragraph else None
    led_in = label.end() if label else _lead_in(text, first, inside, cues, attributed and start_of_paragraph)
    if led_in is not None:
        return Estimate(led_in, end, "missing opener: from the words that lead in", possible)
    if start_of_paragraph and (attributed or not text[end : paragraph[1]].strip(")].")):
        start = _behind_reports(text, first, inside, cues)
        if start > first:
            return Estimate(start, end, "missing opener: from the end of the report", possible)
        return Estimate(first, end, "missing opener: from the beginning of the paragraph", possible)
    boundaries = [match.end() for match in _SENTENCE_END.finditer(text, first, inside)]
    start = boundaries[-1 if start_of_paragraph else 0] if boundaries else first
    if not start_of_paragraph and _reports(text, start, inside, cues):
        return Estimate(inside, end, "missing opener: behind an attribution", possible)
    return Estimate(start, end, "missing opener: from the beginning of the sentence", possible)


def _is_attributed(text: str, before: str, start: int, high: int, cues: CueIndex) -> bool:
    """Whether words of attribution follow a closer, in the same sentence: none after a full stop and a capital.

    before: the character before the closer.
    """
    end = min(high, start + ATTRIBUTION_CHARACTERS)
    if before == "." and text[start:end].lstrip()[:1].isupper():
        return False
    boundary = _SENTENCE_END.search(text, start, end)
    return bool(cues.find(tokens_of(text, start, boundary.start() if boundary else end)[:ATTRIBUTION_WORDS]))


def _behind_reports(text: str, start: int, end: int, cues: CueIndex) -> int:
    """Where the first sentence begins that no report precedes: one with somebody else's cue and no "I" or "we"."""
    behind = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if _reports(text, behind, match.start(), cues):
            start = match.end()
        behind = match.end()
    return start


def _reports(text: str, start: int, end: int, cues: CueIndex) -> bool:
    if _FIRST_PERSON.search(text, start, end):
        return False
    tokens = tokens_of(text, start, end)
    before = [tokens[cue.first - 1] for cue in cues.find(tokens) if cue.first and cue.is_finite]
    return any(token[:1].isupper() or token.endswith(",") or token in ("he", "she", "they") for token in before)


def _begins_sentence(text: str, paragraph: tuple[int, int], opener: tuple[int, int]) -> bool:
    """Whether the words behind an opener begin a sentence: with a capital, and not in the middle of one."""
    start, inside = opener
    first, before = text[inside : min(inside + 1, paragraph[1])], text[paragraph[0] : start].rstrip()
    return (first.isupper() or first.isdecimal() or first in "…[(") and not before[-1:].islower()


def _last_sentence_end(text: str, start: int, end: int) -> int:
    """The end of the last whole sentence of text[start:end]; `end` where there is no boundary."""
    boundaries = [match.start() for match in _SENTENCE_END.finditer(text, start, end)]
    return boundaries[-1] if boundaries and text[end - 1] not in ".!?…" else end


def _lead_in(text: str, start: int, end: int, cues: CueIndex, attributed: bool) -> int | None:
    """Where the words begin that a cue leads in, if one does.

    The first cue with a colon or a comma beside it, else the last with a colon, a comma or "that" near it; only the
    former where an attribution follows, which leaves nothing to say for another.
    """
    found = None
    for match in _LEAD_IN.finditer(text, start, end):
        tokens = tokens_of(text, max(start, match.start() - LEAD_IN_CHARACTERS), match.start())
        cue = cues.find(tokens)[-1:]
        distance = len(tokens) - cue[0].last if cue else LEAD_IN_WORDS + 1
        if not distance and text[match.start()] in ":,":
            return match.end()
        if distance <= LEAD_IN_WORDS and not attributed:
            found = match.end()
    return found
