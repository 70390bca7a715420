"""News agencies, as articles that they wrote are marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

_AGENCIES: Final[Mapping[str, str]] = {
    "Reuters": r"Reuters|Thomson Reuters",
    "AP": r"AP|(?:The )?Associated Press",
    "AFP": r"AFP|Agence France[- ]Presse",
    "PA Media": r"PA Media|PA news agency|(?:UK )?Press Association",
    "UPI": r"UPI|United Press International",
    "Bloomberg": r"Bloomberg(?: News)?",
    "dpa": r"dpa|Deutsche Presse[- ]Agentur",
    "Canadian Press": r"(?:The )?Canadian Press",
    "AAP": r"AAP|Australian Associated Press",
    "PTI": r"PTI|Press Trust of India",
    "ANI": r"ANI|Asian News International",
    "IANS": r"IANS|Indo[- ]Asian News Service",
    "Xinhua": r"Xinhua",
    "EFE": r"EFE",
    "TASS": r"TASS",
    "TNS": r"TNS|Tribune News Service",
}
_NAMES: Final = "|".join(_AGENCIES.values())
# Two letters stand for an agency only where datelines have it.
_IN_BRACKETS: Final[Mapping[str, str]] = {"PA": "PA Media", "CP": "Canadian Press"}
_HEAD, _TAIL = 250, 300
_MOST_NAMES: Final = 3
# LONDON (Reuters) - ; WASHINGTON, March 2 (AP) —
_DATELINE: Final = re.compile(rf"\((?P<agency>{_NAMES}|{'|'.join(_IN_BRACKETS)})(?:/[^()\n]{{1,20}})?\)\s*[-–—:]")
_SIGNATURE: Final = re.compile(
    rf"(?:©|\(c\)|Copyright)\s*(?:\d{{4}},?\s*)?(?:by\s+)?(?P<owner>{_NAMES})\b"
    rf"|^\W*(?:Source|By|From|Via)?\W*(?P<alone>{_NAMES})\W*$"
    r"|\((?P<desk>Reporting|Writing|Additional reporting) by [^()]{3,200}?[Ee]dit(?:ing|ed) by [^()]{3,80}\)",
    re.M,
)
_BYLINE: Final = re.compile(
    rf"(?:^|[,;/|]|\b(?:[Bb]y|[Ff]or|[Aa]nd|of|via|with)\b)\s*(?:the )?(?P<agency>{_NAMES})"
    r"(?:\s+(?:[Ss]taff|[Rr]eporters?|[Ww]riters?))*\s*(?:$|[,;/|]|and\b)"
)


def agency_of(text: str, byline: str | None, outlet: str, markers: Sequence[str] = ()) -> str | None:
    """The agency that an article is marked as written by: its byline, its dateline, a signature under it.

    `markers` are further names of an outlet's own, looked for in the byline and in the same places of the text. None
    where there is no mark, and where `outlet` (its name) is the agency's own site; "the Associated Press contributed"
    is no mark, nor is an agency among many names in a byline, which is a page's list of all its writers.
    """
    found = _marked(text, byline or "") or _own_marker(text, byline or "", markers)
    pattern = _AGENCIES.get(found or "")
    return None if pattern and re.fullmatch(pattern, outlet, re.I) else found


def _marked(text: str, byline: str) -> str | None:
    if byline.count(",") < _MOST_NAMES and (match := _BYLINE.search(byline)):
        return _known(match["agency"])
    if match := _DATELINE.search(text[:_HEAD]):
        return _known(match["agency"])
    if match := _SIGNATURE.search(text[-_TAIL:]):
        return "Reuters" if match["desk"] else _known(match["owner"] or match["alone"])
    return None


def _own_marker(text: str, byline: str, markers: Sequence[str]) -> str | None:
    """The first of an outlet's own markers in the byline, in brackets at the head, or alone in a line at the end."""
    for marker in markers:
        name = re.escape(marker)
        alone = rf"(?m)^\W*(?:Source|By|From|Via)?\W*{name}\W*$"
        places = ((rf"\b{name}\b", byline), (rf"\({name}\)", text[:_HEAD]), (alone, text[-_TAIL:]))
        if any(re.search(pattern, place) for pattern, place in places):
            return marker
    return None


@lru_cache(maxsize=256)
def _known(written: str) -> str:
    return _IN_BRACKETS.get(written) or next(name for name, p in _AGENCIES.items() if re.fullmatch(p, written))
