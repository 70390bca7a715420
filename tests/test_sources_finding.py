"""Arguments to files: what is found, in which order, and what is refused before anything is read."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from rhetoric.errors import SourceError
from rhetoric.model import Rejection
from rhetoric.sources import find_sources, read_source


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for name in (
        "b.txt",
        "a.md",
        "notes.docx",
        "README.md",
        ".hidden.txt",
        "quay/c.html.gz",
        "quay/2026/03/d.txt",
        ".git/e.txt",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The quay is open again.", encoding="utf-8")
    return root


def names(found: list[object]) -> list[str]:
    return [item.path.name for item in found]  # type: ignore[attr-defined]


def test_a_folder_gives_its_known_visible_files_sorted_by_path(corpus: Path) -> None:
    assert names(find_sources([str(corpus)])) == ["a.md", "b.txt", "d.txt", "c.html.gz"]


def test_the_nearest_folder_with_letters_is_the_outlet_of_last_resort(corpus: Path) -> None:
    folders = {item.path.name: item.folder for item in find_sources([str(corpus)])}
    assert folders == {"a.md": "corpus", "b.txt": "corpus", "c.html.gz": "quay", "d.txt": "quay"}


def test_a_file_named_outright_has_no_folder(corpus: Path) -> None:
    (found,) = find_sources([str(corpus / "b.txt")])
    assert (found.format, found.compression, found.folder, found.label) == (
        "text",
        "none",
        None,
        str(corpus / "b.txt"),
    )


def test_a_file_is_read_once_however_often_it_is_named(corpus: Path) -> None:
    assert names(find_sources([str(corpus / "b.txt"), str(corpus), str(corpus / "*.txt")])) == [
        "b.txt",
        "a.md",
        "d.txt",
        "c.html.gz",
    ]


def test_globs_cross_folders_with_two_stars(corpus: Path) -> None:
    assert names(find_sources([str(corpus / "**" / "*.txt")])) == ["b.txt", "d.txt"]
    assert names(find_sources([str(corpus / "q*")])) == ["d.txt", "c.html.gz"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "what [now].txt"
    path.write_text("Words.", encoding="utf-8")
    assert names(find_sources([str(path)])) == ["what [now].txt"]


def test_a_link_in_a_circle_is_not_followed(corpus: Path) -> None:
    (corpus / "quay" / "round").symlink_to(corpus, target_is_directory=True)
    assert len(find_sources([str(corpus)])) == 4


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "no such file or folder"),
        ("empty.txt", b"", "empty (0 bytes)"),
        ("report.docx", b"PK", "suffix '.docx' is not known"),
        ("noname", b"x", "the name has no suffix"),
        ("table.parquet.gz", b"x", "suffix '.parquet.gz' is not known"),
        ("news.gz", b"x", "does not say what is packed in it, as in news.jsonl.gz"),
        ("*.warc", None, "no file matches"),
    ],
)
def test_what_is_wrong_with_an_argument_is_said_at_once(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError) as caught:
        find_sources([str(tmp_path / name)])
    assert message in str(caught.value)
    assert str(tmp_path / name) in str(caught.value)


def test_a_folder_or_glob_without_a_known_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"x")
    with pytest.raises(SourceError, match="no file of a known suffix in this folder"):
        find_sources([str(tmp_path)])
    with pytest.raises(SourceError, match="no file of a known suffix matches"):
        find_sources([str(tmp_path / "*.docx")])


def test_all_that_is_wrong_is_listed(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        find_sources([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize("url", ["ftp://example.org/news", "s3://bucket/a.parquet"])
def test_a_url_is_refused_in_one_honest_line(url: str) -> None:
    with pytest.raises(SourceError, match="only http:// and https:// addresses") as caught:
        find_sources([url])
    assert "\n" not in str(caught.value)


def test_a_readme_named_outright_is_read(corpus: Path) -> None:
    assert names(find_sources([str(corpus / "README.md")])) == ["README.md"]


def test_a_link_to_nothing_is_found_and_then_rejected(corpus: Path) -> None:
    (corpus / "z.txt").symlink_to(corpus / "gone.txt")
    os.mkfifo(corpus / "pipe.txt")
    found = find_sources([str(corpus)])
    assert names(found)[-1] == "z.txt"
    refused: list[Rejection] = []
    assert list(read_source(found[-1], reject=refused.append)) == []
    assert [item.reason for item in refused] == ["unreadable"]


def test_no_argument_at_all() -> None:
    with pytest.raises(SourceError, match="no source was given"):
        find_sources([])


def test_a_path_through_a_file_is_an_error_not_a_traceback(corpus: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        find_sources([str(corpus / "b.txt" / "c.txt")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(corpus: Path) -> None:
    (corpus / "b.txt").chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        find_sources([str(corpus / "b.txt")])


def test_a_name_that_is_no_utf8_has_a_printable_label(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("Words.", encoding="utf-8")
    (found,) = find_sources([str(tmp_path)])
    assert found.label.endswith("caf\ufffd.txt")
    assert found.label.encode("utf-8")


class _Pipe:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)
        self.closed = False

    def isatty(self) -> bool:
        return False


JSON_LINE = b'{"title": "Quay", "text": "The quay is open."}\n'


@pytest.mark.parametrize(
    ("content", "form", "texts"),
    [
        (b"The quay\n\nIt is open.", "text", ["The quay\n\nIt is open."]),
        (b"[Updated] The quay is open.", "text", ["[Updated] The quay is open."]),
        (b"title, text and images: a guide", "text", ["title, text and images: a guide"]),
        (JSON_LINE * 2, "jsonl", ["The quay is open."] * 2),
        (b'{\n"text": "The quay is open."\n}', "json", ["The quay is open."]),
        (b"[" + JSON_LINE + b"]", "json", ["The quay is open."]),
        (b"title,text\nQuay,The quay is open.\n", "csv", ["The quay is open."]),
        (b"<!-- saved -->\n<!DOCTYPE html><html></html>", "html", None),
    ],
)
def test_standard_input_is_sniffed(
    monkeypatch: pytest.MonkeyPatch, content: bytes, form: str, texts: list[str] | None
) -> None:
    monkeypatch.setattr(sys, "stdin", _Pipe(content))
    (found,) = find_sources(["-"])
    assert (found.label, found.format) == ("standard input", form)
    refused: list[Rejection] = []
    captures = [capture.content for capture in read_source(found, reject=refused.append)]
    assert texts is None or captures == texts
    assert not refused


def test_standard_input_may_be_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    monkeypatch.setattr(sys, "stdin", _Pipe(gzip.compress(JSON_LINE)))
    (found,) = find_sources(["-"])
    assert (found.format, found.compression) == ("jsonl", "gzip")


def test_parquet_on_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": ["The quay is open."]}), tmp_path / "a.parquet")
    monkeypatch.setattr(sys, "stdin", _Pipe((tmp_path / "a.parquet").read_bytes()))
    (found,) = find_sources(["-"])
    assert [c.content for c in read_source(found, reject=pytest.fail)] == ["The quay is open."]


def test_a_binary_file_on_standard_input_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Pipe(b"%PDF-1.7 \x00\x01"))
    refused: list[Rejection] = []
    assert list(read_source(find_sources(["-"])[0], reject=refused.append)) == []
    assert [item.reason for item in refused] == ["binary"]


def test_nothing_on_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Pipe(b""))
    with pytest.raises(SourceError, match="nothing came in"):
        find_sources(["-"])
    terminal = _Pipe(b"")
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    with pytest.raises(SourceError, match="nothing is piped in"):
        find_sources(["-"])


def test_a_named_pipe_is_read_like_standard_input(tmp_path: Path) -> None:
    import threading

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(JSON_LINE,))
    writer.start()
    (found,) = find_sources([str(pipe)])
    writer.join()
    assert (found.format, found.label) == ("jsonl", str(pipe))
