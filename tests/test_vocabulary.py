"""The vocabulary against the plain definition of every fact, chunk by chunk; and what it forgets."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.text.chunks import find_chunks
from rhetoric.text.edges import end_of, inner_ends, role_of, start_of
from rhetoric.text.language import ENGLISH_FUNCTION_WORDS
from rhetoric.text.marks.chunk_marks import marks_of
from rhetoric.text.marks.glyphs import glyph_number
from rhetoric.text.marks.patterns import MARK, MarkPatterns
from rhetoric.text.normalise import normalise
from rhetoric.text.syllables import count_syllables, easy_words
from rhetoric.text.table import Ids
from rhetoric.text.tally import COUNTS, count_of
from rhetoric.text.valence import analyzer, token_codes
from rhetoric.text.vocabulary import Vocabulary
from rhetoric.text.word_facts import WORD
from rhetoric.text.words import MARKS, bare_word, find_words, is_address

HEADS = (
    "word Word WORD word's don’t it O’Neill far-right well-known. U.S U.S.A a.m Mr J 5 42 3.5 2,500 1990s R&D and/or "
    "said—and policy.The good bad not no never isn't isn’t kind of but shit 😀 good😀 ok😀😡 © said asked 50% _name_ "
    "*so* cafe\u0301s soft\u00adened x@y.org www.example.org https://example.org/a-b www :) :( <3 ^ 日本語 ſ İstanbul "
    "goin’ dogs' th’ XIV D-Mass Bay-area O'Clock's PRESIDENT AND Mr-Co 2019.5 12,2019.5 1,234.5 10:30 2019-20 5G 00 "
    "Internet-based didn't IT'S Congress’s tis em-dash 90s sat WASH Tue yahoo jeopardy Q q s "
    "zorblaxity wendlebury’s GREAT don't-know ʼtis 1st é a no! end?Then yes.I said: the"
).split()
OPENERS = ["", "“", '"', "‘", "(", "[", "—", "…", "'", "«", "...", "¿", "ʼ", "#", "@", "$", "--", "’", "["]
TAILS = ["", ",", ".", ".”", ",”", '."', "?", "?!", "!!!", "…", "...", "—", "–", ":", ";", ")", ").", "’", "’s", "'",
         "»", "”—", ".’”", "…”", ".[1]", "?)”", "`", "-", "--", "″", "ʼ", ".ʼ"]  # fmt: skip


def learnt(chunks: list[str], vocabulary: Vocabulary) -> Ids:
    text = "\n".join(chunks)
    return vocabulary.look_up(text, find_chunks(text))


def facts(vocabulary: Vocabulary, chunk: int) -> dict[str, Any]:
    """All that a vocabulary says of a chunk, with its parts in place of their ids."""
    table = vocabulary.chunks
    first, n = int(table["first_word"][chunk]), int(table["n_words"][chunk])
    words = [{name: vocabulary.chunk_words[name][k].item() for name in ("word", "start", "end")}
             for k in range(first, first + n)]  # fmt: skip
    for word in words:
        own = {name: vocabulary.words[name][word["word"]] for name in WORD}
        word |= {name: count_of(name, own["tally"]) for name in COUNTS[:-1] if name not in own}
        word |= {name: own[name].item() for name in ("n_letters", "n_syllables", "is_capitalised")}
        word["bare"] = vocabulary.bare_words[vocabulary.words["bare"][word.pop("word")]]
    first, n = int(table["first_token"][chunk]), int(table["n_tokens"][chunk])
    several = vocabulary.chunk_tokens["code"][first : first + n].tolist()
    codes = [int(table["tone"][chunk])] if n == 1 else several
    own = {"words": words, "codes": codes, "marks": marks(vocabulary.marks, int(table["marks"][chunk]))}
    return {name: table[name][chunk].item() for name in CHUNK_FACTS} | own


def marks(patterns: MarkPatterns, pattern: int) -> list[tuple[Any, ...]]:
    """A pattern's marks: where each stands, its costs, whether it is open and then what is beside it."""
    first, n = int(patterns.patterns["first"][pattern]), int(patterns.patterns["n_marks"][pattern])
    rows = [{name: patterns.marks[name][k].item() for name in MARK} for k in range(first, first + n)]
    sides = patterns.sides[first : first + n]
    return [(row["start"], row["end"], patterns.costs_of[row["costs"]], row["glyph"], row["is_open"], beside)
            for row, beside in zip(rows, sides, strict=True)]  # fmt: skip


