"""Exclusions: the cases of cases/exclusions.toml, the rules' own parts, their file, and any string at all."""

from __future__ import annotations

import re
import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.errors import ConfigError
from rhetoric.model import Article, Excluded
from rhetoric.shipped import shipped
from rhetoric.text.exclusion import find_batch_exclusions
from rhetoric.text.exclusion.boilerplate_rules import (
    BoilerplateRules,
    read_boilerplate_rules,
    shipped_boilerplate_rules,
)
from rhetoric.text.exclusion.phrases import (
    beginnings,
    first_two,
    part,
    plain_words,
    telling_alternatives,
    telling_word,
    whole,
)
from rhetoric.text.exclusion.telling import TellingWords
from rhetoric.text.layout import lay_out
from rhetoric.text.paragraphs import find_paragraphs
from rhetoric.text.vocabulary import Vocabulary

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "exclusions.toml").read_text(encoding="utf-8")
)["case"]
BODY = "The tower was closed on Monday after stones fell into Market Street, and nobody can say for how long."
FILLERS = [
    "Two surveyors came on the Thursday with ropes and a camera, and left before dark.",
    "Their report runs to sixty pages, most of them about damp.",
    "A baker in Market Street said that flour and falling stone do not go together.",
    "The bells have been silent since Easter, which some in the parish call a mercy.",
    "Scaffolding would cost nine thousand a month, and there is nobody to lend it.",
    "Older people remember the lightning of 1957, when the weather vane landed in a pram.",
    "Pigeons, at least, have come back to the louvres on the northern side.",
    "Mortar from the last century turns out to be stronger than the stone it holds.",
    "The bishop has written twice and has been answered once.",
    "County engineers want the street shut to lorries, and hauliers want the tower gone.",
    "A fund was opened in a tin at the post office, and the tin was stolen.",
    "Rain is forecast for the whole of next week.",
    "What comes down first may depend upon the frost.",
]
TAG = re.compile(r"<(?P<reason>\w+): (?P<rule>[^>+]+)(?P<goes_on>\+?)> ")


def exclusions(text: str, title: str | None = None, rules: BoilerplateRules | None = None) -> list[Excluded]:
    return batch_exclusions([(text, title)], TellingWords(rules))[0]


def batch_exclusions(texts: list[tuple[str, str | None]], telling: TellingWords | None = None) -> list[list[Excluded]]:
    layout = lay_out([Article("a", "o", text, title=title) for text, title in texts], Vocabulary())
    found = find_batch_exclusions(layout, telling or TellingWords())
    of_titles = layout.documents.is_headline.tolist()
    assert not any(passages for passages, is_title in zip(found, of_titles, strict=True) if is_title)
    return [passages for passages, is_title in zip(found, of_titles, strict=True) if not is_title]


def excluded_texts(text: str, title: str | None = None) -> list[str]:
    return [text[found.start : found.end] for found in exclusions(text, title)]


def read_case(tagged: str) -> tuple[str, list[Excluded]]:
    """The case's text without its tags, and what the tags say must be excluded."""
    text = ""
    expected: list[Excluded] = []
    for line in tagged.strip().splitlines():
        tag = TAG.match(line)
        bare = line[tag.end() :] if tag else line
        if tag:
            start = expected.pop().start if tag["goes_on"] else len(text)
            expected.append(Excluded(start, len(text) + len(bare), tag["reason"], tag["rule"]))  # type: ignore[arg-type]
        text += f"{bare}\n\n"
    return text, expected


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text, expected = read_case(case["text"])
    assert exclusions(text, case["title"]) == expected


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case_with_single_line_breaks(case: dict[str, Any]) -> None:
    text, expected = read_case(case["text"])
    lines = text.replace("\n\n", "\r\n")
    assert [lines[e.start : e.end].split() for e in exclusions(lines, case["title"])] == [
        text[e.start : e.end].split() for e in expected
    ]


# The headline


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Tower closed", "Tower closed"),
        ("Tower closed", "# TOWER CLOSED"),
        ("Tower’s stones fall", "Tower's stones fall."),
        ("Tower closed - The Market Gazette", "Tower closed"),
        ("Tower closed", "Tower closed | Gazette"),
        ("“Tower closed,” says vicar", '"Tower closed", says vicar'),
        ("Tower closed", "Tower\u00a0closed"),
    ],
)
def test_the_title_in_front_is_the_headline(title: str, first: str) -> None:
    (found,) = exclusions(f"{first}\n\n{BODY}", title)
    assert (found.reason, found.start, found.end) == ("headline", 0, len(first))


