"""From articles to a Batch: the steps of the text layer, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rhetoric.model import Article, Excluded
from rhetoric.text.batch import Batch, ChunkColumns, SentenceColumns
from rhetoric.text.exclusion import find_batch_exclusions
from rhetoric.text.exclusion.telling import TellingWords
from rhetoric.text.expand import union
from rhetoric.text.layout import Layout, lay_out
from rhetoric.text.parts import Part, Stretches, find_stretches
from rhetoric.text.quotation import CueIndex, QuotationReader
from rhetoric.text.reported import FrameIndex, ReportedReader
from rhetoric.text.sentences import sentence_of
from rhetoric.text.splitting import ChunkSplitter, SplitChunks
from rhetoric.text.table import Ids
from rhetoric.text.vocabulary import Vocabulary
from rhetoric.text.word_columns import RunningWords, WordColumns, WordPlaces, find_words


class TextReader:
    """Reads batches with one vocabulary, which grows as it reads. Without frames no reported speech is found."""

    def __init__(
        self, cues: CueIndex, vocabulary: Vocabulary | None = None, *, frames: FrameIndex | None = None
    ) -> None:
        self._quotations = QuotationReader(cues)
        self._reported = ReportedReader(frames or FrameIndex([]))
        self.vocabulary = vocabulary or Vocabulary()
        self._telling = TellingWords()
        self._splitter = ChunkSplitter()

    def read(self, articles: Sequence[Article]) -> Batch:
        """The batch of these articles. Any string is read; an empty one has no words."""
        self.vocabulary = self.vocabulary.with_room()
        layout = lay_out(articles, self.vocabulary)
        return self._read(layout, find_batch_exclusions(layout, self._telling))

    def read_body(self, articles: Sequence[Article], excluded: Sequence[Sequence[Excluded]]) -> Batch:
        """The same where it is known what is no body: of each document, in order, not overlapping."""
        self.vocabulary = self.vocabulary.with_room()
        return self._read(lay_out(articles, self.vocabulary), excluded)

    def _read(self, layout: Layout, excluded: Sequence[Sequence[Excluded]]) -> Batch:
        quotations = self._quotations.read(layout, excluded)
        split = self._splitter.split(layout)
        sentence = self._sentence_of(layout, split)
        first_chunk = np.flatnonzero(np.diff(sentence, prepend=-1))
        running = self._find_words(layout, split, first_chunk)
        quotations, reported = self._reported.read(layout, excluded, running, quotations, self._quotations.book)
        stretches = find_stretches(layout, excluded, quotations.direct_edges())
        chunks = self._place(layout, split, sentence, stretches)
        words = WordColumns.of(running, stretches)
        sentences, whole = _sentences(chunks, first_chunk, words), _whole(chunks, split, layout)
        return Batch(layout, excluded, quotations, reported, whole, chunks, words, sentences, self._quotations)

    def _sentence_of(self, layout: Layout, chunks: SplitChunks) -> Ids:
        """int64 (n,): each chunk's sentence."""
        paragraph = _numbered(np.searchsorted(chunks.start, layout.paragraphs.start), chunks.type.size)
        return sentence_of(self.vocabulary.chunks, chunks.type, paragraph)

    def _place(self, layout: Layout, chunks: SplitChunks, sentence: Ids, stretches: Stretches) -> ChunkColumns:
        """Each chunk's document and part."""
        n = chunks.type.size
        documents = np.searchsorted(chunks.start, layout.documents.start)
        edges = self._chunks_at(chunks, stretches.edges.ravel())
        runs, part = union(n, documents, edges), stretches.fill(edges, n)
        return ChunkColumns(chunks.start, chunks.end, chunks.type, _numbered(documents, n), sentence, part, runs)

    def _chunks_at(self, chunks: SplitChunks, positions: Ids) -> Ids:
        """int64: the first chunk whose first word begins at or behind each position."""
        if not chunks.type.size:
            return np.zeros(positions.size, dtype=np.int64)
        chunk = np.searchsorted(chunks.start, positions)
        before = np.maximum(chunk - 1, 0)
        first_word = chunks.start[before] + self.vocabulary.chunks["first_word_at"][chunks.type[before]]
        return np.asarray(chunk - ((chunk > 0) & (first_word >= positions)))

    def _find_words(self, layout: Layout, chunks: SplitChunks, first_chunk: Ids) -> RunningWords:
        articles = np.searchsorted(layout.documents.article, np.arange(len(layout.articles) + 1))
        article_starts = np.append(layout.documents.start, len(layout.text) + 1)[articles]
        places = WordPlaces.of(self.vocabulary, chunks.start, chunks.type)
        sentence_starts = np.append(first_chunk, chunks.type.size)
        return find_words(places, np.searchsorted(chunks.start, article_starts), sentence_starts)


def _whole(chunks: ChunkColumns, split: SplitChunks, layout: Layout) -> ChunkColumns:
    """The chunks as they stand in the text, each with the document, sentence and part of its first piece."""
    if not split.later.size:
        return chunks
    first = chunks.at(np.delete(np.arange(split.type.size), split.later))
    return replace(first, end=layout.chunks.end, type=layout.types)


def _numbered(first: Ids, n: int) -> Ids:
    """int64 (n,): the number of the group in which each of n things stands, given the first of each group."""
    return np.repeat(np.arange(first.size), np.diff(first, append=n))


def _sentences(chunks: ChunkColumns, first_chunk: Ids, words: WordColumns) -> SentenceColumns:
    n = first_chunk.size
    sentence, part, length = words.sentence[words.runs], words.part[words.runs], words.run_lengths
    n_words = np.bincount(sentence, weights=length * (part != Part.EXCLUDED), minlength=n)
    n_quoted = np.bincount(sentence, weights=length * (part == Part.QUOTED), minlength=n)
    end_chunk = np.append(first_chunk[1:], chunks.type.size) if n else first_chunk
    return SentenceColumns(
        first_chunk, end_chunk, chunks.document[first_chunk], n_words.astype(np.int64), n_quoted.astype(np.int64)
    )
