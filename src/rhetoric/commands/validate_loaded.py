"""`rhetoric validate loaded-sentences` and `loaded-spans`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rhetoric.config import Settings
from rhetoric.validation import loaded_sentences, loaded_spans
from rhetoric.validation.loaded_figures import report

__all__ = ["figures", "report"]

_MEASURES = {"loaded-sentences": loaded_sentences.measure, "loaded-spans": loaded_spans.measure}


def figures(kind: str, file: Path, settings: Settings, neutral: Path | None) -> dict[str, Any]:
    """The figures of a file of one of the two kinds."""
    return _MEASURES[kind](file, settings.scoring, neutral)
