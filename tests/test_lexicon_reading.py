"""Reading a lexicon: what is read, and every way in which its files can be wrong."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import pytest

from rhetoric.errors import LexiconError
from rhetoric.lexicon import Lexicon, read_lexicon

HEADER = "term,category,intensity,forms,guard,note\n"
ROWS = (
    "mob,labels,2,noun,not-before:boss|hit,crowd without reason\n"
    "witch-hunt,verdicts,3,noun,,\n"
    '"u-turn",verdicts,1,noun;hyphenated,,"derides, mildly"\n'
)
DESCRIPTION = """
name = "words"
title = "Words for a test"
kind = "loaded"
version = "1.2.3"
language = "en"
licence = "Apache-2.0"
sources = ["A book."]
changelog = ["1.2.3: first"]
[categories]
labels = "names that judge"
verdicts = "judgements"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "words.toml").write_text(DESCRIPTION, encoding="utf-8")
    write(tmp_path / "words.csv", ROWS)
    return tmp_path / "words.csv"


def write(path: Path, rows: str, header: str = HEADER) -> None:
    path.write_bytes((header + rows).encode())


def problems(path: Path) -> list[str]:
    with pytest.raises(LexiconError) as caught:
        read_lexicon(path)
    first, *rest = str(caught.value).split("\n  ")
    assert first.startswith(f"{path}: ")
    assert first.endswith("so the lexicon was not read")
    return rest


def read_changed(path: Path, old: str, new: str) -> Lexicon:
    """The lexicon with one change in its CSV or its description."""
    for file in (path, path.with_suffix(".toml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new), encoding="utf-8")
    return read_lexicon(path)


def test_a_lexicon_is_read(path: Path) -> None:
    lexicon = read_lexicon(path)
    assert (lexicon.name, lexicon.kind, lexicon.version, lexicon.language) == (
        "words",
        "loaded",
        "1.2.3",
        "en",
    )
    assert (lexicon.sources, lexicon.changelog) == (("A book.",), ("1.2.3: first",))
    assert lexicon.categories == {"labels": "names that judge", "verdicts": "judgements"}
    mob, hunt, turn = lexicon.entries
    assert (mob.term, mob.category, mob.intensity, mob.line) == ("mob", "labels", 2, 2)
    assert mob.forms == (("mob",), ("mobs",))
    assert [guard.phrases for guard in mob.guards] == [(("boss",), ("hit",))]
    assert hunt.forms == (("witch-hunt",), ("witch-hunts",), ("witch", "hunt"), ("witch", "hunts"))
    assert turn.forms == (("u-turn",), ("u-turns",))
    assert turn.note == "derides, mildly"


def test_surface_forms_lead_to_their_entries(path: Path) -> None:
    forms = read_lexicon(path).surface_forms()
    assert forms[("witch", "hunts")] == 1
    assert forms[("mobs",)] == 0
    assert len(forms) == 8


def test_a_lexicon_travels_to_other_processes(path: Path) -> None:
    lexicon = read_lexicon(path)
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon


def test_a_form_that_is_written_out_wins_over_an_open_spelling(path: Path) -> None:
    write(path, "witch hunt,labels,1,,,\nwitch-hunt,verdicts,3,noun,,\n")
    lexicon = read_lexicon(path)
    assert lexicon.surface_forms()[("witch", "hunt")] == 0
    assert lexicon.surface_forms()[("witch", "hunts")] == 1


def test_blank_lines_and_a_byte_order_mark_do_no_harm(path: Path) -> None:
    path.write_bytes(("\ufeff" + HEADER + "\n" + ROWS.replace("\n", "\n,,,,,\n")).encode())
    assert [entry.line for entry in read_lexicon(path).entries] == [3, 5, 7]


def test_a_note_over_two_lines_keeps_line_numbers_right(path: Path) -> None:
    write(path, 'mob,labels,2,,,"one\ntwo"\ngoon,labels,9,,,\n')
    assert problems(path) == ["line 4 (goon): intensity '9' is not 1 (mild), 2 or 3 (strong)"]


def test_the_fingerprint_ignores_how_the_files_are_laid_out(path: Path) -> None:
    before = read_lexicon(path).fingerprint
    spaced = ROWS.replace(",labels,", " , labels ,  ").replace("mob", "  mob")
    write(path, spaced.replace("\n", "\r\n"), HEADER.replace("\n", "\r\n").replace(",note", ", note "))
    assert read_lexicon(path).fingerprint == before
    write(path, "".join(reversed(ROWS.splitlines(keepends=True))))
    assert read_lexicon(path).fingerprint == before
    assert len(before) == 64


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mob,", "goon,"),
        ("mob,labels", "mob,verdicts"),
        ("labels,2", "labels,3"),
        ("2,noun", "2,"),
        ("boss|hit", "boss"),
        ("crowd without reason", "another note"),
        ('"1.2.3"', '"1.2.4"'),
        ("names that judge", "other names"),
        ("witch-hunt,verdicts,3,noun,,\n", ""),
    ],
)
def test_the_fingerprint_changes_with_what_is_said(path: Path, old: str, new: str) -> None:
    before = read_lexicon(path).fingerprint
    assert read_changed(path, old, new).fingerprint != before


