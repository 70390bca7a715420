"""Whose words a page sets apart: <blockquote> and embedded posts.

What finds the text of a page knows nothing of that. So the words of each block are put between signs before it, and
the signs, which no page has, are taken out of the text afterwards: what is left of them are offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, takewhile
from typing import Any, Final, Literal

from lxml import etree

from rhetoric.extract.taken import unless_whole
from rhetoric.model import BlockQuotation

_OUTERMOST: Final = ".//blockquote[not(ancestor::blockquote)]"
_SIGNS: Final = ("⟅⟆", "⦃⦄", "⸨⸩", "⧼⧽")
"""What stands for a beginning with its block's number ("⟅7⟆") and for an end ("⟅⟆"): the first that a page lacks."""
_UNSEEN: Final = frozenset(("script", "style", "noscript", "template", "iframe", "svg", "button", "figcaption"))
_PULLED: Final = re.compile(r"pull[\s_-]?(?:ed|out)?[\s_-]?quote", re.I)
"""A line of the article itself, printed once more: no quotation, unless it has marks of its own."""
_ANCESTORS: Final = 3
_POST: Final = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|reddit-(?:card|embed)|bluesky-embed|mastodon-embed"
    r"|text-post-media|fb-(?:post|xfbml)|telegram-post)\b"
)
_AUTHOR: Final = re.compile(r"(?:[—–]|(?:^|\s)-\s|\bshared by)\s*([^\s()@—–][^\n()@]{0,60}?)\s*\(\s*@")
""" "— Ann Bell (@annbell) June 3", "A post shared by Ann Bell (@annbell)"."""
_CHROME: Final = re.compile(
    r"\s*(?:view (?:this|more) .{0,20}\bon\b|a (?:post|photo|video|reel) (?:shared|posted) by)", re.I
)
_SIGNATURE_TAGS: Final = frozenset(("cite", "footer"))
_SIGNATURE_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:author|attribution|citation|cite|credit|source|speaker)(?=$|[\s_-])", re.I
)
_NAME: Final = re.compile(
    r"[\s—–―-]*(?:(?:by|from|source|via)\b:?\s+)?((?-i:[A-ZÀ-Þ]|the )[^,;:|(\n—–@]*?)\s*(?=[,;:|(\n—–@]| - |$)", re.I
)
_LONGEST_NAME: Final = 6
_DASHES: Final = " \t\r\n\u00a0—–―-"


@dataclass(frozen=True, slots=True)
class _Node:
    """A piece of text of an element: before its children, or behind its end."""

    element: Any
    place: Literal["text", "tail"]
    in_signature: bool
    in_paragraph: bool

    @property
    def text(self) -> str:
        return getattr(self.element, self.place) or ""

    def put(self, text: str) -> None:
        setattr(self.element, self.place, text)


@dataclass(slots=True)
class BlockMarks:
    """The signs in a tree: which they are, and the speakers of its blocks, by number."""

    opener: str = ""
    closer: str = ""
    speakers: list[str | None] = field(default_factory=list)

    def taken_from(self, text: str) -> tuple[str, tuple[BlockQuotation, ...]]:
        """The text without its signs, and what stood between them; white space between two parts of a block counts."""
        if not self.speakers:
            return text, ()
        parts: list[str] = []
        spans: list[tuple[int, int, int]] = []
        at = n_kept = 0
        begun: tuple[int, int] | None = None
        for sign in re.finditer(rf"{self.opener}(\d*){self.closer}", text):
            parts.append(text[at : sign.start()])
            n_kept += sign.start() - at
            at = sign.end()
            if sign[1]:
                begun = (int(sign[1]), n_kept)
            elif begun:
                spans.append((*begun, n_kept))
                begun = None
        bare = "".join([*parts, text[at:]])
        blocks = [BlockQuotation(start, end, self.speakers[number]) for number, start, end in _joined(bare, spans)]
        return bare, unless_whole(bare, blocks)


