"""Who speaks: noun phrases beside a cue, pronouns and surnames, and words that give a name."""

from __future__ import annotations

import pytest

from rhetoric.text.quotation.attribution import claim_after, claim_before
from rhetoric.text.quotation.cues import CueIndex, tokens_of
from rhetoric.text.quotation.naming import give_a_name
from rhetoric.text.quotation.speakers import Cast, subject_after, subject_before

CUES = CueIndex.from_forms(
    [((word,), "neutral") for word in ("said", "says", "adding", "told", "called")]
    + [(("according", "to"), "neutral"), (("in", "a", "statement"), "neutral"), ((), "none")],
)


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("Ada Brandt", "Ada Brandt"),
        ("But Ada Brandt, the mayor of Tarn,", "Ada Brandt"),
        ("Ada Brandt, Mayor of Tarn", "Ada Brandt"),
        ("On Monday, Ada Brandt", "Ada Brandt"),
        ("When it rained Mrs Brandt also", "Mrs Brandt"),
        ("A spokesman for the ministry has", "A spokesman for the ministry"),
        ("Asked about the bridge over the river, which was built by her father, the mayor", "the mayor"),
        (
            "with a report by the council on the state of every bridge in the town, one old clerk",
            "one old clerk",
        ),
        (
            "A letter from the mayor and both of her deputies written last week",
            "A letter from the mayor and both of her deputies",
        ),
        ("and then he", "he"),
        ("It", None),
        ("", None),
        ("have also", None),
        ("in towns and", None),
    ],
)
def test_the_subject_before_a_cue(phrase: str, speaker: str | None) -> None:
    assert subject_before(phrase.split()) == speaker


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("Ada Brandt, the mayor", "Ada Brandt"),
        ("Ada Brandt on Monday", "Ada Brandt"),
        ("the Bank of Tarn’s report", "the Bank of Tarn"),
        ("former mayor Ada Brandt.", "former mayor Ada Brandt"),
        ("a spokesman for the ministry, who", "a spokesman for the ministry"),
        ("by Ada Brandt", "Ada Brandt"),
        ("the report published last week", "the report published"),
        ("she", "she"),
        ("it", None),
        ("reporters", None),
        ("", None),
        ("in Tarn", None),
    ],
)
def test_the_subject_after_a_cue(phrase: str, speaker: str | None) -> None:
    assert subject_after(phrase.split()) == speaker


def test_a_cast_knows_full_names() -> None:
    cast = Cast()
    assert cast.resolve("she") is None
    assert cast.resolve("Ada Brandt") == "Ada Brandt"
    assert cast.resolve("Mrs Brandt") == "Ada Brandt"
    assert cast.resolve("the report") == "the report"
    assert cast.resolve("she") == "Ada Brandt"
    assert cast.resolve("Bo Lind") == "Bo Lind"
    assert cast.resolve("he") == "Bo Lind"
    assert cast.resolve(None) is None


@pytest.mark.parametrize(
    ("lead", "cue", "subject", "place", "distance"),
    [
        ("Ada Brandt said: ", "said", "Ada Brandt", "colon", 0),
        ("Ada Brandt told reporters on Monday that it was ", "told", "Ada Brandt", "before", 6),
        ("It rained. Ada Brandt said ", "said", "Ada Brandt", "before", 0),
        ("Mr. J. Brandt said ", "said", "Mr. J. Brandt", "before", 0),
        ("The report said it was late, adding ", "adding", "The report", "before", 0),
        ("Walking on, adding ", "adding", None, "before", 0),
        ("According to Ada Brandt, it was ", "According to", "Ada Brandt", "before", 4),
        ("Ada Brandt said in a statement: ", "in a statement", "Ada Brandt", "colon", 0),
        ("Brandt: ", None, "Brandt", "colon", 0),
        ("Three things happened in the town: ", None, None, "colon", 0),
    ],
)
def test_the_claim_before(lead: str, cue: str | None, subject: str | None, place: str, distance: int) -> None:
    claim = claim_before(lead, 0, len(lead), CUES)
    assert claim is not None
    assert (claim.cue, claim.subject, claim.place, claim.distance) == (cue, subject, place, distance)


@pytest.mark.parametrize(
    "lead",
    [
        "",
        "Ada Brandt said so. ",
        "Ada Brandt said so. The town was ",
        "The claim, a said, of the said town that " + "nobody " * 30,
        "She runs a shop called ",
        "They were called the ",
        "The so-called ",
    ],
)
def test_no_claim_before(lead: str) -> None:
    assert claim_before(lead, 0, len(lead), CUES) is None


@pytest.mark.parametrize(
    ("rest", "subject", "distance"),
    [
        (" said Ada Brandt, the mayor.", "Ada Brandt", 0),
        (", Ada Brandt said on Monday.", "Ada Brandt", 3),
        (", according to the report.", "the report", 1),
        (" – adding to it", None, 0),
    ],
)
def test_the_claim_after(rest: str, subject: str | None, distance: int) -> None:
    claim = claim_after(rest, 0, len(rest), False, CUES)
    assert claim is not None
    assert (claim.subject, claim.place, claim.distance) == (subject, "after", distance)


@pytest.mark.parametrize(
    ("rest", "terminal"),
    [
        ("", False),
        (" He said so.", True),
        (" in Tarn. He said so.", False),
        (" and Ada said that it was late", False),
        (" and " + "nobody " * 30 + "said so", False),
    ],
)
def test_no_claim_after(rest: str, terminal: bool) -> None:
    assert claim_after(rest, 0, len(rest), terminal, CUES) is None


def test_what_gives_a_name() -> None:
    assert give_a_name(["a", "song", "titled"])
    assert give_a_name(["which", "is", "known", "as"])
    assert give_a_name(["a", "shop", "called", "the"])
    assert not give_a_name(["which", "he", "called", "a"])
    assert not give_a_name(["called"])
    assert not give_a_name(["the"])


def test_cues_are_found_in_order() -> None:
    tokens = tokens_of("Ada said—according to the claim—she said so, adding", 0, 60)
    assert [cue.words for cue in CUES.find(tokens)] == ["said", "according to", "said", "adding"]
    assert [cue.is_finite for cue in CUES.find(tokens)] == [True, True, True, False]


def test_the_longest_phrase_wins_and_the_first_class_counts() -> None:
    cues = CueIndex.from_forms(
        [(("put", "it"), "a"), (("put", "it", "plainly"), "b"), (("say",), "a"), (("say",), "b")]
    )
    found = cues.find(["they", "put", "it", "plainly,", "and", "say"])
    assert [(cue.words, cue.category) for cue in found] == [("put it plainly", "b"), ("say", "a")]
