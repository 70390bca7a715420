"""How the units of a batch are numbered: what VADER gives a compound to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rhetoric.model import VOICES, Voice
from rhetoric.text.batch import Batch, Part
from rhetoric.text.table import Ids

_PART = {"outlet": Part.OUTLET, "quoted": Part.QUOTED}


@dataclass(frozen=True, slots=True)
class UnitNumbers:
    """Documents by voice and article, then sentences, then the parts of crossed sentences, then nowhere.

    crossed: int64 (s,), the how-manieth of the sentences that a mark crosses each sentence is, -1 if none crosses it.
    """

    n_articles: int
    crossed: Ids
    n_crossed: int

    @classmethod
    def of(cls, batch: Batch) -> UnitNumbers:
        """The numbering of a batch."""
        sentences = batch.sentences
        is_crossed = (sentences.n_quoted_words > 0) & (sentences.n_quoted_words < sentences.n_words)
        rank = np.cumsum(is_crossed)
        return cls(len(batch.articles), np.where(is_crossed, rank - 1, -1), int(is_crossed.sum()))

    @property
    def nowhere(self) -> int:
        """The unit of what is scored nowhere: the last one."""
        return self._first_part(Part.QUOTED) + self.n_crossed

    def documents_in(self, voice: Voice) -> slice:
        """The documents of a voice, one an article."""
        return slice(self._first_document(voice), self._first_document(voice) + self.n_articles)

    def sentences_in(self, voice: Voice) -> Ids:
        """int64 (s,): what a voice has of each sentence, the whole or its part of a crossed one."""
        whole = self._first_sentence + np.arange(self.crossed.size)
        if voice not in _PART:
            return whole
        return np.where(self.crossed >= 0, self._first_part(_PART[voice]) + self.crossed, whole)

    def document(self, article: Ids, part: Ids) -> Ids:
        """int64 (n,): the document, body or headline, of what stands in a part of an article; part: a Part."""
        headline = np.where(part == Part.HEADLINE, self._first_document("headline") + article, self.nowhere)
        return np.where(part <= Part.QUOTED, article, headline)

    def document_part(self, article: Ids, part: Ids) -> Ids:
        """int64 (n,): the document of the outlet or of the quoted."""
        document = self._first_document("outlet") + part * self.n_articles + article
        return np.where(part <= Part.QUOTED, document, self.nowhere)

    def sentence(self, sentence: Ids) -> Ids:
        """int64 (n,): the whole sentence."""
        return self._first_sentence + sentence

    def sentence_part(self, sentence: Ids, part: Ids) -> Ids:
        """int64 (n,): the outlet's or the quoted part of a crossed sentence."""
        crossed = self.crossed[sentence]
        place = self._first_part(Part.OUTLET) + part * self.n_crossed + crossed
        return np.where((part <= Part.QUOTED) & (crossed >= 0), place, self.nowhere)

    def _first_document(self, voice: Voice) -> int:
        return VOICES.index(voice) * self.n_articles

    @property
    def _first_sentence(self) -> int:
        return len(VOICES) * self.n_articles

    def _first_part(self, part: Part) -> int:
        return self._first_sentence + self.crossed.size + part * self.n_crossed
