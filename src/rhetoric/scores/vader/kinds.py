"""The kinds of units that a batch is scored in: documents and sentences, whole and by voice."""

from __future__ import annotations

import numpy as np

from rhetoric.scores.vader.marks import Marks
from rhetoric.scores.vader.neighbours import Neighbours
from rhetoric.scores.vader.numbers import UnitNumbers
from rhetoric.scores.vader.tokens import Order, Tokens
from rhetoric.scores.vader.units import Units
from rhetoric.text.batch import Batch, ChunkColumns, Part, Small
from rhetoric.text.expand import expand
from rhetoric.text.table import Ids


def kinds_of_units(batch: Batch, numbers: UnitNumbers) -> list[Units]:
    """Documents, sentences, documents of the outlet and of the quoted, their parts of crossed sentences.

    Bodies in which a chunk lost the space after a full stop are documents of a kind of their own.
    """
    chunks = batch.chunks
    tokens = Tokens.of(batch.vocabulary, chunks.type)
    marks = Marks.of(tokens, batch.vocabulary, chunks.type)
    sentence, document, part = _columns_of(marks, chunks)
    article = batch.documents.article[document]
    by_document, by_part = _orders(tokens, chunks)
    in_documents = Neighbours.of(tokens, by_document, marks.hits)
    in_parts = Neighbours.of(tokens, by_part, marks.hits)
    of_part = numbers.sentence_part(sentence, part)
    in_crossed = in_parts.at(np.flatnonzero(of_part[in_parts.hit] != numbers.nowhere))
    split = _split_bodies(batch)
    is_split = np.isin(document, split) if split.size else False
    kinds = [
        Units(marks, np.where(is_split, numbers.nowhere, numbers.document(article, part)), in_documents),
        Units(marks, numbers.sentence(sentence), _within_sentences(batch, in_documents, sentence)),
        Units(marks, numbers.document_part(article, part), in_parts),
        Units(marks, of_part, _within_sentences(batch, in_crossed, sentence)),
    ]
    return [*kinds, _whole_bodies(batch, split, numbers)] if split.size else kinds


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
