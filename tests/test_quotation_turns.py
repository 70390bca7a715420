"""Who goes on speaking: from one quotation to the next, from reported speech, from the paragraph before."""

from __future__ import annotations

import pytest

import rhetoric

LONG = "“It was late when we heard of the rain.”"


def speakers(text: str) -> list[str | None]:
    """The speakers of a text's direct quotations."""
    return [found.speaker for found in rhetoric.find_quotations(text) if found.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"“We met,” Ada Brandt said on “Tarn Today.” {LONG}", "Ada Brandt"),
        (f"Ada Brandt said that she had slept. {LONG}", "Ada Brandt"),
        (f"The mayor, Ada Brandt, said that she had slept.\n\n{LONG}", "Ada Brandt"),
        (f"“We met,” said Ada Brandt, the mayor.\n\n{LONG}", "Ada Brandt"),
        (f"“We met,” said Ada Brandt, the mayor.\n\nIt rained.\n\n{LONG}", None),
        (f"“We met,” said Ada Brandt, the mayor.\n\nIt rained. {LONG}", None),
        ("“We met,” said Ada Brandt, the mayor.\n\n“No!”", None),
        (f"“We met,” said Ada Brandt, the mayor.\n\n{LONG} beamed another.", None),
        (f"“We met,” said Ada Brandt, the mayor. Nobody knew what was meant. {LONG}", "Ada Brandt"),
        (f"Ada Brandt’s decision to close the dam was wrong. {LONG}", None),
    ],
)
def test_a_sentence_that_nobody_claims_goes_on_with_who_spoke_last(text: str, who: str | None) -> None:
    assert speakers(text)[-1] == who


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Ada Brandt stated:", "Ada Brandt"),
        ("It rained. “We met,” said Bo Lind. In Tarn, Ada Brandt said:", "Ada Brandt"),
        ("“We met,” said Bo Lind. He added:", "Bo Lind"),
        ("The former mayor of Tarn, Ada Brandt:", "Ada Brandt"),
        ("It rained on us:", None),
    ],
)
def test_a_colon_at_the_end_of_a_paragraph_leads_in(lead: str, who: str | None) -> None:
    assert speakers(f"{lead}\n\n{LONG}\n\nIt rained.")[-1] == who


def test_words_of_attribution_beside_a_quotation_win_over_the_paragraph_before() -> None:
    assert speakers(f"Ada Brandt stated:\n\n{LONG[:-2]},” said Bo Lind.") == ["Bo Lind"]


def test_a_few_words_are_not_led_in_by_the_paragraph_before() -> None:
    assert speakers("Ada Brandt told us more:\n\n“Rain in Tarn”") == [None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ms. Foss said she would stay. “I was elected to do it,” she said.", ["Ms. Foss"]),
        ("“It rained,” said Mr. Lind. Ada Brandt defended the plan. “It is a good plan,” she said.",
         ["Mr. Lind", "Ada Brandt"]),
        ("Ada Brandt praised Bo Lind. “It is a good plan,” she said.", ["Ada Brandt"]),
    ],
)  # fmt: skip
def test_a_pronoun_takes_up_who_was_reported(text: str, who: list[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("Ada Brandt said the council must take “plain, honest steps” to assure the town.", "Ada Brandt", "said"),
        ("Ada Brandt met them on Monday, saying the law had helped “thousands of old people in the town”.",
         "Ada Brandt", "saying"),
    ],
)  # fmt: skip
def test_a_report_tells_who_speaks_in_it(text: str, who: str, cue: str) -> None:
    (found,) = [quotation for quotation in rhetoric.find_quotations(text) if quotation.kind == "direct"]
    assert (found.speaker, found.cue) == (who, cue)


def test_a_dateline_is_no_speaker() -> None:
    text = "LOWER TARN, Arden (TRH) — Ada Brandt said the town had had “quite enough rain”.\n\nShe said that it had."
    assert {found.speaker for found in rhetoric.find_quotations(text)} == {"Ada Brandt"}
    assert speakers("TARN—The mayor called the rain “a disgrace for the town”.") == ["The mayor"]


def test_a_possessor_makes_a_noun_of_a_cue() -> None:
    text = "The council is saying Ada Brandt’s comments are “another sign of her poor manners and worse temper”."
    assert speakers(text) == ["The council"]