def test_lexicons_and_entries_are_frozen(path: Path) -> None:
    lexicon = read_lexicon(path)
    with pytest.raises(dataclasses.FrozenInstanceError):
        lexicon.name = "other"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        lexicon.entries[0].term = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            "goon,label,1,,,",
            "(goon): category 'label' is not one of labels, verdicts; did you mean 'labels'?",
        ),
        ("goon,zzz,1,,,", "(goon): category 'zzz' is not one of labels, verdicts"),
        (",labels,1,noun,,", "term: is empty: write a word or a phrase"),
        ("goon,labels,4,,,", "(goon): intensity '4' is not 1 (mild), 2 or 3 (strong)"),
        ("goon,labels,,,,", "(goon): intensity '' is not 1 (mild), 2 or 3 (strong)"),
        ("Goon,labels,1,,,", "term: 'Goon' has a capital letter: write it in lower case"),
        ("goon,labels,1,adj,,", "(goon): form 'adj': 'adj' is no rule"),
        ("goon,labels,1,,not-befor:squad,", "(goon): guard 'not-befor:squad': 'not-befor' is not one of"),
        ("goon,labels,1,,not-before,", "(goon): guard 'not-before' lacks words"),
        ("brazen,labels,1,adjective,,", "(brazen): 'brazen' is too long for -er and -est"),
        ("mob,labels,1,,,", "(mob): the form 'mob' belongs to line 2 (mob) already; drop one"),
        ("mobs,labels,1,,,", "(mobs): the form 'mobs' belongs to line 2 (mob) already; drop one"),
        ("goon,labels,1,,", "has 5 cells, not 6"),
        ("goon,labels,1,,,a note, with a comma", "has 7 cells, not 6"),
    ],
)
def test_a_bad_row_is_named_by_line(path: Path, row: str, problem: str) -> None:
    write(path, ROWS + row + "\n")
    (found,) = problems(path)
    prefix = "line 5 " if problem.startswith("(") or problem.startswith("has") else "line 5: "
    assert found.replace("line 5: has", "line 5 has").startswith(prefix + problem)


def test_rows_with_the_same_bad_cell_are_all_named(path: Path) -> None:
    write(path, "goon,labels,1,,lower,\nthug,labels,1,,lower,\ncrook,labels,1,,not-in:yard,\nlout,zzz,7,,lower,\n")
    assert [line.split(" is not ")[0] for line in problems(path)] == [
        "line 2 (goon): guard 'lower': 'lower'",
        "line 3 (thug): guard 'lower': 'lower'",
        "line 5 (lout): guard 'lower': 'lower'",
        "line 5 (lout): category 'zzz'",
        "line 5 (lout): intensity '7'",
    ]


