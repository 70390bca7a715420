"""The configuration file: every key shown with its default, nothing unknown accepted."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from rhetoric.config import Settings, override, read_settings
from rhetoric.errors import ConfigError
from rhetoric.shipped import shipped


def test_the_shipped_file_is_the_defaults() -> None:
    assert read_settings(shipped("configs") / "rhetoric.toml") == Settings() == read_settings()


def test_the_shipped_file_shows_every_key() -> None:
    """Keys whose default is None stand there as comments."""
    text = (shipped("configs") / "rhetoric.toml").read_text(encoding="utf-8")
    uncommented = re.sub(r"^# (?=\w+ = )", "", text, flags=re.M)
    shown = {section: set(table) for section, table in tomllib.loads(uncommented).items()}
    assert shown == {name: set(_fields(name)) for name in Settings.model_fields}


def _fields(section: str) -> list[str]:
    return list(Settings().model_dump()[section])


def test_the_sample_file_is_valid() -> None:
    settings = read_settings(shipped("configs") / "sample.toml")
    assert settings.compare.minimum_n == 10
    assert settings.run.sources
    assert settings.scoring == Settings().scoring


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[scoring]\nminimum_word = 3", "scoring.minimum_word: unknown key; did you mean 'minimum_words'?"),
        ("[scoring]\nminimum_words = 0", "scoring: minimum_words must be at least 1, not 0"),
        ("[scoring]\nminimum_words = 'x'", "scoring.minimum_words: Input should be a valid integer"),
        ("[scoring]\nlexicons = [{path = 'x', weight = 0}]", "weight must be above 0 and at most 100, not 0.0"),
        ("[scoring]\nlexicons = [{pth = 'x'}]", "scoring.lexicons.0.WeightedLexicon.pth: unknown key"),
        ("[warehose]\npath = 'x'", "warehose: unknown key; did you mean 'warehouse'?"),
        ("[run]\nzzz = 1", "allowed here: batch_articles, dask_address"),
        ("[run]\nworkers = -1", "run.workers: Input should be greater than or equal to 0 (given: -1)"),
        ("[run]\nexecutor = 'fast'", "run.executor"),
        ("[schedule]\ncron = '* * * * *'\ninterval_seconds = 3", "not both"),
        ("[schedule]\ntimezone = 'Mars/Olympus'", "no such time zone"),
        ("[run", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        read_settings(path)
    assert words in str(error.value)
    assert "mine.toml" in str(error.value)


def test_every_problem_of_a_file_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[run]\nworkers = -1\nbatch = 3\n[compare]\nminimum_n = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"3 wrong setting\(s\)"):
        read_settings(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no such configuration file\. The defaults are in"):
        read_settings(tmp_path / "none.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_settings(tmp_path / "binary.toml")


def test_values_of_the_command_line_win_and_none_leaves_a_value() -> None:
    settings = override(Settings(), run={"workers": 3, "executor": None}, warehouse={"path": Path("x.duckdb")})
    assert (settings.run.workers, settings.run.executor) == (3, "process")
    assert settings.warehouse.path == Path("x.duckdb")
    assert settings.scoring == Settings().scoring
    with pytest.raises(ConfigError, match=r"command line.*\n.*run\.workers"):
        override(Settings(), run={"workers": -3})
