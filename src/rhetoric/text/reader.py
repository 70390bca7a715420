"""From articles to a Batch: the steps of the text layer, in order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rhetoric.model import Article, Quotation
from rhetoric.text.batch import (
    Batch,
    ChunkColumns,
    DocumentReading,
    Documents,
    Flags,
    Part,
    SentenceColumns,
    Small,
    WordColumns,
)
from rhetoric.text.chunks import Chunks, Points, code_points, find_chunks, hash_spans
from rhetoric.text.edges import inner_ends
from rhetoric.text.exclusions import find_exclusions
from rhetoric.text.expand import expand
from rhetoric.text.paragraphs import find_paragraphs
from rhetoric.text.quotation import CueIndex, read_quotations
from rhetoric.text.sentences import sentence_of
from rhetoric.text.table import Ids
from rhetoric.text.vocabulary import Vocabulary

_SEPARATOR = "\n\n"


class TextReader:
    """Reads batches with one vocabulary, which grows as it reads."""

    def __init__(self, cues: CueIndex, vocabulary: Vocabulary | None = None) -> None:
        self.cues = cues
        self.vocabulary = vocabulary or Vocabulary()

    def read(self, articles: Sequence[Article]) -> Batch:
        """The batch of these articles. Any string is read; an empty one has no words."""
        self.vocabulary.make_room()
        documents = lay_out(articles)
        text = _SEPARATOR.join(documents.texts)
        readings = tuple(self._read_document(articles, documents, d) for d in range(len(documents.texts)))
        points = code_points(text)
        found = find_chunks(points)
        types = self.vocabulary.look_up(text, found)
        whole = chunks = self._place(found, types, documents, readings)
        joined = np.flatnonzero(self.vocabulary.chunks["has_inner_end"][types])
        if joined.size:
            split = _split(text, points, found, joined)
            chunks = self._place(split, self.vocabulary.look_up(text, split), documents, readings)
        words = self._find_words(chunks, documents, readings)
        sentences = _sentences(chunks, words)
        return Batch(articles, text, documents, readings, whole, chunks, words, sentences, self.vocabulary)

    def _read_document(self, articles: Sequence[Article], documents: Documents, d: int) -> DocumentReading:
        text = documents.texts[d]
        headline = bool(documents.is_headline[d])
        paragraphs = [(0, len(text))] if headline and text else find_paragraphs(text)
        title = None if headline else articles[documents.article[d]].title
        excluded = () if headline else tuple(find_exclusions(text, paragraphs, title))
        left_out = {span.start for span in excluded}
        body = [span for span in paragraphs if span[0] not in left_out]
        reading = read_quotations(text, body, self.cues, headline=headline)
        repeats = [(span.start, span.end) for span in excluded if span.reason == "repeated"]
        return DocumentReading(tuple(paragraphs), excluded, reading, self._repeated(text, repeats))

    def _repeated(self, text: str, repeats: list[tuple[int, int]]) -> tuple[Quotation, ...]:
        """Quotations inside passages that the text prints twice: shown, never counted."""
        if not repeats:
            return ()
        found = read_quotations(text, repeats, self.cues).quotations
        return tuple(
            Quotation(q.start, q.end, "repeated", q.rule, q.speaker, q.cue, q.certain)
            for q in found
            if q.kind == "direct"
        )

    def _place(
        self, found: Chunks, types: Ids, documents: Documents, readings: Sequence[DocumentReading]
    ) -> ChunkColumns:
        document = _group_of(found.start, documents.start)
        paragraph = _group_of(found.start, _paragraph_starts(documents, readings))
        first_word = found.start + self.vocabulary.chunks["first_word_at"][types]
        part = _part_of(first_word, document, documents, readings)
        sentence = sentence_of(self.vocabulary.chunks, types, paragraph)
        return ChunkColumns(found.start, found.end, types, document, sentence, part)

    def _find_words(
        self, chunks: ChunkColumns, documents: Documents, readings: Sequence[DocumentReading]
    ) -> WordColumns:
        facts, parts = self.vocabulary.chunks, self.vocabulary.chunk_words
        n_words = facts["n_words"][chunks.type]
        place = expand(facts["first_word"][chunks.type], n_words)
        owner = np.repeat(np.arange(n_words.size), n_words)
        origin, document = chunks.start[owner], chunks.document[owner]
        start, end = origin + parts["start"][place], origin + parts["end"][place]
        part = _part_of(start, document, documents, readings)
        types = parts["word"][place]
        return WordColumns(start, end, types, documents.article[document], chunks.sentence[owner], part)


def _split(text: str, points: Points, chunks: Chunks, joined: Ids) -> Chunks:
    """Two chunks for each of the `joined` ones, which lost the space after a full stop."""
    spans = zip(chunks.start[joined].tolist(), chunks.end[joined].tolist(), strict=True)
    cuts = [start + cut for start, end in spans for cut in inner_ends(text[start:end])]
    start = np.sort(np.concatenate((chunks.start, cuts)), kind="stable")
    end = np.sort(np.concatenate((chunks.end, cuts)), kind="stable")
    return Chunks(start, end, hash_spans(points, start, end))


def lay_out(articles: Sequence[Article]) -> Documents:
    """The documents of some articles: each one's title, when it has one, then its text."""
    texts, article, is_headline = [], [], []
    for place, item in enumerate(articles):
        for text, headline in ((item.title, True), (item.text, False)):
            if text is not None:
                texts.append(text)
                article.append(place)
                is_headline.append(headline)
    lengths = np.array([len(text) + len(_SEPARATOR) for text in texts], dtype=np.int64)
    start = np.cumsum(lengths) - lengths
    return Documents(tuple(texts), start, np.array(article, dtype=np.int64), np.array(is_headline, dtype=bool))


def _paragraph_starts(documents: Documents, readings: Sequence[DocumentReading]) -> Ids:
    offsets = documents.start.tolist()
    starts = [offset + a for offset, reading in zip(offsets, readings, strict=True) for a, _ in reading.paragraphs]
    return np.array(starts, dtype=np.int64)


def _part_of(at: Ids, document: Ids, documents: Documents, readings: Sequence[DocumentReading]) -> Small:
    """int8 (n,): the Part in which each position stands."""
    part = np.where(documents.is_headline[document], np.int8(Part.HEADLINE), np.int8(Part.OUTLET))
    offsets = documents.start.tolist()
    pairs = list(zip(offsets, readings, strict=True))
    quoted = [(o + q.start, o + q.end) for o, r in pairs for q in r.quotation.quotations if q.kind == "direct"]
    excluded = [(o + x.start, o + x.end) for o, r in pairs for x in r.excluded]
    part[_inside(at, quoted) & (part == Part.OUTLET)] = Part.QUOTED
    part[_inside(at, excluded)] = Part.EXCLUDED
    return part


def _inside(at: Ids, spans: Sequence[tuple[int, int]]) -> Flags:
    """bool (n,): whether each position is inside one of the spans; both are in order, and spans do not overlap."""
    edges = np.array(spans, dtype=np.int64).ravel()
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
