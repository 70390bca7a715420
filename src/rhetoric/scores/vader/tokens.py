"""VADER's tokens of a batch as one column of codes, and which token stands next to which in a voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rhetoric.text.expand import expand
from rhetoric.text.table import Ids
from rhetoric.text.valence import ABSENT, SEVERAL, Codes
from rhetoric.text.vocabulary import Vocabulary

NOWHERE = -1
"""The place of a token that is not there: the last one of every column."""

OWN, REACH = 3, 6
"""Rules look at three tokens before a hit and at two after it: six rows, the hit's own is the fourth."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """code: uint32 (t + 1,), of each token, in the order of the text; the last one is ABSENT.

    later: int64 (x,), the tokens that are not the first of their chunk. empty: int64 (e,), the chunks without tokens:
    they hold an ABSENT one.
    """

    code: Codes
    later: Ids
    empty: Ids

    @classmethod
    def of(cls, vocabulary: Vocabulary, chunk_types: Ids) -> Tokens:
        """The tokens of some chunks. Few chunks are several tokens: what they have more than one is inserted."""
        code = np.take(vocabulary.chunks["tone"], chunk_types)
        several = np.flatnonzero((code & SEVERAL) != 0)
        first = vocabulary.chunks["first_token"][chunk_types[several]]
        n_tokens = vocabulary.chunks["n_tokens"][chunk_types[several]]
        codes = vocabulary.chunk_tokens["code"]
        code[several] = np.where(n_tokens, codes.take(first, mode="clip"), ABSENT)
        n_more = np.maximum(n_tokens - 1, 0)
        more = codes[expand(first + 1, n_more)]
        at = np.repeat(several + 1, n_more)
        code = np.insert(code, np.append(at, code.size), np.append(more, np.uint32(ABSENT)))
        return cls(code, at + np.arange(at.size), several[n_tokens == 0])

    def chunk_of(self, places: Ids) -> Ids:
        """int64: the chunk of each token."""
        return places - np.searchsorted(self.later, places, side="right")

    def first_of(self, chunks: Ids) -> Ids:
        """int64: the first token of each chunk; the number of tokens for the chunk after the last one."""
        inserted_before = self.later - np.arange(self.later.size)
        return chunks + np.searchsorted(inserted_before, chunks, side="right")


@dataclass(frozen=True, slots=True)
class Order:
    """Which token is before and which is after another one, where runs of tokens make texts.

    previous, following: int64 (t + 1,), places of tokens, NOWHERE at the edges of a text.
    """

    previous: Ids
    following: Ids

    @classmethod
    def of(cls, n_tokens: int, first: Ids, text: Ids) -> Order:
        """first, text: int64 (r,): where each run of tokens begins, in order, and the text it belongs to."""
        previous, following = np.arange(-1, n_tokens), np.arange(1, n_tokens + 2)
        previous[NOWHERE] = following[NOWHERE] = NOWHERE
        order = np.argsort(text, kind="stable")
        last = np.append(first[1:], n_tokens)[order] - 1
        first, text = first[order], text[order]
        joined = text[1:] == text[:-1]
        previous[first[1:]] = np.where(joined, last[:-1], NOWHERE)
        following[last[:-1]] = np.where(joined, first[1:], NOWHERE)
        previous[first[:1]] = following[last[-1:]] = NOWHERE
        return cls(previous, following)

    def around(self, places: Ids) -> Ids:
        """int64 (6, h): the tokens around some tokens."""
        near = np.empty((REACH, places.size), dtype=np.int64)
        near[OWN] = places
        for row in range(OWN, 0, -1):
            near[row - 1] = self.previous[near[row]]
        for row in range(OWN, REACH - 1):
            near[row + 1] = self.following[near[row]]
        return near

    def walk(self, place: int, first: int, end: int) -> Iterator[int]:
        """The tokens before a token, the nearest first, then those after it, while they are inside first to end."""
        for step in (self.previous, self.following):
            at = int(step[place])
            while at != NOWHERE and first <= at < end:
                yield at
                at = int(step[at])
