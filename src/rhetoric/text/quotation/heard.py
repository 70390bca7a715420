"""All that may be quotation, before anyone tells whose voice it is: spans between marks and block quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.blocks import BLOCK, BlockColumns
from rhetoric.text.quotation.cast import Subject
from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.kinds import Clues
from rhetoric.text.table import Ids

T = TypeVar("T", np.int64, np.bool_)


@dataclass(frozen=True, slots=True)
class Heard:
    """Passages of a batch, in order, not overlapping.

    start, end, paragraph, document: int64 (q,). is_certain, continues: bool (q,). rule: of each. clues: to the kind of
    each. subjects, cues: of each claimed one, in order.
    """

    start: Ids
    end: Ids
    paragraph: Ids
    document: Ids
    is_certain: Flags
    continues: Flags
    rule: Sequence[str]
    clues: Clues
    subjects: Sequence[Subject | None]
    cues: Sequence[str | None]


def with_blocks(heard: Heard, layout: Layout, blocks: BlockColumns) -> Heard:
    """The spans between marks and the block quotations, in order. What is set apart is nobody's marks of distance."""
    n = blocks.paragraph.size
    if not n:
        return heard
    paragraphs = layout.paragraphs
    start = np.concatenate((heard.start, paragraphs.start[blocks.paragraph]))
    order = np.argsort(start, kind="stable")
    no = np.zeros(n, dtype=bool)

    def merged(of_spans: NDArray[T], of_blocks: NDArray[T]) -> NDArray[T]:
        return np.concatenate((of_spans, of_blocks))[order]

    clues = heard.clues
    is_claimed = merged(clues.is_claimed, blocks.is_claimed)
    claimed = np.concatenate((np.flatnonzero(clues.is_claimed), heard.start.size + np.arange(n)[blocks.is_claimed]))
    place_of = {place: k for k, place in enumerate(claimed.tolist())}
    at_blocks = np.flatnonzero(blocks.is_claimed).tolist()
    subjects = [*heard.subjects, *(blocks.subject[k] for k in at_blocks)]
    cues = [*heard.cues, *(blocks.cue[k] for k in at_blocks)]
    in_order = [place_of[place] for place in order[is_claimed].tolist()]
    rules = [*heard.rule, *[BLOCK] * n]
    return Heard(
        start[order],
        merged(heard.end, paragraphs.end[blocks.paragraph]),
        merged(heard.paragraph, blocks.paragraph),
        merged(heard.document, paragraphs.document[blocks.paragraph]),
        merged(heard.is_certain, blocks.is_certain),
        merged(heard.continues, blocks.continues),
        [rules[k] for k in order.tolist()],
        Clues(
            is_claimed,
            *(merged(of, no) for of in (clues.is_announced, clues.joins, clues.is_distant, clues.is_name)),
        ),
        [subjects[k] for k in in_order],
        [cues[k] for k in in_order],
    )
