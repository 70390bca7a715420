"""The lexicons that rhetoric ships read clean, hold what they must, and their guards do what they say."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from reference_terms import Word, find_terms, forms_of
from rhetoric.lexicon import Lexicon, read_lexicon

FOLDER = Path(__file__).parents[1] / "configs" / "lexicons"
IRREGULAR = """
    be begin break bring build buy catch choose come cut deal do draw drive eat fall feed feel fight find fly
    forget get give go grow have hear hide hit hold keep know lead leave lose make mean mislead put read ride
    run say see sell send set shed shoot shut sing sink speak spend spin spit split stand steal stick strike
    swear swing take teach tear tell think throw understand win write
"""
REQUIRED = """
    treachery treason treacherous traitor traitors betray betrayed betrayal coup plotting plotted sabotage
    sabotaging smear sham scab scabs disgraceful shambles so-called damning toxic rotten conspiracy cabal
    regime mob thug propaganda hysteria radical extremist slam slammed blast outrage catastrophic bombshell
    chilling brazen shameless cowardly heroic shambolic
"""
CUES = "said told wrote spoke thought swore tweeted argued warned admitted labelled"


@cache
def shipped(name: str) -> Lexicon:
    return read_lexicon(FOLDER / f"{name}.csv")


def counts(lexicon: Lexicon, sentence: str) -> dict[str, bool]:
    """Whether each term of a lower-case sentence counts."""
    words = [Word(place, word, False, False) for place, word in enumerate(sentence.split())]
    return {hit.term: hit.guard is None for hit in find_terms(lexicon.kind, forms_of([lexicon]), words)}


@pytest.mark.parametrize(
    ("name", "least"), [("loaded", 3500), ("hedges", 300), ("boosters", 300), ("cues", 150), ("weasels", 200)]
)
def test_each_lexicon_reads_clean_and_is_large_enough(name: str, least: int) -> None:
    lexicon = shipped(name)
    assert len(lexicon.entries) >= least
    assert (lexicon.name, lexicon.kind, lexicon.language) == (name, name, "en")
    assert set(lexicon.categories) == {entry.category for entry in lexicon.entries}


@pytest.mark.parametrize("name", ["loaded", "hedges", "boosters", "cues", "weasels", "news_neutral"])
def test_every_entry_says_why_and_no_irregular_verb_is_inflected_by_rule(name: str) -> None:
    for entry in shipped(name).entries:
        assert entry.note, entry.term
        verb = entry.forms[0][0]
        assert verb not in IRREGULAR.split() or (verb + "ed",) not in {form[:1] for form in entry.forms}, entry.term


def test_loaded_terms_have_fourteen_categories_of_some_size() -> None:
    sizes = Counter(entry.category for entry in shipped("loaded").entries)
    assert len(sizes) == 14
    assert min(sizes.values()) >= 70


@pytest.mark.parametrize("form", REQUIRED.split())
def test_required_words(form: str) -> None:
    assert (form,) in shipped("loaded").surface_forms()


@pytest.mark.parametrize(
    "form",
    ["civil war", "stab in the back", "witch hunt", "witch hunts", "dirty tricks", "conspiracy theory"],
)
def test_required_phrases(form: str) -> None:
    assert tuple(form.split()) in shipped("loaded").surface_forms()


@pytest.mark.parametrize(
    ("sentence", "term", "expected"),
    [
        ("members called the leadership vote a coup", "coup", True),
        ("a military coup toppled the president", "coup", False),
        ("the coup in niger enters its second week", "coup", False),
        ("the party is in open civil war", "civil war", True),
        ("the civil war in sudan has displaced millions", "civil war", False),
        ("a toxic culture at head office", "toxic", True),
        ("drums of toxic waste were found by the canal", "toxic", False),
        ("they were plotting against the mayor", "plot against", True),
        ("they were plotting a return to office", "plot", True),
        ("the word treachery is never used lightly", "treachery", False),
        ("he is not a traitor", "traitor", False),
        ("the president pulled the wool over our eyes", "pull the wool over", True),
        ("the voters were stabbed firmly in the back by their party", "stabbed * in the back", True),
        ("the film is a massive success of 1974", "massive", False),
        ("the ambush killed three soldiers", "ambush", False),
        ("congress was ambushed by the lobby", "ambush", True),
        ("the plot of land behind the church was sold", "plot", False),
        ("the minister slammed the report", "slam", True),
        ("the van slammed into a wall", "slam", False),
        ("the union blasted the offer", "blast", True),
        ("the blast killed two workers", "blast", False),
        ("a smear against the candidate", "smear", True),
        ("a cervical smear can save lives", "smear", False),
        ("the regime clings to its story", "regime", True),
        ("a new tax regime begins in april", "regime", False),
        ("a stab in the back for loyal staff", "stab in the back", True),
        ("that witch hunt must end", "witch-hunt", True),
        ("the council would be wise to wait", "would-be", None),
        ("a scab on the knee is part of healing", "scab", False),
    ],
)
def test_guards_tell_rhetoric_from_literal_use(sentence: str, term: str, *, expected: bool | None) -> None:
    assert counts(shipped("loaded"), sentence).get(term) is expected


@pytest.mark.parametrize(
    ("name", "sentence", "term", "expected"),
    [
        ("hedges", "the bridge may close for a year", "may", True),
        ("hedges", "the fire was reportedly started by a lamp", "reportedly", True),
        ("hedges", "they came rather than phoned", "rather", False),
        ("hedges", "in may the council met", "may", False),
        ("hedges", "the talks may 14 led to nothing", "may", False),
        ("hedges", "all the might of the navy", "might", False),
        ("hedges", "about 1,500 people came", "about", True),
        ("hedges", "they walked about the town", "about", False),
        ("hedges", "a film about 2016", "about", False),
        ("hedges", "some 40 towns were flooded", "some", True),
        ("hedges", "some towns were flooded", "some", False),
        ("hedges", "it was kind of late", "kind of", True),
        ("hedges", "this is the kind of thing they do", "kind of", False),
        ("hedges", "the team made it possible", "it is possible", False),
        ("hedges", "the supposed witness never came", "supposed", True),
        ("hedges", "they were supposed to come", "supposed", False),
        ("boosters", "the figures prove that he lied", "prove", True),
        ("boosters", "it proved a quiet night", "prove", False),
        ("boosters", "he is seriously injured", "seriously", False),
        ("boosters", "the plan is seriously flawed", "seriously", True),
        ("boosters", "it will never end", "never", True),
        ("boosters", "she has never been there", "never", False),
        ("boosters", "this was of course untrue", "of course", True),
        ("boosters", "she could be clearly seen but nobody could see clearly", "clearly", False),
        ("cues", "the river is high according to the agency", "according to", True),
        ("cues", "he claimed responsibility for the mess", "claim", False),
    ],
)
def test_other_lexicons_by_example(name: str, sentence: str, term: str, *, expected: bool) -> None:
    assert counts(shipped(name), sentence).get(term) is expected


@pytest.mark.parametrize("form", CUES.split())
def test_cue_verbs_have_their_pasts(form: str) -> None:
    assert (form,) in shipped("cues").surface_forms()
