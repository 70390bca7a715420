"""Guards: how they are read and when they suppress a hit."""

from __future__ import annotations

import pytest

from reference_terms import suppresses
from rhetoric.errors import LexiconError
from rhetoric.lexicon.guards import KINDS, parse_guards


def suppressed(guard: str, sentence: str, hit: str, *, is_name: bool = False) -> bool:
    words, term = sentence.split(), hit.split()
    start = next(i for i in range(len(words)) if words[i : i + len(term)] == term)
    (parsed,) = parse_guards(guard)
    return suppresses(parsed, words, start, start + len(term), is_name=is_name)


@pytest.mark.parametrize(
    ("guard", "sentence", "hit", "expected"),
    [
        ("not-before:waste|shock syndrome", "they dumped toxic waste there", "toxic", True),
        ("not-before:waste|shock syndrome", "toxic shock syndrome is rare", "toxic", True),
        ("not-before:waste|shock syndrome", "a toxic row over waste", "toxic", False),
        ("not-before:waste", "the row was toxic", "toxic", False),
        ("not-after:military|attempted military", "a military coup followed", "coup", True),
        ("not-after:military", "the military saw a coup", "coup", False),
        ("not-after:military", "coup plotters fled", "coup", False),
        ("not-near:syria", "civil war has emptied much of syria", "civil war", True),
        ("not-near:syria", "civil war has long emptied much of syria", "civil war", False),
        ("not-near:syria", "syria after years of bitter civil war", "civil war", True),
        ("not-near:the party", "the civil war party", "civil war", False),
        ("only-before:of racism", "the cancer of racism", "cancer", False),
        ("only-before:of racism", "the cancer of the lung", "cancer", True),
        ("only-after:play the", "they play the victim", "victim", False),
        ("only-after:play the", "police named the victim", "victim", True),
        ("only-near:ballot|votes", "they rig every single ballot", "rig", False),
        ("only-near:ballot|votes", "the rig drilled for oil", "rig", True),
    ],
)
def test_guard_by_context(guard: str, sentence: str, hit: str, *, expected: bool) -> None:
    assert suppressed(guard, sentence, hit) is expected


def test_lowercase_suppresses_names() -> None:
    assert suppressed("lowercase", "the hammer horror films", "hammer", is_name=True)
    assert not suppressed("lowercase", "they hammer the minister", "hammer", is_name=False)


def test_guards_keep_their_text_and_phrases() -> None:
    near, name = parse_guards(" not-near: people's court | jury ; lowercase ")
    assert (near.kind, near.phrases, near.text) == (
        "not-near",
        (("people", "court"), ("jury",)),
        "not-near: people's court | jury",
    )
    assert (name.kind, name.phrases) == ("lowercase", ())
    assert parse_guards("  ") == ()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "lowercase"])
@pytest.mark.parametrize("phrases", ["", ":", ":  ", ":war|", ":|war"])
def test_a_guard_without_words_is_refused(kind: str, phrases: str) -> None:
    with pytest.raises(LexiconError, match=f"lacks words: write {kind}:word"):
        parse_guards(kind + phrases)


@pytest.mark.parametrize(
    ("guard", "message"),
    [
        ("not-befor:war", "'not-befor' is not one of .*; the nearest is 'not-before'"),
        ("lower:", "the nearest is 'lowercase'"),
        ("lowercase:war", "'lowercase' takes no words"),
        ("", "not one of"),
        ("not-near:War", "'War' has a capital letter"),
    ],
)
def test_bad_guards_are_refused(guard: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_guards(f"lowercase;{guard}")
