"""The reader of quotation marks: golden readings, properties, and what it does with what is no prose."""

from __future__ import annotations

import itertools
import json
import pickle
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.lexicon import read_lexicon
from rhetoric.text.quotation import CueIndex, QuotationReading, read_quotations

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = json.loads((HERE / "cases" / "quotations.json").read_text(encoding="utf-8"))
WORDS = "say says said add added adding call calls called claim claims claimed write wrote told tells telling"
CUES = CueIndex.from_forms(
    [((word,), "neutral") for word in WORDS.split()] + [(("according", "to"), "neutral")],
)
ALPHABET = "“”‘’\"'„‚«»‹›`´″′aAs19 .,:!?…—-(\n\r\0\ud800\u2028"


def paragraphs_of(text: str, blank_lines: bool = False) -> list[tuple[int, int]]:
    pattern = r"\S(?:.|\r?\n(?!\r?\n))*" if blank_lines else r"\S[^\n]*"
    return [match.span() for match in re.finditer(pattern, text)]


def read(text: str, *, headline: bool = False, blank_lines: bool = False) -> QuotationReading:
    return read_quotations(text, paragraphs_of(text, blank_lines), CUES, headline=headline)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    text = case["text"]
    reading = read(text, headline=case.get("headline", False), blank_lines=case.get("blank_lines", False))
    found = reading.quotations
    assert [text[q.start : q.end] for q in found if q.kind == "direct"] == case["direct"]
    assert [text[q.start : q.end] for q in found if q.kind == "scare"] == case["scare"]
    assert [[orphan.mark, orphan.role] for orphan in reading.orphans] == case.get("orphans", [])
    assert [q.certain for q in found] == case.get("certain", [True] * len(found))
    assert reading.balanced is not bool(reading.orphans)
    if "possible" in case:
        assert [text[start:end] for start, end in reading.possible] == case["possible"]
    for key, values in (
        ("rules", [q.rule for q in found]),
        ("speakers", [q.speaker for q in found]),
        ("cues", [q.cue for q in found]),
    ):
        assert case.get(key, values) == values


@given(st.text(alphabet=st.sampled_from(ALPHABET), max_size=80), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_text_has_a_reading(text: str, headline: bool) -> None:
    paragraphs = paragraphs_of(text)
    reading = read_quotations(text, paragraphs, CUES, headline=headline)
    spans = [(q.start, q.end) for q in reading.quotations]
    assert all(any(low <= start < end <= high for low, high in paragraphs) for start, end in spans)
    assert in_order(spans)
    assert all(any(map(str.isalnum, text[start:end])) for start, end in spans)
    direct = [(q.start, q.end) for q in reading.quotations if q.kind == "direct"]
    assert in_order(sorted([*direct, *reading.possible]))
    places = [orphan.at for orphan in reading.orphans]
    assert places == sorted(places)
    assert all(text.startswith(orphan.mark, orphan.at) for orphan in reading.orphans)
    assert reading.balanced == (not reading.orphans)


@given(st.text(max_size=120))
@settings(deadline=None)
def test_any_unicode_has_a_reading(text: str) -> None:
    assert isinstance(read(text), QuotationReading)


def in_order(spans: list[tuple[int, int]]) -> bool:
    return all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@given(st.lists(st.sampled_from(["The bridge is old", "Nobody came", "It may rain"]), min_size=1, max_size=6))
def test_the_glyph_does_not_matter(sentences: list[str]) -> None:
    """The same words in curly, straight, single or angled marks are the same quotations."""
    template = " ".join(f"<{sentence},> said Ada Brandt. The council met again." for sentence in sentences)
    readings = []
    for left, right in ("“”", '""', "‘’", "''", "«»", "„“"):
        found = read(template.replace("<", left).replace(">", right)).quotations
        readings.append([(q.start, q.end, q.kind, q.speaker) for q in found])
    assert len(readings[0]) == len(sentences)
    assert all(reading == readings[0] for reading in readings[1:])


@given(st.integers(0, 12))
def test_spans_move_with_the_text(before: int) -> None:
    text = "“It is done,” said Ada Brandt. It was the “reserve”."
    moved = read_quotations(" " * before + text, [(before, before + len(text))], CUES)
    assert [(q.start - before, q.kind, q.speaker) for q in moved.quotations] == [
        (q.start, q.kind, q.speaker) for q in read(text).quotations
    ]


def test_a_paragraph_left_out_is_not_read() -> None:
    text = "“One,” said Ada.\n“Two,” said Bo.\n“Three,” said Cy."
    first, _, third = paragraphs_of(text)
    reading = read_quotations(text, [first, third], CUES)
    assert [text[q.start : q.end] for q in reading.quotations] == ["“One,”", "“Three,”"]


def test_the_bounds_enclose_the_estimate() -> None:
    text = "“We go,” said Ada. She said: “We stay. We wait\n\nThe council met.\n\n“I agree,” said Bo Lind."
    reading = read(text)
    certain = sum(q.end - q.start for q in reading.quotations if q.certain)
    estimate = sum(q.end - q.start for q in reading.quotations)
    highest = estimate + sum(end - start for start, end in reading.possible)
    assert 0 < certain < estimate <= highest


@pytest.mark.parametrize(
    "repeated",
    [
        ("", "“a ", "b” "),
        ("", "“a", "b”"),
        ("", '"', ""),
        ("", "“”‘’", ""),
        ("", '" ', ""),
        ("", "“a” ", ""),
        ("", "“a b\n", ""),
        ("", "a b”\n", ""),
        ("", "the dogs' 'tis ", ""),
        ("", "He said: “We will go. ", ""),
        ("He said: “", "We will go. ", ""),
        ("", "We will go. ", "”"),
        ("“a", ", he", ""),
        ("", "Abc ", "”"),
    ],
    ids="".join,
)
def test_time_is_linear(repeated: tuple[str, str, str]) -> None:
    """Four times the text takes about four times as long: a square would be sixteen times."""
    before, middle, after = repeated
    once, fourfold = (seconds(before + middle * count + after * count) for count in (5_000, 20_000))
    assert fourfold < 9 * once + 0.1


def seconds(text: str) -> float:
    """The processor time of a reading: the shortest of five, so that a busy machine does not matter."""
    taken = []
    for _ in range(5):
        began = time.process_time()
        read(text)
        taken.append(time.process_time() - began)
    return min(taken)


def test_many_nested_marks_are_one_quotation() -> None:
    text = "Ada said " + "“a " * 5_000 + "b” " * 5_000
    (quotation,) = read(text).quotations
    assert (quotation.start, quotation.end) == (9, len(text) - 1)
    assert quotation.rule == "outermost of many nested marks"


def test_counted_marks_without_partners_are_orphans() -> None:
    reading = read("“a " * 5_000)
    assert len(reading.orphans) == 5_000
    assert reading.orphans[0].role == "opener"
    assert read("a” " * 5_000).orphans[0].role == "closer"


def test_the_index_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(CUES)) == CUES


def test_the_shipped_lexicon_makes_an_index() -> None:
    cues = CueIndex.from_lexicon(read_lexicon(HERE.parent / "configs" / "lexicons" / "cues.csv"))
    text = "Ada Brandt insisted that the plan was “dead”."
    (quotation,) = read_quotations(text, [(0, len(text))], cues).quotations
    assert (quotation.kind, quotation.speaker, quotation.cue) == ("direct", "Ada Brandt", "insisted")
