"""Spans of text between marks, before anyone asks who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rhetoric.model import OrphanMark
from rhetoric.text.quotation.marks import Mark

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


def plain_pairs(text: str, number: int, roles: str, glyphs: Sequence[int]) -> list[Span]:
    """The spans of a paragraph whose marks, with these roles and of one glyph each, simply alternate."""
    rule_of = _PAIR_RULES.get
    return [
        Span(first, last + 1, rule_of((text[first], text[last]), MIXED), family, number)
        for family, first, last in zip(roles[::2], glyphs[::2], glyphs[1::2], strict=True)
    ]


def mark_pairs(text: str, number: int, marks: Sequence[Mark]) -> list[Span]:
    """The same for marks that had to be weighed."""
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return [Span(one.start, two.end, mark_rule(text, one, two), one.costs.family, number) for one, two in pairs]


def mark_rule(text: str, opener: Mark, closer: Mark) -> str:
    """The rule of a span that both its marks show: by their glyphs."""
    return _PAIR_RULES.get((text[opener.start : opener.end], text[closer.start : closer.end]), MIXED)
