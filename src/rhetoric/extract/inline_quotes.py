"""The marks of <q>, which a browser draws and a page's text lacks."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

_DOUBLE: Final = tuple('"“”„‟«»‹')
_MARKS: Final = (*_DOUBLE, *"›‘’'")


def write_marks(tree: Any) -> None:
    """Give each <q> the marks that a browser draws round it, unless somebody wrote them."""
    quotes = list(tree.iter("q"))
    for quote in quotes:
        words = "".join(quote.itertext()).strip()
        if words and words[0] not in _MARKS and not _text_before(quote).rstrip().endswith(tuple(_DOUBLE)):
            opener, closer = "‘’" if next(quote.iterancestors("q"), None) is not None else "“”"
            quote.text = opener + (quote.text or "").lstrip()
            if len(quote):
                quote[-1].tail = (quote[-1].tail or "").rstrip() + closer
            else:
                quote.text = quote.text.rstrip() + closer
    if quotes:
        etree.strip_tags(tree, "q")


def _text_before(element: Any) -> str:
    before = element.getprevious()
    return (before.tail if before is not None else element.getparent().text) or ""
