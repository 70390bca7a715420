"""HTML to an article: trafilatura finds the text of a page; a piece of HTML from a table loses its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document

from rhetoric.extract.block_quotes import mark_quotations
from rhetoric.extract.inline_quotes import write_marks
from rhetoric.extract.linked import Linked, fields_of, linked_article
from rhetoric.extract.pruning import prune
from rhetoric.extract.refusing import pictures_of, refusal_of
from rhetoric.extract.taken import Taken
from rhetoric.web.urls import is_web_address

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
_OPTIONS: Final[Mapping[str, Any]] = {
    "fast": True,
    "include_comments": False,
    "include_tables": True,
}
# Without a clock (htmldate refuses what lies after today); only a date that the page marks as its own.
_DATE_OPTIONS: Final = {"original_date": True, "extensive_search": False, "max_date": "2200-12-31"}
_WANTED: Final = {"title", "byline", "url", "published_at"}
_CANONICAL: Final = "string(//link[@rel='canonical']/@href)"
# What stands for itself in HTML, and in the tree that trafilatura makes of a page; "lb" is its <br>.
_BLOCK: Final = re.compile(
    "address|article|aside|blockquote|body|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    "|section|ul|head|item|list|quote|table|tr|row"
)
_CELL: Final = ("td", "th", "cell")
_PROSE_WORDS: Final = 10
_BREAK: Final = frozenset(("br", "lb"))
_UNSEEN: Final = re.compile("script|style|noscript|template|iframe|svg|title|form|button|figcaption")
_WHITE_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BLOCK_ENDS: Final = re.compile(r" *\n *\n\s*")
_LINE_ENDS: Final = re.compile(r" *\n *")


def read_html(content: str) -> Taken:
    """The article of a page, with what the page says of it; or all the words of a piece of HTML.

    Empty text, with a note on why, for a page of fewer than 80 characters and for one that breaks the parser; with
    a refusal, and what text there is, for a page that holds no article, or not all of it.
    """
    try:
        return _read_page(content) if _WHOLE_PAGE.search(content[:4096]) else _read_piece(content)
    except Exception as error:  # noqa: BLE001 (one page that trips a parser must not stop thousands)
        return Taken("", notes=(f"the HTML cannot be parsed ({type(error).__name__}: {error})",))


def _read_page(content: str) -> Taken:
    tree = trafilatura.load_html(content)
    if tree is None:
        return Taken("")
    linked = linked_article(tree)
    marked = _marked(tree, linked)
    n_pictures = pictures_of(tree)
    told = {} if marked.keys() >= _WANTED else _told(tree)
    prune(tree)
    write_marks(tree)
    quoted = mark_quotations(tree)
    document = trafilatura.bare_extraction(tree, **_OPTIONS)
    if not isinstance(document, Document) or document.body is None:
        return _without_text(tree, linked)
    fields = told | marked
    if "title" in fields:
        fields["title"] = _without_site_name(fields["title"], fields.get("outlet", ""))
    _drop_headline(document.body)
    text, blocks = quoted.taken_from(_paragraphs(document.body))
    if refusal := refusal_of(text, fields.get("title", ""), linked, n_pictures):
        return Taken(text, fields, refusal=refusal)
    if len(text) < MINIMUM_CHARACTERS:
        return Taken("", notes=(f"{len(text)} characters, fewer than {MINIMUM_CHARACTERS}",))
    return Taken(text, fields, block_quotations=blocks)


def _without_text(tree: Any, linked: Linked) -> Taken:
    """A page in which no article is found: what its title says may tell why."""
    title = " ".join(str(tree.xpath("string(//title)")).split())
    return Taken("", refusal=refusal_of("", title, linked, pictures_of(tree)))


def _marked(tree: Any, linked: Linked) -> dict[str, str]:
    """What the page marks as its own data, in JSON-LD or in its head."""
    said = {
        "title": _meta(tree, "og:title"),
        "byline": _meta(tree, "author"),
        "outlet": _meta(tree, "og:site_name"),
        "section": _meta(tree, "article:section"),
        "published_at": _published(tree),
        "language": tree.get("lang") or tree.get("xml:lang"),
        "url": str(tree.xpath(_CANONICAL)).strip() or _meta(tree, "og:url"),
    }
    if not is_web_address(said["url"] or ""):
        del said["url"]
    return {name: value for name, value in said.items() if value} | fields_of(linked)


def _told(tree: Any) -> dict[str, str]:
    """What trafilatura makes of the rest of the page: headings, lines with names and dates."""
    found = trafilatura.extract_metadata(tree, date_config=_DATE_OPTIONS, extensive=False)
    said = {"title": found.title, "byline": found.author, "url": found.url, "published_at": found.date}
    return {name: value for name, value in said.items() if value}


def _meta(tree: Any, name: str) -> str:
    found = tree.xpath("string(//meta[@property=$name or @name=$name]/@content)", name=name)
    return " ".join(str(found).split())


def _drop_headline(body: Any) -> None:
    """The page's first heading of the first level stands before the article, and is its title."""
    for element in body[:3]:
        if element.tag == "head" and element.get("rend") == "h1":
            body.remove(element)
            return


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


def _read_piece(content: str) -> Taken:
    """The words of a piece of HTML; tables and captions are no part of an article's prose."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    tree = lxml_html.fragment_fromstring(content, create_parent="div", parser=parser)
    write_marks(tree)
    quoted = mark_quotations(tree)
    text, blocks = quoted.taken_from(_paragraphs(tree))
    return Taken(text, block_quotations=blocks)


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
        elif _UNSEEN.fullmatch(element.tag) or (element.tag == "table" and not _holds_prose(element)):
            walk.skip_subtree()
        elif element.tag in _CELL:
            yield (" " if element.getprevious() is not None else "") + _spaced(element.text)
        else:
            yield edge + ("\n" if element.tag in _BREAK else "") + _spaced(element.text)


def _holds_prose(table: Any) -> bool:
    """Whether half of a table's words stand in cells of ten or more: the frame of a page, no figures or names."""
    lengths = [len("".join(cell.itertext()).split()) for cell in table.iter(*_CELL)]
    return 2 * sum(length for length in lengths if length >= _PROSE_WORDS) >= sum(lengths) > 0


def _spaced(text: str | None) -> str:
    return _WHITE_SPACE.sub(" ", text or "")
