"""What is taken out of a capture's content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rhetoric.extract.refusing import Refusal
from rhetoric.model import BlockQuotation, CutPassage

_LARGEST_SHARE: Final = 0.9
"""Of the characters of a text: where more is set apart, it is all one text, and the page only indents it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The article's text, and what the content itself says of it under the names of `Capture.fields`.

    `refusal`: why it is no article to be scored, or not all of one. `block_quotations`, `cut_passages`: see `Article`.
    """

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    refusal: Refusal | None = None
    block_quotations: tuple[BlockQuotation, ...] = ()
    cut_passages: tuple[CutPassage, ...] = ()


def unless_whole(text: str, blocks: Sequence[BlockQuotation]) -> tuple[BlockQuotation, ...]:
    """The block quotations of a text; none where nearly all of it is set apart."""
    length = sum(block.end - block.start for block in blocks)
    return () if length > _LARGEST_SHARE * len(text) else tuple(blocks)
