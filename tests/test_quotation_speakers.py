"""Who speaks: noun phrases beside a cue, pronouns and surnames, and words that give a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import rhetoric
from rhetoric.model import Quotation
from rhetoric.text.quotation import CueIndex, read_quotations
from rhetoric.text.quotation.cast import HE, MOST_MET, SHE, THEY, Cast, pronoun, tidy
from rhetoric.text.quotation.cues import bare, tokens_of
from rhetoric.text.quotation.speakers import Phrase, Words, subject_after, subject_before, subject_of_clause
from rhetoric.text.quotation.tokens import flags_of

CUES = CueIndex.from_forms(
    [((word,), "neutral") for word in ("said", "says", "adding", "told", "called")]
    + [(("according", "to"), "neutral"), (("in", "a", "statement"), "neutral"), ((), "none")],
)


def subject(find: Callable[[Words, int, int], Phrase | None], phrase: str) -> str | None:
    """The subject that is found in a phrase."""
    words = phrase.split()
    found = find([flags_of(word, bare(word), CUES) for word in words], 0, len(words))
    return tidy(" ".join(words[slice(*found)])) if found is not None else None


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("Ada Brandt", "Ada Brandt"),
        ("Megan Reilly", "Megan Reilly"),
        ("Her family recently", "Her family"),
        ("and then he’d", "he’d"),
        ("But Ada Brandt, the mayor of Tarn,", "Ada Brandt"),
        ("The mayor, Ada Brandt,", "Ada Brandt"),
        ("The mayor, Tarn,", "The mayor"),
        ("In May, harbour officials", "harbour officials"),
        ("by then critics", "critics"),
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
        ("Sadly, Ada Brandt", "Ada Brandt"),
        ("Ada Brandt, R-Tarn., the whip of her party,", "Ada Brandt"),
        ("Ada Brandt (D-Tarn)", "Ada Brandt"),
        ("The council on Monday", "The council"),
        ("Ada Brandt, the mayor, met the council and", "Ada Brandt"),
        ("In May the rain came, and when Ada Brandt thanked them and", "Ada Brandt"),
    ],
)
def test_the_subject_before_a_cue(phrase: str, speaker: str | None) -> None:
    assert subject(subject_before, phrase) == speaker


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
    assert subject(subject_after, phrase) == speaker


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("But Ada Brandt met the council on Monday,", "Ada Brandt"),
        ("The council voted on Monday,", "The council"),
        ("Last week the council, which sits in Tarn, voted,", None),
        ("said Ada Brandt, a former mayor,", "Ada Brandt"),
        ("Brandt’s deputy voted for it,", "Brandt’s deputy"),
        ("The mayor’s deputy, Ada Brandt, a baker,", "Ada Brandt"),
        ("she met them,", "she"),
        ("It rained,", None),
        ("in May,", None),
    ],
)
def test_the_subject_that_a_clause_begins_with(phrase: str, speaker: str | None) -> None:
    assert subject(subject_of_clause, phrase) == speaker


def test_a_cast_knows_full_names() -> None:
    cast = Cast()
    assert cast.who(HE) is None
    assert cast.who(("Ada Brandt", True)) == "Ada Brandt"
    assert cast.who(("Mrs Brandt", True)) == "Ada Brandt"
    assert cast.who(("the report", False)) == "the report"
    assert cast.who(SHE) == "Ada Brandt"
    assert cast.who(("Bo Lind", True)) == "Bo Lind"
    assert cast.who(HE) == "Bo Lind"
    assert cast.who(None) is None


@pytest.mark.parametrize(
    ("met", "who", "meant"),
    [
        (["Ada Brandt", "the mayor"], HE, "the mayor"),
        (["Ada Brandt", "a report by the mayor"], SHE, "Ada Brandt"),
        (["Ms. Brandt", "Mr. Lind"], SHE, "Ms. Brandt"),
        (["Ms. Brandt", "Mr. Lind"], HE, "Mr. Lind"),
        (["Ms. Brandt"], HE, None),
        (["Ada Brandt", "a spokesman for the mayor"], SHE, "Ada Brandt"),
        (["Ada Brandt", "TRH"], SHE, "Ada Brandt"),
        (["Ada Brandt", "Tarn Council"], SHE, "Ada Brandt"),
        (["Ada Brandt", "Democrats"], SHE, "Ada Brandt"),
        (["Ada Brandt", "the mayor and the council"], SHE, "Ada Brandt"),
        (["Ada Brandt", "Tarn Council"], THEY, "Tarn Council"),
        (["Tarn Council", "Ada Brandt"], THEY, None),
        ([], THEY, None),
    ],
)
def test_whom_a_pronoun_means(met: list[str], who: tuple[str, bool], meant: str | None) -> None:
    cast = Cast()
    for phrase in met:
        cast.who((phrase, phrase[0].isupper()))
    assert cast.who(who) == meant


@pytest.mark.parametrize(("n_others", "meant"), [(MOST_MET - 1, "Mr. Lind"), (MOST_MET, None)])
def test_a_pronoun_looks_no_further_than_some_speakers(n_others: int, meant: str | None) -> None:
    cast = Cast()
    cast.who(("Mr. Lind", True))
    for number in range(n_others):
        cast.who((f"Ms. {chr(ord('A') + number)}", True))
    assert cast.who(HE) == meant


def test_a_pronoun_tells_of_its_person_and_asides_are_not_taken_up() -> None:
    cast = Cast()
    cast.who(("Ada Brandt", True))
    assert cast.who(SHE) == "Ada Brandt"
    cast.who(("Bo Lind", True), is_aside=True)
    assert cast.who(SHE) == "Ada Brandt"
    assert cast.who(HE) is None
    assert [pronoun(word) for word in ("He", "[she]’d", "(they’re")] == [HE, SHE, THEY]


WORDS = "“as plain a case as anybody in this town could ever wish to see”"
"""More than a few words: direct quotation whoever claims them."""


def read(text: str) -> Quotation:
    (quotation,) = read_quotations(text, [(0, len(text))], CUES).quotations
    return quotation


@pytest.mark.parametrize(
    ("lead", "cue", "speaker"),
    [
        ("Ada Brandt said: ", "said", "Ada Brandt"),
        ("Ada Brandt told reporters on Monday that it was ", "told", "Ada Brandt"),
        ("It rained. Ada Brandt said ", "said", "Ada Brandt"),
        ("Mr. J. Brandt said ", "said", "Mr. J. Brandt"),
        ("The report said it was late, adding ", "adding", "The report"),
        ("Walking on, adding ", "adding", "Walking"),
        ("walking on, adding ", "adding", None),
        ("Ada Brandt voted for it, adding ", "adding", "Ada Brandt"),
        ("Ada Brandt is adding ", "adding", "Ada Brandt"),
        ("TARN (TRH) — Ada Brandt told them it was ", "told", "Ada Brandt"),
        ("TARN—The council said it was ", "said", "The council"),
        ("According to Ada Brandt, it was ", "According to", "Ada Brandt"),
        ("Ada Brandt said in a statement: ", "in a statement", "Ada Brandt"),
        ("Brandt: ", None, "Brandt"),
        ("Council leader Ada Brandt: ", None, "Council leader Ada Brandt"),
        ("Bridge over Tarn: ", None, None),
        ("Former mayor of the town Ada Brandt: ", None, "Ada Brandt"),
        ("Exclusive: ", None, None),
        ("Bridge row: Ada Brandt says ", "says", "Ada Brandt"),
        ("Three things happened in the town: ", None, None),
        ("Ada Brandt said–and she was plain – ", "said", "Ada Brandt"),
    ],
)
def test_the_claim_before(lead: str, cue: str | None, speaker: str | None) -> None:
    quotation = read(lead + WORDS)
    assert (quotation.kind, quotation.cue, quotation.speaker) == ("direct", cue, speaker)
    few = read(lead + "“plain”")
    assert (few.kind, few.cue, few.speaker) == ("direct", cue, speaker)


@pytest.mark.parametrize(
    "lead",
    [
        "Ada Brandt said so. ",
        "Ada Brandt said so. The town was ",
        "The claim, a said, of the said town that " + "nobody " * 30,
        "She runs a shop called ",
        "They were called the ",
        "The so-called ",
        "A song titled ",
        "The matter, which is known as ",
        "A shop that was called the ",
    ],
)
def test_no_claim_before(lead: str) -> None:
    assert read(lead + WORDS).cue is None
    assert read(lead + "“plain”").kind == "scare"


@pytest.mark.parametrize(
    ("rest", "cue", "speaker"),
    [
        (" said Ada Brandt, the mayor.", "said", "Ada Brandt"),
        (", Ada Brandt said on Monday.", "said", "Ada Brandt"),
        (", according to the report.", "according to", "the report"),
        (" – adding to it", "adding", None),
        (" in Tarn, said Ada Brandt.", "said", "Ada Brandt"),
        (" on Monday, Ada Brandt said.", "said", "Ada Brandt"),
        (" (Ada Brandt said)", "said", "Ada Brandt"),
    ],
)
def test_the_claim_after(rest: str, cue: str, speaker: str | None) -> None:
    quotation = read(WORDS + rest)
    assert (quotation.cue, quotation.speaker) == (cue, speaker)


@pytest.mark.parametrize(
    "rest",
    ["", " in Tarn. He said so.", " and Ada said that it was late", " and " + "nobody " * 30 + "said so"],
)
def test_no_claim_after(rest: str) -> None:
    assert read(WORDS + rest).cue is None


@pytest.mark.parametrize(
    ("rest", "speaker"),
    [
        (" — Ada Brandt", "Ada Brandt"),
        (" – Ada Brandt, mayor of Tarn", "Ada Brandt"),
        (" - Mayor Brandt", "Mayor Brandt"),
        (" — and so it went on in Tarn", None),
        (" — Ada Brandt left the room at once", None),
        (" Ada Brandt", None),
    ],
)
def test_a_quotation_is_signed_with_a_dash_and_a_name(rest: str, speaker: str | None) -> None:
    quotation = read(WORDS + rest)
    assert (quotation.kind, quotation.speaker, quotation.cue) == ("direct", speaker, None)


def test_what_else_somebody_said_is_said_by_the_same() -> None:
    text = "Ada Brandt said on Monday that she had “a plan”, but said she feared “the rain”."
    found = read_quotations(text, [(0, len(text))], CUES).quotations
    assert [(q.kind, q.speaker, q.cue) for q in found] == [("direct", "Ada Brandt", "said")] * 2


def test_no_claim_after_a_full_stop() -> None:
    assert read("“It is as plain a case as anybody could wish.” He said so.").cue is None


def test_somebody_may_call_a_thing_so() -> None:
    assert read("Ada, who called a “plain” case").cue == "called"


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


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("— Ada Brandt", "Ada Brandt"),
        ("– Ada Brandt, mayor of Tarn", "Ada Brandt"),
        ("- Ada Brandt\n\nIt rained.", "Ada Brandt"),
        ("Ada Brandt", None),
        ("— The bridge had been closed since May.", None),
        (
            "— Ada Brandt, who has been the mayor of Tarn for longer than anybody else in the town can now remember",
            None,
        ),
        ("— Ada Brandt\n\n— Bo Lind", None),
        ("It rained.\n\n— Ada Brandt", None),
        ("— Ada Brandt, “the mayor”", None),
    ],
)
@pytest.mark.parametrize("quotation", ["“No way.”", WORDS])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_of_its_own_signs_a_quotation(quotation: str, line: str, gap: str, speaker: str | None) -> None:
    found = rhetoric.find_quotations(f"The town met.\n\n{quotation}{gap}{line}")[0]
    assert (found.speaker, found.kind) == (speaker, "direct")


@pytest.mark.parametrize(
    ("headline", "kind", "speaker"),
    [
        ("Brandt: ‘We will not close’", "direct", "Brandt"),
        ("Ada Brandt: Bridge is ‘safe’", "direct", "Ada Brandt"),
        ("Bridge ‘not safe’: Ada Brandt", "direct", "Ada Brandt"),
        ("‘We will not close’: Brandt", "direct", "Brandt"),
        ("Bridge row: Brandt says it is ‘safe’", "direct", "Brandt"),
        ("Exclusive: Bridge is ‘safe’", "scare", None),
        ("‘We will not close’: what the row is about", "scare", None),
    ],
)
def test_a_colon_tells_who_speaks_in_a_headline(headline: str, kind: str, speaker: str | None) -> None:
    (quotation,) = read_quotations(headline, [(0, len(headline))], CUES, headline=True).quotations
    assert (quotation.kind, quotation.speaker) == (kind, speaker)
