"""Sentences that speak and sentences that tell, where a mark was lost and only the words say where a quotation ends.

We don't know what they want.                            speaks: "we", a contraction, "know", "want"
On Monday the former mayor announced that he would.      tells: a weekday, "former", "announced"
Bo Lind said that it was late.                           tells: it reports
The bridge is late.                                      neither

A sentence weighs what it has of the one, less what it has of the other. A quotation that lost a mark is cut where the
weights on either side differ most. The words are some by which sentences inside quotations and sentences before them
differ most in news; of 1,777 quotations kept apart they find the first sentence in 82 %, reports alone in 74 %.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise

from rhetoric.text.quotation.cues import CueIndex, tokens_of
from rhetoric.text.quotation.english import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS

SPEAKS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours going think want know really very lot thing things"
    " believe need got get here well folks okay guys kind maybe".split()
)
TELLS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mr mrs ms sen rep gov former spokesman spokeswoman"
    " announced his her himself herself she while though during including also later earlier told said says"
    " according meanwhile".split()
)
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")
REPORTED, NAMED = 2, 2
"""What a report weighs, and the name of who speaks beside the quotation: people do not name themselves."""

_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|Ms|St)\.)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen)\.)"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)\.)(?<!\bSept\.)\s+(?=[^\sa-z])"
)
_WORD = re.compile(r"[\w’']+")
_CONTRACTION = re.compile(r".*n[’']t|.*[’'](?:re|m|ve|ll|d)|(?:it|that|there|he|she|what|here|let|who)[’']s")
_NO_NAMES = CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS
_SUBJECTS = frozenset({"he", "she", "they", "who"})
_NAME = re.compile(r"\b[A-Z][\w-]+")


def sentence_ends(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The white space between the sentences of text[start:end]."""
    return [match.span() for match in _SENTENCE_END.finditer(text, start, end)]


def names_in(text: str, start: int, end: int) -> frozenset[str]:
    """The words with a capital in text[start:end], up to the end of the sentence, without "The" and "On"."""
    boundary = _SENTENCE_END.search(text, start, end)
    words = _NAME.findall(text, start, boundary.start() if boundary else end)
    return frozenset(word for word in words if word.lower() not in _NO_NAMES)


def reports(text: str, start: int, end: int, cues: CueIndex) -> bool:
    """Whether words report somebody else's: a cue behind a name, a pronoun or a comma, and no "I" or "we"."""
    if FIRST_PERSON.search(text, start, end):
        return False
    tokens = tokens_of(text, start, end)
    before = [tokens[cue.first - 1] for cue in cues.find(tokens) if cue.first and cue.is_finite]
    return any(token[:1].isupper() or token.endswith(",") or token in _SUBJECTS for token in before)


def first_that_speaks(text: str, start: int, end: int, names: Collection[str], cues: CueIndex) -> int:
    """Where the sentences of text[start:end] begin to speak, the last of which does; the first such place of equals.

    names: of who speaks.
    """
    sentences = _sentences(text, start, end)
    weights = [_weight(text, *sentence, names, cues) for sentence in sentences[:-1]]
    told = list(accumulate(weights, initial=0))
    return sentences[told.index(min(told))][0]


def _sentences(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    edges = [start, *(edge for boundary in sentence_ends(text, start, end) for edge in boundary), end]
    return list(pairwise(edges))[::2]


def _weight(text: str, start: int, end: int, names: Collection[str], cues: CueIndex) -> int:
    """How much a sentence speaks; below zero: tells."""
    words = _WORD.findall(text, start, end)
    small = {word.lower().rstrip("’'") for word in words}
    speaks = sum(word in SPEAKS or _CONTRACTION.fullmatch(word) is not None for word in small)
    is_named = any(word.removesuffix("’s").removesuffix("'s") in names for word in words)
    return speaks - len(small & TELLS) - NAMED * is_named - REPORTED * reports(text, start, end, cues)