def test_the_headline_may_stand_below_a_section_and_a_date() -> None:
    assert excluded_texts(f"Local news\n\n14 May 2026\n\nTower closed\n\n{BODY}", "Tower closed") == ["Tower closed"]


@pytest.mark.parametrize("title", [None, "", "  ", "Tower opened", "!?", "Tower closed for repairs by the county"])
def test_another_first_line_is_no_headline(title: str | None) -> None:
    assert exclusions(f"Tower closed\n\n{BODY}", title) == []


# Boilerplate


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("ADVERTISEMENT", "advertisement"),
        ("**Subscribe to our podcast**", "subscription"),
        ("[READ MORE: The year of the flood]", "related link"),
        ("• Follow Ada Quill on Twitter @adaquill", "follow line"),
        ("Want the news in your inbox every morning? Sign up here.", "newsletter"),
        ("Photo: Ines Calder/Laxby Post", "credit line"),
        ("(Copyright 2026 Laxby Post. All rights reserved.)", "copyright"),
        ("This article is more than 4 years old", "correction"),
        ("Editor’s note: the writer is a member of the choir.", "editor's note"),
        ("Ada Quill is a columnist for the Post. Follow her on Twitter: @adaquill", "author note"),
        ("Ada Quill can be reached at ada@laxbypost.example", "contact line"),
        ("Additional reporting by Hugh Marr", "agency credit"),
        ("Join the conversation", "comments"),
    ],
)
def test_lines_at_the_end(line: str, rule: str) -> None:
    (found,) = exclusions(f"{BODY}\n\n{line}")
    assert (found.reason, found.rule, found.start) == ("boilerplate", rule, len(BODY) + 2)


@pytest.mark.parametrize(
    "line",
    [
        "“Subscribe to our podcast,” she said.",
        "Rain has contributed to this year's poor harvest, the growers say.",
        "The growers can be reached by nobody at night.",
        "She asked her readers to follow her into the new year.",
        "All rights are reserved to the crown in such a case, the judge held.",
        "Correction of the river's course began in 1820.",
    ],
)
def test_sentences_at_the_end_are_kept(line: str) -> None:
    assert exclusions(f"{BODY}\n\n{line}") == []


def test_rules_for_the_end_do_not_hold_in_the_middle() -> None:
    line = "Send letters to the editor, the sign by the tower still says."
    assert excluded_texts("\n\n".join([*FILLERS[:4], line, *FILLERS[4:]])) == []
    assert excluded_texts("\n\n".join([*FILLERS, line])) == [line]


def test_an_appeal_begins_at_its_heading_not_at_a_column_that_says_help_us() -> None:
    column = "A look at the old maps may help us see why the tower leans, and what we should do about it."
    appeal = "Support our journalism\n\nPlease consider making a contribution. Your gift keeps us going."
    assert excluded_texts(f"{BODY}\n\n{column}\n\n{appeal}") == [appeal]


def test_asking_without_the_press_is_no_appeal() -> None:
    assert exclusions(f"{BODY}\n\nYou can help us. Please consider giving your support to the bell fund.") == []


def test_an_appeal_in_quotation_marks_is_news() -> None:
    said = "“Support our journalism. We need your help, and your donations keep us going,” the editor told them."
    assert exclusions(f"{BODY}\n\n{said}") == []


# Passages printed twice


SOURCE = "It was in 1911, and not before, that the parish first learned what the tower had cost to build and keep."
TOLD = f"{SOURCE} Nobody was told of it, least of all the mason."


@pytest.mark.parametrize(
    "display",
    [
        SOURCE,
        "the parish first learned what the tower had cost to build",
        "“…the parish first learned what the tower had cost to build and keep”",
        "The Parish First Learned What the Tower Had Cost",
        "The parish first learned what the tower had cost to build Elias Munn, sexton",
        "It was in 1911 and not before that the parish first learned what the tower did cost to build.",
    ],
)
def test_a_display_copy_in_the_middle_is_repeated(display: str) -> None:
    text = "\n\n".join([*FILLERS[:5], TOLD, display, *FILLERS[5:]])
    assert excluded_texts(text) == [display]


@pytest.mark.parametrize(
    "other",
    [
        "It was in 1911 that the tower first had a bell, though the parish had learned to keep time without.",
        "What had it cost to keep?",
        "the tower had cost",
        "The parish first learned what the tower had cost only by selling its bells and two of its fields",
        "“The parish first learned what the tower had cost to build,” Munn wrote on Friday.",
        'the parish first learned what the tower had cost to build and keep."',
        "MR HOLT: the parish first learned what the tower had cost to build and keep.",
    ],
)
def test_other_words_are_no_copy(other: str) -> None:
    assert exclusions("\n\n".join([*FILLERS[:5], TOLD, other, *FILLERS[5:]])) == []


