"""The paragraphs of a batch's texts as those see them who look for what is no body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.exclusion.telling import TellingWords
from rhetoric.text.layout import Layout
from rhetoric.text.table import Ids

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """All paragraphs of a batch, by their place in `Layout.paragraphs`.

    rank, rank_from_end: int64 (p,), inside the document, from 0; a headline's are those of no text. n_points: int64
    (p,). bare: int64 (n,), of each chunk. signs: uint8 (p,), the signs of a paragraph's words. first, end: by
    document, its paragraphs. document, starts, ends: of each paragraph; the last two in the batch's string.
    """

    layout: Layout
    telling: TellingWords
    is_text: NDArray[np.bool_]
    rank: Ids
    rank_from_end: Ids
    n_points: Ids
    bare: Ids
    signs: NDArray[np.uint8]
    first: list[int]
    end: list[int]
    document: list[int]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, layout: Layout, telling: TellingWords) -> Page:
        """The page; `telling` learns the vocabulary's new words."""
        telling.follow(layout.vocabulary)
        paragraphs, documents = layout.paragraphs, layout.documents
        edges = np.searchsorted(paragraphs.document, np.arange(documents.start.size + 1))
        place = np.arange(paragraphs.start.size)
        return cls(
            layout,
            telling,
            ~documents.is_headline[paragraphs.document],
            place - edges[paragraphs.document],
            edges[paragraphs.document + 1] - 1 - place,
            paragraphs.end - paragraphs.start,
            telling.chunks["bare"].take(layout.types),
            _signs(layout, telling),
            edges[:-1].tolist(),
            edges[1:].tolist(),
            paragraphs.document.tolist(),
            paragraphs.start.tolist(),
            paragraphs.end.tolist(),
        )

    def span(self, paragraph: int) -> Span:
        """Where the paragraph stands in the batch's string."""
        return self.starts[paragraph], self.ends[paragraph]

    def text_of(self, paragraph: int) -> str:
        """What the paragraph says."""
        return self.layout.text[self.starts[paragraph] : self.ends[paragraph]]

    def n_words_at_least(self, paragraph: int) -> int:
        """How many chunks of the paragraph have a word."""
        spans = self.layout.paragraphs
        return int(np.count_nonzero(self.bare[spans.first_chunk[paragraph] : spans.end_chunk[paragraph]] >= 0))

    def document_of(self, paragraph: int) -> range:
        """All paragraphs of a paragraph's document."""
        document = self.document[paragraph]
        return range(self.first[document], self.end[document])


def _signs(layout: Layout, telling: TellingWords) -> NDArray[np.uint8]:
    if not layout.paragraphs.start.size:
        return np.zeros(0, dtype=np.uint8)
    # The nought is for paragraphs without a chunk at the end, whose first chunk would be the one behind the last.
    signs = np.append(telling.chunks["signs"].take(layout.types), np.uint8(0))
    return np.bitwise_or.reduceat(signs, layout.paragraphs.first_chunk)