def test_all_problems_of_both_files_are_told_at_once(path: Path) -> None:
    write(path, "goon,labels,7,adj,lower,\nthug,lables,1,,,\n")
    path.with_suffix(".toml").write_text(DESCRIPTION.replace("title", "titel"), encoding="utf-8")
    found = problems(path)
    assert found[:2] == [
        "words.toml: key 'title' is missing",
        "words.toml: key 'titel' is unknown; did you mean 'title'?",
    ]
    assert [line.split(":")[0] for line in found[2:]] == ["line 2 (goon)"] * 3


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        (
            "term,category,intensty,forms,guard,note\n",
            "line 1: column 'intensity' is missing; column 'intensty' is unknown; did you mean 'intensity'? "
            "(the columns are term,category,intensity,forms,guard,note)",
        ),
        ("term,category,intensity,forms,guard,note,note\n", "line 1: column 'note' stands twice"),
        ("", "line 1: column 'term' is missing"),
    ],
)
def test_a_wrong_header(path: Path, header: str, problem: str) -> None:
    write(path, ROWS, header)
    (found,) = problems(path)
    assert found.startswith(problem)


def test_an_empty_file_and_one_without_rows(path: Path) -> None:
    write(path, "", "")
    (found,) = problems(path)
    assert found.startswith("line 1: column 'term' is missing")
    write(path, "")
    assert problems(path) == ["has no entries: write at least one row under the header"]


def test_another_encoding_is_named_by_line_and_byte(path: Path) -> None:
    path.write_bytes(HEADER.encode() + "mob,labels,2,,,na\u00efve\n".encode("latin-1"))
    offset = len(HEADER) + len("mob,labels,2,,,na")
    assert problems(path) == [f"line 2: the byte 0xef at offset {offset} is not UTF-8; save the file as UTF-8"]
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    (found,) = problems(path)
    assert f"offset {offset + 3} " in found


def test_an_unclosed_quotation_mark(path: Path) -> None:
    write(path, ROWS + '"goon,labels,1,,,\n')
    (found,) = problems(path)
    assert found.startswith("line 5: is no CSV (")


def test_missing_files(path: Path) -> None:
    path.with_suffix(".toml").unlink()
    (found,) = problems(path)
    assert found.startswith("words.toml: there is no such file; each lexicon has one beside its CSV")
    path.unlink()
    assert len(problems(path)) == 2


def test_a_folder_is_no_lexicon(path: Path) -> None:
    path.unlink()
    path.mkdir()
    path.with_suffix(".toml").unlink()
    path.with_suffix(".toml").mkdir()
    assert problems(path) == ["words.toml: cannot be read (Is a directory)", "cannot be read: Is a directory"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'kind = "loaded"',
            'kind = "lodaed"',
            "kind is 'lodaed', not one of loaded, hedges, boosters, weasels, cues, neutral",
        ),
        ('"1.2.3"', '"1.2"', "version is '1.2', not three numbers such as 1.0.0"),
        ('"1.2.3"', "1.2", "version must be a line of text"),
        ('["A book."]', "[]", "sources must be an array of lines with at least one"),
        ('["A book."]', '"A book."', "sources must be an array of lines with at least one"),
        ('licence = "Apache-2.0"', 'licence = " "', "licence must be a line of text"),
        ('"judgements"', "1", 'categories must be a table of name = "one line on it" with at least one'),
        ('kind = "loaded"', "kind", "is no TOML: "),
    ],
)
def test_a_bad_description(path: Path, old: str, new: str, problem: str) -> None:
    path.with_suffix(".toml").write_text(DESCRIPTION.replace(old, new), encoding="utf-8")
    (found,) = problems(path)
    assert found.startswith(f"words.toml: {problem}")


def test_a_description_in_another_encoding(path: Path) -> None:
    path.with_suffix(".toml").write_bytes(DESCRIPTION.replace("book", "b\u00f6\u00f6k").encode("latin-1"))
    (found,) = problems(path)
    assert found.startswith("words.toml: the byte at offset ")
