"""Paragraphs that an outlet prints under its articles: cut out of the text, kept with their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rhetoric.extract.taken import Taken
from rhetoric.model import BlockQuotation, CutPassage

_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A paragraph that stays: where it stood, and where it stands now."""

    start: int
    end: int
    new_start: int


def without(taken: Taken, cut: Sequence[str]) -> Taken:
    """The text less the paragraphs that begin with one of `cut`, in any case; those are its `cut_passages`."""
    starts = {start.casefold(): start for start in cut}
    at = new_at = 0
    texts: list[str] = []
    kept: list[_Kept] = []
    passages: list[CutPassage] = []
    for paragraph in taken.text.split(_BREAK) if starts else ():
        rule = _rule(paragraph, starts)
        if rule is None:
            texts.append(paragraph)
            kept.append(_Kept(at, at + len(paragraph), new_at))
            new_at += len(paragraph) + len(_BREAK)
        else:
            passages.append(CutPassage(new_at, paragraph, f'the outlet\'s file cuts "{rule}…"'))
        at += len(paragraph) + len(_BREAK)
    if not passages:
        return taken
    text = _BREAK.join(texts)
    within = tuple(replace(passage, at=min(passage.at, len(text))) for passage in passages)
    return replace(taken, text=text, block_quotations=tuple(_moved(taken.block_quotations, kept)), cut_passages=within)


def _rule(paragraph: str, starts: dict[str, str]) -> str | None:
    folded = paragraph.lstrip().casefold()
    return next((written for start, written in starts.items() if folded.startswith(start)), None)


def _moved(blocks: Iterable[BlockQuotation], kept: Sequence[_Kept]) -> Iterable[BlockQuotation]:
    """The block quotations where they stand now, as far as anything of them is left."""
    for block in blocks:
        inside = kept[
            bisect_right(kept, block.start, key=lambda one: one.end) : bisect_left(
                kept, block.end, key=lambda one: one.start
            )
        ]
        if inside:
            first, last = inside[0], inside[-1]
            start = first.new_start + max(block.start - first.start, 0)
            end = last.new_start + min(block.end, last.end) - last.start
            yield replace(block, start=start, end=end)
