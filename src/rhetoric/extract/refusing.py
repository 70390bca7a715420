"""Pages that hold no article, or not all of it: told by what they say of themselves and by how little text they have.

A long text is an article whatever words are in it; each reason asks for few words as well, or for the page's own
statement of what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from rhetoric.extract.linked import Linked, types_of


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page is refused: the word for its `Rejection`, and a sentence."""

    reason: str
    detail: str


_SHORT: Final = 150
"""Words: an article that is worth comparing has more, a notice has fewer."""
_STUB: Final = 300
"""Words: what papers show of an article before they ask for money, and what stands beside many pictures."""
_ERROR: Final = re.compile(
    r"^\W*(?:error\W*)?(?:40[0-9]|410|429|50[0-4])\b|\bnot found\b"
    r"|(?:page|article|story|content)\s+(?:is\s+|was\s+|could\s+)?(?:not\s+(?:be\s+)?(?:found|available)"
    r"|no longer (?:available|exists)|unavailable)|access (?:to this page )?(?:has been )?denied"
    r"|^\W*just a moment|attention required|(?:are you|verify (?:that )?you are) (?:a |not a )?(?:human|robot)"
    r"|service (?:temporarily )?unavailable|bad gateway|internal server error"
    r"|(?:not|unavailable) (?:available )?in your (?:region|country|location)",
    re.I,
)
_COOKIES: Final = re.compile(
    r"\bcookies?\b|\bconsent\b|\bgdpr\b|privacy (?:policy|choices|settings)|your privacy|our partners|personal data",
    re.I,
)
_PAY: Final = re.compile(
    r"\b(?:subscribe|sign in|log ?in|register|sign up|join)\b[^.!?]{0,60}\b(?:continue|keep|finish|carry on)? ?"
    r"(?:to )?(?:read(?:ing)?|unlock|get access|full access)\b"
    r"|\b(?:continue|keep) reading\b[^.!?]{0,60}\b(?:subscri\w+|account|free|trial)\b"
    r"|already (?:a )?(?:subscriber|member|subscribed)|(?:for|to|of) (?:our )?(?:subscribers|members) only"
    r"|(?:subscribers?|members?|premium)[- ]only"
    r"|available (?:only )?(?:to|for) (?:our )?(?:paying )?(?:subscribers|members)"
    r"|(?:free|remaining) articles? (?:left |remaining )?this (?:month|week)|unlock this (?:article|story)",
    re.I,
)
_LIVE: Final = re.compile(r"\blive\b|\bas it happened\b", re.I)
_TIME_LINE: Final = re.compile(
    r"(?m)^\W{0,3}(?:updated |posted )?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|BST|UTC|[A-Z]{2,4}))?\b.{0,40}$",
    re.I,
)
_FEWEST_ENTRIES: Final = 4
_GALLERY: Final = re.compile(r"^\W*(?:in pictures|(?:in )?photos?|gallery|pictures of the (?:day|week))\b\W", re.I)
_WORDS_A_PICTURE: Final = 40
_FEWEST_PICTURES: Final = 6


def refusal_of(text: str, title: str, linked: Linked, n_pictures: int) -> Refusal | None:
    """Why this is no article to be scored; None where it is one.

    "error_page", "cookie_wall", "paywall", "live_blog", "gallery". `title` is the page's; `n_pictures` how many its
    article shows.
    """
    n_words = len(text.split())
    kinds = {name.lower() for name in types_of(linked)}
    if n_words < _SHORT and _ERROR.search(f"{title}\n{text}"[:400]):
        return Refusal("error_page", f"a page that says it is none: {_shown(title or text)}")
    if n_words < _SHORT and 100 * len(_COOKIES.findall(text)) > 2 * n_words:
        return Refusal("cookie_wall", "it asks for consent to cookies, and shows nothing else")
    if _is_stub(text, n_words, linked):
        return Refusal("paywall", f"{n_words} words, the beginning of an article that only subscribers can read")
    if "liveblogposting" in kinds or (_LIVE.search(title) and len(_TIME_LINE.findall(text)) >= _FEWEST_ENTRIES):
        return Refusal("live_blog", "a live blog: many short texts by many hands, which grows")
    if _is_gallery(kinds, title, n_words, n_pictures):
        return Refusal("gallery", f"{n_pictures} pictures with {n_words} words between them")
    return None


def _is_stub(text: str, n_words: int, linked: Linked) -> bool:
    """Whether the text stops where a subscription begins."""
    stated = linked.get("wordCount")
    whole = int(stated) if isinstance(stated, int | str) and str(stated).isdecimal() else 0
    if str(linked.get("isAccessibleForFree")).lower() in {"false", "no"} and (n_words < _SHORT or 2 * n_words < whole):
        return True
    end = text[-600:]
    return n_words < _STUB and (_PAY.search(end) is not None or (n_words < _SHORT and _breaks_off(end)))


def _breaks_off(end: str) -> bool:
    return (
        re.search(r"\w\s*(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\])\s*(?:read more|continue reading)?\W*$", end, re.I)
        is not None
    )


def _is_gallery(kinds: set[str], title: str, n_words: int, n_pictures: int) -> bool:
    if n_words >= _WORDS_A_PICTURE * n_pictures:
        return False
    is_named = kinds & {"imagegallery", "mediagallery"} or _GALLERY.search(title)
    return bool(is_named) or (n_pictures >= _FEWEST_PICTURES and n_words < _STUB)


def pictures_of(tree: Any) -> int:
    """How many pictures with words of their own a page's article shows."""
    inside = "//*[self::article or self::main]//figure[.//img or .//picture][.//figcaption]"
    return len(tree.xpath(inside))


def _shown(words: str) -> str:
    short = " ".join(words.split())
    return repr(short if len(short) <= 80 else short[:79] + "…")
