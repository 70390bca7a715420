"""Texts in which people marked loaded words: are their sentences the ones with loaded terms, their words the terms?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rhetoric.errors import FormatError
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.validation.labelled import Spans, read_labelled
from rhetoric.validation.loaded_figures import entry_figures, ranking_figures
from rhetoric.validation.loaded_sentences import neutral_alarms
from rhetoric.validation.scored import Passage, sentences_of


def measure(path: Path, settings: ScoringSettings, neutral: Path | None = None) -> dict[str, Any]:
    """Figures of a file of texts with spans. A sentence is loaded when a span touches it.

    The same as of `loaded_sentences.measure`; "within" is within outlets, or within texts where no outlet is named.
    """
    texts = [text for text in read_labelled(path) if text.spans is not None]
    if not texts:
        raise FormatError(f"{path}: no text has spans")
    found: list[tuple[Passage, Spans]] = []
    groups: list[str] = []
    for number, (text, sentences) in enumerate(zip(texts, sentences_of(texts, settings), strict=True)):
        for start, end, passage in sentences:
            found.append((passage, tuple((a, b) for a, b in text.spans or () if a < end and b > start)))
            groups.append(text.outlet or f"text {number}")
    passages, is_loaded = [passage for passage, _ in found], [bool(spans) for _, spans in found]
    plain = [p for p, loaded in zip(passages, is_loaded, strict=True) if not loaded]
    return {
        "n_texts": len(texts),
        "n_sentences": len(passages),
        "n_loaded": sum(is_loaded),
        **ranking_figures(passages, is_loaded, groups),
        **entry_figures(passages, is_loaded, found),
        "false_alarms": sum(bool(p.terms) for p in plain) / len(plain) if plain else None,
        "false_alarms_neutral": neutral_alarms(neutral, settings),
    }
