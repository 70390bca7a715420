"""The part in which a chunk or a word stands: the outlet's own text, a quotation, the headline, or nothing scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import Excluded
from rhetoric.text.layout import Layout
from rhetoric.text.table import Ids

Small = NDArray[np.int8]

NOTHING: Ids = np.zeros((0, 2), dtype=np.int64)


class Part(IntEnum):
    """Where a word stands. The voice body is OUTLET and QUOTED together."""

    OUTLET = 0
    QUOTED = 1
    HEADLINE = 2
    EXCLUDED = 3


@dataclass(frozen=True, slots=True)
class Stretches:
    """What is not the outlet's own running text.

    edges: int64 (r, 2), start and end of each in code points of the batch's string, in order, not overlapping. part:
    int8 (r,), its Part.
    """

    edges: Ids
    part: Small

    def fill(self, places: Ids, n: int) -> Small:
        """int8 (n,): the Part of each of n things; places: (r, 2), the first in each stretch and the next behind."""
        bounds = np.concatenate(([0], places.ravel(), [n]))
        parts = np.zeros(bounds.size - 1, dtype=np.int8)
        parts[1::2] = self.part
        return np.repeat(parts, np.diff(bounds))


def find_stretches(layout: Layout, excluded: Sequence[Sequence[Excluded]], quoted: Ids = NOTHING) -> Stretches:
    """The stretches of a batch. excluded: of each document, in its code points; quoted: (q, 2), direct quotations."""
    documents = layout.documents
    ends = documents.start + np.array([len(text) for text in documents.texts], dtype=np.int64)
    headlines = np.stack((documents.start, ends), axis=1)[documents.is_headline]
    in_body = quoted[~documents.is_headline[np.searchsorted(documents.start, quoted[:, 0], side="right") - 1]]
    offsets = zip(documents.start.tolist(), excluded, strict=True)
    left_out = np.array([(o + x.start, o + x.end) for o, passages in offsets for x in passages], dtype=np.int64)
    kinds = ((in_body, Part.QUOTED), (headlines, Part.HEADLINE), (left_out.reshape(-1, 2), Part.EXCLUDED))
    edges = np.concatenate([spans for spans, _ in kinds])
    part = np.repeat(np.array([part for _, part in kinds], dtype=np.int8), [len(spans) for spans, _ in kinds])
    order = np.argsort(edges[:, 0], kind="stable")
    return Stretches(edges[order], part[order])
