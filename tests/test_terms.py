"""Term matching in columns: by hand, and against an obvious matcher that tries every form at every word."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_terms import Hit, found
from rhetoric.lexicon import Entry, Guard, Lexicon, read_lexicon
from rhetoric.lexicon.guards import KINDS, SENTENCE_WORDS
from rhetoric.model import Article
from rhetoric.scores.terms import TermMatcher
from rhetoric.scoring import Scorer
from rhetoric.scoring.scorer import find_lexicon
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.text.batch import Batch
from rhetoric.text.quotation import CueIndex
from rhetoric.text.reader import TextReader
from rhetoric.text.vocabulary import Vocabulary
from terms_parity import our_hits

ROWS = """term,category,intensity,forms,guard,note
coup,war,2,noun,not-after:military;not-near:niger|the army,literal coups
civil war,war,2,noun,lowercase,names of wars
war,war,1,noun,,
war of words,war,1,,,longest match
witch-hunt,war,3,noun,,also as two words
stab,war,2,verb,only-before:in the back,
radical,label,1,,not-before:surgery,
turn * back on,war,2,turned * back on,,a gap
shoot,war,1,verb,not-in:@sport|the press,literal in sport
some,label,1,,only-before:#|a dozen,a rounded number
late,label,1,,not-after:# years;not-in:in #,
"""
SPORT = "not-in:@sport|the press"
DESCRIPTION = """name = "small"
title = "A small lexicon for tests"
kind = "loaded"
version = "1.0.0"
language = "en"
licence = "Apache-2.0"
sources = ["written for this test"]
changelog = ["1.0.0 first"]
[classes]
sport = "goal|penalty area"
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
        ("They turned their old friends back on Monday. He turned his back. On Monday it rained.",
         [("turned their old friends back on", None)]),
        ("They turn their very old friends back on.", []),
        ("The goal came when he could, after all these long and weary years, shoot.", [("shoot", SPORT)]),
        ("He shoots in the penalty area. He shoots at the press.", [("shoots", SPORT)] * 2),
        ("He shoots. A goal!", [("shoots", None)]),
        ("The war. Of words we had enough.", [("war", None)]),
        ("civil", []),
        ("Some 5 came, some 1,500, some $2.5bn, some 12-year-olds, some a dozen.",
         [("Some", None)] + [("some", None)] * 4),
        ("Some came.", [("Some", "only-before:#|a dozen")]),
        ("They came late. They came 20 years late.", [("late", None), ("late", "not-after:# years")]),
        ("It was late in 1998. It was 3 late.", [("late", "not-in:in #"), ("late", None)]),
        ("civil war of words", [("civil war", None)]),
    ],
)  # fmt: skip
def test_by_hand(scorer: Scorer, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert hits(scorer, text) == expected


@pytest.mark.parametrize(("n_words", "guard"), [(SENTENCE_WORDS, SPORT), (SENTENCE_WORDS + 1, None)])
def test_a_guard_of_the_sentence_looks_so_far(scorer: Scorer, n_words: int, guard: str | None) -> None:
    between = " so" * (n_words - 1)
    assert hits(scorer, f"The goal{between} shoot.") == [("shoot", guard)]
    assert hits(scorer, f"They shoot{between} goal.") == [("shoot", guard)]


def test_a_list_without_stops_costs_no_more_than_its_words(scorer: Scorer) -> None:
    """Thousands of guarded hits beside thousands of guard words, all in what looks like one sentence."""
    tracemalloc.start()
    try:
        assert len(hits(scorer, "goal shoot " * 6000)) == 6000
        assert tracemalloc.get_traced_memory()[1] < 600_000_000
    finally:
        tracemalloc.stop()


WORDS = (
    "coup war words civil army the of radical witch-hunt hunt Civil War Coup Army’s coups “War (Coup U.S — 7 1,500"
).split(" ")
FORM_WORDS = ["coup", "war", "words", "civil", "army", "the", "of", "radical", "hunt"]
PHRASE = st.lists(st.sampled_from(FORM_WORDS), min_size=1, max_size=3).map(tuple)
LONG_PHRASE = st.lists(st.sampled_from(FORM_WORDS), min_size=1, max_size=7).map(tuple)
GAPPED = st.tuples(PHRASE, PHRASE).map(lambda parts: (*parts[0], "*", *parts[1]))
FORM = LONG_PHRASE | PHRASE | GAPPED
GUARD_PHRASE = st.lists(st.sampled_from([*FORM_WORDS, "#", "7"]), min_size=1, max_size=3).map(tuple)
APPEAL = "Sign up for our daily newsletter, the army of words."


@st.composite
def guards(draw: st.DrawFn) -> Guard:
    kind = draw(st.sampled_from(KINDS))
    phrases = () if kind == "lowercase" else tuple(draw(st.lists(LONG_PHRASE | GUARD_PHRASE, min_size=1, max_size=3)))
    return Guard(kind, phrases, f"{kind}:{phrases}")


@st.composite
def lexicons(draw: st.DrawFn) -> list[Lexicon]:
    """Some lexicons with forms of any length and gaps; two may have the same form, one may not have it twice."""
    answer = []
    for kind in draw(st.lists(st.sampled_from(["loaded", "hedges", "boosters"]), max_size=3)):
        forms = draw(st.lists(FORM, min_size=1, max_size=9, unique=True))
        entries = tuple(
            Entry(
                " ".join(form),
                "any",
                draw(st.integers(1, 3)),
                (form,),
                tuple(draw(st.lists(guards(), max_size=3))),
                "",
                1,
            )
            for form in forms
        )
        about = {"name": f"{kind} {len(answer)}", "title": "", "version": "1.0.0", "language": "en", "licence": ""}
        answer.append(Lexicon(kind=kind, sources=(), categories={}, changelog=(), entries=entries, **about))
    return answer


SENTENCE = st.lists(st.sampled_from(WORDS), max_size=12).map(lambda words: " ".join(["Then", *words]))
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=3).map(". ".join) | st.just(APPEAL)
ARTICLE = st.tuples(st.none() | SENTENCE, st.lists(PARAGRAPH, max_size=3).map("\n\n".join))


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return TextReader(CueIndex.from_lexicon(find_lexicon("cues")))