def test_of_a_passage_printed_three_times_one_copy_is_kept() -> None:
    assert excluded_texts("\n\n".join([SOURCE, *FILLERS, SOURCE, SOURCE])) == [SOURCE, SOURCE]


def test_of_two_like_paragraphs_the_one_at_the_top_goes_and_else_the_later() -> None:
    like = SOURCE.replace("1911", "1912")
    at_top, later = [SOURCE, *FILLERS, like], [*FILLERS, SOURCE, like]
    assert excluded_texts("\n\n".join(at_top)) == [SOURCE]
    assert excluded_texts("\n\n".join(later)) == [like]


def test_of_two_like_paragraphs_a_sentence_is_kept() -> None:
    told, embedded = f"{SOURCE[:-1]}, Munn wrote.", f"{SOURCE[:-1]} — Elias Munn"
    assert excluded_texts("\n\n".join([*FILLERS, told, embedded])) == [embedded]
    assert excluded_texts("\n\n".join([*FILLERS, embedded, told])) == [embedded]


def test_from_the_top_a_source_is_found_far_away() -> None:
    gap = "\n\n".join(f"{number} {filler}" for number, filler in enumerate(FILLERS * 5))
    quote = "the parish first learned what the tower had cost"
    assert excluded_texts(f"{quote}\n\n{gap}\n\n{TOLD}")[0] == quote


# The rules and their file


def test_plain_words() -> None:
    assert plain_words("Editor’s  NOTE: © 2026, (A.B.)") == "editor's note : © 2026 a b "


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("read more", "Read more", True),
        ("read more", "Read more of it", False),
        ("read more ...", "Read more of it", True),
        ("read .. here", "Read what they said here", True),
        ("read .. here", "Read what they said about it right here", False),
        ("read ... here", "Read what they said about it right here", True),
        ("photo/image by ...", "Image by Ines", True),
        ("photos? by ...", "By Ines", True),
        ("page # of #", "Page 2 of 10", True),
        ("page # of #", "Page two of 10", False),
    ],
)
def test_phrases(phrase: str, text: str, matches: bool) -> None:
    assert bool(re.match(whole(phrase), plain_words(text))) is matches


def test_beginnings_and_telling_words() -> None:
    assert beginnings("read/see also ...") == (("read", "also"), ("see", "also"))
    assert beginnings("read ... here") == (("read", None),)
    assert beginnings("read : ...") == beginnings("read") == (("read", None),)
    assert beginnings("... contributed to this") == beginnings("more? of this") == ()
    assert telling_word("... contributed to this/that") == "contributed"
    assert telling_word("... on twitter @ ..") == "@"
    assert telling_word("... this/that") == ""
    assert telling_alternatives("become/becoming a .. donor?") == ["become", "becoming"]
    assert telling_alternatives("...") == []


def test_first_two_words() -> None:
    assert first_two("**Read More**: all of it") == ("read", "more")
    assert first_two("©2026 Post") == ("©", "2026")
    assert first_two("“Read more”") == ("“read", "more”")
    assert first_two("") == ("", "")


def test_a_phrase_may_begin_inside() -> None:
    assert re.search(part("your gift/support"), plain_words("It is your gift that counts"))


def test_the_shipped_rules_name_their_version() -> None:
    rules = shipped_boilerplate_rules()
    assert re.fullmatch(r"\d+\.\d+\.\d+", rules.version)
    assert "advertisement" in rules.openings
    assert "contributed" in rules.closings


RULES = """
version = "1"
[[rule]]
name = "greeting"
where = "anywhere"
most_words = 9
phrases = ["good morning ..."]
[appeal]
name = "appeal"
openers = ["give"]
asks = ["give us"]
press = ["journalism"]
"""


