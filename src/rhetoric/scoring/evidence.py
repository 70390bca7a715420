"""Evidence: what each number was counted from, as columns. Positions are code points of the article's title or text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import Excluded, OrphanMark, Quotation, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import ratio, sum_by
from rhetoric.scores.entries import KINDS
from rhetoric.text.batch import Batch, Part
from rhetoric.text.table import Ids

Table = Mapping[str, Any]
"""Column name -> sequence; `article` is the place in the batch's articles."""

_KIND_NAMES = np.array(KINDS, dtype=object)
_VOICE_OF_PART = np.array(["outlet", "quoted", "headline", "excluded"], dtype=object)


def quotations(batch: Batch) -> Iterator[tuple[int, Voice, Quotation]]:
    """(article, voice of the document, quotation): direct and scare ones, and those of repeated passages."""
    for article, voice, reading in _readings(batch):
        found = sorted((*reading.quotation.quotations, *reading.repeated), key=lambda q: q.start)
        yield from ((article, voice, quotation) for quotation in found)


def exclusions(batch: Batch) -> Iterator[tuple[int, Excluded]]:
    """(article, passage that is not scored)."""
    for article, _, reading in _readings(batch):
        yield from ((article, passage) for passage in reading.excluded)


def orphan_marks(batch: Batch) -> Iterator[tuple[int, Voice, OrphanMark]]:
    """(article, voice of the document, mark without a partner)."""
    for article, voice, reading in _readings(batch):
        yield from ((article, voice, mark) for mark in reading.quotation.orphans)


def _readings(batch: Batch) -> Iterator[tuple[int, Voice, Any]]:
    documents = batch.documents
    for d, reading in enumerate(batch.readings):
        voice: Voice = "headline" if documents.is_headline[d] else "body"
        yield int(documents.article[d]), voice, reading


def sentence_table(analysis: Analysis) -> Table:
    """Sentences with words, of body and headline, in order, with VADER's compound of the whole sentence."""
    batch, tone = analysis.batch, analysis.tone
    own = np.concatenate((tone.sentence["body"], tone.sentence["headline"]))
    compound = np.concatenate((tone.compound["body"], tone.compound["headline"]))
    order = np.argsort(own)
    own, compound = own[order], compound[order]
    sentences, chunks = batch.sentences, batch.chunks
    document = sentences.document[own]
    offset = batch.documents.start[document]
    return {
        "article": batch.documents.article[document],
        "start_at": chunks.start[sentences.first_chunk[own]] - offset,
        "end_at": chunks.end[sentences.end_chunk[own] - 1] - offset,
        "voice": np.where(batch.documents.is_headline[document], "headline", "body").astype(object),
        "n_words": sentences.n_words[own],
        "n_quoted_words": sentences.n_quoted_words[own],
        "vader_compound": compound,
        "sentiment": compound,
    }


def term_table(analysis: Analysis) -> Table:
    """Hits of all lexicons, with the voice of their first word, in the order of the lexicons."""
    batch, hits = analysis.batch, analysis.term_hits
    words, entries = batch.words, hits.entries
    start, end = words.start[hits.first_word], words.end[hits.last_word]
    offset = batch.documents.start[np.searchsorted(batch.documents.start, start, side="right") - 1]
    return {
        "article": words.article[hits.first_word],
        "start_at": start - offset,
        "end_at": end - offset,
        "voice": _VOICE_OF_PART[words.part[hits.first_word]],
        "term": entries.term[hits.entry],
        "category": entries.category[hits.entry],
        "intensity": entries.intensity[hits.entry],
        "suppressed_by": entries.guard_texts[hits.guard],
        "in_scare_quotes": _in_scare_quotes(batch, start),
        "lexicon": _KIND_NAMES[entries.kind[hits.entry]],
    }


def _in_scare_quotes(batch: Batch, at: Ids) -> NDArray[np.bool_]:
    offsets = batch.documents.start.tolist()
    edges = [
        edge
        for offset, reading in zip(offsets, batch.readings, strict=True)
        for q in reading.quotation.quotations
        if q.kind == "scare"
        for edge in (offset + q.start, offset + q.end)
    ]
    return np.asarray(np.searchsorted(np.array(edges, dtype=np.int64), at, side="right") % 2 == 1)


def english_word_share(batch: Batch) -> NDArray[np.float64]:
    """float64 (a,): the share of English function words in each article, title included; NaN without words."""
    words, n = batch.words, len(batch.articles)
    is_inside = words.part[words.runs] != Part.EXCLUDED
    article = words.article[words.runs]
    of_function_words = sum_by(article, words.counts["is_function_word"] * is_inside, n)
    return ratio(of_function_words, sum_by(article, words.run_lengths * is_inside, n))
