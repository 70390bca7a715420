"""The tokens that count for a score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rhetoric.scores.vader.rules import lexicon_valences
from rhetoric.scores.vader.tokens import Tokens
from rhetoric.text.table import Ids
from rhetoric.text.valence import BUT, EMPHATIC, HIT
from rhetoric.text.vocabulary import Vocabulary

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Marks:
    """The tokens that count for a unit: first hits, then "but"s, then those whose chunk has exclamation or question
    marks; each kind in the order of the text.

    place, chunk: int64 (m,). valence: float64 (h,), the lexicon's, of the first kind; n_exclamations, n_questions:
    int32 (e,), of the last.
    """

    place: Ids
    chunk: Ids
    n_hits: int
    n_buts: int
    valence: Floats
    n_exclamations: NDArray[np.int32]
    n_questions: NDArray[np.int32]

    @classmethod
    def of(cls, tokens: Tokens, vocabulary: Vocabulary, chunk_types: Ids) -> Marks:
        """The marks among the tokens of some chunks."""
        any_mark = np.flatnonzero((tokens.code & (HIT | BUT | EMPHATIC)) != 0)
        code = tokens.code[any_mark]
        hits, buts, emphatic = (any_mark[(code & flag) != 0] for flag in (HIT, BUT, EMPHATIC))
        place = np.concatenate((hits, buts, emphatic))
        chunk = tokens.chunk_of(place)
        types = chunk_types[chunk[hits.size + buts.size :]]
        n_exclamations, n_questions = (vocabulary.chunks[name][types] for name in ("n_exclamations", "n_questions"))
        valence = lexicon_valences(tokens.code[hits])
        return cls(place, chunk, hits.size, buts.size, valence, n_exclamations, n_questions)

    def inside(self, is_inside: Flags, is_masked: Flags) -> Marks:
        """The marks whose chunk is inside, without the hits that are masked. Both: bool (n,), by chunk."""
        kept = is_inside[self.chunk]
        kept[: self.n_hits] &= ~is_masked[self.chunk[: self.n_hits]]
        hits, buts = kept[: self.n_hits], kept[self.n_hits :][: self.n_buts]
        emphatic = kept[self.n_hits + self.n_buts :]
        return Marks(
            self.place[kept], self.chunk[kept], int(hits.sum()), int(buts.sum()), self.valence[hits],
            self.n_exclamations[emphatic], self.n_questions[emphatic],
        )  # fmt: skip

    @property
    def hits(self) -> Ids:
        """int64 (h,): the places of the hits."""
        return self.place[: self.n_hits]

    @property
    def buts(self) -> Ids:
        """int64 (b,): the places of the "but"s."""
        return self.place[self.n_hits :][: self.n_buts]
