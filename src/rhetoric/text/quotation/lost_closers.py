"""How far a quotation reaches whose closer was lost.

The marks do not say; the words round about do: an attribution that follows ("…, she said"), a capital letter at the
beginning, the end of a clause. An estimate is never certain, and says which of these it rests on.
"""

from __future__ import annotations

import re

from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.spans import Estimate
from rhetoric.text.quotation.telling import sentence_ends

_NAME = r"(?!I\b)[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4}"
_SUBJECT = rf"(?:he|she|they|{_NAME}|(?:the|a|one)\s+\w+(?:\s+\w+)?)"
_NO_DESCRIPTION = "and|but|or|so|as|that|which|who|if|when|while|because|where|in|at|from|to|for|with"
_ENDS = (
    r"(?:(?<=told)|(?<=tells)|(?=[.,;:!?—–]|\s*(?:$|\n)|\s+[^\sa-z])"
    r"|(?=\s+(?:in|on|at|to|of|by|via|as|from|with|during|after|before|when|while|about|through|and|late|later|early"
    r"|earlier|this|last|recently|yesterday|today|tonight|\w+ly|\w+\s\w+\sago)\b))"
)
"""What may follow the verb of an attribution; words that it reports may not ("he said one thing")."""


def _attributions(begins: str) -> tuple[re.Pattern[str], ...]:
    """…, she said; …, said Ada Brandt; …, council spokesman Bo Lind said. begins: what stands before."""
    return (
        re.compile(rf"{begins}{_SUBJECT}\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)?(?P<cue>[a-z]+)(?!\w){_ENDS}"),
        re.compile(rf"{begins}(?P<cue>[a-z]+)\s+{_SUBJECT}(?!\w)"),
        re.compile(rf"{begins}(?:(?!(?:{_NO_DESCRIPTION})\b)[\w’'-]+\s+){{1,4}}{_NAME}\s+(?P<cue>[a-z]+)(?!\w){_ENDS}"),
    )


_INSIDE = _attributions(r"(?<=[,?!…—–-])\s+")
_BEHIND_A_MARK = _attributions(r"\s+")
_LED_ON = "and|but|while|though|although|who|whom|according|adding|saying|as|after"
"""Behind a comma, these lead on to what the outlet says itself."""
_CLAUSE_END = re.compile(
    r"(?<=\w)(?<!\b(?:Mr|Dr|Ms|St))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))(?<!\b[A-Z])"
    rf"(?=[.;:!?)](?:\s|$)|,(?:$|\s+(?:{_LED_ON})\b)|\s[—–-]+\s)"
)
_TITLE_END = re.compile(r"(?:[A-Z][\w’'-]*\s+)+[A-Z][\w’'-]*(?=,\s)")
"""Words with capitals in the middle of a sentence: a name, which goes over no comma."""


def attribution_at(text: str, start: int, end: int, cues: CueIndex) -> int | None:
    """Where the first attribution ("…, she said") in text[start:end] begins, with its white space."""
    found = [
        next((match.start() for match in pattern.finditer(text, start, end) if _is_verb(match["cue"], cues)), end)
        for pattern in _INSIDE
    ]
    return min(found) if min(found) < end else None


def is_attribution(text: str, start: int, end: int, cues: CueIndex) -> bool:
    """Whether text[start:end] begins with an attribution, as behind a closing mark."""
    found = [pattern.match(text, start, end) for pattern in _BEHIND_A_MARK]
    return any(match is not None and _is_verb(match["cue"], cues) for match in found)


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
    clause = _TITLE_END.match(text, inside, last) or _CLAUSE_END.search(text, inside, last)
    end = clause.end() if clause else last
    return Estimate(start, end, "missing closer: to the end of the clause", possible)


def _begins_sentence(text: str, paragraph: tuple[int, int], opener: tuple[int, int]) -> bool:
    """Whether the words behind an opener begin a sentence: with a capital, and not in the middle of one."""
    start, inside = opener
    first, before = text[inside : min(inside + 1, paragraph[1])], text[paragraph[0] : start].rstrip()
    return (first.isupper() or first.isdecimal() or first in "…[(") and not before[-1:].islower()


def _last_sentence_end(text: str, start: int, end: int) -> int:
    """The end of the last whole sentence of text[start:end]; `end` where there is no boundary."""
    boundaries = [low for low, _ in sentence_ends(text, start, end)]
    return boundaries[-1] if boundaries and text[end - 1] not in ".!?…" else end
