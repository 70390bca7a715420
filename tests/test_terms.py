"""Term matching in columns against an obvious matcher that tries every entry at every word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.config import ScoringSettings
from rhetoric.lexicon import Lexicon, read_lexicon
from rhetoric.model import Article
from rhetoric.scoring import Scorer
from rhetoric.text.words import bare_word, find_words

ROWS = """term,category,intensity,forms,guard,note
coup,war,2,noun,not-after:military;not-near:niger|the army,literal coups
civil war,war,2,noun,lowercase,names of wars
war,war,1,noun,,
war of words,war,1,,,longest match
witch-hunt,war,3,noun,,also as two words
stab,war,2,verb,only-before:in the back,
radical,label,1,,not-before:surgery,
"""
DESCRIPTION = """name = "small"
title = "A small lexicon for tests"
kind = "loaded"
version = "1.0.0"
language = "en"
licence = "Apache-2.0"
sources = ["written for this test"]
changelog = ["1.0.0 first"]
[categories]
war = "war as a picture"
label = "labels"
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lexicon")
    (folder / "small.toml").write_text(DESCRIPTION)
    (folder / "small.csv").write_text(ROWS)
    return folder / "small.csv"


@pytest.fixture(scope="module")
def scorer(path: Path) -> Scorer:
    return Scorer(ScoringSettings(lexicons=(str(path),)))


@pytest.fixture(scope="module")
def lexicon(path: Path) -> Lexicon:
    return read_lexicon(path)


def hits(scorer: Scorer, text: str) -> list[tuple[str, str | None]]:
    (scores,) = scorer.score([Article("a", "a", text)]).unpack()
    return [(text[t.start : t.end], t.suppressed_by) for t in scores.loaded_terms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was a coup. Two coups, the coup’s end.", [("coup", None), ("coups", None), ("coup’s", None)]),
        ("A military coup.", [("coup", "not-after:military")]),
        ("A coup in Niger and a coup by the army.", [("coup", "not-near:niger|the army")] * 2),
        ("A coup. In Niger it rained.", [("coup", None)]),
        ("A war of words, a war of nerves.", [("war of words", None), ("war", None)]),
        ("The civil war began. The Civil War ended.", [("civil war", None), ("Civil War", "lowercase")]),
        ("Civil war began.", [("Civil war", None)]),
        ("A witch hunt, a witch-hunt, witch hunts.",
         [("witch hunt", None), ("witch-hunt", None), ("witch hunts", None)]),
        ("He stabbed her in the back; he stabbed in the back.",
         [("stabbed", "only-before:in the back"), ("stabbed", None)]),
        ("Radical surgery, radical ideas.", [("Radical", "not-before:surgery"), ("radical", None)]),
        ("The war. Of words we had enough.", [("war", None)]),
        ("civil", []),
        ("civil war of words", [("civil war", None)]),
    ],
)  # fmt: skip
def test_by_hand(scorer: Scorer, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert hits(scorer, text) == expected


def obvious(lexicon: Lexicon, text: str) -> list[tuple[str, str | None]]:
    """Sentences end at full stops; at every word the longest form that fits, then its first guard."""
    found: list[tuple[str, str | None]] = []
    at = 0
    for sentence in text.split(". "):
        spans = [
            (at + m[0] + c, at + m[0] + d) for m in _chunks(sentence) for c, d in find_words(sentence[m[0] : m[1]])
        ]
        words = [bare_word(text[a:b]) for a, b in spans]
        place = 0
        while place < len(words):
            fits = [
                (len(form), entry)
                for form, entry in lexicon.surface_forms().items()
                if tuple(words[place : place + len(form)]) == form
            ]
            n, entry = max(fits, default=(0, -1))
            if n:
                is_name = place > 0 and text[spans[place][0]].isupper()
                guards = lexicon.entries[entry].guards
                guard = next((g.text for g in guards if g.suppresses(words, place, place + n, is_name=is_name)), None)
                found.append((text[spans[place][0] : spans[place + n - 1][1]], guard))
            place += n or 1
        at += len(sentence) + 2
    return found


def _chunks(sentence: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for chunk in sentence.split(" "):
        spans.append((at, at + len(chunk)))
        at += len(chunk) + 1
    return spans


VOCABULARY = (
    "coup coups military niger the army civil Civil war War wars of words witch-hunt witch hunt hunts stab stabbed in "
    "back radical surgery ideas plain"
).split(" ")
SENTENCE = st.lists(st.sampled_from(VOCABULARY), min_size=4, max_size=14).map(lambda w: "Then " + " ".join(w))


@given(st.lists(SENTENCE, min_size=1, max_size=4).map(lambda s: ". ".join(s) + ". "))
@settings(max_examples=300, deadline=None)
def test_against_the_obvious_matcher(scorer: Scorer, lexicon: Lexicon, text: str) -> None:
    assert hits(scorer, text) == obvious(lexicon, text)
