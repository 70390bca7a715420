"""Files that are one article: text, Markdown, HTML; packed, cut short, empty."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import zstandard

from rhetoric.model import Capture, Rejection
from rhetoric.sources import Found, find_sources, read_source
from rhetoric.sources import documents as documents_module
from rhetoric.sources.documents import first_line_headline, split_front_matter

STORY = "Baths to close\n\nThe council voted late on Monday.\n"


def read(path: Path, content: bytes) -> tuple[list[Capture], list[Rejection]]:
    path.write_bytes(content)
    refused: list[Rejection] = []
    (found,) = find_sources([str(path)])
    return list(read_source(found, reject=refused.append)), refused


def test_a_text_file_keeps_its_first_line_and_names_it_as_title(tmp_path: Path) -> None:
    (capture,), refused = read(tmp_path / "a.txt", STORY.encode())
    assert (capture.content, capture.media_type) == (STORY, "text/plain")
    assert (dict(capture.fields), capture.notes, capture.source) == (
        {"title": "Baths to close"},
        (),
        str(tmp_path / "a.txt"),
    )
    assert not refused


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Baths to close\n\nThe council voted.", "Baths to close"),
        ("Baths to close\r\n\r\nThe council voted.", "Baths to close"),
        ("Baths to close\r\rThe council voted.", "Baths to close"),
        ("\n\n  Baths to close \n \t \nThe council voted.", "Baths to close"),
        ("\ufeffBaths to close\n\nThe council voted.", "Baths to close"),
        ("Baths to close\nThe council voted.", None),
        ("Baths to close\n\n  \n", None),
        ("Baths to close", None),
        ("", None),
        ("x" * 250 + "\n\nText.", "x" * 250),
        ("x" * 251 + "\n\nText.", None),
    ],
)
def test_the_first_line_is_a_headline_when_a_blank_line_and_text_follow(text: str, headline: str | None) -> None:
    assert first_line_headline(text) == headline


@pytest.mark.parametrize(
    ("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.zst", zstandard.ZstdCompressor().compress)]
)
def test_packed_files_and_files_cut_short(tmp_path: Path, name: str, pack: object) -> None:
    packed = pack(STORY.encode() * 500)  # type: ignore[operator]
    (capture,), refused = read(tmp_path / name, packed)
    assert capture.content == STORY * 500
    assert not refused
    captures, refused = read(tmp_path / name, packed[:-9])
    assert not captures
    assert [(item.reason, item.source, item.stage) for item in refused] == [
        ("unreadable", str(tmp_path / name), "source")
    ]
    assert "cut short" in refused[0].detail


def test_zstandard_frames_follow_each_other(tmp_path: Path) -> None:
    pack = zstandard.ZstdCompressor().compress
    (capture,), _ = read(tmp_path / "a.txt.zst", pack(b"One. ") + pack(b"Two."))
    assert capture.content == "One. Two."


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.zst"])
def test_what_is_not_packed_at_all(tmp_path: Path, name: str) -> None:
    captures, refused = read(tmp_path / name, STORY.encode())
    assert not captures
    assert [item.reason for item in refused] == ["unreadable"]


@pytest.mark.parametrize("content", [b"  \n\t\r\n", "\ufeff \u00a0".encode(), b"\x00 \n" + b" " * 9])
def test_white_space_is_no_article(tmp_path: Path, content: bytes) -> None:
    captures, refused = read(tmp_path / "a.txt", content)
    assert not captures
    assert [item.reason for item in refused] == ["empty"]


def test_a_binary_file_is_rejected(tmp_path: Path) -> None:
    captures, refused = read(tmp_path / "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00")
    assert not captures
    assert refused[0].reason == "binary"
    assert "PNG" in refused[0].detail


def test_a_file_that_unpacks_to_too_much_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents_module, "LIMIT_BYTES", 1 << 20)
    captures, refused = read(tmp_path / "a.txt.gz", gzip.compress(b" " * (2 << 20)))
    assert not captures
    assert [item.reason for item in refused] == ["too_long"]


def test_a_file_that_went_away_is_rejected(tmp_path: Path) -> None:
    refused: list[Rejection] = []
    gone = Found(tmp_path / "a.txt", "a.txt", "text")
    assert list(read_source(gone, reject=refused.append)) == []
    assert refused == [Rejection("a.txt", "source", "unreadable", "cannot be read: No such file or directory")]


def test_an_empty_file_of_a_folder_is_rejected_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(STORY.encode())
    refused: list[Rejection] = []
    captures = [c for found in find_sources([str(tmp_path)]) for c in read_source(found, reject=refused.append)]
    assert [item.reason for item in refused] == ["empty"]
    assert captures[0].fields["folder"] == tmp_path.name


def test_markdown_front_matter_becomes_fields(tmp_path: Path) -> None:
    head = '---\nheadline: "Baths: the end"\ndate: 2026-03-02\nauthor: [Ann Bell, Bo Reed]\nlayout: post\n---\n'
    (capture,), _ = read(tmp_path / "a.md", (head + "Text *here*.").encode())
    assert dict(capture.fields) == {
        "title": "Baths: the end",
        "published_at": "2026-03-02",
        "byline": "Ann Bell, Bo Reed",
    }
    assert (capture.content, capture.media_type) == ("Text *here*.", "text/markdown")


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("---\ntitle: A\nauthors:\n  - Ann\n  - Bo\n---\nText", {"title": "A", "byline": "Ann, Bo"}, "Text"),
        (
            "+++\ntitle = 'A'\ndate = 2026-03-02\n+++\nText",
            {"title": "A", "published_at": "2026-03-02"},
            "Text",
        ),
        ("---\r\ntitle: A\r\n---\r\nText", {"title": "A"}, "Text"),
        ("---\ntitle: A\n---", {"title": "A"}, ""),
        ("---\nJust a rule.\n---\nText", {}, "---\nJust a rule.\n---\nText"),
        ("+++\nbroken = = \n+++\nText", {}, "+++\nbroken = = \n+++\nText"),
        ("---\ntitle: A\nText without an end", {}, "---\ntitle: A\nText without an end"),
        ("Text\n---\ntitle: A\n---\n", {}, "Text\n---\ntitle: A\n---\n"),
        ("---\n---\nText", {}, "---\n---\nText"),
    ],
)
def test_front_matter(text: str, fields: dict[str, str], rest: str) -> None:
    assert split_front_matter(text) == (fields, rest)


def test_an_html_file_is_handed_on_whole(tmp_path: Path) -> None:
    page = "<html><body><p>“Text”</p></body></html>"
    (capture,), _ = read(tmp_path / "A.HTM", page.encode("cp1252"))
    assert (capture.content, capture.media_type, dict(capture.fields)) == (page, "text/html", {})
    assert capture.notes == ("read as windows-1252",)
