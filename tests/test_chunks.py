"""Chunks of a batch against Python's own split, and the hash that names their types."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.text.chunks import find_chunks
from rhetoric.text.hashing import hash_strings
from rhetoric.text.normalise import normalise
from rhetoric.text.table import FactTable, HashIndex

any_text = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


def strings(text: str) -> list[str]:
    found = find_chunks(text)
    return [text[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)]


def test_chunks_stand_between_white_space() -> None:
    assert strings("A 1,000-word “essay”,\nso\u00a0he said—yes.") == [
        "A",
        "1,000-word",
        "“essay”,",
        "so",
        "he",
        "said—yes.",
    ]


def test_a_text_without_chunks() -> None:
    assert strings("") == []
    assert strings(" \n\t\x00 ") == []


@given(any_text)
def test_chunks_are_the_splits_of_the_normalised_text(text: str) -> None:
    """What our separators part is exactly what split parts after normalisation, chunk by chunk."""
    assert [part for chunk in strings(text) for part in normalise(chunk).split()] == normalise(text).split()


@given(st.lists(any_text, max_size=6))
def test_equal_chunks_have_equal_hashes_and_others_do_not(texts: list[str]) -> None:
    text = " ".join(texts)
    found = find_chunks(text)
    seen: dict[int, str] = {}
    for a, b, key in zip(found.start.tolist(), found.end.tolist(), found.hash.tolist(), strict=True):
        assert seen.setdefault(key, text[a:b]) == text[a:b]
    assert len(seen) == len(set(strings(text)))


def test_a_hash_depends_on_every_byte_of_a_chunk() -> None:
    """At all the lengths at which the hash reads otherwise, one changed byte anywhere makes another type."""
    for length in (1, 7, 8, 9, 15, 16, 17, 24, 25, 31, 32, 33, 40, 200):
        word = "abcdefgh"[: length % 8] + "x" * (length - length % 8)
        others = [word[:at] + "é" + word[at + 1 :] for at in range(length)]
        hashes = find_chunks(" ".join([word, *others, word + "x"])).hash.tolist()
        assert len(set(hashes)) == length + 2


def test_astral_and_surrogate_code_points_have_hashes_of_their_own() -> None:
    assert len(set(find_chunks("😀 😁 \ud83d \ude00 a").hash.tolist())) == 5


@given(st.lists(any_text.filter(lambda text: len(strings(text)) == 1).map(lambda text: strings(text)[0]), max_size=6))
def test_a_string_has_the_hash_of_an_equal_chunk(chunks: list[str]) -> None:
    assert hash_strings(chunks).tolist() == find_chunks(" ".join(chunks)).hash.tolist()


def test_the_index_finds_what_was_put_in() -> None:
    generator = np.random.default_rng(7)
    index, known = HashIndex(bits=3), {}
    for _ in range(30):
        hashes = np.unique(generator.integers(0, 2**64, size=50, dtype=np.uint64) & np.uint64(0xFFFFFF0000000003))
        ids = index.find(hashes)
        assert ids.tolist() == [known.get(key, -1) for key in hashes.tolist()]
        new = hashes[ids < 0]
        fresh = np.arange(len(known), len(known) + new.size)
        index.insert(new, fresh)
        known.update(zip(new.tolist(), fresh.tolist(), strict=True))
    assert len(known) > 1000


def test_a_table_of_facts_grows() -> None:
    table = FactTable(n="i4", yes="?")
    for first in range(0, 5000, 500):
        ids = table.extend(500, {"n": np.arange(first, first + 500), "yes": first == 500})
        assert ids.tolist() == list(range(first, first + 500))
    assert table.size == 5000
    assert table["n"][:5000].tolist() == list(range(5000))
    assert table["yes"][[499, 500, 999, 1000]].tolist() == [False, True, True, False]
    some = table.rows(np.array([4, 999]), n=np.array([7, 8]))
    assert (some.size, some["n"][:2].tolist(), some["yes"][:2].tolist()) == (2, [7, 8], [False, True])


def test_what_is_new_to_an_index_is_learnt_once() -> None:
    index, learnt = HashIndex(bits=3), []

    def learn(new: np.ndarray) -> np.ndarray:
        learnt.append(sorted(new.tolist()))
        return new + 10

    hashes = np.array([7, 5, 7, 9], dtype=np.uint64) << np.uint64(40)
    assert index.number(hashes, learn).tolist() == [10, 11, 10, 13]
    assert index.number(hashes[::-1], learn).tolist() == [13, 10, 11, 10]
    assert learnt == [[0, 1, 3]]
