"""Paragraphs that an outlet prints under its articles and that are no part of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rhetoric.extract.taken import Taken

_BREAK = "\n\n"


def without(taken: Taken, cut: Sequence[str]) -> Taken:
    """The text less the paragraphs that begin with one of `cut`, in any case; a note keeps each of them."""
    starts = tuple(start.casefold() for start in cut)
    if not starts:
        return taken
    paragraphs = taken.text.split(_BREAK)
    kept = [paragraph for paragraph in paragraphs if not _begins(paragraph, starts)]
    notes = tuple(f"cut, as the outlet's file says: {p}" for p in paragraphs if _begins(p, starts))
    return replace(taken, text=_BREAK.join(kept), notes=(*taken.notes, *notes))


def _begins(paragraph: str, starts: tuple[str, ...]) -> bool:
    return paragraph.lstrip().casefold().startswith(starts)
