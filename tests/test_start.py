"""The start of a process that scores: what it does not wait for."""

from __future__ import annotations

import pytest

from fresh_process import loaded
from rhetoric.scoring_settings import ScoringSettings, WeightedLexicon


def test_a_process_that_scores_loads_no_configuration() -> None:
    """pydantic, TOML's reading of a configuration and textstat cost more than the lexicons."""
    code = "from rhetoric.scoring import score; assert score('The mayor lied.').metrics('body')['n_words'] == 3"
    assert loaded(code, "pydantic", "rhetoric.config", "textstat", "pyarrow") == set()


def test_settings_made_in_python_are_checked() -> None:
    with pytest.raises(ValueError, match="minimum_sentences must be at least 1, not 0"):
        ScoringSettings(minimum_sentences=0)
    for weight in (0, -1, 101, float("nan")):
        with pytest.raises(ValueError, match="weight must be above 0 and at most 100"):
            WeightedLexicon("mine.csv", weight)
    weighted = ScoringSettings(lexicons=("loaded", WeightedLexicon("mine.csv", 2))).weighted_lexicons
    assert [(one.path, one.weight) for one in weighted] == [("loaded", 1), ("mine.csv", 2)]
