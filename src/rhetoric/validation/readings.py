"""What is read of labelled texts: their quotations, as the text layer reads them, with the labels' idea of the body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from rhetoric.model import Article, Excluded, Quotation
from rhetoric.scoring import evidence
from rhetoric.scoring.scorer import find_lexicon
from rhetoric.text.batch import Batch
from rhetoric.text.quotation import CueIndex
from rhetoric.text.reader import TextReader
from rhetoric.text.reported import FrameIndex
from rhetoric.validation.labels import LabelledText
from rhetoric.validation.spans import Span

_BATCH = 128


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one text. words: int64 (w,), where each of its words begins."""

    quotations: Sequence[Quotation]
    possible: Sequence[Span]
    balanced: bool
    words: Sequence[int]

    def of_kind(self, kind: str) -> list[Quotation]:
        return [quotation for quotation in self.quotations if quotation.kind == kind]


def readings(texts: Iterable[LabelledText]) -> Iterator[tuple[LabelledText, Reading]]:
    cues, frames = find_lexicon("cues"), find_lexicon("reporting")
    reader = TextReader(CueIndex.from_lexicon(cues), frames=FrameIndex.from_lexicon(frames))
    remaining = iter(texts)
    while batch := list(islice(remaining, _BATCH)):
        articles = [Article(text.name, "labelled", text.text) for text in batch]
        away = [[Excluded(*span, "boilerplate", "labelled") for span in text.away] for text in batch]
        yield from zip(batch, _unpack(reader.read_body(articles, away)), strict=True)


def _unpack(batch: Batch) -> Iterator[Reading]:
    quotations: list[list[Quotation]] = [[] for _ in batch.articles]
    for article, _, quotation in evidence.quotations(batch):
        quotations[article].append(quotation)
    starts = [*batch.documents.start.tolist(), len(batch.text) + 1]
    passages, words = batch.quotations.possible, batch.words.start
    for number, found in enumerate(quotations):
        low, high = starts[number], starts[number + 1]
        possible = passages[(passages[:, 0] >= low) & (passages[:, 0] < high)] - low
        own = words[np.searchsorted(words, low) : np.searchsorted(words, high)] - low
        spans = [(start, end) for start, end in possible.tolist()]
        yield Reading(found, spans, not batch.quotations.orphans[number], own.tolist())
