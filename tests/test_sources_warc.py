"""WARC files, written here record by record."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest
import zstandard

from rhetoric.model import Capture, Rejection
from rhetoric.sources import find_sources, read_source

PAGE = "<html><body><p>The ferry sails at nine, said “Tom”.</p></body></html>"
URL = "https://quay.org/ferry"


def record(kind: str, body: bytes, *, url: str = URL, media_type: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2026-03-02T06:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def response(
    body: bytes = PAGE.encode(),
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    url: str = URL,
    more: str = "",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body
    return record("response", http, url=url)


INFO = record("warcinfo", b"software: the tests\r\n", media_type="application/warc-fields")
REQUEST = record("request", b"GET /ferry HTTP/1.1\r\nHost: quay.org\r\n\r\n")
DNS = record(
    "response", b"20260302060000\r\nquay.org. 60 IN A 203.0.113.7\r\n", url="dns:quay.org", media_type="text/dns"
)


def read(path: Path) -> tuple[list[Capture], list[Rejection]]:
    refused: list[Rejection] = []
    (found,) = find_sources([str(path)])
    return list(read_source(found, reject=refused.append)), refused


def written(folder: Path, *records: bytes, name: str = "news.warc") -> Path:
    path = folder / name
    if name.endswith(".gz"):
        path.write_bytes(b"".join(map(gzip.compress, records)))
    elif name.endswith(".zst"):
        path.write_bytes(b"".join(map(zstandard.compress, records)))
    else:
        path.write_bytes(b"".join(records))
    return path


@pytest.mark.parametrize("name", ["news.warc", "CC-NEWS-20260302.warc.gz", "news.warc.zst"])
def test_pages_of_a_file(tmp_path: Path, name: str) -> None:
    second = response(url="https://quay.org/two")
    captures, refused = read(written(tmp_path, INFO, REQUEST, DNS, response(), second, name=name))
    assert refused == []
    assert [capture.source for capture in captures] == [f"{tmp_path / name}#4", f"{tmp_path / name}#5"]
    assert [capture.fields["fetched_from"] for capture in captures] == [URL, "https://quay.org/two"]
    assert {capture.content for capture in captures} == {PAGE}


def test_a_file_in_one_piece_of_gzip(tmp_path: Path) -> None:
    path = tmp_path / "one.warc.gz"
    path.write_bytes(gzip.compress(INFO + response() + response()))
    assert len(read(path)[0]) == 2


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:10], body[10:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    "page",
    [
        response(gzip.compress(PAGE.encode()), more="Content-Encoding: gzip\r\n"),
        response(zlib.compress(PAGE.encode()), more="Content-Encoding: deflate\r\n"),
        response(chunked(PAGE.encode()), more="Transfer-Encoding: chunked\r\n"),
        response(PAGE.encode("cp1252"), media_type="text/html; charset=windows-1252"),
        response(PAGE.encode("utf-16"), media_type="text/html"),
        record("resource", PAGE.encode(), media_type="text/html"),
    ],
)
def test_bodies_as_they_were_sent(tmp_path: Path, page: bytes) -> None:
    (capture,), refused = read(written(tmp_path, page))
    assert (capture.content, refused) == (PAGE, [])


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (response(status="404 Not Found"), "status"),
        (response(status="301 Moved"), "status"),
        (response(media_type="image/png"), "not_html"),
        (response(media_type="application/json"), "not_html"),
        (response(b""), "empty"),
        (response(b"\x89PNG\r\n\x1a\n" + bytes(99)), "binary"),
        (response(gzip.compress(b"x" * 60_000_000), more="Content-Encoding: gzip\r\n"), "too_long"),
        (response(url="file:///etc/passwd"), "no_address"),
        (response()[:-30], "broken_record"),
    ],
)
def test_what_is_no_page_is_a_rejection_and_the_rest_goes_on(tmp_path: Path, page: bytes, reason: str) -> None:
    captures, refused = read(written(tmp_path, response(), page))
    assert len(captures) == 1
    assert [one.reason for one in refused] == [reason]
    assert refused[0].source == f"{tmp_path / 'news.warc'}#2"


def test_what_comes_after_a_bad_record_is_read(tmp_path: Path) -> None:
    captures, refused = read(written(tmp_path, response(status="500 Oh"), response(), name="news.warc.gz"))
    assert (len(captures), len(refused)) == (1, 1)


@pytest.mark.parametrize("content", [b"not a WARC file at all", response() + b"garbage\r\n\r\nmore garbage\r\n"])
def test_what_is_no_warc_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.warc"
    path.write_bytes(content)
    captures, refused = read(path)
    assert len(captures) == content.startswith(b"WARC")
    assert [one.reason for one in refused] == ["unreadable"]


def test_a_file_cut_short(tmp_path: Path) -> None:
    path = written(tmp_path, response(), response(), name="news.warc.gz")
    path.write_bytes(path.read_bytes()[:-20])
    captures, refused = read(path)
    assert (len(captures), [one.reason for one in refused]) == (1, ["broken_record", "unreadable"])