def test_rules_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    text = f"Good morning, town\n\n{BODY}\n\nAdvertisement"
    found = exclusions(text, rules=read_boilerplate_rules(path))
    assert found == [Excluded(0, 18, "boilerplate", "greeting")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'where = "anywhere"',
            'where = "top"',
            "where = 'top' is no place: write one of anywhere, start, end, edges",
        ),
        ('where = "anywhere"\n', "", "rule 1: the key 'where' is missing"),
        ("most_words = 9", 'most_words = "9"', "most_words must be a whole number, not '9'"),
        ("most_words = 9", "most_words = 9\nlongest = 2", "unknown key 'longest': the keys are heads_list"),
        ("good morning ...", "Good morning", "phrase 'Good morning': 'Good' is no word"),
        ("good morning ...", "... this/that", "no word that every match contains"),
        ('["good morning ..."]', "[3]", "3 is no phrase"),
        ('["give us"]', '[" "]', "appeal, asks: ' ' is no phrase"),
        ("[[rule]]", "[rule]", "rule must be a list"),
        ('version = "1"', "version = ", "is not TOML in UTF-8"),
    ],
)
def test_a_wrong_rule_file_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "rules.toml"
    assert old in RULES
    path.write_text(RULES.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(message)) as refused:
        read_boilerplate_rules(path)
    assert str(refused.value).startswith(str(path))


def test_a_rule_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text('version = "1"\nrule = [3]\nappeal = {}', encoding="utf-8")
    with pytest.raises(ConfigError, match="rule 1: must be a table"):
        read_boilerplate_rules(path)


def test_a_missing_rule_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_boilerplate_rules(tmp_path / "none.toml")


def test_the_rules_lie_in_the_configuration_folder() -> None:
    assert (shipped("configs") / "boilerplate.toml").is_file()


# Any string


PIECES = st.sampled_from(
    [
        *FILLERS[:3],
        *(SOURCE, TOLD, "a b c d e f", "Advertisement", "Read more", "Related", "© 2026"),
        *("Support us", "We need your help, readers like you.", "Your gift keeps our journalism alive"),
        *("“", "\x00", "\ud800", "İ", "\n"),
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=40))), st.one_of(st.none(), PIECES))
def test_exclusions_are_whole_paragraphs_in_order(pieces: list[str], title: str | None) -> None:
    text = "\n".join(pieces)
    paragraphs = find_paragraphs(text)
    found = exclusions(text, title)
    assert {e.start for e in found} <= {start for start, _ in paragraphs}
    assert {e.end for e in found} <= {end for _, end in paragraphs}
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert exclusions(text, title) == found


@given(st.lists(st.sampled_from([*FILLERS, SOURCE, TOLD]), min_size=1, max_size=30))
def test_of_what_repeats_one_copy_is_kept(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    gone = {found.start for found in exclusions(text)}
    kept = {text[start:end] for start, end in find_paragraphs(text) if start not in gone}
    assert set(pieces) - {SOURCE} <= kept
    assert SOURCE in " ".join(kept) or SOURCE not in pieces


@pytest.mark.parametrize(
    "text",
    [
        "Read more\n" * 20_000,
        "Read more\n" * 20_000 + "The end of it came soon.\n",
        "the same few words again\n" * 20_000,
        "".join(f"the same few words again {number}\n" for number in range(5_000)),
        "word " * 200_000,
        "@ " * 200_000,
        "you " * 200_000,
        "“" * 400_000,
    ],
    ids=[
        "links",
        "links and an end",
        "alike",
        "nearly alike",
        "one line",
        "marks",
        "address",
        "quotation marks",
    ],
)
def test_long_texts_take_linear_time(text: str) -> None:
    """Four times the text takes about four times as long; a square would be sixteen times. The shortest of three."""
    quarter = text[: len(text) // 4]
    assert seconds(text) < 10 * seconds(quarter) + 0.2


def seconds(text: str) -> float:
    taken = []
    for _ in range(3):
        started = time.process_time()
        exclusions(text)
        taken.append(time.process_time() - started)
    return min(taken)


def test_a_single_short_paragraph_repeats_nothing() -> None:
    assert exclusions("Then coup coup coup coup coup coup coup coup.") == []


@given(st.lists(st.tuples(st.lists(PIECES, max_size=8).map("\n".join), st.one_of(st.none(), PIECES)), max_size=6))
def test_a_batch_says_of_each_text_what_is_said_of_it_alone(texts: list[tuple[str, str | None]]) -> None:
    assert batch_exclusions(texts) == [exclusions(*text) for text in texts]


def test_words_learnt_with_an_earlier_batch_tell_the_same() -> None:
    vocabulary, telling = Vocabulary(capacity=4), TellingWords()
    article = Article("a", "o", f"Advertisement\n\n{BODY}\n\nFollow Ada Quill on Twitter @adaquill")
    first, again = (find_batch_exclusions(lay_out([article], vocabulary), telling) for _ in range(2))
    vocabulary = vocabulary.with_room()
    assert vocabulary.generation == 2
    assert first == again == find_batch_exclusions(lay_out([article], vocabulary), telling)
    assert [found.rule for found in first[0]] == ["advertisement", "follow line"]
