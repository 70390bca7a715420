"""The vocabulary: facts per type. A type is looked at once in a run, a token costs an array gather.

Three kinds of types, each with its table: chunks (what stands between white space), the words in them, and the tokens
VADER makes of them. A chunk's row names its words and its tokens by their place in two long tables of parts.
"""

from __future__ import annotations

import numpy as np

from rhetoric.text.chunks import Chunks
from rhetoric.text.edges import end_of, inner_ends, role_of, start_of
from rhetoric.text.language import ENGLISH_FUNCTION_WORDS
from rhetoric.text.normalise import normalise
from rhetoric.text.syllables import count_syllables, easy_words
from rhetoric.text.table import FactTable, HashIndex, Ids
from rhetoric.text.valence import VALENCE, vader_tokens, valence_facts
from rhetoric.text.words import bare_word, find_words, is_address

# What is used as an index is as wide as an index: NumPy would widen it at every use.
CHUNK = {
    "first_word": "i8",
    "n_words": "i8",
    "first_word_at": "i8",
    "first_token": "i8",
    "n_tokens": "i8",
    "n_exclamations": "i4",
    "n_questions": "i4",
    "end": "u1",
    "start": "u1",
    "role": "u1",
    "has_inner_end": "?",
}
"""A chunk's facts. first_word_at: where its first word begins, 0 without one. end, start, role: see `edges`."""

# What is summed is a float already, for the same reason.
WORD = {
    "n_letters": "f8",
    "n_syllables": "f8",
    "is_polysyllable": "f8",
    "is_unfamiliar": "f8",
    "is_fog": "f8",
    "is_function_word": "?",
    "is_capitalised": "?",
    "bare": "i8",
}
CHUNK_WORD = {"word": "i8", "start": "i8", "end": "i8"}
CHUNK_TOKEN = {"token": "i8"}


class Vocabulary:
    """All types met so far, and the facts about them.

    chunks, words, tokens: tables with the columns CHUNK, WORD and VALENCE. chunk_words: CHUNK_WORD, a word's id and its
    place inside the chunk. chunk_tokens: ids of VADER tokens. bare_words: the words as lexicons spell them, by
    `WORD.bare`.
    """

    def __init__(self, capacity: int = 400_000) -> None:
        self.capacity = capacity
        self.generation = 0
        self.clear()

    def clear(self) -> None:
        """Forget every type. Done between batches when more than `capacity` chunks are known: memory has a bound."""
        self.generation += 1
        self._index = HashIndex()
        self.chunks, self.words, self.tokens = FactTable(**CHUNK), FactTable(**WORD), FactTable(**VALENCE)
        self.chunk_words, self.chunk_tokens = FactTable(**CHUNK_WORD), FactTable(**CHUNK_TOKEN)
        self.bare_words: list[str] = []
        self.token_texts: list[str] = []
        self._word_ids: dict[str, int] = {}
        self._bare_ids: dict[str, int] = {}
        self._token_ids: dict[str, int] = {}

    def make_room(self) -> None:
        """Called before a batch."""
        if self.chunks.size > self.capacity:
            self.clear()

    def look_up(self, text: str, chunks: Chunks) -> Ids:
        """int64 (n,): the type of each chunk of a batch's string; new types are learnt."""
        types = self._index.find(chunks.hash)
        new = np.flatnonzero(types < 0)
        if new.size:
            hashes, first = np.unique(chunks.hash[new], return_index=True)
            spans = zip(chunks.start[new[first]].tolist(), chunks.end[new[first]].tolist(), strict=True)
            ids = np.array([self.chunks.add(self._learn(text[start:end])) for start, end in spans])
            for table in (self.chunks, self.words, self.tokens, self.chunk_words, self.chunk_tokens):
                table.settle()
            self._index.insert(hashes, ids)
            types[new] = ids[np.searchsorted(hashes, chunks.hash[new])]
        return types

    def _learn(self, chunk: str) -> tuple[int | bool, ...]:
        """A CHUNK row of a chunk that was not met before."""
        words = find_words(chunk)
        tokens = vader_tokens(chunk)
        first_word, first_token = self.chunk_words.size, self.chunk_tokens.size
        for start, end in words:
            self.chunk_words.add((self._word_id(chunk[start:end]), start, end))
        for token in tokens:
            self.chunk_tokens.add((self._token_id(token),))
        at = words[0][0] if words else 0
        start_class = start_of(chunk, words[0] if words else None)
        return (
            first_word, len(words), at, first_token, len(tokens), chunk.count("!"), chunk.count("?"),
            end_of(chunk), start_class, role_of(chunk), bool(inner_ends(chunk)),
        )  # fmt: skip

    def _word_id(self, word: str) -> int:
        known = self._word_ids.get(word)
        if known is None:
            known = self._word_ids[word] = self.words.add(self._word_facts(word))
        return known

    def _word_facts(self, word: str) -> tuple[int | bool, ...]:
        whole = normalise(word).lower()
        n_syllables = 1 if is_address(word) else count_syllables(whole)
        is_easy = whole in easy_words()
        return (
            sum(map(str.isalnum, word)), n_syllables, n_syllables >= 3, not is_easy, n_syllables >= 3 and not is_easy,
            whole in ENGLISH_FUNCTION_WORDS, word[0].isupper(), self._bare_id(bare_word(word)),
        )  # fmt: skip

    def _bare_id(self, word: str) -> int:
        known = self._bare_ids.setdefault(word, len(self.bare_words))
        if known == len(self.bare_words):
            self.bare_words.append(word)
        return known

    def _token_id(self, token: str) -> int:
        known = self._token_ids.get(token)
        if known is None:
            known = self._token_ids[token] = self.tokens.add(valence_facts(token))
            self.token_texts.append(token.lower())
        return known
