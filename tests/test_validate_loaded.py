"""Figures against labelled texts: by hand, and mistakes in the files named by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.cli import main
from rhetoric.errors import FormatError
from rhetoric.model import LoadedTerm
from rhetoric.validation.agreement import tallies, term_figures
from rhetoric.validation.labelled import read_labelled
from rhetoric.validation.ranking import area_under_roc, area_within

SENTENCES = [
    {"text": "The traitor sold the harbour.", "label": 1, "outlet": "Lantern", "spans": [[4, 11]]},
    {"text": "The harbour opens at nine.", "label": 0, "outlet": "Lantern", "spans": []},
    {"text": "A disgraceful betrayal of Arden.", "label": 1, "outlet": "Post", "spans": "[[2, 13], [14, 22]]"},
    {"text": "The council met for an hour on Monday.", "label": 0, "outlet": "Post", "spans": [[4, 11]]},
    {"text": "Nobody agreed on this treachery.", "label": None},
]


def written(path: Path, records: list[Any]) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def validate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


@pytest.mark.parametrize(
    ("score", "is_loaded", "expected"),
    [
        ([0.9, 0.1], [1, 0], 1.0),
        ([0.1, 0.9], [1, 0], 0.0),
        ([0.5, 0.5, 0.5], [1, 0, 0], 0.5),
        ([3, 1, 2, 0], [1, 1, 0, 0], 0.75),
        ([1.0], [1], None),
        ([], [], None),
    ],
)
def test_area_by_hand(score: list[float], is_loaded: list[int], expected: float | None) -> None:
    assert area_under_roc(score, is_loaded) == expected


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.sampled_from("ab")), max_size=12))
def test_area_is_the_share_of_pairs_won(rows: list[tuple[int, bool, str]]) -> None:
    def share(pairs: list[tuple[int, int]]) -> float | None:
        return sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs) if pairs else None

    ones, others = [row for row in rows if row[1]], [row for row in rows if not row[1]]
    score, loaded, group = ([row[k] for row in rows] for k in range(3))
    assert area_under_roc(score, loaded) == pytest.approx(share([(a[0], b[0]) for a in ones for b in others]))
    within = share([(a[0], b[0]) for a in ones for b in others if a[2] == b[2]])
    assert area_within(score, loaded, group) == pytest.approx(within)


def test_terms_by_hand() -> None:
    terms = [LoadedTerm(4, 11, "traitor", "betrayal", 3, "outlet"), LoadedTerm(20, 24, "sham", "deceit", 2, "quoted")]
    found = [(terms, ((0, 8), (30, 34)))]
    figures = term_figures(found)
    assert (figures["precision"], figures["recall"], figures["f1"]) == (0.5, 0.5, 0.5)
    assert {name: tally.n_right for name, tally in tallies(found, lambda t: t.category).items()} == {
        "betrayal": 1,
        "deceit": 0,
    }


def test_spans_that_only_meet_do_not_agree() -> None:
    figures = term_figures([([LoadedTerm(4, 11, "traitor", "betrayal", 3, "outlet")], ((11, 14),))])
    assert (figures["precision"], figures["recall"], figures["f1"]) == (0.0, 0.0, None)


def test_sentences(tmp_path: Path) -> None:
    result = validate("loaded-sentences", written(tmp_path / "s.jsonl", SENTENCES), "--json")
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert (figures["n_texts"], figures["n_loaded"]) == (4, 2)
    assert figures["auc"]["intensity per word"] == {"pooled": 1.0, "within": 1.0}
    assert figures["terms"]["recall"] == 0.75
    assert figures["false_alarms"] == 0.0
    assert figures["entries"]["traitor"]["n_right"] == 1


def test_spans(tmp_path: Path) -> None:
    text = "The council met. The traitor sold the harbour."
    path = written(tmp_path / "a.jsonl", [{"text": text, "spans": [[21, 28]]}])
    figures = json.loads(validate("loaded-spans", path, "--json").stdout)
    assert (figures["n_sentences"], figures["n_loaded"], figures["terms"]["f1"]) == (2, 1, 1.0)
    assert figures["auc"]["density"] == {"pooled": 1.0, "within": 1.0}


def test_report_says_what_the_neutral_texts_gave(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl", SENTENCES)
    result = validate("loaded-sentences", path, "--neutral", path)
    assert "0.000 of the neutral texts" in result.stdout
    assert "betrayal_and_disloyalty" in result.stdout


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("[1]", "line 1: is no object with a text"),
        ('{"text": "A", "label": 2}', "line 1: label 2 is not 1 (loaded), 0 (not) or null"),
        ('{"text": "A", "spans": [[0, 9]]}', "line 1: span 0..9 is not inside the text of 1 characters"),
        ('{"text": "A", "spans": 3}', "line 1: spans must be an array"),
        ("{", "line 1: is no JSON"),
        ("", "no labelled text"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_labelled(path)
    assert complaint in str(caught.value)
    result = validate("loaded-sentences", path)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_a_missing_file(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in validate("loaded-spans", tmp_path / "none.jsonl").stderr