CHUNK_FACTS = ("first_word_at", "n_exclamations", "n_questions", "end", "start", "role", "has_inner_end")


def plain_facts(chunk: str) -> dict[str, Any]:
    """The same from the definitions."""
    spans = find_words(chunk)
    return {
        "first_word_at": spans[0][0] if spans else 0,
        "n_exclamations": chunk.count("!"),
        "n_questions": chunk.count("?"),
        "end": int(end_of(chunk)),
        "start": int(start_of(chunk, spans[0] if spans else None)),
        "role": int(role_of(chunk)),
        "has_inner_end": bool(inner_ends(chunk)),
        "words": [{"start": start, "end": end} | plain_word_facts(chunk[start:end]) for start, end in spans],
        "codes": token_codes(chunk),
        "marks": [
            (mark.start, mark.end, mark.costs, glyph_number(chunk[mark.start : mark.end]), mark.is_open,
             (mark.left, mark.right) if mark.is_open else ("", ""))
            for mark in marks_of(chunk)
        ],
    }  # fmt: skip


def plain_word_facts(word: str) -> dict[str, Any]:
    whole = normalise(word).lower()
    n_syllables = 1 if is_address(word) else count_syllables(whole)
    is_hard = whole not in easy_words()
    return {
        "n_letters": sum(map(str.isalnum, word)), "n_syllables": n_syllables, "is_polysyllable": n_syllables >= 3,
        "is_unfamiliar": is_hard, "is_fog": n_syllables >= 3 and is_hard, "is_capitalised": word[0].isupper(),
        "is_function_word": whole in ENGLISH_FUNCTION_WORDS, "bare": bare_word(word),
    }  # fmt: skip


def check(chunks: list[str], vocabulary: Vocabulary) -> None:
    parts = [part for chunk in chunks for part in strings(chunk)]
    for chunk, found in zip(parts, learnt(chunks, vocabulary).tolist(), strict=True):
        assert facts(vocabulary, found) == plain_facts(chunk), chunk


def strings(text: str) -> list[str]:
    found = find_chunks(text)
    return [text[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)]


def test_facts_of_chunks_are_those_of_the_definitions() -> None:
    chunks = [opener + head + tail for head in HEADS for opener in OPENERS for tail in TAILS]
    chunks = random.Random(4).sample(chunks, 9000)
    vocabulary = Vocabulary()
    for first in range(0, len(chunks), 500):
        check(chunks[first : first + 500], vocabulary)


@given(st.lists(st.text(alphabet=st.sampled_from("aAnobtqQsS.Iö10ʼ '’“”\".,!?…—-–:()@#/_*»\u200b😀")), max_size=30))
@settings(max_examples=300, deadline=None)
def test_facts_of_invented_chunks(chunks: list[str]) -> None:
    check(chunks, VOCABULARY)


@given(st.lists(st.text(max_size=12), max_size=20))
@settings(max_examples=200, deadline=None)
def test_facts_of_any_string(chunks: list[str]) -> None:
    check(chunks, VOCABULARY)


VOCABULARY = Vocabulary()


def test_no_mark_round_a_word_is_an_emoji() -> None:
    assert analyzer().emojis.keys().isdisjoint(MARKS)


def test_a_full_vocabulary_keeps_what_was_met_last() -> None:
    chunks = [opener + head + tail for head in HEADS for opener in OPENERS[:4] for tail in TAILS[:9]]
    vocabulary = Vocabulary(capacity=400)
    learnt(chunks[:600], vocabulary)
    old = vocabulary.with_room().with_room()
    assert old.generation == vocabulary.generation + 1
    learnt(chunks[450:600], old)
    new = old
    while new is old:
        new = new.with_room()
        learnt(chunks[500:900], new)
    assert new.generation == old.generation + 1
    before = new.chunks.size
    check(chunks[500:600], new)
    assert new.chunks.size == before
    check(chunks, new)
    check(chunks[450:600], old)
