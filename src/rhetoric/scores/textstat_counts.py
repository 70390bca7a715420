"""textstat's own counts of a text, by its rules of word, sentence and syllable: a mode for those who compare with it.

textstat's rules differ from ours: "far-right" is one word "farright", every full stop may end a sentence, and what is
left of it must have three words. What it does to a word is done once a chunk here (its own caches hold 128 entries).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from rhetoric.text.hyphenation import count_pieces
from rhetoric.text.syllables import easy_words, syllable_table

_DROPPED = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
_SEGMENT = re.compile(r"\b[^.!?]+")
_THREE_WORDS = re.compile(r"\w\S*+\s\W*+\w\S*+\s\W*+\w")
_LINSEAR_WORDS = 100
_KNOWN_CHUNKS = 1 << 17


class _Facts(NamedTuple):
    """What textstat finds in a chunk."""

    n_letters: int
    n_words: int
    n_syllables: int
    n_polysyllables: int
    n_unfamiliar_words: int
    n_fog_words: int


_NOTHING = _Facts(0, 0, 0, 0, 0, 0)


def textstat_counts(text: str) -> dict[str, int]:
    """The counts from which `readability_from_counts` makes the grades that textstat 0.7.13 gives this text.

    Where textstat answers 0.0 for want of words, those grades are None. n_chunks: what stands between white space,
    which textstat takes for words in the automated readability index. n_linsear_words: of the first 100 words those
    that have a syllable ("hmm" has none).
    """
    chunks = text.split()
    first = _first_hundred(chunks)
    in_first = [_facts(chunk) for chunk in first]
    return {
        "n_characters": sum(map(len, chunks)),
        "n_chunks": len(chunks),
        **_sum_facts(Counter(chunks)),
        "n_sentences": _count_sentences(text),
        "n_linsear_words": sum(facts.n_syllables > 0 for facts in in_first),
        "n_linsear_hard_words": sum(facts.n_polysyllables for facts in in_first),
        "n_linsear_sentences": _count_sentences(" ".join(first)),
    }


def _sum_facts(chunks: Mapping[str, int]) -> dict[str, int]:
    """The sums of the facts of chunks, each as often as it stands in the text."""
    times = (1, *chunks.values())
    columns = zip(_NOTHING, *map(_facts, chunks), strict=True)
    return {name: sum(map(mul, column, times)) for name, column in zip(_Facts._fields, columns, strict=True)}


@lru_cache(maxsize=_KNOWN_CHUNKS)
def _facts(chunk: str) -> _Facts:
    word = _DROPPED.sub("", chunk)
    if not word:
        return _NOTHING
    lower = word.lower()
    is_poly = _syllables(lower) >= 3
    is_unfamiliar = lower not in easy_words()
    # textstat cleans the word again once it is lower-cased: İ has become an i and a mark that is dropped.
    is_fog = is_unfamiliar and _syllables(_DROPPED.sub("", lower)) >= 3
    return _Facts(len(word) - word.count("'"), 1, _syllables(lower), is_poly, is_unfamiliar, is_fog)


def _syllables(word: str) -> int:
    known = syllable_table().get(word)
    return count_pieces(word) if known is None else known


def _count_sentences(text: str) -> int:
    """Stretches between full stops that have three words; one where there is none, but in the empty string."""
    n = sum(_THREE_WORDS.match(segment) is not None for segment in _SEGMENT.findall(text))
    return max(1, n) if text else 0


def _first_hundred(chunks: Sequence[str]) -> Sequence[str]:
    """The chunks up to the one of the hundredth word, all where there are fewer."""
    n_words = 0
    for place, chunk in enumerate(chunks, start=1):
        n_words += _facts(chunk).n_words
        if n_words == _LINSEAR_WORDS:
            return chunks[:place]
    return chunks


def text_standard(grades: Mapping[str, float | None]) -> float:
    """textstat's consensus (`text_standard(text, float_output=True)`) from the grades of its counts.

    The grade that most of the eight point at, each with itself rounded down, up and to the nearest (Flesch's reading
    ease with its band); of several the first. 1 to 18. Undefined grades count as 0, as in textstat.
    """
    votes = Counter(vote for name in _VOTERS for vote in _votes(name, grades[name] or 0.0))
    return float(max(1, min(votes.most_common(1)[0][0], 18)))


_VOTERS = (
    "flesch_kincaid_grade", "flesch_reading_ease", "smog_index", "coleman_liau_index", "automated_readability_index",
    "dale_chall_score", "linsear_write_grade", "gunning_fog",
)  # fmt: skip
_EASE_BANDS = {9: (5,), 8: (6,), 7: (7,), 6: (8, 9), 5: (10,), 4: (11,), 3: (12,)}


def _votes(name: str, grade: float) -> Iterator[int]:
    if name == "flesch_reading_ease":
        yield from _EASE_BANDS.get(math.floor(grade) // 10, (13,))
    else:
        yield from (math.floor(grade), math.ceil(grade), round(grade))
