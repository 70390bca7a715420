"""The news variant of VADER: words whose news sense is neutral, and names, have no valence; all else is VADER.

A word is neutral where the lexicon `news_neutral` says so (with its guards), and where it is a name: a capital that
neither a sentence's beginning nor an opening mark explains, or the first of two words with capitals. Only sentences
in which such a word stands are scored anew.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rhetoric.scores.guarding import is_name
from rhetoric.scores.terms import TermHits
from rhetoric.scores.vader.kinds import TokenReading, kinds_of_sentences
from rhetoric.scores.vader.marks import Marks
from rhetoric.scores.vader.tokens import Tokens
from rhetoric.scores.vader.units import Units, compounds, hit_valences
from rhetoric.text.batch import Batch, Part
from rhetoric.text.expand import ranges
from rhetoric.text.table import Ids
from rhetoric.text.valence import HIT, LEXICON, VALENCE_AT
from rhetoric.text.vocabulary import Vocabulary

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_NO_VALENCE = np.uint32(~(HIT | LEXICON) & ((1 << VALENCE_AT) - 1))


class NewsTone:
    """What the news variant says of a batch. compound: float64 (u,), by the numbers of VADER's units."""

    def __init__(self, reading: TokenReading, exact: Floats, kinds: list[Units], neutral: TermHits) -> None:
        self._kinds = kinds
        batch, numbers = reading.batch, reading.numbers
        masked = masked_chunks(batch, kinds[1].marks, neutral)
        is_changed = np.zeros(batch.sentences.document.size, dtype=bool)
        is_changed[batch.chunks.sentence[masked]] = True
        sentence = np.flatnonzero(is_changed)
        self._is_anew = is_changed[batch.chunks.sentence]
        self._anew = kinds_of_sentences(*_without(reading, kinds[1].marks, masked, self._is_anew))
        parts = [numbers.sentence_part(sentence, np.full_like(sentence, part)) for part in (Part.OUTLET, Part.QUOTED)]
        unit = np.concatenate([numbers.sentence(sentence), *parts])
        self.compound = exact.copy()
        self.compound[unit] = compounds(self._anew, exact.size)[unit]

    def strongest(self) -> tuple[Ids, Floats]:
        """Of every sentence with a valence left: the chunk of its strongest word, and that word's valence after rules.

        int64 (k,), float64 (k,), by sentence. The "but" rule is left out; of equal ones the first is taken.
        """
        kinds = [self._kinds[1], self._anew[0]]
        valence = np.concatenate([hit_valences([kind]) for kind in kinds])
        chunk = np.concatenate([kind.marks.chunk[: kind.marks.n_hits] for kind in kinds])
        unit = np.concatenate([kind.of_hits() for kind in kinds])
        is_anew = np.repeat([False, True], [kind.marks.n_hits for kind in kinds])
        row = np.flatnonzero((self._is_anew[chunk] == is_anew) & (valence != 0))
        order = row[np.lexsort((chunk[row], -np.abs(valence[row]), unit[row]))]
        first = order[np.flatnonzero(np.diff(unit[order], prepend=-1))]
        return chunk[first], valence[first]


def masked_chunks(batch: Batch, marks: Marks, neutral: TermHits) -> Ids:
    """int64 (m,): the chunks with a valence in VADER that have none in news, in order; twice with two valences."""
    hit = marks.chunk[: marks.n_hits]
    word = np.searchsorted(batch.words.start, batch.chunks.start[hit])
    is_word = word < batch.words.start.size  # an emoji is none
    word, hit = word[is_word], hit[is_word]
    is_word = batch.words.start[word] < batch.chunks.end[hit]
    is_neutral = np.zeros(batch.words.start.size, dtype=bool)
    counted = np.flatnonzero(neutral.is_counted)
    first, last = neutral.first_word[counted], neutral.last_word[counted]
    is_neutral[ranges(first, last - first + 1)] = True
    word, hit = word[is_word], hit[is_word]
    return hit[is_neutral[word] | _names(batch, word)]


def _names(batch: Batch, word: Ids) -> Flags:
    """bool (n,): words that are names, or begin a name that begins a sentence."""
    words, last = batch.words, batch.words.type.size - 1
    after = np.minimum(word + 1, last)
    is_capital = batch.vocabulary.words["is_capitalised"][words.type[word]] & (words.part[word] != Part.HEADLINE)
    is_first = (word == 0) | (words.sentence[word] != words.sentence[word - 1])
    follows = (after > word) & (words.sentence[after] == words.sentence[word]) & is_name(batch, after)
    return np.asarray(is_name(batch, word) | is_capital & is_first & follows)


def _without(reading: TokenReading, marks: Marks, masked: Ids, is_anew: Flags) -> tuple[TokenReading, Marks]:
    """The tokens with no valence in the masked chunks, and the marks of what is scored anew."""
    is_masked = np.zeros(is_anew.size, dtype=bool)
    is_masked[masked] = True
    code = reading.tokens.code.copy()
    first, end = reading.tokens.first_of(masked), reading.tokens.first_of(masked + 1)
    code[ranges(first, end - first)] &= _NO_VALENCE
    anew = replace(reading, tokens=Tokens(code, reading.tokens.later, reading.tokens.empty))
    return anew, marks.inside(is_anew, is_masked)


def strongest_words(vocabulary: Vocabulary, chunk_types: Ids) -> list[str | None]:
    """The first word of each chunk, as lexicons spell it; None of one that has none, as an emoticon."""
    first, n_words = (vocabulary.chunks[name][chunk_types] for name in ("first_word", "n_words"))
    bare = vocabulary.words["bare"][vocabulary.chunk_words["word"][first]]
    return [vocabulary.bare_words[k] if n else None for k, n in zip(bare.tolist(), n_words.tolist(), strict=True)]