def mark_quotations(tree: Any) -> BlockMarks:
    """Put signs round the words of a tree's block quotations, in place."""
    marks = BlockMarks()
    blocks = tree.xpath(_OUTERMOST)
    if blocks:
        words = "".join(tree.itertext())
        marks.opener, marks.closer = next((s for s in _SIGNS if s[0] not in words and s[1] not in words), ("", ""))
    for block in blocks if marks.opener else ():
        nodes = [node for node in _nodes(block) if node.text]
        author = _AUTHOR.search("".join(node.text for node in nodes))
        if author or _POST.search(block.get("class") or ""):
            said, speaker = _post(nodes, author.start() if author else None), author[1] if author else None
        elif _is_pulled(block):
            continue
        else:
            said, speaker = _signed(block, nodes)
        _put_signs(said, marks, speaker)
    return marks


def _put_signs(nodes: Sequence[_Node], marks: BlockMarks, speaker: str | None) -> None:
    number = len(marks.speakers)
    marks.speakers.append(speaker)
    last = nodes[-1:]
    for node in nodes:
        # A dash at the end leads to the signature.
        words = node.text.strip().rstrip(_DASHES) if node in last else node.text.strip()
        if words:
            before, after = node.text.split(words, 1)
            node.put(f"{before}{marks.opener}{number}{marks.closer}{words}{marks.opener}{marks.closer}{after}")


def _nodes(block: Any) -> Iterable[_Node]:
    """The pieces of a block's text, in order; walked, so that deep nesting cannot overflow."""
    walk = etree.iterwalk(block, events=("start", "end"))
    n_signatures = n_paragraphs = 0
    for event, element in walk:
        signs, is_paragraph = element is not block and _is_signature(element), element.tag == "p"
        step = 1 if event == "start" else -1
        n_signatures += signs * step
        n_paragraphs += is_paragraph * step
        if event == "end":
            if element is not block:
                yield _Node(element, "tail", n_signatures > 0, n_paragraphs > 0)
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            yield _Node(element, "text", n_signatures > 0, n_paragraphs > 0)


def _is_signature(element: Any) -> bool:
    return element.tag in _SIGNATURE_TAGS or _SIGNATURE_NAMES.search(element.get("class") or "") is not None


def _post(nodes: Sequence[_Node], length: int | None) -> list[_Node]:
    """What an embedded post says: its paragraphs before the author's name, less what its site writes into them."""
    ends = accumulate(len(node.text) for node in nodes)
    before = [node for node, end in zip(nodes, ends, strict=True) if length is None or end - len(node.text) < length]
    paragraphs = [node for node in before if node.in_paragraph]
    return [] if _CHROME.match("".join(node.text for node in paragraphs)) else paragraphs


def _signed(block: Any, nodes: Sequence[_Node]) -> tuple[list[_Node], str | None]:
    """The words of a block less the signature at its end, and the name in that, or in the caption of its figure."""
    spoken = [node for node in nodes if node.text.strip()]
    signature = list(takewhile(lambda node: node.in_signature, reversed(spoken)))
    if not signature or len(signature) == len(spoken):
        return spoken, _caption(block)
    return spoken[: -len(signature)], name_in("".join(node.text for node in reversed(signature)))


def _caption(block: Any) -> str | None:
    """The name in the caption of a block's figure. The figure becomes a plain box: pictures are no part of a text."""
    figure = block.getparent()
    if figure is None or figure.tag != "figure":
        return None
    figure.tag = "div"
    caption = figure.find("figcaption")
    if caption is None:
        return None
    name = name_in("".join(caption.itertext()))
    caption.drop_tree()
    return name


def name_in(signature: str) -> str | None:
    """The name that a signature begins with; None where it begins with none: "— Ann Bell, mayor" -> "Ann Bell"."""
    match = _NAME.match(signature.strip())
    name = " ".join(match[1].split()).rstrip(".") if match else ""
    return name if name and len(name.split()) <= _LONGEST_NAME else None


def _is_pulled(block: Any) -> bool:
    """Whether a block is named as a pull quote, or stands in a box beside the article."""
    around = [block, *(a for a, _ in zip(block.iterancestors(), range(_ANCESTORS), strict=False))]
    return any(element.tag == "aside" or _PULLED.search(element.get("class") or "") for element in around)


def _joined(text: str, spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined: list[tuple[int, int, int]] = []
    for number, start, end in spans:
        if joined and joined[-1][0] == number and not text[joined[-1][2] : start].strip():
            joined[-1] = (number, joined[-1][1], end)
        else:
            joined.append((number, start, end))
    return joined
