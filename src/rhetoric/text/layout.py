"""How a batch lies before anything in it is read: documents, their chunks, their paragraphs.

What is no body (`exclusions`) and what is quoted (`quotation`) are read from this; all positions are code points of the
batch's string.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import Article
from rhetoric.text.blocks import Blocks, edges_within, find_blocks
from rhetoric.text.chunks import Chunks, Points, code_points, find_chunks
from rhetoric.text.lines import find_lines
from rhetoric.text.paragraphs import find_paragraphs
from rhetoric.text.table import Ids
from rhetoric.text.vocabulary import Vocabulary

_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Documents:
    """start: int64 (d,), in the batch's string. article: (d,), in `Batch.articles`. is_headline: bool (d,)."""

    texts: tuple[str, ...]
    start: Ids
    article: Ids
    is_headline: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """start, end, document, first_chunk, end_chunk: int64 (p,), half-open, in order; a headline is one paragraph.

    block: int64 (p,), the block quotation that each stands in, its place in `Layout.blocks`; -1 for none.
    """

    start: Ids
    end: Ids
    document: Ids
    first_chunk: Ids
    end_chunk: Ids
    block: Ids


@dataclass(frozen=True, slots=True)
class Layout:
    """A batch as it lies. types: int64 (n,), the vocabulary's type of each chunk. points: its code points."""

    articles: Sequence[Article]
    text: str
    points: Points
    documents: Documents
    chunks: Chunks
    types: Ids
    paragraphs: Paragraphs
    blocks: Blocks
    vocabulary: Vocabulary


def lay_out(articles: Sequence[Article], vocabulary: Vocabulary) -> Layout:
    """The layout of some articles; the vocabulary learns their types."""
    documents = documents_of(articles)
    text = _SEPARATOR.join(documents.texts)
    points = code_points(text)
    chunks = find_chunks(text)
    types = vocabulary.look_up(text, chunks)
    blocks = find_blocks(articles, documents.start[~documents.is_headline].tolist(), chunks)
    paragraphs = _set_apart(_paragraphs(documents, points, chunks), blocks, chunks)
    return Layout(articles, text, points, documents, chunks, types, paragraphs, blocks, vocabulary)


def documents_of(articles: Sequence[Article]) -> Documents:
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


def _paragraphs(documents: Documents, points: Points, chunks: Chunks) -> Paragraphs:
    """A headline is one paragraph; a text has its lines, or what a close look finds where those leave doubt."""
    lines = find_lines(points, chunks, documents.start)
    plain = ~(documents.is_headline | lines.is_doubtful)[lines.document]
    others = _other_paragraphs(documents, lines.is_doubtful)
    start = np.concatenate((lines.start[plain], others[0]))
    order = np.argsort(start, kind="stable")
    start = start[order]
    end = np.concatenate((lines.end[plain], others[1]))[order]
    document = np.concatenate((lines.document[plain], others[2]))[order]
    first = np.searchsorted(chunks.start, start)
    last = np.append(first[1:], chunks.start.size)[: first.size]
    return Paragraphs(start, end, document, first, last, np.full(first.size, -1, dtype=np.int64))


def _set_apart(paragraphs: Paragraphs, blocks: Blocks, chunks: Chunks) -> Paragraphs:
    """The paragraphs, each cut where a block quotation begins or ends in it."""
    if not blocks.first_chunk.size:
        return paragraphs
    cuts = edges_within(blocks, paragraphs.first_chunk, paragraphs.end_chunk)
    owner = np.searchsorted(paragraphs.first_chunk, cuts, side="right") - 1
    first = np.concatenate((paragraphs.first_chunk, cuts))
    order = np.argsort(np.concatenate((paragraphs.start, chunks.start[cuts])), kind="stable")
    start = np.concatenate((paragraphs.start, chunks.start[cuts]))[order]
    document = np.concatenate((paragraphs.document, paragraphs.document[owner]))[order]
    first, is_cut = first[order], order >= paragraphs.start.size
    # What ends before a cut ends with the chunk before it; what ends a paragraph ends where that did.
    ends_whole = ~np.append(is_cut[1:], False)
    end = chunks.end.take(np.append(first[1:], 0) - 1, mode="wrap")
    end[ends_whole] = paragraphs.end
    last = np.append(first[1:], chunks.start.size)
    return Paragraphs(start, end, document, first, last, blocks.of(first, last))


def _other_paragraphs(documents: Documents, is_doubtful: NDArray[np.bool_]) -> Ids:
    """int64 (3, o): start, end and document of the headlines and of the paragraphs of the doubtful texts."""
    found = []
    for number in np.flatnonzero(documents.is_headline | is_doubtful).tolist():
        text, offset = documents.texts[number], int(documents.start[number])
        is_whole = documents.is_headline[number] and text
        spans = [(0, len(text))] if is_whole else find_paragraphs(text)
        found += [(offset + start, offset + end, number) for start, end in spans]
    return np.array(found, dtype=np.int64).reshape(-1, 3).T


def paragraphs_of(layout: Layout, document: int) -> list[tuple[int, int]]:
    """The paragraphs of a document, (start, end) in its own code points."""
    paragraphs, offset = layout.paragraphs, layout.documents.start[document]
    first, last = np.searchsorted(paragraphs.document, (document, document + 1))
    start, end = paragraphs.start[first:last] - offset, paragraphs.end[first:last] - offset
    return list(zip(start.tolist(), end.tolist(), strict=True))
