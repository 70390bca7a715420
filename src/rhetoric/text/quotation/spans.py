"""Spans of text between marks, before anyone asks who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import OrphanMark
from rhetoric.text.marks.glyphs import N_GLYPHS, glyph_number
from rhetoric.text.quotation.marks import Mark

Role = Literal["opener", "closer"]

CONTINUED = "continued paragraph"
CLOSED_LATER = "closed in a later paragraph"

_PAIR_RULES = {
    ("“", "”"): "curly pair",
    ("‘", "’"): "single curly pair",
    ('"', '"'): "straight pair by context",
    ("'", "'"): "single straight pair by context",
    ("''", "''"): "doubled pair",
    ("``", "''"): "doubled pair",
    ("«", "»"): "guillemets",
    ("»", "«"): "guillemets",
    ("‹", "›"): "guillemets",
    ("›", "‹"): "guillemets",
    ("„", "“"): "low and high pair",
    ("„", "”"): "low and high pair",
    ("‚", "‘"): "low and high pair",
    ("‚", "’"): "low and high pair",
}
MIXED = "mixed pair"

_RULES = (MIXED, *dict.fromkeys(_PAIR_RULES.values()))
_RULE_NUMBERS = np.zeros((N_GLYPHS, N_GLYPHS), dtype=np.int64)
"""By the numbers of the opener's and the closer's glyph: the place of their rule."""
for (_opener, _closer), _rule in _PAIR_RULES.items():
    _RULE_NUMBERS[glyph_number(_opener), glyph_number(_closer)] = _RULES.index(_rule)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The estimated span of words that lost a mark, its rule, and all that may belong to them."""

    start: int
    end: int
    rule: str
    possible: tuple[int, int]


@dataclass(slots=True)
class Span:
    """A passage between marks, with the rule that found it. (Not frozen: that would take ten times as long.)

    family: of its marks (see `glyphs`). paragraph: the number of the one it stands in. certain: false where
    a mark had no partner. continues: it goes on with the words of the span before, in a new paragraph.
    """

    start: int
    end: int
    rule: str
    family: str
    paragraph: int
    certain: bool = True
    continues: bool = False


@dataclass(slots=True)
class Findings:
    """What the reading of marks has brought so far."""

    spans: list[Span] = field(default_factory=list)
    orphans: list[OrphanMark] = field(default_factory=list)
    possible: list[tuple[int, int]] = field(default_factory=list)


def pair_rules(openers: NDArray[np.uint8], closers: NDArray[np.uint8]) -> list[str]:
    """The rules of spans that both their marks show, by the numbers of their glyphs."""
    return [_RULES[number] for number in _RULE_NUMBERS[openers, closers].tolist()]


def mark_pairs(text: str, number: int, marks: Sequence[Mark]) -> list[Span]:
    """The spans of a paragraph whose marks are pairs."""
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return [Span(one.start, two.end, mark_rule(text, one, two), one.costs.family, number) for one, two in pairs]


def mark_rule(text: str, opener: Mark, closer: Mark) -> str:
    """The rule of a span that both its marks show: by their glyphs."""
    return _PAIR_RULES.get((text[opener.start : opener.end], text[closer.start : closer.end]), MIXED)
