"""A batch: some hundred articles as columns. What every score needs is computed here once.

    documents   an article's title (if it has one) and its text, laid end to end in one string
    paragraphs  spans of a document; some are no body (headline line, boilerplate, repeated passages)
    chunks      what stands between white space: type, sentence, part
    words       parts of chunks: type, sentence, part
    sentences   spans of chunks
    quotations  start, end, kind, speaker, cue, rule
    reported    spans of words, cue, rule

All positions are code points of the batch's string; `Documents.start` brings them back to the article's own text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import Article, Excluded
from rhetoric.text.layout import Documents, Layout
from rhetoric.text.parts import Part, Small
from rhetoric.text.quotation import QuotationColumns, QuotationReader
from rhetoric.text.quotation.turns import Names
from rhetoric.text.reported import ReportedColumns
from rhetoric.text.reported.speakers import read_quoted_speakers, read_reported_speakers
from rhetoric.text.table import Ids
from rhetoric.text.vocabulary import Vocabulary
from rhetoric.text.word_columns import WordColumns

__all__ = [
    "Batch",
    "ChunkColumns",
    "Documents",
    "Flags",
    "Part",
    "SentenceColumns",
    "Small",
    "WordColumns",
]

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ChunkColumns:
    """start, end, type, document, sentence: int64 (n,); part: int8 (n,), the Part of its first word.

    runs: int64 (r,), the first chunk of each run of chunks that stand in one document and part.
    """

    start: Ids
    end: Ids
    type: Ids
    document: Ids
    sentence: Ids
    part: Small
    runs: Ids

    def at(self, places: Ids) -> ChunkColumns:
        """Some of the chunks, in order; without runs."""
        start, end, types = self.start[places], self.end[places], self.type[places]
        document, sentence, part = self.document[places], self.sentence[places], self.part[places]
        return ChunkColumns(start, end, types, document, sentence, part, self.runs[:0])


@dataclass(frozen=True, slots=True)
class SentenceColumns:
    """first_chunk, end_chunk, document: int64 (s,); n_words, n_quoted_words: (s,), without excluded words."""

    first_chunk: Ids
    end_chunk: Ids
    document: Ids
    n_words: Ids
    n_quoted_words: Ids


@dataclass(frozen=True)
class Batch:
    """Everything the scores are made of.

    excluded: the passages of each document that are not scored, in its own code points. reported: outside direct
    quotations and excluded passages. A chunk that lost the space
    after a full stop stands in `whole_chunks` as one, in `chunks` as two.
    """

    layout: Layout
    excluded: Sequence[Sequence[Excluded]]
    quotations: QuotationColumns
    reported: ReportedColumns
    whole_chunks: ChunkColumns
    chunks: ChunkColumns
    words: WordColumns
    sentences: SentenceColumns
    quotation_reader: QuotationReader

    @property
    def articles(self) -> Sequence[Article]:
        return self.layout.articles

    @property
    def text(self) -> str:
        """All documents in one string."""
        return self.layout.text

    @property
    def documents(self) -> Documents:
        return self.layout.documents

    @property
    def vocabulary(self) -> Vocabulary:
        """The types of this batch; a later batch may have another one."""
        return self.layout.vocabulary

    @cached_property
    def speakers(self) -> Names:
        """Who speaks in each quotation; None where it is not plain."""
        book = self.quotation_reader.book
        return read_quoted_speakers(self.layout, self.words, self.quotations, self.reported, book)

    @cached_property
    def reported_speakers(self) -> Names:
        """Who speaks in each piece of reported speech; None where it is not plain."""
        book = self.quotation_reader.book
        return read_reported_speakers(self.layout, self.words, self.quotations, self.speakers, self.reported, book)

    @cached_property
    def repeated(self) -> QuotationColumns:
        """The quotations inside passages that a document prints twice, which count nowhere."""
        return self.quotation_reader.read_repeated(self.layout, self.excluded)
