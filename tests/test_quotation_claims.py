"""Who claims a few words in marks, by the shipped lexicons: they are direct quotation; what nobody claims is not."""

from __future__ import annotations

import pytest

import rhetoric
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.validation import LabelledText
from rhetoric.validation.readings import readings

FAR = (
    "{} the dam that her father had built across the river when half of the valley was still forest and the road to"
    " Arden no more than a track for carts {} “{}” to the town."
)


def kinds(text: str) -> list[str]:
    return [quotation.kind for quotation in rhetoric.find_quotations(text) if quotation.kind in ("direct", "scare")]


DIRECT = [
    # A verb that says what somebody is to be seen as claims what stands behind "as".
    "Ada Brandt cast herself as the “voice of the valley” on Monday.",
    "The council has positioned itself as a “friend of farmers” since then.",
    "Bo Lind introduced the new mayor of Arden and the lower valley as “one of us” and left.",
    "The clerk introduced her as “Keeper of the Locks and Weirs” in May.",
    # What somebody calls a person or a thing is quoted, however large its letters are.
    "Bo Lind called the mayor of Arden “The Iron Lady” on Monday.",
    "Bo Lind called her “The Iron Lady” on Monday.",
    "They were not amused that he kept referring to the town as the “Great Swamp.” It rained.",
    "Brandt railed against his “Wall of Water” and promised a bridge.",
    # Verbs of complaint, of blows, of voices.
    "Bo Lind groused to a crowd in Arden that the bridge “never came” at all.",
    "The clerk ripped the mayor for acting as “judge and jury” in the case.",
    "Her friends jeered, “No bridge!” and left.",
    "She wore a hat reading, “Make Arden Dry Again” on Monday.",
    "Ada Brandt made clear her aim to “wholly remake” the valley.",
    # Who speaks ends the sentence, however far behind.
    "The clerk has been “wrongly held” by the town and the valley of Arden since May and should go, the council says.",
    # Nouns of speech, and what is promised.
    FAR.format("Nobody believed her criticism that", "was", "lost"),
    "Nobody heard her promise to make the valley “green again” in May.",
]

SCARE = [
    # Things, not persons, pass as something; another sentence's verb.
    "Goods went through the gate to the north and on as “dry freight” in spring.",
    "Bo Lind cast his net. It was sold as a “river trap” for years.",
    # Titles of what somebody spoke on or to.
    "Ada Brandt told the programme “Morning in Arden” that it rained.",
    "The mayor called him a liar on “Morning in Arden” in May.",
    "The council voted for a bill that is called the “Clean Water Act” by now.",
    "It is a kind of roof that is often referred to as a “Green Hat” in Arden.",
    "She reads “The Long Winter” to the children.",
    # The writer quotes nobody with words of his own.
    "I should have said above that this is the first “solid” bridge of the valley.",
    "As far as I can tell, the shop sells “wet wood” by the cart.",
    # Notions and beliefs give nobody's words; nor does what might be said.
    FAR.format("Nobody shared her notion that", "was", "lost"),
    FAR.format("Nobody could say that", "was", "lost"),
    # A phrase does not go on behind the end of a sentence.
    "The mayor never knew where it goes. On “Long Monday” the town was dark.",
    # A heading in capitals between the paragraphs repeats the text.
    "“We will build the bridge in May,” said Ada Brandt.\n\n“BRIDGE IN MAY”\n\nThe council met.",
]


@pytest.mark.parametrize("text", DIRECT)
def test_claimed_words_are_direct_quotation(text: str) -> None:
    assert kinds(text) == ["direct"]


@pytest.mark.parametrize("text", SCARE)
def test_words_that_nobody_claims_are_none(text: str) -> None:
    assert kinds(text)[-1] == "scare"


def test_a_cry_in_capitals_is_speech() -> None:
    assert (
        kinds("“We will build the bridge in May,” said Ada Brandt.\n\n“NO BRIDGE!”\n\nThe council met.")[1] == "direct"
    )


def test_a_cue_with_a_gap_has_a_speaker_and_a_class() -> None:
    (found,) = [q for q in rhetoric.find_quotations(DIRECT[0]) if q.kind == "direct"]
    assert (found.speaker, found.cue, found.cue_class) == ("Ada Brandt", "cast", "neutral")


def test_forms_with_a_gap_are_known_by_their_first_word() -> None:
    lexicon = CueIndex.from_forms([(("sold", "*", "as"), "neutral"), (("cast", "*", "as"), "claiming")])
    assert lexicon.split == {"sold": ("as", "neutral"), "cast": ("as", "claiming")}
    assert [lexicon.class_of(word) for word in ("sold", "Cast", "as")] == ["neutral", "claiming", None]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("“It is late for us all,” said I", "Told that it was “solid” rock, nobody came."),
        ("“It is late for us all,” she said, he wrote,", "“solid” in the long winter town wrote. Nobody came."),
    ],
)
def test_the_words_of_another_text_say_nothing(before: str, text: str) -> None:
    alone, (_, beside) = (
        [reading for _, reading in readings(map(labelled, texts))] for texts in ([text], [before, text])
    )
    assert [beside] == alone


def labelled(text: str) -> LabelledText:
    return LabelledText("text", text, ())
