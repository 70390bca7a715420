"""One row of a table, or one object of JSON, to a `Capture`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from rhetoric.model import Capture, Rejection
from rhetoric.sources.columns import resolve

# How tables write that there is nothing; as an article's text or title the word would be one.
_ABSENT: Final = frozenset({"", "null", "none", "nan", "nat", "n/a", "\\n"})
_MARKUP: Final = re.compile(
    r"\s*<(?:!doctype|html|body|article|section|div|p|h[1-6]|figure|blockquote|ul|ol|span|strong|em|img|a)\b[^>]*>",
    re.I,
)
_CLOSING: Final = re.compile(r"</[a-z][a-z0-9]*\s*>", re.I)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Makes captures of one file's rows.

    `columns` maps our names to the table's and wins over recognised names; `folder` is the outlet of last
    resort.
    """

    columns: Mapping[str, str]
    folder: str | None
    reject: Callable[[Rejection], None]

    def capture(self, row: Mapping[str, object], where: str, notes: tuple[str, ...] = ()) -> Capture | None:
        """The row's capture; None, and a Rejection, when it has no text."""
        resolved = resolve(row.keys(), self.columns)
        text = as_text(row[resolved["text"]], separator="\n\n") if "text" in resolved else ""
        if not text.strip():
            self.refuse(where, "empty", "the row has no text")
            return None
        fields = {
            ours: value for ours, theirs in resolved.items() if ours != "text" and (value := _field(ours, row[theirs]))
        }
        if self.folder:
            fields["folder"] = self.folder
        return Capture(source=where, content=text, media_type=_media_type(text), fields=fields, notes=notes)

    def refuse(self, where: str, reason: str, detail: str) -> None:
        """Hands on a Rejection."""
        self.reject(Rejection(source=where, stage="source", reason=reason, detail=detail))


def as_text(value: object, separator: str = ", ") -> str:
    """A cell as text: lists joined, an object by its name, a date in ISO 8601, nothing as ""."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple)):
        return separator.join(part for item in value if (part := as_text(item, separator)).strip())
    if isinstance(value, Mapping):
        return next((as_text(value[key]) for key in ("name", "title", "text", "value") if value.get(key)), "")
    return str(value)


def _field(name: str, value: object) -> str | None:
    text = as_text(value).strip()
    absent = text == "" if name == "title" else text.lower() in _ABSENT
    return None if absent else text


def _media_type(text: str) -> Literal["text/plain", "text/html"]:
    """Text that begins with a known tag and closes one is HTML; "<3" or "a < b" is not."""
    return "text/html" if text.lstrip()[:1] == "<" and _MARKUP.match(text) and _CLOSING.search(text) else "text/plain"
