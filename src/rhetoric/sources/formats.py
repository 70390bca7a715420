"""Formats by suffix, and by the first bytes where there is no suffix to go by."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final, Literal

from rhetoric.sources.columns import recognise

Format = Literal["text", "markdown", "html", "json", "jsonl", "csv", "parquet", "warc", "journal"]
Compression = Literal["none", "gzip", "zstd"]

FORMATS: Final[Mapping[str, Format]] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
COMPRESSIONS: Final[Mapping[str, Compression]] = {".gz": "gzip", ".zst": "zstd"}
TABLES: Final[frozenset[Format]] = frozenset({"json", "jsonl", "csv", "parquet"})
KNOWN_SUFFIXES: Final = f"{' '.join(FORMATS)}, and .gz or .zst of them (parquet excepted)"

GZIP_MAGIC: Final = b"\x1f\x8b"
ZSTD_MAGIC: Final = b"\x28\xb5\x2f\xfd"
PARQUET_MAGIC: Final = b"PAR1"

_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_JSON_ARRAY_START = re.compile(r"\s*\[\s*(?:\{|\])")


def format_of(name: str) -> tuple[Format, Compression] | None:
    """The format and compression that a file's name claims; None when its suffix is not known."""
    path = PurePath(name.lower())
    compression = COMPRESSIONS.get(path.suffix, "none")
    inner = path if compression == "none" else path.with_suffix("")
    form = FORMATS.get(inner.suffix)
    if form is None or (form == "parquet" and compression != "none"):
        return None
    return form, compression


def compression_of(first_bytes: bytes) -> Compression:
    """The compression that the first bytes show."""
    if first_bytes.startswith(GZIP_MAGIC):
        return "gzip"
    return "zstd" if first_bytes.startswith(ZSTD_MAGIC) else "none"


def sniff_format(sample: str) -> Format:
    """The format that the first characters show: JSON lines, JSON, a page of HTML, CSV, or else plain text.

    CSV only when its first line names a column of text and one more that is known.
    """
    if _HTML_START.match(sample):
        return "html"
    if _JSON_ARRAY_START.match(sample):
        return "json"
    first_line = sample.lstrip().partition("\n")[0].rstrip()
    if first_line.startswith("{"):
        return "jsonl" if _is_object(first_line) else "json"
    return "csv" if _is_header(first_line) else "text"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_header(line: str) -> bool:
    names = [name.strip(' "') for name in re.split(r"[,;\t]", line)]
    known = recognise(tuple(names))
    return "text" in known and len(known) > 1