@given(lexicons(), st.lists(ARTICLE, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_against_the_obvious_matcher(
    reader: TextReader, lexicons: list[Lexicon], texts: list[tuple[str | None, str]]
) -> None:
    batch = reader.read([Article("a", "a", text, title=title) for title, text in texts])
    assert matched(TermMatcher(lexicons), batch) == found(lexicons, batch)


def matched(matcher: TermMatcher, batch: Batch) -> list[Hit]:
    return our_hits(matcher.find(batch))


def test_a_matcher_follows_a_vocabulary_that_forgets(lexicon: Lexicon) -> None:
    reader, matcher = (
        TextReader(CueIndex.from_lexicon(find_lexicon("cues")), Vocabulary(capacity=0)),
        TermMatcher([lexicon]),
    )
    for text in ("A civil war.", "Some words, then a radical coup.", "War of words."):
        batch = reader.read([Article("a", "a", text)])
        assert matched(matcher, batch) == found([lexicon], batch) != []


def test_appeals_have_no_terms(reader: TextReader, lexicon: Lexicon) -> None:
    batch = reader.read([Article("a", "a", f"The war began in spring.\n\n{APPEAL.replace('army', 'war')}")])
    assert [hit.term for hit in matched(TermMatcher([lexicon]), batch)] == ["war"]


def test_phrases_that_share_all_their_words_are_told_apart(reader: TextReader) -> None:
    words = [f"w{n}x" for n in range(40)]
    forms = [(first, second) for first in words for second in words if first != second]
    entries = tuple(Entry(" ".join(form), "any", 1, (form,), (), "", 1) for form in forms)
    about = {"name": "pairs", "title": "", "version": "1.0.0", "language": "en", "licence": ""}
    pairs = Lexicon(kind="loaded", sources=(), categories={}, changelog=(), entries=entries, **about)
    text = " ".join(f"{first} {second}" for first, second in forms[::7])
    batch = reader.read([Article("a", "a", text)])
    assert matched(TermMatcher([pairs]), batch) == found([pairs], batch) != []
