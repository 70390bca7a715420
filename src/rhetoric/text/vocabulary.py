"""The vocabulary: facts per type. A type is looked at once in a run, a token costs an array gather.

Two kinds of types, each with its table: chunks (what stands between white space) and the words in them. A chunk's row
names its words by their place in a long table of parts, which chunks with the same head share ("word", "word," and
"word.”": see `tails`). It holds the code of its VADER token (see `valence`); only a chunk that is not one token names
its codes by their place in a table of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import punctuation
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.chunks import Chunks
from rhetoric.text.edges import end_of, inner_ends, is_tag, role_of, start_of
from rhetoric.text.expand import expand
from rhetoric.text.heads import read_head
from rhetoric.text.marks.patterns import MarkPatterns
from rhetoric.text.normalise import normalise
from rhetoric.text.table import FactTable, HashIndex, Ids, Names
from rhetoric.text.tails import ALOUD, MAY_END, PARTING, STOPS, TAIL, head_of, read_tail
from rhetoric.text.token_runs import TokenRuns
from rhetoric.text.valence import codes_of, token_codes
from rhetoric.text.word_facts import WORD, word_facts

# What is used as an index is as wide as an index: NumPy would widen it at every use.
OF_HEAD = {
    "first_word": "i8",
    "n_words": "i8",
    "first_word_at": "i8",
    "tone": "u4",
    "first_token": "i8",
    "n_tokens": "i8",
    "n_exclamations": "i4",
    "n_questions": "i4",
    "start": "u1",
    "has_inner_end": "?",
    "marks": "i4",
}
"""Facts that a chunk has from its head, some changed by its tail."""
HEAD = OF_HEAD | {"is_open": "?", "may_end": "?"}
"""A head's facts. is_open: a tail's marks become part of its last token for VADER. may_end: it has a stop or ends in no
letter or digit, so that even without a tail a sentence may end."""
CHUNK = OF_HEAD | {"end": "u1", "role": "u1", "marks": "i4", "head": "i8", "hash": "u8", "last_seen": "i4"}
"""A chunk's facts. first_word_at: where its first word begins, 0 without one. tone: the code of its only token, else
SEVERAL. end, start, role: see `edges`. marks: the number of its pattern of
quotation marks. last_seen: the number of the batch it was last met in."""

CHUNK_WORD = {"word": "i8", "start": "i8", "end": "i8"}

Facts = dict[str, NDArray[Any]]

_NOTED = 4
"""Of so many batches one is noted as the last in which its types were met: to tell the frequent ones it is enough."""


class Vocabulary:
    """All types met so far, and the facts about them.

    chunks, words: tables with the columns CHUNK and WORD. chunk_words: CHUNK_WORD, a word's id and its place inside the
    chunk. chunk_tokens: codes of the VADER tokens of chunks with several. bare_words: the words as lexicons spell them,
    by `WORD.bare`. marks: the patterns of quotation marks, by `CHUNK.marks`. generation: of two vocabularies of a
    reader, the later one has the greater.
    """

    def __init__(
        self, capacity: int = 250_000, runs: TokenRuns | None = None, marks: MarkPatterns | None = None
    ) -> None:
        self.capacity = capacity
        self.generation = 1
        self._n_batches = 0
        self._index = HashIndex()
        self.chunks, self._heads, self.chunk_words = FactTable(**CHUNK), FactTable(**HEAD), FactTable(**CHUNK_WORD)
        self.words, self._runs = FactTable(**WORD), runs or TokenRuns()
        self.chunk_tokens, self.marks = self._runs.parts, marks or MarkPatterns()
        self._head_names, self._word_names, self._bare_names = Names(), Names(), Names()
        self.bare_words: list[str] = []

    def with_room(self) -> Vocabulary:
        """Called before a batch: this vocabulary or, when it has more chunks than its capacity, a new one.

        The new one knows the half of the chunks that were met last, under other ids; a batch that was read before keeps
        the old one.
        """
        self._n_batches += 1
        if self.chunks.size <= self.capacity:
            return self
        oldest_first = np.argsort(self.chunks["last_seen"][: self.chunks.size], kind="stable")
        new = self._of(np.sort(oldest_first[-(self.capacity // 2) :]))
        new.generation, new._n_batches = self.generation + 1, self._n_batches
        return new

    def _of(self, chunks: Ids) -> Vocabulary:
        """A vocabulary of these chunks alone, with their heads, words and bare words, and all tokens."""
        heads, head = np.unique(self.chunks["head"][chunks], return_inverse=True)
        n_words = self._heads["n_words"][heads]
        parts = expand(self._heads["first_word"][heads], n_words)
        words, word = np.unique(self.chunk_words["word"][parts], return_inverse=True)
        bares, bare = np.unique(self.words["bare"][words], return_inverse=True)
        first_word = np.cumsum(n_words) - n_words
        new = Vocabulary(self.capacity, self._runs, self.marks)
        new.chunks = self.chunks.rows(chunks, head=head, first_word=first_word[head])
        new._heads = self._heads.rows(heads, first_word=first_word)
        new.chunk_words = self.chunk_words.rows(parts, word=word)
        new.words = self.words.rows(words, bare=bare)
        new._head_names, new._word_names = self._head_names.kept(heads), self._word_names.kept(words)
        new._bare_names = self._bare_names.kept(bares)
        new.bare_words = list(new._bare_names)
        new._index.insert(self.chunks["hash"][chunks], np.arange(chunks.size))
        return new

    def look_up(self, text: str, chunks: Chunks) -> Ids:
        """int64 (n,): the type of each chunk of a batch's string; new types are learnt."""
        types = self._index.find(chunks.hash)
        new = np.flatnonzero(types < 0)
        if new.size:
            hashes, first, place = np.unique(chunks.hash[new], return_index=True, return_inverse=True)
            spans = zip(chunks.start[new[first]].tolist(), chunks.end[new[first]].tolist(), strict=True)
            ids = self._learn([text[start:end] for start, end in spans], hashes)
            self._index.insert(hashes, ids)
            types[new] = ids[place]
        if self._n_batches % _NOTED == 0:
            self.chunks["last_seen"][types] = self._n_batches
        return types

    def _learn(self, chunks: Sequence[str], hashes: NDArray[np.uint64]) -> Ids:
        """Make the CHUNK rows of chunks that were not met before; their ids."""
        texts = [head_of(chunk) for chunk in chunks]
        heads = self._head_ids(texts)
        tails = np.array([read_tail(chunk[len(head) :]) for chunk, head in zip(chunks, texts, strict=True)])
        facts = {name: self._heads[name][heads] for name in HEAD}
        self._apply_tails(facts, chunks, tails)
        own: dict[str, Any] = {
            "head": heads,
            "hash": hashes,
            "role": list(map(role_of, chunks)),
            "marks": list(map(self.marks.number_of, chunks)),
            "last_seen": self._n_batches,
        }
        self.marks.settle()
        return self.chunks.extend(heads.size, facts | own)

    def _apply_tails(self, facts: Facts, chunks: Sequence[str], tails: Ids) -> None:
        """Change the facts that chunks have from their heads where their tails say otherwise."""
        facts["end"] = np.zeros(tails.size, dtype="u1")
        for k in np.flatnonzero((tails & MAY_END != 0) | facts["may_end"]).tolist():
            facts["end"][k] = end_of(chunks[k])
        for k in np.flatnonzero(tails & ALOUD).tolist():
            facts["n_exclamations"][k], facts["n_questions"][k] = chunks[k].count("!"), chunks[k].count("?")
        changed = np.flatnonzero((tails & (PARTING | ALOUD) != 0) | facts["is_open"] & (tails & TAIL != 0))
        placed = self._runs.place([token_codes(chunks[k]) for k in changed.tolist()])
        facts["tone"][changed], facts["first_token"][changed], facts["n_tokens"][changed] = placed

    def _head_ids(self, heads: Sequence[str]) -> Ids:
        """int64 (n,): the ids of heads; new ones are learnt."""
        ids, new = self._head_names.number(heads)
        read = [read_head(head) for head in new]
        facts = {name: np.zeros(len(new), dtype=dtype) for name, dtype in HEAD.items()}
        facts["first_word"], facts["n_words"] = self._place_words(new, [head.words for head in read])
        codes = [codes_of(head.tokens, text) for head, text in zip(read, new, strict=True)]
        facts["tone"], facts["first_token"], facts["n_tokens"] = self._runs.place(codes)
        facts["is_open"][:] = [not head.tokens or len(head.tokens[-1].strip(punctuation)) <= 2 for head in read]
        facts["first_word_at"][:] = [head.words[0][0] if head.words else 0 for head in read]
        for k in [k for k, head in enumerate(new) if not head[0].islower() or "/" in head]:
            facts["start"][k] = start_of(new[k], read[k].words[0] if read[k].words else None)
        for k in [k for k, head in enumerate(read) if not head.is_simple]:
            facts["n_exclamations"][k], facts["n_questions"][k] = new[k].count("!"), new[k].count("?")
            facts["has_inner_end"][k] = bool(inner_ends(new[k]))
            facts["may_end"][k] = not new[k][-1].isalnum() or not STOPS.isdisjoint(new[k]) or is_tag(new[k])
        self._heads.extend(len(new), facts)
        return ids

    def _place_words(self, heads: Sequence[str], spans: Sequence[list[tuple[int, int]]]) -> tuple[Ids, Ids]:
        """Put the words of heads into `chunk_words`; int64 (n,), (n,): where each head's stand, and how many."""
        n_words = np.array([len(of_it) for of_it in spans], dtype=np.int64)
        first_word = self.chunk_words.size + np.cumsum(n_words) - n_words
        words = [head[start:end] for head, of_it in zip(heads, spans, strict=True) for start, end in of_it]
        start, end = np.array([span for of_it in spans for span in of_it], dtype=np.int64).reshape(-1, 2).T
        self.chunk_words.extend(len(words), {"word": self._learn_words(words), "start": start, "end": end})
        return first_word, n_words

    def _learn_words(self, words: Sequence[str]) -> Ids:
        """int64 (n,): the ids of words."""
        ids, new = self._word_names.number(words)
        wholes = [word.lower() if word.isascii() else normalise(word).lower() for word in new]
        bare, new_bare = self._bare_names.number([whole.removesuffix("'s") for whole in wholes])
        self.bare_words += new_bare
        self.words.extend(len(new), word_facts(new, wholes) | {"bare": bare})
        return ids
