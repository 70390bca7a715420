"""From articles to a Batch: the steps of the text layer, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.model import Article, Excluded, Quotation
from rhetoric.text.batch import (
    Batch,
    ChunkColumns,
    DocumentReading,
    Flags,
    Part,
    SentenceColumns,
    Small,
    WordColumns,
)
from rhetoric.text.chunks import Chunks, hash_spans
from rhetoric.text.edges import inner_ends
from rhetoric.text.exclusions import find_batch_exclusions
from rhetoric.text.expand import expand
from rhetoric.text.layout import Documents, Layout, lay_out, paragraphs_of
from rhetoric.text.quotation import CueIndex, read_batch_quotations, read_quotations
from rhetoric.text.sentences import sentence_of
from rhetoric.text.table import Ids
from rhetoric.text.telling import TellingWords
from rhetoric.text.vocabulary import Vocabulary


class TextReader:
    """Reads batches with one vocabulary, which grows as it reads."""

    def __init__(self, cues: CueIndex, vocabulary: Vocabulary | None = None) -> None:
        self.cues = cues
        self.vocabulary = vocabulary or Vocabulary()
        self._telling = TellingWords()

    def read(self, articles: Sequence[Article]) -> Batch:
        """The batch of these articles. Any string is read; an empty one has no words."""
        self.vocabulary.make_room()
        layout = lay_out(articles, self.vocabulary)
        readings = self._read_documents(layout)
        edges = _Edges.of(layout, readings)
        found, types = layout.chunks, layout.types
        whole = chunks = self._place(found, types, edges)
        joined = np.flatnonzero(self.vocabulary.chunks["has_inner_end"][types])
        if joined.size:
            split = _split(layout, joined)
            chunks = self._place(split, self.vocabulary.look_up(layout.text, split), edges)
        words = self._find_words(chunks, edges)
        sentences = _sentences(chunks, words)
        documents = layout.documents
        return Batch(articles, layout.text, documents, readings, whole, chunks, words, sentences, self.vocabulary)

    def _read_documents(self, layout: Layout) -> tuple[DocumentReading, ...]:
        """What each document has besides running text, and its quotations."""
        excluded = find_batch_exclusions(layout, self._telling)
        quotations = read_batch_quotations(layout, excluded, self.cues)
        return tuple(
            DocumentReading(tuple(paragraphs), tuple(passages), quotation, self._repeated(text, passages))
            for text, paragraphs, passages, quotation in zip(
                layout.documents.texts, paragraphs_of(layout), excluded, quotations, strict=True
            )
        )

    def _repeated(self, text: str, excluded: Sequence[Excluded]) -> tuple[Quotation, ...]:
        """Quotations inside passages that the text prints twice: shown, never counted."""
        repeats = [(span.start, span.end) for span in excluded if span.reason == "repeated"]
        if not repeats:
            return ()
        found = read_quotations(text, repeats, self.cues).quotations
        return tuple(
            Quotation(q.start, q.end, "repeated", q.rule, q.speaker, q.cue, q.certain)
            for q in found
            if q.kind == "direct"
        )

    def _place(self, found: Chunks, types: Ids, edges: _Edges) -> ChunkColumns:
        document = _group_of(found.start, edges.documents.start)
        paragraph = _group_of(found.start, edges.paragraphs)
        first_word = found.start + self.vocabulary.chunks["first_word_at"][types]
        part = edges.part_of(first_word, document)
        sentence = sentence_of(self.vocabulary.chunks, types, paragraph)
        return ChunkColumns(found.start, found.end, types, document, sentence, part)

    def _find_words(self, chunks: ChunkColumns, edges: _Edges) -> WordColumns:
        facts, parts = self.vocabulary.chunks, self.vocabulary.chunk_words
        n_words = facts["n_words"][chunks.type]
        place = expand(facts["first_word"][chunks.type], n_words)
        owner = np.repeat(np.arange(n_words.size), n_words)
        origin, document = chunks.start[owner], chunks.document[owner]
        start, end = origin + parts["start"][place], origin + parts["end"][place]
        part = edges.part_of(start, document)
        types = parts["word"][place]
        return WordColumns(start, end, types, edges.documents.article[document], chunks.sentence[owner], part)


def _split(layout: Layout, joined: Ids) -> Chunks:
    """Two chunks for each of the `joined` ones, which lost the space after a full stop."""
    text, points, chunks = layout.text, layout.points, layout.chunks
    spans = zip(chunks.start[joined].tolist(), chunks.end[joined].tolist(), strict=True)
    cuts = [start + cut for start, end in spans for cut in inner_ends(text[start:end])]
    start = np.sort(np.concatenate((chunks.start, cuts)), kind="stable")
    end = np.sort(np.concatenate((chunks.end, cuts)), kind="stable")
    return Chunks(start, end, hash_spans(points, start, end))


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where things are in a batch's string.

    paragraphs: int64 (p,), their starts. quoted, excluded: int64 (2s,), the edges of direct quotations and of what is
    no body: start, end, start, end ...
    """

    documents: Documents
    paragraphs: Ids
    quoted: Ids
    excluded: Ids

    @classmethod
    def of(cls, layout: Layout, readings: Sequence[DocumentReading]) -> _Edges:
        pairs = list(zip(layout.documents.start.tolist(), readings, strict=True))
        return cls(
            layout.documents,
            layout.paragraphs.start,
            _ids(
                o + edge
                for o, reading in pairs
                for q in reading.quotation.quotations
                if q.kind == "direct"
                for edge in (q.start, q.end)
            ),
            _ids(o + edge for o, reading in pairs for x in reading.excluded for edge in (x.start, x.end)),
        )

    def part_of(self, at: Ids, document: Ids) -> Small:
        """int8 (n,): the Part in which each position stands. Positions are in order."""
        headline = self.documents.is_headline[document]
        part = np.where(headline, np.int8(Part.HEADLINE), np.int8(Part.OUTLET))
        part[_inside(at, self.quoted) & ~headline] = Part.QUOTED
        part[_inside(at, self.excluded)] = Part.EXCLUDED
        return part


def _ids(places: Iterable[int]) -> Ids:
    return np.fromiter(places, dtype=np.int64)


def _inside(at: Ids, edges: Ids) -> Flags:
    """bool (n,): whether each position is inside one of the spans, which do not overlap; both are in order."""
    return np.asarray(_group_of(at, edges) % 2 == 0)


def _group_of(at: Ids, starts: Ids) -> Ids:
    """int64 (n,): the last of `starts` that is not after each position, -1 before the first. Both are in order.

    The few starts are looked for among the many positions, not the other way round.
    """
    begins = np.bincount(np.searchsorted(at, starts), minlength=at.size + 1)[: at.size]
    return np.cumsum(begins) - 1


def _sentences(chunks: ChunkColumns, words: WordColumns) -> SentenceColumns:
    n = int(chunks.sentence[-1]) + 1 if chunks.sentence.size else 0
    first = np.searchsorted(chunks.sentence, np.arange(n + 1))
    counted = words.part != Part.EXCLUDED
    n_words = np.bincount(words.sentence[counted], minlength=n)
    n_quoted = np.bincount(words.sentence[words.part == Part.QUOTED], minlength=n)
    document = chunks.document[first[:-1]] if n else np.zeros(0, dtype=np.int64)
    return SentenceColumns(first[:-1], first[1:], document, n_words, n_quoted)
