"""HTML to an article: trafilatura finds the text of a page; a piece of HTML from a table loses its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document

from rhetoric.extract.taken import Taken

# Of a page without an article trafilatura still brings what it can: "Home", "Please enable JavaScript".
MINIMUM_CHARACTERS: Final = 80
_WHOLE_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.I)
_DATES: Final = (
    "//meta[@property='article:published_time' or @property='og:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='datePublished']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//*[@itemprop='datePublished']/@content",
)
_JSON_DATE: Final = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
# A table is figures, or the frame of a page; trafilatura finds the text in a frame all the same.
_OPTIONS: Final[Mapping[str, Any]] = {
    "fast": True,
    "include_comments": False,
    "include_tables": False,
    "with_metadata": True,
    # Without a clock (htmldate refuses what lies after today); only a date that the page marks as its own.
    "date_extraction_params": {"original_date": True, "extensive_search": False, "max_date": "2200-12-31"},
}
_SITE_NAME: Final = "string(//meta[@property='og:site_name' or @name='og:site_name']/@content)"
# What stands for itself in HTML, and in the tree that trafilatura makes of a page; "lb" is its <br>.
_BLOCK: Final = re.compile(
    "address|article|aside|blockquote|body|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    "|section|ul|head|item|list|quote"
)
_BREAK: Final = frozenset(("br", "lb"))
_UNSEEN: Final = re.compile("script|style|noscript|template|iframe|svg|title|form|button|figcaption|table")
_WHITE_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BLOCK_ENDS: Final = re.compile(r" *\n *\n\s*")
_LINE_ENDS: Final = re.compile(r" *\n *")


def read_html(content: str) -> Taken:
    """The article of a page, with what the page says of it; or all the words of a piece of HTML.

    Empty text, with a note on why, for a page of fewer than 80 characters and for one that breaks the parser.
    """
    try:
        return _read_page(content) if _WHOLE_PAGE.search(content[:4096]) else Taken(_unmarked(content))
    except Exception as error:  # noqa: BLE001 (one page that trips a parser must not stop thousands)
        return Taken("", notes=(f"the HTML cannot be parsed ({type(error).__name__}: {error})",))


def _read_page(content: str) -> Taken:
    tree = trafilatura.load_html(content)
    if tree is None:
        return Taken("")
    published = _published(tree)
    site_name = " ".join(tree.xpath(_SITE_NAME).split())
    language = tree.get("lang") or tree.get("xml:lang")
    document = trafilatura.bare_extraction(tree, **_OPTIONS)
    if not isinstance(document, Document) or document.body is None:
        return Taken("")
    found = {
        "title": _without_site_name(document.title or "", site_name),
        "byline": document.author,
        "outlet": site_name,
        "url": document.url,
        "published_at": published or document.date,
        "language": language,
    }
    text = _paragraphs(document.body)
    if len(text) < MINIMUM_CHARACTERS:
        return Taken("", notes=(f"{len(text)} characters, fewer than {MINIMUM_CHARACTERS}",))
    return Taken(text, {name: value for name, value in found.items() if value})


def _without_site_name(title: str, site_name: str) -> str:
    """ "Baths to close | The Harbour Post" -> "Baths to close"."""
    return re.sub(rf"\s*[|–—:·»-]\s*{re.escape(site_name)}\s*$", "", title) if site_name else title


def _published(tree: Any) -> str | None:
    """The time of publication as the page's own marks give it; trafilatura's has no time of day."""
    for path in _DATES:
        if values := tree.xpath(path):
            return str(values[0]).strip() or None
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        if match := _JSON_DATE.search(script.text or ""):
            return match[1]
    return None


def _unmarked(content: str) -> str:
    """The words of a piece of HTML; tables and captions are no part of an article's prose."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    return _paragraphs(lxml_html.fragment_fromstring(content, create_parent="div", parser=parser))


def _paragraphs(tree: Any) -> str:
    """The words of a tree: each block a paragraph, blank lines between them, each <br> a new line."""
    parts = _BLOCK_ENDS.split("".join(_pieces(tree)))
    return "\n\n".join(text for part in parts if (text := _LINE_ENDS.sub("\n", part).strip()))


def _pieces(root: Any) -> Iterator[str]:
    """The words in order with line breaks round the blocks; walked, so that deep nesting cannot overflow."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        edge = "\n\n" if _BLOCK.fullmatch(element.tag) else ""
        if event == "end":
            yield edge + ("" if element is root else _spaced(element.tail))
        elif _UNSEEN.fullmatch(element.tag):
            walk.skip_subtree()
        else:
            yield edge + ("\n" if element.tag in _BREAK else "") + _spaced(element.text)


def _spaced(text: str | None) -> str:
    return _WHITE_SPACE.sub(" ", text or "")
