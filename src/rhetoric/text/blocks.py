"""Block quotations of a batch: passages that their source sets apart, as chunks and as paragraphs of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.model import Article
from rhetoric.text.chunks import Chunks
from rhetoric.text.table import Ids


@dataclass(frozen=True, slots=True)
class Blocks:
    """first_chunk, end_chunk: int64 (b,), half-open, in order, not overlapping. speaker: whom the source names."""

    first_chunk: Ids
    end_chunk: Ids
    speaker: Sequence[str | None]

    def of(self, first_chunk: Ids, end_chunk: Ids) -> Ids:
        """int64 (p,): the number of the block that each paragraph, given by its chunks, stands in; -1 for none."""
        if not self.first_chunk.size:
            return np.full(first_chunk.size, -1, dtype=np.int64)
        block = np.searchsorted(self.first_chunk, first_chunk, side="right") - 1
        is_inside = (block >= 0) & (first_chunk < end_chunk) & (first_chunk < self.end_chunk[block])
        return np.where(is_inside, block, -1)


def find_blocks(articles: Sequence[Article], text_starts: Sequence[int], chunks: Chunks) -> Blocks:
    """The block quotations of some articles, by whole chunks; text_starts: where each one's text begins in the batch.

    A chunk that two blocks share belongs to the first; a block without a chunk is none.
    """
    given = [
        (start + block.start, start + block.end, block.speaker)
        for article, start in zip(articles, text_starts, strict=True)
        for block in article.block_quotations
    ]
    edges = np.array([(start, end) for start, end, _ in given], dtype=np.int64).reshape(-1, 2)
    first = np.searchsorted(chunks.end, edges[:, 0], side="right")
    end = np.searchsorted(chunks.start, edges[:, 1])
    first = np.maximum(first, np.append(0, end)[: first.size])
    kept = np.flatnonzero(first < end)
    return Blocks(first[kept], end[kept], [given[k][2] for k in kept.tolist()])


def edges_within(blocks: Blocks, first_chunk: Ids, end_chunk: Ids) -> Ids:
    """int64 (k,): the chunks inside paragraphs (first_chunk, end_chunk: int64 (p,)) at which a block begins or ends."""
    edges = np.unique(np.concatenate((blocks.first_chunk, blocks.end_chunk)))
    owner = np.searchsorted(first_chunk, edges, side="right") - 1
    return edges[(owner >= 0) & (edges > first_chunk[owner]) & (edges < end_chunk[owner])]
