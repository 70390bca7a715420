"""`rhetoric lexicon`: what lint finds, what show says, what diff foretells; and lexicons of one's own with weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rhetoric
from rhetoric.cli import main
from rhetoric.lexicon import read_lexicon
from rhetoric.model import Article
from rhetoric.validation.lexicon_diff import diff
from rhetoric.validation.lexicon_hits import hits_in
from rhetoric.validation.lexicon_lint import lint
from small_warehouse import build

HEADER = "term,category,intensity,forms,guard,note\n"
DESCRIPTION = """name = "{name}"
title = "A lexicon for tests"
kind = "loaded"
version = "1.0.0"
language = "en"
licence = "Apache-2.0"
sources = ["written for this test"]
changelog = ["1.0.0 first"]
[categories]
war = "war as a picture"
[classes]
sport = "goal|match"
"""


def lexicon(folder: Path, rows: str, name: str = "mine") -> Path:
    (folder / f"{name}.toml").write_text(DESCRIPTION.format(name=name), encoding="utf-8")
    (folder / f"{name}.csv").write_text(HEADER + rows, encoding="utf-8")
    return folder / f"{name}.csv"


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["lexicon", *map(str, arguments)])


ARTICLES = [
    Article("1", "lantern", "A coup in Arden. A coup and a coup. The match was lost by a coup."),
    Article(
        "2", "post", "They shoot and shoot at a goal. They shoot in a match, shoot again in a match, shoot at the goal."
    ),
]


@pytest.mark.parametrize(
    ("row", "check", "detail"),
    [
        ("o'clock's,war,1,,,a quarrel timed by the clock", "", ""),
        ("coup,war,1,noun,only-near:army;not-near:army,a vote told as armed revolt", "contradiction", "leave no hit"),
        ("slay,war,1,man,,defeat told as killing", "collision", "'man' is a frequent word"),
        ("slay,war,1,man,not-near:army,defeat told as killing", "", ""),
        ("sing,war,1,sang;sung,,an argument told as music", "", ""),
        ("coup,war,1,noun,,a vote told as armed revolt", "", ""),
        ("coup,war,1,noun,,", "reason", "no reason is given"),
        ("coup,war,1,noun,,War pictures of a coup", "reason", "says no more than the category"),
    ],
)
def test_lint_of_one_row(tmp_path: Path, row: str, check: str, detail: str) -> None:
    found = lint(read_lexicon(lexicon(tmp_path, row + "\n")))
    assert [finding.check for finding in found] == ([check] if check else [])
    assert all(detail in finding.detail and finding.line == 2 for finding in found)


def test_lint_names_what_another_lexicon_hides(tmp_path: Path) -> None:
    first = read_lexicon(lexicon(tmp_path, "coup,war,1,noun,,a vote told as armed revolt\n", "first"))
    second = read_lexicon(lexicon(tmp_path, "coup,war,3,,,\n", "second"))
    (finding,) = lint(first, [second])
    assert (finding.check, finding.detail) == ("hidden", "the form 'coup' is found as an entry of 'second'")


def test_only_a_family_shares_a_reason(tmp_path: Path) -> None:
    rows = [f"coup{'s' * n},war,1,,,a vote told as armed revolt\n" for n in range(21)]
    (finding,) = lint(read_lexicon(lexicon(tmp_path, "".join(rows))))
    assert (finding.check, finding.line) == ("reason", 2)
    assert "21 entries share" in finding.detail
    assert lint(read_lexicon(lexicon(tmp_path, "".join(rows[1:])))) == []


def test_lint_with_a_corpus(tmp_path: Path) -> None:
    read = read_lexicon(
        lexicon(
            tmp_path, "shoot,war,1,,not-in:@sport,questions as gunfire\ncoup,war,1,,not-near:niger,a vote as revolt\n"
        )
    )
    hits = hits_in(read, ARTICLES)
    assert (hits.counted, hits.suppressed) == ({"coup": 4}, {"shoot": 5})
    assert hits.by_guard == {("shoot", "not-in:@sport"): 5}
    (finding,) = lint(read, hits=hits)
    assert (finding.check, finding.term) == ("always suppressed", "shoot")


def test_the_lint_command_says_file_and_line(tmp_path: Path) -> None:
    path = lexicon(tmp_path, "coup,war,1,noun,only-near:army;not-near:army,\n")
    result = invoke("lint", path)
    assert result.exit_code == 1
    assert "mine.csv: line 2 (coup): contradiction" in result.stdout
    assert invoke("lint", lexicon(tmp_path, "coup,war,1,noun,,a vote told as armed revolt\n", "clean")).exit_code == 0


def test_a_wrong_row_is_no_traceback(tmp_path: Path) -> None:
    result = invoke("lint", lexicon(tmp_path, "coup,war,4,noun,not-in:@sea,\n"))
    assert result.exit_code == 2
    assert "line 2 (coup): intensity '4' is not 1 (mild), 2 or 3 (strong)" in result.stderr
    assert "'@sea' is no class of this lexicon; its classes are @sport" in result.stderr


def test_the_shipped_lexicons_are_clean() -> None:
    result = invoke("lint", "loaded", "hedges", "boosters", "weasels", "news_neutral", "cues")
    assert result.exit_code == 0, result.stdout


def test_diff_foretells_entries_and_rates(tmp_path: Path) -> None:
    old = read_lexicon(lexicon(tmp_path, "coup,war,1,,,\nshoot,war,1,,,\n", "old"))
    new = read_lexicon(lexicon(tmp_path, "coup,war,2,,,\nmatch,war,1,,,\n", "new"))
    found = diff(old, new, ARTICLES)
    assert (found.added, found.removed, found.changed) == (("match",), ("shoot",), ("coup",))
    assert found.hits == {"shoot": (5, 0), "match": (0, 3)}
    n_words = {"lantern": 16, "post": 21}
    assert found.rates["post"] == (1000 * 5 / n_words["post"], 1000 * 2 / n_words["post"])
    assert list(found.rates) == ["post", "lantern"]


def test_diff_and_show_read_the_warehouse(tmp_path: Path) -> None:
    warehouse = build(tmp_path / "rhetoric.duckdb")
    mine = lexicon(tmp_path, "treachery,war,3,,,\n")
    result = invoke("diff", "loaded", mine, "--warehouse", warehouse)
    assert result.exit_code == 0, result.stderr
    assert "Terms per 1,000 words in" in result.stdout
    shown = invoke("show", "betrayals", "--warehouse", warehouse)
    assert shown.exit_code == 0, shown.stderr
    assert "category   betrayal_and_disloyalty" in shown.stdout
    assert "Daily Lantern" in shown.stdout
    assert "a shambles and a [betrayal] of every tenant" in shown.stdout


def test_show_without_a_warehouse_still_says_what_the_entry_is(tmp_path: Path) -> None:
    result = invoke("show", "treachery", "--warehouse", tmp_path / "none.duckdb")
    assert result.exit_code == 0
    assert "intensity  3" in result.stdout
    assert "there is no warehouse yet" in result.stderr
    assert "in none of the lexicons" in invoke("show", "harbour").stderr


def test_lexicons_of_a_kind_are_one_and_weights_count(tmp_path: Path) -> None:
    mine = lexicon(tmp_path, "treachery,war,1,,,\nharbour,war,1,,,\n")
    config = tmp_path / "rhetoric.toml"
    config.write_text(f'[scoring]\nlexicons = ["loaded", {{ path = {json.dumps(str(mine))}, weight = 2.5 }}]\n')
    scores = rhetoric.score("The treachery of a traitor in the harbour of Arden.", config=config)
    assert {(t.term, t.category) for t in scores.loaded_terms} == {
        ("treachery", "war"), ("traitor", "betrayal_and_disloyalty"), ("harbour", "war")
    }  # fmt: skip
    metrics = scores.metrics()
    assert metrics["n_loaded_terms"] == 3
    assert metrics["loaded_intensity_per_1000_words"] == pytest.approx(1000 * (2.5 + 2.5 + 3) / 10)


def test_a_wrong_weight_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "rhetoric.toml"
    config.write_text('[scoring]\nlexicons = [{ path = "loaded", weight = 0 }]\n')
    with pytest.raises(rhetoric.errors.ConfigError, match="weight"):
        rhetoric.score("A text.", config=config)
