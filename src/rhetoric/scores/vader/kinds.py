"""The kinds of units that a batch is scored in: documents and sentences, whole and by voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rhetoric.scores.vader.marks import Marks
from rhetoric.scores.vader.neighbours import Neighbours
from rhetoric.scores.vader.numbers import UnitNumbers
from rhetoric.scores.vader.tokens import Order, Tokens
from rhetoric.scores.vader.units import Units
from rhetoric.text.batch import Batch, ChunkColumns, Part, Small
from rhetoric.text.expand import expand
from rhetoric.text.table import Ids


@dataclass(frozen=True, slots=True)
class TokenReading:
    """A batch's tokens, and which is next to which in documents and in their parts."""

    batch: Batch
    numbers: UnitNumbers
    tokens: Tokens
    by_document: Order
    by_part: Order

    @classmethod
    def of(cls, batch: Batch, numbers: UnitNumbers) -> TokenReading:
        """The tokens as VADER knows them."""
        tokens = Tokens.of(batch.vocabulary, batch.chunks.type)
        return cls(batch, numbers, tokens, *_orders(tokens, batch.chunks))

    def marks(self) -> Marks:
        """The tokens that count."""
        return Marks.of(self.tokens, self.batch.vocabulary, self.batch.chunks.type)


def kinds_of_units(reading: TokenReading) -> list[Units]:
    """Documents, sentences, documents of the outlet and of the quoted, their parts of crossed sentences.

    Bodies in which a chunk lost the space after a full stop are documents of a kind of their own.
    """
    batch, numbers, marks = reading.batch, reading.numbers, reading.marks()
    _, document, part = _columns_of(marks, batch.chunks)
    article = batch.documents.article[document]
    in_documents, in_parts = _neighbours(reading, marks)
    whole, parts = _sentence_kinds(reading, marks, in_documents, in_parts)
    split = _split_bodies(batch)
    is_split = np.isin(document, split) if split.size else False
    kinds = [
        Units(marks, np.where(is_split, numbers.nowhere, numbers.document(article, part)), in_documents),
        whole,
        Units(marks, numbers.document_part(article, part), in_parts),
        parts,
    ]
    return [*kinds, _whole_bodies(batch, split, numbers)] if split.size else kinds


def kinds_of_sentences(reading: TokenReading, marks: Marks) -> list[Units]:
    """Sentences and their parts, of some marks alone."""
    return _sentence_kinds(reading, marks, *_neighbours(reading, marks))


def _neighbours(reading: TokenReading, marks: Marks) -> tuple[Neighbours, Neighbours]:
    """Those of the hits in documents, and in parts of documents."""
    tokens = reading.tokens
    return tuple(Neighbours.of(tokens, order, marks.hits) for order in (reading.by_document, reading.by_part))  # type: ignore[return-value]


def _sentence_kinds(reading: TokenReading, marks: Marks, in_documents: Neighbours, in_parts: Neighbours) -> list[Units]:
    batch, numbers = reading.batch, reading.numbers
    sentence, _, part = _columns_of(marks, batch.chunks)
    of_part = numbers.sentence_part(sentence, part)
    in_crossed = in_parts.at(np.flatnonzero(of_part[in_parts.hit] != numbers.nowhere))
    return [
        Units(marks, numbers.sentence(sentence), _within_sentences(batch, in_documents, sentence)),
        Units(marks, of_part, _within_sentences(batch, in_crossed, sentence)),
    ]


def _columns_of(marks: Marks, chunks: ChunkColumns) -> tuple[Ids, Ids, Ids]:
    """int64 (m,): the sentence, the document and the Part of each mark."""
    chunk = marks.chunk
    return chunks.sentence[chunk], chunks.document[chunk], chunks.part[chunk].astype(np.int64)


def _within_sentences(batch: Batch, neighbours: Neighbours, sentence: Ids) -> Neighbours:
    """Neighbours as they are inside the sentence of each hit. sentence: int64 (m,), of the marks."""
    own, first_of = sentence[neighbours.hit], neighbours.tokens.first_of
    return neighbours.within(first_of(batch.sentences.first_chunk[own]), first_of(batch.sentences.end_chunk[own]))


def _orders(tokens: Tokens, chunks: ChunkColumns) -> tuple[Order, Order]:
    """Tokens by document, and by document and part; what is excluded belongs to neither."""
    part, document = _part(tokens, chunks), chunks.document
    begins = np.ones(part.size, dtype=bool)
    begins[1:] = (part[1:] != part[:-1]) | (document[1:] != document[:-1])
    run = np.flatnonzero(begins)
    first, n_tokens = tokens.first_of(run), tokens.code.size - 1
    text = np.where(part[run] == Part.EXCLUDED, -1, document[run])
    text_part = text * len(Part) + part[run].astype(np.int64)
    return Order.of(n_tokens, first, text), Order.of(n_tokens, first, text_part)


def _part(tokens: Tokens, chunks: ChunkColumns) -> Small:
    """int8 (n,): the Part of each chunk, EXCLUDED without tokens."""
    if not tokens.empty.size:
        return chunks.part
    part = chunks.part.copy()
    part[tokens.empty] = Part.EXCLUDED
    return part


def _split_bodies(batch: Batch) -> Ids:
    """The bodies of which chunks were split: as documents they are read whole, as vaderSentiment reads them."""
    if batch.whole_chunks.type.size == batch.chunks.type.size:
        return np.zeros(0, dtype=np.int64)
    documents = np.arange(batch.documents.article.size + 1)
    n_chunks, n_whole = (
        np.diff(np.searchsorted(chunks.document, documents)) for chunks in (batch.chunks, batch.whole_chunks)
    )
    return np.flatnonzero((n_chunks != n_whole) & ~batch.documents.is_headline)


def _whole_bodies(batch: Batch, split: Ids, numbers: UnitNumbers) -> Units:
    """The documents of these bodies, their chunks unsplit."""
    whole = batch.whole_chunks
    first, end = np.searchsorted(whole.document, split), np.searchsorted(whole.document, split + 1)
    inside = expand(first, end - first)
    chunks = whole.at(inside)
    tokens = Tokens.of(batch.vocabulary, chunks.type)
    marks = Marks.of(tokens, batch.vocabulary, chunks.type)
    _, document, part = _columns_of(marks, chunks)
    by_document, _ = _orders(tokens, chunks)
    unit = numbers.document(batch.documents.article[document], part)
    return Units(marks, unit, Neighbours.of(tokens, by_document, marks.hits))
