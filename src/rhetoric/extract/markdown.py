"""Markdown to plain paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from rhetoric.extract.taken import Taken

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(content: str) -> Taken:
    """Headings, paragraphs, list items and block quotes as paragraphs with blank lines between them.

    Links and emphasis keep their words; code blocks, tables, images and HTML are dropped. The first heading
    of the first level is the title, and stays in the text.
    """
    tokens = _parser().parse(content)
    title = next(_headings(tokens), None)
    return Taken("\n\n".join(_paragraphs(tokens)), {"title": title} if title else {})


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _paragraphs(tokens: Iterable[Token]) -> Iterator[str]:
    in_table = False
    for token in tokens:
        if token.type in {"table_open", "table_close"}:
            in_table = token.type == "table_open"
        elif token.type == "inline" and not in_table and (text := _words(token)):
            yield text


def _headings(tokens: list[Token]) -> Iterator[str]:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1" and (text := _words(inline)):
            yield text


def _words(inline: Token) -> str:
    """The characters a reader sees: a line that only wraps is joined, a forced break stays."""
    shown = {"softbreak": " ", "hardbreak": "\n"}
    parts = (
        token.content if token.type in {"text", "code_inline"} else shown.get(token.type, "")
        for token in inline.children or ()
    )
    return "".join(parts).strip()
