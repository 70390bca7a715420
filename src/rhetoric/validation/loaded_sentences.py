"""Sentences that people called loaded or not: does the density of loaded terms tell them apart?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rhetoric.errors import FormatError
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.validation.labelled import LabelledText, Spans, read_labelled
from rhetoric.validation.loaded_figures import entry_figures, ranking_figures
from rhetoric.validation.scored import Passage, whole_texts


def measure(path: Path, settings: ScoringSettings, neutral: Path | None = None) -> dict[str, Any]:
    """Figures of a file of labelled sentences; `neutral`: another file, whose texts labelled 0 must raise no alarm.

    n_texts, n_loaded; auc: score -> pooled and within outlets; terms: precision, recall, F1 against marked spans;
    categories, entries; false_alarms: the share of texts labelled 0 in which a term was found.
    """
    texts = read_labelled(path)
    judged = [text for text in texts if text.is_loaded is not None]
    if not judged:
        raise FormatError(f"{path}: no text has a label of 1 or 0")
    passages = whole_texts(judged, settings)
    is_loaded = [bool(text.is_loaded) for text in judged]
    found = _marked(judged, passages)
    return {
        "n_texts": len(judged),
        "n_loaded": sum(is_loaded),
        **ranking_figures(passages, is_loaded, [text.outlet for text in judged]),
        **entry_figures(passages, is_loaded, found),
        "false_alarms": false_alarms(judged, passages),
        "false_alarms_neutral": neutral_alarms(neutral, settings),
    }


def false_alarms(texts: Sequence[LabelledText], passages: Sequence[Passage]) -> float | None:
    """The share of texts labelled 0 in which a term counts; None without such texts."""
    alarms = [bool(p.terms) for text, p in zip(texts, passages, strict=True) if text.is_loaded is False]
    return sum(alarms) / len(alarms) if alarms else None


def neutral_alarms(path: Path | None, settings: ScoringSettings) -> float | None:
    """The share of false alarms among the texts of a file that are labelled 0; None without a file or such texts."""
    if path is None:
        return None
    texts = [text for text in read_labelled(path) if text.is_loaded is False]
    return false_alarms(texts, whole_texts(texts, settings))


def _marked(texts: Sequence[LabelledText], passages: Sequence[Passage]) -> list[tuple[Passage, Spans]]:
    pairs = zip(texts, passages, strict=True)
    return [(passage, text.spans) for text, passage in pairs if text.spans is not None]
