"""Labelled texts with the loaded terms that were found in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rhetoric.model import Article, LoadedTerm
from rhetoric.scoring import Scorer, Scores
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.validation.labelled import LabelledText

_BATCH = 128


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a short text. terms: those that count, whoever's voice they are in. n_words: at least 1.

    valence: the absolute value of VADER's compound, to stand beside the others.
    """

    terms: Sequence[LoadedTerm]
    n_words: int
    valence: float

    @property
    def density(self) -> float:
        """Terms per word."""
        return len(self.terms) / self.n_words

    @property
    def intensity(self) -> float:
        """The sum of the terms' intensities per word; weights of lexicons are left out."""
        return sum(term.intensity for term in self.terms) / self.n_words


def whole_texts(texts: Sequence[LabelledText], settings: ScoringSettings) -> list[Passage]:
    """Each text as one passage."""
    return [_whole(scores) for scores in _scored(texts, settings)]


def sentences_of(texts: Sequence[LabelledText], settings: ScoringSettings) -> list[list[tuple[int, int, Passage]]]:
    """(start, end, passage) of the sentences of each text."""
    return [list(_sentences(scores)) for scores in _scored(texts, settings)]


def _scored(texts: Sequence[LabelledText], settings: ScoringSettings) -> Iterator[Scores]:
    scorer = Scorer(settings)
    articles = [Article(str(k), text.outlet or "unknown", text.text) for k, text in enumerate(texts)]
    for first in range(0, len(articles), _BATCH):
        yield from scorer.score(articles[first : first + _BATCH]).unpack()


def _whole(scores: Scores) -> Passage:
    metrics = scores.metrics("body")
    return Passage(
        sorted(_counted(scores), key=_start), max(1, int(metrics["n_words"] or 0)),
        abs(metrics["vader_document_compound"] or 0.0),
    )  # fmt: skip


def _sentences(scores: Scores) -> Iterator[tuple[int, int, Passage]]:
    terms = _counted(scores)
    for sentence in scores.sentences:
        own = sorted((t for t in terms if sentence.start <= t.start < sentence.end), key=_start)
        yield sentence.start, sentence.end, Passage(own, max(1, sentence.n_words), abs(sentence.vader_compound))


def _counted(scores: Scores) -> list[LoadedTerm]:
    return [term for term in scores.loaded_terms if term.suppressed_by is None]


def _start(term: LoadedTerm) -> int:
    return term.start
