"""The words that a vocabulary has met: facts about each, and where they stand inside chunks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from rhetoric.text.expand import expand
from rhetoric.text.hashing import Hashes, hash_strings, mixed
from rhetoric.text.known_words import known_words
from rhetoric.text.normalise import normalise
from rhetoric.text.table import FactTable, HashIndex, Ids
from rhetoric.text.word_facts import WORD, word_facts

CHUNK_WORD = {"word": "i8", "start": "i8", "end": "i8"}


class WordSpans(NamedTuple):
    """Words of some chunks, those of one chunk side by side. chunk, start, end: int64 (w,), the chunk that each stands
    in and its place there, in code points; hash: uint64 (w,), of its UTF-8 bytes."""

    chunk: Ids
    start: Ids
    end: Ids
    hash: Hashes


class LearntWords:
    """words: a table with the columns WORD. bare: the words as lexicons spell them, by `WORD.bare`. places: CHUNK_WORD,
    a word's id and its place inside a chunk."""

    def __init__(self) -> None:
        self.words, self.places = FactTable(**WORD), FactTable(**CHUNK_WORD)
        self.bare: list[str] = []
        self._known = known_words()
        self._of_hash, self._of_bare, self._of_place = HashIndex(), HashIndex(), HashIndex()

    def place(self, spans: WordSpans, text: str, chunk_start: Ids, n_words: Ids) -> Ids:
        """int64 (n,): the first of each chunk's rows in `places`, which stand side by side; new words are learnt.

        chunk_start, n_words: int64 (n,), where each chunk begins in the text and how many words it has. Chunks of one
        word share a row when it is the same at the same place.
        """
        begin, end = (chunk_start[spans.chunk] + edge for edge in (spans.start, spans.end))
        ids = self._of_hash.number(spans.hash, lambda new: self._learn(text, begin[new], end[new], spans.hash[new]))
        facts = {"word": ids, "start": spans.start, "end": spans.end}

        def add(rows: Ids) -> Ids:
            return self.places.extend(rows.size, {name: column[rows] for name, column in facts.items()})

        is_only = n_words[spans.chunk] == 1
        only, others = np.flatnonzero(is_only), np.flatnonzero(~is_only)
        is_first = np.diff(spans.chunk[others], prepend=-1) != 0
        place = np.zeros_like(chunk_start)
        place[spans.chunk[only]] = self._of_place.number(_keys(ids[only], spans.start[only]), lambda k: add(only[k]))
        place[spans.chunk[others[is_first]]] = add(others)[is_first]
        return place

    def _learn(self, text: str, begin: Ids, end: Ids, hashes: Hashes) -> Ids:
        """int64 (n,): the ids of words that were not met before, given where they stand in a text."""
        words = [text[a:b] for a, b in zip(begin.tolist(), end.tolist(), strict=True)]
        wholes = [word.lower() if word.isascii() else normalise(word).lower() for word in words]
        bares = [whole.removesuffix("'s") for whole in wholes]

        def learn(new: Ids) -> Ids:
            first = len(self.bare)
            self.bare += [bares[k] for k in new.tolist()]
            return np.arange(first, len(self.bare))

        bare = self._of_bare.number(hash_strings(bares), learn)
        return self.words.extend(len(words), word_facts(self._known, words, wholes) | {"bare": bare, "hash": hashes})

    def kept(self, first: Ids, n_words: Ids) -> tuple[LearntWords, Ids]:
        """The words of some chunks alone, and int64 (n,): where theirs stand now, given where they do here."""
        places = np.unique(expand(first, n_words))
        words, word = np.unique(self.places["word"][places], return_inverse=True)
        bares, bare = np.unique(self.words["bare"][words], return_inverse=True)
        new = LearntWords()
        new.places, new.words = self.places.rows(places, word=word), self.words.rows(words, bare=bare)
        new.bare = [self.bare[k] for k in bares.tolist()]
        new._of_hash.insert(self.words["hash"][words], np.arange(words.size))
        new._of_bare.insert(hash_strings(new.bare), np.arange(bares.size))
        keys, place = np.unique(_keys(word, self.places["start"][places]), return_index=True)
        new._of_place.insert(keys, place)
        return new, np.searchsorted(places, first)


def _keys(word: Ids, start: Ids) -> Hashes:
    """uint64 (n,): the hash of a word's id and its place in a chunk."""
    return mixed((word << 32 | start).view(np.uint64))
