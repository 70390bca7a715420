"""What stands on a page beside the article: letters to sign up for, teasers of other articles, boxes that pop up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

_WORDS: Final = (
    r"news[\s_-]?letters?|sign[\s_-]?up|related|recirc\w*|recommended|recommendations|trending|outbrain|taboola|promos?"
    r"|sponsored|advert\w*|scrim|overlay|modal|lightbox|pop[\s_-]?up|cookies?|consent|gdpr"
    r"|(?:print|email|share|sharing|social)[\s_-](?:header|footer|bar|tools?|buttons?|links?|wrap|box|menu)"
    r"|(?:most|latest|more|top|other|also|next|read)[\s_-]"
    r"(?:read|popular|viewed|shared|news|stories|headlines|articles|like|from|on|up|next|more)"
)
# A name as stylesheets write it: newsletter-box, mostRead, c-promo__item.
_BESIDE: Final = re.compile(rf"(?:^|[\s_-])(?:{_WORDS})(?=$|[\s_-])", re.I)
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMED: Final = "//*[@class or @id][not(self::html or self::body or self::article or self::main or self::p)]"
_LABEL: Final = re.compile(
    r"\W*(?:(?:read|see|watch|listen|also|more|related|don['’]?t miss|click|check|join|follow|recommended|trending)\b)",
    re.I,
)
_LARGEST_SHARE: Final = 0.3
"""Of the words of a page's paragraphs: what holds more is the article, whatever its name says."""
_SHORTEST_TEASER: Final = 3


def prune(tree: Any) -> None:
    """Take out of a page, in place, what is named as standing beside the article, and paragraphs that only link."""
    whole = sum(_length(paragraph) for paragraph in tree.iter("p")) or 1
    for element in tree.xpath(_NAMED):
        if _is_beside(element) and _prose(element) < _LARGEST_SHARE * whole:
            _remove(element)
    for paragraph in list(tree.iter("p")):
        if _is_teaser(paragraph):
            _remove(paragraph)


def _is_beside(element: Any) -> bool:
    return any(_names_it(name) for name in (element.get("class"), element.get("id")) if name)


@lru_cache(maxsize=1 << 14)
def _names_it(name: str) -> bool:
    return _BESIDE.search(_CAMEL.sub("-", name)) is not None


def _prose(element: Any) -> int:
    return sum(_length(paragraph) for paragraph in element.iter("p"))


def _is_teaser(paragraph: Any) -> bool:
    """Whether all words of a paragraph lead elsewhere, but for a label before them ("READ MORE:")."""
    linked = "".join("".join(link.itertext()) for link in paragraph.iter("a")).split()
    words = "".join(paragraph.itertext()).split()
    if len(linked) < _SHORTEST_TEASER:
        return False
    return len(linked) == len(words) or (len(words) - len(linked) <= 3 and _LABEL.match(" ".join(words)) is not None)


def _length(element: Any) -> int:
    return sum(len(text) for text in element.itertext())


def _remove(element: Any) -> None:
    """Without the words after it."""
    if element.getparent() is not None:
        element.drop_tree()
