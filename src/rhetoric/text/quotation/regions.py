"""A text with its marks, and which of its paragraphs must be read together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rhetoric.text.quotation.contexts import CAN_OPEN_COST, DOUBTFUL, SINGLE_ELIDED, TRAILING
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.glyphs import DOUBLE, GUILLEMET, SINGLE
from rhetoric.text.quotation.marks import Mark, find_glyphs, marks_at, roles_at

_PAIR = "|".join(family + family.lower() for family in (DOUBLE, GUILLEMET))
_SINGLE_PAIR = f"[{SINGLE}{SINGLE_ELIDED}]{SINGLE.lower()}"
# The roles of marks that simply alternate, where single marks are not the document's outer ones and where they are;
# and of single pairs inside double ones.
_PLAIN = re.compile(f"(?:{_PAIR})*")
_PLAIN_SINGLE = re.compile(f"(?:{_PAIR}|{_SINGLE_PAIR})*")
_NESTED = re.compile(f"(?:{DOUBLE}(?:{SINGLE}{SINGLE.lower()})*{DOUBLE.lower()})*")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text, its paragraphs, the marks of each, and the cues to read it with.

    glyphs: where each paragraph has glyphs that may be marks. roles: those of its marks, a letter each (see
    `Costs`). plain: whether its marks simply alternate: each opener and its closer, neither in doubt. weighed:
    the marks of the paragraphs where that was asked for. outer: the family of marks that the document uses for
    outer quotations; None in a headline, which has no habit.
    """

    text: str
    paragraphs: Sequence[tuple[int, int]]
    glyphs: Sequence[Sequence[int]]
    roles: Sequence[str]
    plain: Sequence[bool]
    weighed: dict[int, Sequence[Mark]]
    outer: str | None
    cues: CueIndex

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[tuple[int, int]], cues: CueIndex, headline: bool) -> MarkedText:
        """Find the marks of the paragraphs, and weigh those in doubt."""
        glyphs = find_glyphs(text, paragraphs)
        roles = [roles_at(text, here) if here else "" for here in glyphs]
        weighed: dict[int, Sequence[Mark]] = {}
        for number, doubtful in enumerate(roles):
            if DOUBTFUL in doubtful:
                weighed[number] = _without_apostrophes(list(marks_at(text, glyphs[number])))
                roles[number] = "".join([mark.costs.role for mark in weighed[number]])
            elif TRAILING in doubtful:
                glyphs[number] = [at for at, role in zip(glyphs[number], doubtful, strict=True) if role != TRAILING]
                roles[number] = doubtful.replace(TRAILING, "")
        outer = None if headline else outer_family("".join(roles))
        alternates = (_PLAIN_SINGLE if outer == SINGLE else _PLAIN).fullmatch
        plain = [not role or alternates(role) is not None for role in roles]
        return cls(text, paragraphs, glyphs, roles, plain, weighed, outer, cues)

    def marks(self, number: int) -> Sequence[Mark]:
        """The marks of a paragraph."""
        marks = self.weighed.get(number)
        if marks is None:
            marks = self.weighed[number] = list(marks_at(self.text, self.glyphs[number]))
        return marks

    def is_nested(self, number: int) -> bool:
        """Whether a paragraph's double marks simply alternate, and so do single ones inside them."""
        return self.outer == DOUBLE and _NESTED.fullmatch(self.roles[number]) is not None

    def reopens(self, number: int) -> bool:
        """Whether a paragraph begins with a mark that can open."""
        marks = self.marks(number)
        if not marks or marks[0].costs.opens > CAN_OPEN_COST:
            return False
        return not self.text[self.paragraphs[number][0] : marks[0].start].strip()


def outer_family(roles: str) -> str:
    """The family most plain openers of a document belong to: double marks, unless single ones prevail."""
    return SINGLE if roles.count(SINGLE) > roles.count(DOUBLE) + roles.count(GUILLEMET) else DOUBLE


def regions(marked: MarkedText) -> Iterator[list[int]]:
    """The numbers of the paragraphs that must be read together, for each such group.

    A paragraph of plain pairs stands alone and ends what is open before it, unless it may go on with an
    unplain one just before. Paragraphs without marks belong to a region only where others with marks stand
    on both sides. In a headline nothing is read together.
    """
    region: list[int] = []
    roles = marked.roles
    for number, found in enumerate(roles):
        if not found:
            if region:
                region.append(number)
        elif not marked.plain[number] and marked.outer is not None:
            region.append(number)
        elif region and roles[number - 1] and marked.reopens(number):
            yield [*region, number]
            region = []
        else:
            if region:
                yield _ended(roles, region)
                region = []
            yield [number]
    if region:
        yield _ended(roles, region)


def _ended(roles: Sequence[str], region: list[int]) -> list[int]:
    """The region up to its last paragraph with marks."""
    while not roles[region[-1]]:
        region.pop()
    return region


def _without_apostrophes(marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks of a paragraph less its single ones, where none of those can open."""
    if any(mark.costs.family == SINGLE and mark.costs.opens <= CAN_OPEN_COST for mark in marks):
        return marks
    return [mark for mark in marks if mark.costs.family != SINGLE]
