"""The kinds of units that a batch is scored in: documents and sentences, whole and by voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rhetoric.model import VOICES, Voice
from rhetoric.scores.vader.marks import Marks
from rhetoric.scores.vader.neighbours import Neighbours
from rhetoric.scores.vader.tokens import Order, Tokens
from rhetoric.scores.vader.units import Units
from rhetoric.text.batch import Batch, ChunkColumns, Part, Small
from rhetoric.text.expand import expand
from rhetoric.text.table import Ids


@dataclass(frozen=True, slots=True)
class UnitNumbers:
    """How units are numbered: documents by voice and article, sentences, parts of crossed sentences, nowhere.

    crossed: int64 (s,), the how-manieth of the sentences that a mark crosses each sentence is, -1 if none crosses it.
    """

    n_articles: int
    crossed: Ids
    n_crossed: int

    @classmethod
    def of(cls, batch: Batch) -> UnitNumbers:
        """The numbering of a batch."""
        sentences = batch.sentences
        crossed = (sentences.n_quoted_words > 0) & (sentences.n_quoted_words < sentences.n_words)
        rank = np.cumsum(crossed)
        return cls(len(batch.articles), np.where(crossed, rank - 1, -1), int(crossed.sum()))

    def first_document(self, voice: Voice) -> int:
        """The first article's document in a voice."""
        return VOICES.index(voice) * self.n_articles

    def documents(self, voice: Voice) -> slice:
        """The documents of a voice, one an article."""
        return slice(self.first_document(voice), self.first_document(voice) + self.n_articles)

    @property
    def first_sentence(self) -> int:
        """The first sentence."""
        return len(VOICES) * self.n_articles

    def of_sentences(self, voice: Voice) -> Ids:
        """int64 (s,): what a voice has of each sentence, the whole or its part of a crossed one."""
        whole = self.first_sentence + np.arange(self.crossed.size)
        if voice not in ("outlet", "quoted"):
            return whole
        part = Part.OUTLET if voice == "outlet" else Part.QUOTED
        return np.where(self.crossed >= 0, self.first_part(part) + self.crossed, whole)

    def first_part(self, part: Part) -> int:
        """The outlet's or the quoted part of the first sentence that a mark crosses."""
        return self.first_sentence + self.crossed.size + part * self.n_crossed

    @property
    def nowhere(self) -> int:
        """The unit of what is scored nowhere: the last one."""
        return self.first_part(Part.QUOTED) + self.n_crossed


def kinds_of_units(batch: Batch, numbers: UnitNumbers) -> list[Units]:
    """Documents, sentences, documents of the outlet and of the quoted, parts of crossed sentences."""
    chunks, nowhere = batch.chunks, numbers.nowhere
    tokens = Tokens.of(batch.vocabulary, chunks.type)
    marks = Marks.of(tokens, batch.vocabulary, chunks.type)
    in_documents, in_parts = (
        Neighbours.of(tokens, order, marks.place[: marks.n_hits]) for order in _orders(tokens, chunks)
    )
    sentence, document = chunks.sentence[marks.chunk], chunks.document[marks.chunk]
    part = chunks.part[marks.chunk].astype(np.int64)
    crossed = numbers.crossed[sentence]
    article = batch.documents.article[document]
    is_part = part <= Part.QUOTED

    split = _split_bodies(batch)
    of_document = np.where(is_part, article, np.where(part == Part.HEADLINE, numbers.first_document("headline") + article, nowhere))
    if split.size:
        of_document[np.isin(document, split)] = nowhere
    of_sentence = numbers.first_sentence + sentence
    of_document_part = np.where(is_part, numbers.first_document("outlet") + part * numbers.n_articles + article, nowhere)
    of_part = np.where(is_part & (crossed >= 0), numbers.first_part(Part.OUTLET) + part * numbers.n_crossed + crossed, nowhere)

    rows = np.flatnonzero(of_part[in_parts.hit] != nowhere)
    kinds = [
        Units(marks, of_document, in_documents),
        Units(marks, of_sentence, _in_sentences(batch, in_documents, sentence[in_documents.hit])),
        Units(marks, of_document_part, in_parts),
        Units(marks, of_part, _in_sentences(batch, in_parts.at(rows), sentence[in_parts.hit[rows]])),
    ]
    if split.size:
        kinds.append(_whole_bodies(batch, split, nowhere))
    return kinds


def _in_sentences(batch: Batch, neighbours: Neighbours, sentence: Ids) -> Neighbours:
    """Neighbours as they are inside the sentence of each hit."""
    edges = (batch.sentences.first_chunk[sentence], batch.sentences.end_chunk[sentence])
    return neighbours.within(*(neighbours.tokens.first_of(edge) for edge in edges))


def _orders(tokens: Tokens, chunks: ChunkColumns) -> tuple[Order, Order]:
    """Tokens by document, and by document and part; what is excluded belongs to neither."""
    part, document = _part(tokens, chunks), chunks.document
    begins = np.ones(part.size, dtype=bool)
    begins[1:] = (part[1:] != part[:-1]) | (document[1:] != document[:-1])
    run = np.flatnonzero(begins)
    part, document, first = part[run], document[run], tokens.first_of(run)
    text = np.where(part == Part.EXCLUDED, -1, document)
    n = tokens.code.size - 1
    return Order.of(n, first, text), Order.of(n, first, text * len(Part) + part)


def _part(tokens: Tokens, chunks: ChunkColumns) -> Small:
    """int8 (n,): the Part of each chunk, EXCLUDED without tokens."""
    if not tokens.empty.size:
        return chunks.part
    part = chunks.part.copy()
    part[tokens.empty] = Part.EXCLUDED
    return part


def _split_bodies(batch: Batch) -> Ids:
    """The bodies in which a chunk lost the space after a full stop: as documents they are read unsplit."""
    if batch.whole_chunks.type.size == batch.chunks.type.size:
        return np.zeros(0, dtype=np.int64)
    documents = np.arange(batch.documents.article.size + 1)
    n_chunks, n_whole = (
        np.diff(np.searchsorted(chunks.document, documents)) for chunks in (batch.chunks, batch.whole_chunks)
    )
    return np.flatnonzero((n_chunks != n_whole) & ~batch.documents.is_headline)


def _whole_bodies(batch: Batch, split: Ids, nowhere: int) -> Units:
    whole = batch.whole_chunks
    first, end = np.searchsorted(whole.document, split), np.searchsorted(whole.document, split + 1)
    inside = expand(first, end - first)
    chunks = ChunkColumns(*(getattr(whole, name)[inside] for name in ChunkColumns.__slots__))
    tokens = Tokens.of(batch.vocabulary, chunks.type)
    marks = Marks.of(tokens, batch.vocabulary, chunks.type)
    by_document, _ = _orders(tokens, chunks)
    unit = np.where(chunks.part[marks.chunk] <= Part.QUOTED, batch.documents.article[chunks.document[marks.chunk]], nowhere)
    return Units(marks, unit, Neighbours.of(tokens, by_document, marks.place[: marks.n_hits]))
