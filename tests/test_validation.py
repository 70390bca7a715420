"""Labelled quotations: the files, the figures by hand, and the command."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rhetoric.cli import main
from rhetoric.errors import FormatError, SourceError
from rhetoric.validation import LabelledText, QuotationFigures, read_labels, validate_quotations
from rhetoric.validation.labels import Label
from rhetoric.validation.quotations import is_same_speaker
from rhetoric.validation.tallies import Agreement

TEXT = (
    "“The bridge is safe,” said Ada Brandt, the mayor.\n\n"
    "The so-called “reform” was late. Jon Ruud said that the road was closed."
)


def label(part: str, kind: str, speaker: str | None = None, text: str = TEXT) -> dict[str, Any]:
    start = text.index(part)
    return {"start": start, "end": start + len(part), "kind": kind, "speaker": speaker}


QUOTES = [
    label("“The bridge is safe,”", "direct", "Ada Brandt"),
    label("“reform”", "scare"),
    label("that the road was closed", "indirect", "Jon Ruud"),
]


def labelled(name: str, quotes: list[dict[str, Any]], text: str = TEXT) -> LabelledText:
    return LabelledText(name, text, tuple(Label(**quote) for quote in quotes))


def figures(*texts: LabelledText) -> QuotationFigures:
    (found,) = validate_quotations(texts).values()
    return found


def test_what_is_read_as_it_was_labelled() -> None:
    found = figures(labelled("a", QUOTES))
    assert found.characters == Agreement(18, 18, 18)
    assert found.spans == Agreement(1, 1, 1)
    assert found.tokens == Agreement(9, 9, 9)
    assert found.reported == Agreement(5, 5, 5)
    assert (found.kinds.right, found.kinds.of) == (2, 2)
    assert (found.speakers.right, found.speakers.of) == (2, 2)
    assert found.share.errors == [(0.0, "a")]
    assert found.bounds.of == 0
    assert found.worst == []
    assert found.naive_characters.found == 18 + 8


def test_what_is_read_otherwise_is_counted_and_listed_with_its_rule() -> None:
    found = figures(labelled("a", [label("“reform”", "direct")]))
    assert found.characters == Agreement(0, 18, 8)
    assert (found.characters.precision, found.characters.recall, found.characters.f1) == (0.0, 0.0, 0.0)
    assert (found.kinds.right, found.kinds.of) == (0, 1)
    n_characters = sum(not character.isspace() for character in TEXT)
    assert found.share.worst == (pytest.approx(100 * 10 / n_characters), "a")
    assert [(span.wrong, span.kind, span.rule) for span in found.worst] == [
        (18, "direct", "curly pair"),
        (8, "direct", None),
    ]


def test_passages_that_are_not_scored_or_are_no_body_count_nowhere() -> None:
    ignored = figures(labelled("a", [label("“The bridge is safe,”", "unattributed")]))
    assert ignored.characters == Agreement(0, 0, 0)
    away = figures(labelled("a", [label(TEXT.split("\n")[0], "boilerplate")]))
    assert (away.characters.found, away.characters.f1) == (0, None)


def test_of_labels_inside_one_another_the_outer_says_what_is_no_body(tmp_path: Path) -> None:
    first, second = TEXT.split("\n\n")
    quotes = [label("“The bridge is safe,”", "direct"), label(second, "direct"), label("Jon Ruud", "headline")]
    file = tmp_path / "labelled.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT, "quotes": [*quotes, label(first, "repeated_pull_quote")]}))
    (read,) = read_labels(file)
    assert [of.kind for of in read.labels] == ["direct", "repeated_pull_quote"]
    assert read.spans("direct") == [(len(first) + 2, len(TEXT))]
    assert read.away == [(0, len(first))]


def test_words_of_others_are_asked_for_only_where_a_text_has_such_labels() -> None:
    assert figures(labelled("a", QUOTES[:2])).tokens == Agreement(0, 0, 0)


def test_classes_of_texts_have_figures_of_their_own() -> None:
    found = validate_quotations([labelled("a#broken", QUOTES), labelled("b", QUOTES), labelled("c#broken", QUOTES)])
    assert {group: of_group.n_texts for group, of_group in found.items()} == {"broken": 2, "": 1}


def test_bounds_are_asked_of_texts_with_a_mark_without_partner() -> None:
    text = "“The bridge is safe, said Ada Brandt.\n\nIt rained in the town."
    found = figures(labelled("a", [label("“The bridge is safe,", "direct", text=text)], text))
    assert (found.bounds.right, found.bounds.of) == (1, 1)


@pytest.mark.parametrize(
    ("mine", "gold", "same"),
    [
        ("Ada Brandt", "Brandt", True),
        ("Mayor Brandt", "Ada Brandt, the mayor", True),
        ("the mayor", "The mayor", True),
        ("Mr. Ruud", "Mr. Hart", False),
        ("the clerk", "the mayor", False),
        (None, "the mayor", False),
    ],
)
def test_who_is_the_same_speaker(mine: str | None, gold: str, same: bool) -> None:
    assert is_same_speaker(mine, gold) is same


def write(path: Path, *rows: Any) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_both_forms_of_files_are_read(tmp_path: Path) -> None:
    row = {"id": "a", "text": TEXT, "quotes": QUOTES}
    lines = write(tmp_path / "a.jsonl", row, "", row | {"id": "b"})
    assert [text.name for text in read_labels(lines)] == ["a", "b"]
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    assert read_labels(packed) == read_labels(lines)
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    one = write(tmp_path / "a.json", {"source": "text.txt", "spans": QUOTES})
    assert read_labels(one) == read_labels(lines)[:1]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("{", "a.jsonl:1: is no JSON"),
        ("[]", 'a.jsonl:1: is no object with "id"'),
        ({"id": 1, "text": "", "quotes": []}, '"id" is missing or no string'),
        ({"id": "a", "quotes": []}, '"text" is missing or no string'),
        ({"id": "a", "text": "Ay", "quotes": {}}, '"quotes" is missing or no list'),
        ({"id": "a", "text": "Ay", "quotes": [{"start": 0, "end": 1}]}, "quote 1: is no object"),
        (
            {"id": "a", "text": "Ay", "quotes": [{"start": 0, "end": 3, "kind": "direct"}]},
            "quote 1: 0 to 3 is no span of a text of 2 characters",
        ),
        ({"id": "a", "text": "Ay", "quotes": [{"start": True, "end": 2, "kind": "direct"}]}, "True to 2 is no span"),
        ({"id": "a", "text": "A", "quotes": [{"start": 0, "end": 1, "kind": "direct", "speaker": 7}]}, "no string"),
        ("", "there is no labelled text in it"),
    ],
)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, row: Any, complaint: str) -> None:
    path = write(tmp_path / "a.jsonl", row)
    with pytest.raises(FormatError, match=complaint.replace("(", r"\(")):
        read_labels(path)
    result = CliRunner().invoke(main, ["validate", "quotations", str(path)])
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_that_is_missing_or_broken(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        read_labels(tmp_path / "none.jsonl")
    (tmp_path / "a.jsonl.gz").write_bytes(b"no gzip")
    with pytest.raises(FormatError, match="broken gzip"):
        read_labels(tmp_path / "a.jsonl.gz")
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormatError, match="no UTF-8"):
        read_labels(tmp_path / "a.jsonl")
    with pytest.raises(FormatError, match='"source"'):
        read_labels(write(tmp_path / "a.json", {"spans": []}))
    with pytest.raises(SourceError, match="neither beside it"):
        read_labels(write(tmp_path / "b.json", {"source": "none.txt", "spans": []}))


def test_the_command_prints_a_table_or_json(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"id": "a", "text": TEXT, "quotes": QUOTES[:1]})
    table = CliRunner().invoke(main, ["validate", "quotations", str(path)])
    assert table.exit_code == 0
    assert "characters in direct quotation       P 100.00  R 100.00  F1 100.00" in table.stdout
    assert "words of others" not in table.stdout
    (record,) = json.loads(CliRunner().invoke(main, ["validate", "quotations", str(path), "--json"]).stdout)
    assert record["group"] is None
    assert record["character"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert record["token"] is None
    assert record["worst_text"] == {"name": "a", "points": 0.0}
    assert record["worst_spans"] == []


def test_the_worst_spans_are_printed_with_their_rules(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"id": "a", "text": TEXT, "quotes": [label("“reform”", "direct")]})
    table = CliRunner().invoke(main, ["validate", "quotations", str(path), "--worst", "1"]).stdout
    assert "curly pair: “The bridge is safe,”" in table
    assert "not found" not in table


def test_the_group_lists_its_kinds() -> None:
    result = CliRunner().invoke(main, ["validate", "--help"])
    assert "quotations" in result.stdout
    assert CliRunner().invoke(main, ["validate", "nothing"]).exit_code == 2
