"""WARC files, as crawlers keep pages (CC-NEWS among them): one capture a page that was answered with one."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from rhetoric.model import Capture
from rhetoric.sources.decoding import decode
from rhetoric.sources.found import Found
from rhetoric.sources.opening import Stream, UnreadableError, open_bytes
from rhetoric.sources.rows import RowReader
from rhetoric.web.urls import is_web_address

LIMIT_BYTES: Final = 50_000_000
"""Of one page, unpacked."""
_PAGES: Final = frozenset(("response", "resource"))
_HTML: Final = frozenset(("text/html", "application/xhtml+xml"))


def read_warc(found: Found, rows: RowReader) -> Iterator[Capture]:
    """The pages of a file, streamed. `Capture.source` is "label#n", n the record's place from 1.

    Rejected: "status" (an answer that is no page: a redirect, an error), "not_html", "broken_record" (cut short, or
    its packing broken), "too_long", "no_address". Records of requests, of the crawl and of DNS are no pages.
    """
    with open_bytes(found) as stream:
        for place, record in enumerate(_records(stream), start=1):
            where = f"{found.label}#{place}"
            try:
                capture = _capture(record, where) if record.rec_type in _PAGES else None
            except UnreadableError as error:
                rows.refuse(where, error.reason, str(error))
            else:
                yield from [capture] if capture else []


def _records(stream: Stream) -> Iterator[Any]:
    if stream.peek(5)[:5] != b"WARC/":
        raise UnreadableError("it does not begin like a WARC file (WARC/1.0)")
    reading = _Reading(stream)
    try:
        yield from ArchiveIterator(reading)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError) as error:
        first = str(error).strip().partition("\n")[0]
        raise UnreadableError(f"the rest of the WARC file cannot be read: {first}") from None

    if reading.error is not None:
        raise reading.error


class _Reading:
    """A stream that ends where it breaks off, so that what came before is read, and keeps the error."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.error: Exception | None = None

    def read(self, size: int) -> bytes:
        try:
            return b"" if self.error else self._stream.read1(size)
        except (EOFError, OSError, zlib.error) as error:
            self.error = error
            return b""


def _capture(record: Any, where: str) -> Capture | None:
    url = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    if url.startswith("dns:"):
        return None
    if not is_web_address(url):
        raise UnreadableError(f"its address is {url[:200]!r}", "no_address")
    charset = _charset(record, url)
    body = _body(record, url)
    if not body.strip():
        raise UnreadableError(f"{url}: an empty answer", "empty")
    text, notes = decode(body, html=True, charset=charset)
    return Capture(where, text, "text/html", {"fetched_from": url}, notes)


def _charset(record: Any, url: str) -> str | None:
    """The charset that the answer claims; UnreadableError unless it is a page."""
    http = record.http_headers
    if http is not None and http.get_statuscode() not in {"200", "203"}:
        raise UnreadableError(f"{url}: answered with HTTP {http.get_statuscode() or '?'}", "status")
    headers = http if http is not None else record.rec_headers
    written = headers.get_header("Content-Type") or "text/html"
    media_type, _, parameters = written.partition(";")
    if media_type.strip().lower() not in _HTML:
        raise UnreadableError(f"{url}: {media_type.strip()}, no page", "not_html")
    return parameters.partition("charset=")[2].strip(" \"'") or None


def _body(record: Any, url: str) -> bytes:
    try:
        body: bytes = record.content_stream().read(LIMIT_BYTES + 1)
    except Exception as error:  # noqa: BLE001 (zlib, chunks, an encoding that is not known: whatever its packing breaks)
        raise UnreadableError(f"{url}: its body cannot be unpacked: {error}", "broken_record") from None
    if len(body) > LIMIT_BYTES:
        raise UnreadableError(f"{url}: more than {LIMIT_BYTES / 1e6:g} MB", "too_long")
    if record.raw_stream.limit > 0 and not record.raw_stream.read(1):
        raise UnreadableError(f"{url}: the record is cut short", "broken_record")
    return body
