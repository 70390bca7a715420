"""The quotations of a batch, as columns; those of one text, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from rhetoric.model import Excluded, OrphanMark, Quotation
from rhetoric.text.blocks import Blocks, find_blocks
from rhetoric.text.chunks import Chunks, code_points, find_chunks
from rhetoric.text.layout import Documents, Layout, Paragraphs
from rhetoric.text.quotation.blocks import read_blocks
from rhetoric.text.quotation.claims import read_claims
from rhetoric.text.quotation.columns import QuotationColumns
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.reading import are_excluded, find_spans
from rhetoric.text.quotation.turns import quoted_speakers
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.vocabulary import Vocabulary


class QuotationReader:
    """Reads batches with one lexicon of cues; what it learns of words it keeps for the next batch, in its book."""

    def __init__(self, cues: CueIndex) -> None:
        self.cues = cues
        self.book = WordBook(cues)

    def read(self, layout: Layout, excluded: Sequence[Sequence[Excluded]]) -> QuotationColumns:
        """The quotations of a batch, outside the excluded passages of each document."""
        is_read = ~are_excluded(layout, excluded)
        blocks = read_blocks(layout, is_read, self.book)
        is_read[blocks.paragraph] = False
        return read_claims(layout, find_spans(layout, is_read, self.cues), self.book, blocks)

    def read_repeated(self, layout: Layout, excluded: Sequence[Sequence[Excluded]]) -> QuotationColumns:
        """The quotations inside passages that a document prints twice: shown, never counted."""
        repeats = [
            (document, passage.start, passage.end)
            for document, passages in enumerate(excluded)
            for passage in passages
            if passage.reason == "repeated"
        ]
        passages = _paragraphs(layout.documents, layout.chunks, layout.blocks, repeats)
        return self.read(replace(layout, paragraphs=passages), [[]] * len(excluded))


@dataclass(frozen=True, slots=True)
class QuotationReading:
    """What the marks of a text say.

    quotations: direct and scare, in order, not overlapping; what is nested belongs to the outer one.
    possible: (start, end) of passages that may be quotation but are not counted, in order, overlapping
    neither each other nor a direct quotation. orphans: marks without a partner, in order. balanced: every
    mark has its partner.
    """

    quotations: tuple[Quotation, ...]
    possible: tuple[tuple[int, int], ...]
    orphans: tuple[OrphanMark, ...]
    balanced: bool


def read_quotations(
    text: str, paragraphs: Sequence[tuple[int, int]], cues: CueIndex, *, headline: bool = False
) -> QuotationReading:
    """Read the quotations of an article's text, or of its headline.

    text: as it was given, any Unicode. paragraphs: (start, end) code points of what is to be read, in
    order, not overlapping. headline: single marks are as usual as double ones, and nothing is carried from
    one paragraph to the next. All spans are code points of `text`, half-open, marks included. Never raises;
    the time is linear in the length of the text.
    """
    columns = QuotationReader(cues).read(_lay_out(text, paragraphs, headline), [[]])
    (orphans,) = columns.orphans
    possible = tuple((start, end) for start, end in columns.possible.tolist())
    return QuotationReading(tuple(_values(columns)), possible, tuple(orphans), not orphans)


def _lay_out(text: str, paragraphs: Sequence[tuple[int, int]], headline: bool) -> Layout:
    """A batch of one document."""
    nought = np.zeros(1, dtype=np.int64)
    documents = Documents((text,), nought, nought, np.array([headline]))
    points, vocabulary = code_points(text), Vocabulary()
    chunks = find_chunks(text)
    types = vocabulary.look_up(text, chunks)
    blocks = find_blocks([], [], chunks)
    passages = _paragraphs(documents, chunks, blocks, [(0, *span) for span in paragraphs])
    return Layout([], text, points, documents, chunks, types, passages, blocks, vocabulary)


def _paragraphs(
    documents: Documents, chunks: Chunks, blocks: Blocks, passages: Sequence[tuple[int, int, int]]
) -> Paragraphs:
    """Passages (document, start, end) as the paragraphs of a layout."""
    document, start, end = np.array(passages, dtype=np.int64).reshape(-1, 3).T
    start, end = start + documents.start[document], end + documents.start[document]
    first, last = (np.searchsorted(chunks.start, edge) for edge in (start, end))
    return Paragraphs(start, end, document, first, last, blocks.of(first, last))


def _values(columns: QuotationColumns) -> list[Quotation]:
    kinds = ["direct" if is_direct else "scare" for is_direct in columns.is_direct.tolist()]
    facts = (
        columns.start.tolist(), columns.end.tolist(), kinds, columns.rule, quoted_speakers(columns), columns.cue,
        columns.is_certain.tolist(),
    )  # fmt: skip
    return [Quotation(*row) for row in zip(*facts, strict=True)]
