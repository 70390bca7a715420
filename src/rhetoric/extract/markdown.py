"""Markdown to plain paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from rhetoric.extract.taken import Taken, unless_whole
from rhetoric.model import BlockQuotation

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK: Final = "\n\n"
_DASHES: Final = ("—", "–", "--")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The words of one, and the number of the block quote that it stands in."""

    text: str
    block: int | None


def read_markdown(content: str) -> Taken:
    """Headings, paragraphs, list items and block quotes as paragraphs with blank lines between them.

    Links and emphasis keep their words; code blocks, tables, images and HTML are dropped. The first heading
    of the first level is the title, and stays in the text.
    """
    tokens = _parser().parse(content)
    title = next(_headings(tokens), None)
    paragraphs = list(_paragraphs(tokens))
    text = _BREAK.join(paragraph.text for paragraph in paragraphs)
    blocks = unless_whole(text, list(_blocks(paragraphs)))
    return Taken(text, {"title": title} if title else {}, block_quotations=blocks)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _paragraphs(tokens: Iterable[Token]) -> Iterator[_Paragraph]:
    in_table = False
    depth = n_blocks = 0
    for token in tokens:
        if token.type in {"table_open", "table_close"}:
            in_table = token.type == "table_open"
        elif token.type in {"blockquote_open", "blockquote_close"}:
            depth += token.nesting
            n_blocks += token.nesting > 0 and depth == 1
        elif token.type == "inline" and not in_table and (text := _words(token, depth > 0)):
            yield _Paragraph(text, n_blocks if depth else None)


def _blocks(paragraphs: Iterable[_Paragraph]) -> Iterator[BlockQuotation]:
    """The runs of paragraphs of one block quote each."""
    at = 0
    for block, run in groupby(paragraphs, key=lambda paragraph: paragraph.block):
        length = len(_BREAK.join(paragraph.text for paragraph in run))
        if block is not None:
            yield BlockQuotation(at, at + length)
        at += length + len(_BREAK)


def _headings(tokens: list[Token]) -> Iterator[str]:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1" and (text := _words(inline, False)):
            yield text


def _words(inline: Token, in_block: bool) -> str:
    """The characters a reader sees: a line that only wraps is joined, a forced break stays.

    In a block quote a line that begins with a dash stays one too: it is the signature.
    """
    shown = {"softbreak": " ", "hardbreak": "\n"}
    parts: list[str] = []
    for token in inline.children or ():
        if in_block and parts and parts[-1] == " " and token.content.startswith(_DASHES):
            parts[-1] = "\n"
        parts.append(token.content if token.type in {"text", "code_inline"} else shown.get(token.type, ""))
    return "".join(parts).strip()
