"""XML from strangers: nothing is declared, nothing is fetched."""

from __future__ import annotations

import re
from typing import Final

from rhetoric.sources.opening import UnreadableError

_BEFORE_ROOT: Final = re.compile(r"[\ufeff\s]+|<\?.*?\?>|<!--.*?-->", re.S)
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^\[<>]*", re.I)
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")


def xml_root(text: str) -> tuple[str | None, str]:
    """The name of the root element in lower case without its prefix, and the text from there on.

    So no declaration of a document's type reaches a parser: one that names a DTD elsewhere (RSS 0.91) is left
    out, one that declares anything itself, entities above all, is refused with UnreadableError ("unsafe_xml").
    None for a text that does not begin like XML.
    """
    at = 0
    while match := _BEFORE_ROOT.match(text, at) or _DOCTYPE.match(text, at):
        at = match.end()
        if match[0][:9].upper() == "<!DOCTYPE":
            if text[at : at + 1] == "[":
                raise UnreadableError("its DOCTYPE declares entities or elements, which is not read", "unsafe_xml")
            at += text[at : at + 1] == ">"
    root = _ROOT.match(text, at)
    return (root[1].lower(), text[at:]) if root else (None, text)
