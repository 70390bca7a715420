"""Files that are one article each: plain text, Markdown, HTML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

from rhetoric.model import Capture
from rhetoric.sources.columns import resolve
from rhetoric.sources.decoding import decode
from rhetoric.sources.opening import UnreadableError, read_whole
from rhetoric.sources.rows import RowReader, as_text

if TYPE_CHECKING:
    from rhetoric.sources.found import Found

LIMIT_BYTES: Final = 256 << 20
HEADLINE_CHARACTERS: Final = 250
_MEDIA_TYPES: Final[Mapping[str, Literal["text/plain", "text/markdown", "text/html"]]] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
}
_FIRST_LINE: Final = re.compile(r"\s*+(\S[^\r\n]*+)(?:\r\n|\r|\n)[^\S\r\n]*+(?:\r\n|\r|\n)\s*+\S")
_FRONT_MATTER: Final = re.compile(r"\s*^(---|\+\+\+)[^\S\r\n]*\r?\n(.*?\n)?\1[^\S\r\n]*(?:\r?\n|\Z)", re.M | re.S)
_KEY_VALUE: Final = re.compile(r"([A-Za-z][\w -]*?)\s*:(?:\s+(.*))?$")


def read_document(found: Found, rows: RowReader) -> Iterator[Capture]:
    """The file's one capture; `content` is the whole file as given (Markdown: less its front matter)."""
    text, notes = decode(read_whole(found, LIMIT_BYTES), html=found.format == "html")
    if not text.strip("\ufeff\x00 \t\r\n\f\v\u00a0"):
        raise UnreadableError("the file holds nothing but white space", "empty")
    fields: dict[str, str] = {}
    if found.format == "text" and (headline := first_line_headline(text)):
        fields["title"] = headline
    if found.format == "markdown":
        fields, text = split_front_matter(text)
    if rows.folder:
        fields["folder"] = rows.folder
    yield Capture(source=found.label, content=text, media_type=_MEDIA_TYPES[found.format], fields=fields, notes=notes)


def first_line_headline(text: str) -> str | None:
    """The first line when a blank line and more text follow it and it has at most 250 characters."""
    match = _FIRST_LINE.match(text.lstrip("\ufeff"))
    headline = match[1].strip() if match else ""
    return headline if 0 < len(headline) <= HEADLINE_CHARACTERS else None


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Fields of a head between "---" lines (`key: value`) or "+++" lines (TOML), and the text below it.

    A head without a single known key is taken for text: "---" is also a rule across the page.
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    table = _toml(match[2] or "") if match[1] == "+++" else _key_values(match[2] or "")
    known = resolve(table.keys(), {})
    fields = {ours: value for ours, theirs in known.items() if (value := as_text(table[theirs]).strip())}
    return (fields, text[match.end() :]) if fields else ({}, text)


def _toml(head: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(head.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return {}


def _key_values(head: str) -> Mapping[str, object]:
    """`key: value` lines, `[a, b]` and "- item" lists: the part of YAML that front matter is written in."""
    table: dict[str, object] = {}
    items: list[str] = []
    for line in head.splitlines():
        if line.lstrip().startswith("- "):
            items.append(_unquoted(line.lstrip()[2:]))
        elif match := _KEY_VALUE.match(line):
            value = _unquoted(match[2] or "")
            items = [_unquoted(item) for item in value[1:-1].split(",")] if re.fullmatch(r"\[.*\]", value) else []
            table[match[1]] = value if value and not items else items
    return table


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
