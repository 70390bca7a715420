"""Labelled texts: JSON lines, one text a line. Every line that cannot be used is named."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rhetoric.errors import FormatError

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """text, and what people said of it.

    is_loaded: None where they did not agree or were not asked. spans: (start, end) in code points, half-open, of the
    words they marked; None where nobody was asked for words. outlet: empty where it is not known.
    """

    text: str
    outlet: str
    is_loaded: bool | None
    spans: Spans | None


def read_labelled(path: Path) -> list[LabelledText]:
    """The texts of a JSON-lines file (.gz too) with `text` and any of `label` (1, 0, null), `spans`, `outlet`.

    `spans` is an array of [start, end, …], or that array written as a string. Raises FormatError that names the file,
    the line, what is wrong and what is allowed.
    """
    texts = [_text_of(record, f"{path}: line {line}") for line, record in _records(path)]
    if not texts:
        raise FormatError(f"{path}: no labelled text. Give JSON lines with text and label or spans.")
    return texts


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    line = 0
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for line, content in enumerate(lines, 1):
                if content.strip():
                    yield line, json.loads(content)
    except json.JSONDecodeError as error:
        raise FormatError(f"{path}: line {line}: is no JSON ({error.msg})") from None
    except UnicodeDecodeError:
        raise FormatError(f"{path}: line {line + 1}: is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror or error}") from None


def _text_of(record: Any, where: str) -> LabelledText:
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise FormatError(f'{where}: is no object with a text; write {{"text": "…", "label": 1}}')
    label = record.get("label")
    if label not in (0, 1, None):
        raise FormatError(f"{where}: label {label!r} is not 1 (loaded), 0 (not) or null (no agreement)")
    spans = _spans_of(record.get("spans"), len(record["text"]), where)
    return LabelledText(record["text"], str(record.get("outlet") or ""), None if label is None else bool(label), spans)


def _spans_of(value: Any, n_characters: int, where: str) -> Spans | None:
    if value is None:
        return None
    try:
        listed = json.loads(value) if isinstance(value, str) else value
        spans = tuple((int(start), int(end)) for start, end, *_ in listed)
    except (TypeError, ValueError):
        raise FormatError(f"{where}: spans must be an array of [start, end]") from None
    for start, end in spans:
        if not 0 <= start < end <= n_characters:
            raise FormatError(f"{where}: span {start}..{end} is not inside the text of {n_characters} characters")
    return tuple(sorted(spans))
