"""Evidence: what each number was counted from, as columns. Positions are code points of the article's title or text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.model import Excluded, OrphanMark, Quotation, Voice
from rhetoric.scores.analysis import Analysis
from rhetoric.scores.columns import ratio, sum_by
from rhetoric.scores.entries import KINDS
from rhetoric.scores.news_tone import strongest_words
from rhetoric.text.batch import Batch, Part
from rhetoric.text.quotation.turns import quoted_speakers
from rhetoric.text.reported.speakers import cue_texts
from rhetoric.text.table import Ids

ATTITUDE = "attitude"
"""The class of a cue that only the lexicon of frames has: a belief, a wish, an intention ("hopes", "plans")."""
Table = Mapping[str, Any]
"""Column name -> sequence; `article` is the place in the batch's articles."""

_KIND_NAMES = np.array(KINDS, dtype=object)
_VOICE_OF_PART = np.array(["outlet", "quoted", "headline", "excluded"], dtype=object)


def quotations(batch: Batch) -> Iterator[tuple[int, Voice, Quotation]]:
    """(article, voice of the document, quotation): direct, scare and reported ones, and those of repeated passages."""
    table = quotation_table(batch)
    columns = (values.tolist() if isinstance(values, np.ndarray) else values for values in table.values())
    for article, voice, *values in zip(*columns, strict=True):
        yield article, voice, Quotation(*values)


def quotation_table(batch: Batch) -> Table:
    """Direct quotations, scare quotes, reported speech and quotations of repeated passages, in order."""
    facts = [_marked(batch), _reported(batch), _repeated(batch)]
    start = np.concatenate([fact["start"] for fact in facts])
    order = np.argsort(start, kind="stable")
    document = np.searchsorted(batch.documents.start, start[order], side="right") - 1
    offset = batch.documents.start[document]

    def listed(name: str) -> list[Any]:
        values = [value for fact in facts for value in fact[name]]
        return [values[place] for place in order.tolist()]

    cues = listed("cue")
    return {
        "article": batch.documents.article[document],
        "voice": np.where(batch.documents.is_headline[document], "headline", "body").astype(object),
        "start_at": start[order] - offset,
        "end_at": np.concatenate([fact["end"] for fact in facts])[order] - offset,
        "kind": np.array(listed("kind"), dtype=object),
        "rule": listed("rule"),
        "speaker": listed("speaker"),
        "cue": cues,
        "certain": np.array(listed("certain"), dtype=bool),
        "cue_class": _cue_classes(batch, cues),
    }


def _marked(batch: Batch) -> Table:
    found = batch.quotations
    kinds = ["direct" if is_direct else "scare" for is_direct in found.is_direct.tolist()]
    return _facts(found.start, found.end, kinds, found.rule, batch.speakers, found.cue, found.is_certain.tolist())


def _repeated(batch: Batch) -> Table:
    found = batch.repeated
    places = np.flatnonzero(found.is_direct)
    speakers = quoted_speakers(found)
    of_each = ([values[k] for k in places.tolist()] for values in (found.rule, speakers, found.cue))
    return _facts(found.start[places], found.end[places], ["repeated"] * places.size, *of_each,
                  found.is_certain[places].tolist())  # fmt: skip


def _reported(batch: Batch) -> Table:
    found, words = batch.reported, batch.words
    n = found.first_word.size
    start, end = words.start[found.first_word], words.end[found.end_word - 1]
    cues = cue_texts(batch.layout, words, found)
    return _facts(start, end, ["reported"] * n, found.rule, batch.reported_speakers, cues, [True] * n)


def _facts(start: Ids, end: Ids, *others: Sequence[Any]) -> Table:
    return {"start": start, "end": end} | dict(zip(("kind", "rule", "speaker", "cue", "certain"), others, strict=True))


def _cue_classes(batch: Batch, cues: Sequence[str | None]) -> list[str | None]:
    """The class of each cue: its category in the lexicon of cues, else an attitude; None without a cue."""
    class_of = batch.quotation_reader.cues.class_of
    known = {cue: (class_of(cue) or ATTITUDE) if cue else None for cue in set(cues)}
    return [known[cue] for cue in cues]


def exclusions(batch: Batch) -> Iterator[tuple[int, Excluded]]:
    """(article, passage that is not scored)."""
    for article, passages in zip(batch.documents.article.tolist(), batch.excluded, strict=True):
        yield from ((article, passage) for passage in passages)


def orphan_marks(batch: Batch) -> Iterator[tuple[int, Voice, OrphanMark]]:
    """(article, voice of the document, mark without a partner)."""
    documents = batch.documents
    facts = zip(documents.article.tolist(), documents.is_headline.tolist(), batch.quotations.orphans, strict=True)
    for article, is_headline, marks in facts:
        yield from ((article, "headline" if is_headline else "body", mark) for mark in marks)


def sentence_table(analysis: Analysis) -> Table:
    """Sentences with words, of body and headline, in order, with VADER's compound of the whole, the news variant's, and
    the word that weighs most in it; None and NaN where no word has a valence."""
    batch, tone = analysis.batch, analysis.tone
    own = np.concatenate((tone.sentence["body"], tone.sentence["headline"]))
    compound = np.concatenate((tone.compound["body"], tone.compound["headline"]))
    sentiment = np.concatenate((tone.sentiment["body"], tone.sentiment["headline"]))
    order = np.argsort(own)
    own, compound, sentiment = own[order], compound[order], sentiment[order]
    word, valence = _strongest(analysis)
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
        "sentiment": sentiment,
        "strongest_word": word[own],
        "strongest_valence": valence[own],
    }


def _strongest(analysis: Analysis) -> tuple[NDArray[np.object_], NDArray[np.float64]]:
    """object (s,), float64 (s,): of every sentence its strongest word and that word's valence."""
    batch = analysis.batch
    chunk, value = analysis.tone.news.strongest()
    sentence = batch.chunks.sentence[chunk]
    word = np.full(batch.sentences.document.size, None, dtype=object)
    valence = np.full(word.size, np.nan)
    word[sentence] = strongest_words(batch.vocabulary, batch.chunks.type[chunk])
    valence[sentence] = value
    return word, valence


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
    scare = ~batch.quotations.is_direct
    edges = np.stack((batch.quotations.start[scare], batch.quotations.end[scare]), axis=1).ravel()
    return np.asarray(np.searchsorted(edges, at, side="right") % 2 == 1)


def english_word_share(batch: Batch) -> NDArray[np.float64]:
    """float64 (a,): the share of English function words in each article, title included; NaN without words."""
    words, n = batch.words, len(batch.articles)
    is_inside = words.part[words.runs] != Part.EXCLUDED
    article = words.article[words.runs]
    of_function_words = sum_by(article, words.counts["is_function_word"] * is_inside, n)
    return ratio(of_function_words, sum_by(article, words.run_lengths * is_inside, n))
