"""Texts in which people marked quotations, and the files that hold them.

`.jsonl`, `.jsonl.gz`: one text a line, {"id", "text", "quotes": [{"start", "end", "kind", "speaker"?}]}.
`.json`: one text, {"source": its file, beside this one or in the folder above, "spans": [the same]}.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rhetoric.errors import FormatError, SourceError
from rhetoric.validation.spans import Span, within

DIRECT, SCARE = ("direct",), ("scare",)
REPORTED = ("indirect", "mixed", "reported")
IGNORED = ("unattributed", "embed")
NOT_BODY = ("boilerplate", "headline", "repeated_pull_quote")

_PARAGRAPH = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Label:
    """start, end: code points, half-open, marks included."""

    start: int
    end: int
    kind: str
    speaker: str | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class LabelledText:
    """name: its id; what stands behind "#" in it names a class of texts."""

    name: str
    text: str
    labels: tuple[Label, ...]

    @property
    def group(self) -> str:
        """The class that the name tells; "" without one."""
        return self.name.partition("#")[2]

    def spans(self, *kinds: str) -> list[Span]:
        """The labels of some kinds, in order."""
        return sorted(label.span for label in self.labels if label.kind in kinds)

    @property
    def away(self) -> list[Span]:
        """The paragraphs that lie in what the labels call no body, in order."""
        passages = self.spans(*NOT_BODY)
        paragraphs = (match.span() for match in _PARAGRAPH.finditer(self.text))
        return [(a, b) for a, b in paragraphs if any(low <= a and b <= high for low, high in passages)]


def read_labels(path: Path) -> list[LabelledText]:
    """The texts of a file.

    Raises SourceError when there is no such file, FormatError for what is wrong in it, with the line.
    """
    if not path.is_file():
        raise SourceError(f"{path}: there is no such file")
    try:
        texts = [_text_of(value, where) for where, value in _values(path)]
    except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
        raise FormatError(f"{path}: is no UTF-8 text, or broken gzip ({error}); save it anew") from None
    if not texts:
        raise FormatError(f"{path}: there is no labelled text in it")
    return texts


def _values(path: Path) -> Iterator[tuple[str, Any]]:
    """Each JSON value of a file and where it stands."""
    if path.suffix == ".json":
        value = _json(path.read_text(encoding="utf-8"), str(path))
        yield str(path), _with_source(value, path)
        return
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"{path}:{number}", _json(line, f"{path}:{number}")


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(f"{where}: is no JSON: {error.msg} at column {error.colno}") from None


def _with_source(value: Any, path: Path) -> Any:
    """One text with its spans, as a line of JSON lines has it."""
    if not isinstance(value, dict) or not isinstance(value.get("source"), str) or "spans" not in value:
        raise FormatError(f'{path}: needs "source" (the file of the text) and "spans" (the labels)')
    places = [folder / value["source"] for folder in path.resolve().parents[:2]]
    source = next((place for place in places if place.is_file()), None)
    if source is None:
        raise SourceError(f"{path}: its source {value['source']} is neither beside it nor in the folder above")
    return {"id": path.stem, "text": source.read_bytes().decode("utf-8"), "quotes": value["spans"]}


def _text_of(value: Any, where: str) -> LabelledText:
    if not isinstance(value, dict):
        raise FormatError(f'{where}: is no object with "id", "text" and "quotes"')
    for key, kind in (("id", str), ("text", str), ("quotes", list)):
        if not isinstance(value.get(key), kind):
            raise FormatError(f'{where}: "{key}" is missing or no {"list" if kind is list else "string"}')
    labels = [_label(label, len(value["text"]), f"{where}: quote {n}") for n, label in enumerate(value["quotes"], 1)]
    return LabelledText(value["id"], value["text"], _outer_decides(labels))


def _outer_decides(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Without what lies in no body, and without what is called no body inside somebody's words.

    A quotation in a pull quote that is printed again is no body, as the pull quote is; a line inside a quotation that
    repeats another belongs to the quotation.
    """
    away = [label for label in labels if label.kind in NOT_BODY]
    body = [label for label in labels if label.kind not in NOT_BODY]
    kept = {
        label
        for of_kind, others in ((body, away), (away, body))
        for label in of_kind
        if not within(label.span, [other.span for other in others if other.span != label.span])
    }
    return tuple(label for label in labels if label in kept)


def _label(value: Any, length: int, where: str) -> Label:
    if not isinstance(value, Mapping) or not isinstance(value.get("kind"), str):
        raise FormatError(f'{where}: is no object with "start", "end" and "kind"')
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise FormatError(f"{where}: {start!r} to {end!r} is no span of a text of {length} characters")
    speaker = value.get("speaker")
    if speaker is not None and not isinstance(speaker, str):
        raise FormatError(f'{where}: "speaker" is no string')
    return Label(start, end, value["kind"], speaker)
