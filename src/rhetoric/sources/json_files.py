"""JSON lines, streamed, and JSON as a whole: one article, an array of them, or an object that holds one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from rhetoric.model import Capture
from rhetoric.sources.columns import recognise
from rhetoric.sources.decoding import decode, detect_encoding, error_handler, mend
from rhetoric.sources.opening import UnreadableError, open_bytes, read_sample, read_whole
from rhetoric.sources.rows import RowReader

if TYPE_CHECKING:
    from rhetoric.sources.found import Found

LIMIT_BYTES: Final = 2 << 30
_LOOKED_AT: Final = 50


def read_json_lines(found: Found, rows: RowReader) -> Iterator[Capture]:
    """One capture a line; a broken line is rejected as "broken_line" and the next one is read."""
    for number, line, notes in _lines(found):
        where = f"{found.label}:{number}"
        try:
            record = _load(line)
        except ValueError as error:
            rows.refuse(where, "broken_line", str(error))
            continue
        if not isinstance(record, dict):
            rows.refuse(where, "broken_line", f"a JSON {_kind(record)} where an object was expected")
        elif capture := rows.capture(record, where, notes):
            yield capture


def read_json(found: Found, rows: RowReader) -> Iterator[Capture]:
    """One capture an article; an item that is no object is rejected as "broken_item"."""
    text, notes = decode(read_whole(found, LIMIT_BYTES))
    records = _records(text)
    for number, record in enumerate(records, start=1):
        where = f"{found.label}#{number}" if len(records) > 1 else found.label
        if not isinstance(record, dict):
            rows.refuse(where, "broken_item", f"a JSON {_kind(record)} where an object was expected")
        elif capture := rows.capture(record, where, notes):
            yield capture


def json_columns(found: Found) -> list[str] | None:
    """The keys of the first records; None when no record can be read."""
    if found.format == "json":
        records: Sequence[Any] = _records(decode(read_whole(found, LIMIT_BYTES))[0])[:_LOOKED_AT]
    else:
        records = [_load_or_none(line) for _, line, _ in islice(_lines(found), _LOOKED_AT)]
    keys = [key for record in records if isinstance(record, dict) for key in record]
    return list(dict.fromkeys(keys)) or None


def _lines(found: Found) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Line number, line and notes; blank lines are left out."""
    encoding = detect_encoding(read_sample(found))
    general = (encoding.note,) if encoding.note else ()
    with open_bytes(found) as stream:
        text = io.TextIOWrapper(stream, encoding.codec, error_handler(encoding), newline="\n")
        for number, line in enumerate(text, start=1):
            if line.isspace():
                continue
            mended, notes = mend(line.rstrip("\r\n"))
            yield number, mended, (*general, *notes)


def _records(text: str) -> Sequence[Any]:
    try:
        content = _load(text)
    except ValueError as error:
        raise UnreadableError(str(error)) from None
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        raise UnreadableError(f"a JSON {_kind(content)} where an article or an array of articles was expected")
    return _enclosed(content)


def _enclosed(content: dict[str, Any]) -> Sequence[Any]:
    """The array under "articles", or the only array of objects in an object that has no text of its own."""
    if isinstance(content.get("articles"), list):
        return list(content["articles"])
    arrays = [value for value in content.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if len(arrays) == 1 and "text" not in recognise(tuple(content)):
        return list(arrays[0])
    return [content]


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text else ""
        raise ValueError(f"not valid JSON: {error.msg.removesuffix(' at')} at {line}column {error.colno}") from None
    except RecursionError:
        raise ValueError("not an article: JSON nested too deep") from None


def _load_or_none(line: str) -> Any:
    try:
        return _load(line)
    except ValueError:
        return None


def _kind(value: object) -> str:
    names = {list: "array", dict: "object", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
