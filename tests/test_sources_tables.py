"""JSON, JSON lines, CSV and Parquet: rows to captures, broken rows to rejections, the rest going on."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.errors import ConfigError, FormatError
from rhetoric.model import Capture, Rejection
from rhetoric.sources import Found, check_columns, find_sources, read_source
from rhetoric.sources import csv_files as csv_module
from rhetoric.sources.csv_files import RecordLines

Result = tuple[list[Capture], list[tuple[str, str]]]


def read(path: Path, content: bytes | str, columns: Mapping[str, str] = {}) -> Result:
    """Captures, and (source below the folder, reason) of each rejection."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_path(path, columns)


def read_path(path: Path, columns: Mapping[str, str] = {}) -> Result:
    refused: list[Rejection] = []
    (found,) = find_sources([str(path)])
    captures = list(read_source(found, columns=columns, reject=refused.append))
    return captures, [(item.source.removeprefix(f"{path.parent}/"), item.reason) for item in refused]


def test_json_lines_with_all_that_can_be_wrong(tmp_path: Path) -> None:
    lines = [
        '{"headline": "One", "body": "First text.", "author": ["Ann Bell", {"name": "Bo"}], "id": 7}',
        "",
        '{"body": "cut off',
        "[1, 2]",
        '{"body": "  "}',
        '{"headline": "No text"}',
        '{"body": "Last text.", "source": {"id": null, "name": "The Quay"}, "date": null, "url": "nan"}',
        "[" * 100_000,
    ]
    captures, refused = read(tmp_path / "a.jsonl", "\n".join(lines))
    assert [capture.content for capture in captures] == ["First text.", "Last text."]
    assert captures[0].fields == {"title": "One", "byline": "Ann Bell, Bo", "id": "7"}
    assert captures[1].fields == {"outlet": "The Quay"}
    assert captures[1].source == f"{tmp_path}/a.jsonl:7"
    assert refused == [
        ("a.jsonl:3", "broken_line"),
        ("a.jsonl:4", "broken_line"),
        ("a.jsonl:5", "empty"),
        ("a.jsonl:6", "empty"),
        ("a.jsonl:8", "broken_line"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "a.jsonl",
            '{"text": "One."}\n{"text": "cut off\n',
            "not valid JSON: Unterminated string starting at column 10",
        ),
        ("a.jsonl", '{"text": "One."}\n{"text": 1,}\r\n', "column 12"),
        ("a.json", '[{"text": "One."},\n {"text": x}]', "at line 2, column 11"),
    ],
)
def test_broken_json_is_said_with_the_place_in_what_was_read(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    refused: list[Rejection] = []
    (found,) = find_sources([str(tmp_path / name)])
    list(read_source(found, reject=refused.append))
    assert said in refused[0].detail


def test_json_lines_cut_short_give_what_was_readable(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": f"Article {n}: {n * 7919 % 104729}."}) for n in range(20_000))
    packed = gzip.compress(lines.encode())
    captures, refused = read(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2])
    assert 1000 < len(captures) < 20_000
    assert refused == [("a.jsonl.gz", "unreadable")]


def test_a_line_in_another_encoding_is_mended(tmp_path: Path) -> None:
    good = json.dumps({"text": "“Yes” – “no” – “maybe”"}, ensure_ascii=False).encode()
    captures, refused = read(tmp_path / "a.jsonl", good + b'\n{"text": "\x93Yes\x94"}\n')
    assert [c.content for c in captures] == ["“Yes” – “no” – “maybe”", "“Yes”"]
    assert [c.notes for c in captures] == [(), ("2 bytes that are not UTF-8 read as windows-1252",)]
    assert not refused


def test_json_lines_in_utf16(tmp_path: Path) -> None:
    captures, _ = read(tmp_path / "a.jsonl", ('{"text": "One — two."}\n' * 2).encode("utf-16"))
    assert [c.content for c in captures] == ["One — two."] * 2
    assert captures[0].notes == ("read as utf-16",)


@pytest.mark.parametrize(
    "content",
    [
        {"text": "Words.", "tags": [{"name": "x"}]},
        [{"text": "Words."}],
        {"articles": [{"text": "Words."}]},
        {"status": "ok", "items": [{"text": "Words."}], "pages": [1, 2]},
    ],
)
def test_json_as_a_whole(tmp_path: Path, content: object) -> None:
    captures, refused = read(tmp_path / "a.json", json.dumps(content))
    assert [(c.content, c.source) for c in captures] == [("Words.", f"{tmp_path}/a.json")]
    assert not refused


def test_items_of_an_array_are_counted_from_one(tmp_path: Path) -> None:
    captures, refused = read(tmp_path / "a.json", json.dumps([{"text": "One."}, "two", {"text": ""}, {"text": "4"}]))
    assert [c.source.rpartition("#")[2] for c in captures] == ["1", "4"]
    assert refused == [("a.json#2", "broken_item"), ("a.json#3", "empty")]


@pytest.mark.parametrize("content", ['{"text": "cut', '"a string"', "17", "null", "[" * 100_000])
def test_json_that_is_broken_as_a_whole(tmp_path: Path, content: str) -> None:
    assert read(tmp_path / "a.json", content) == ([], [("a.json", "unreadable")])


@pytest.mark.parametrize(("name", "content"), [("a.json", "[]"), ("a.csv", "title,text\n"), ("a.jsonl", "\n\n")])
def test_a_table_without_rows_is_not_skipped_in_silence(tmp_path: Path, name: str, content: str) -> None:
    assert read(tmp_path / name, content) == ([], [(name, "empty")])


def test_paragraphs_in_a_list_are_joined_with_blank_lines(tmp_path: Path) -> None:
    captures, _ = read(tmp_path / "a.json", json.dumps({"text": ["One.", "", None, "Two."], "topic": ["a", "b"]}))
    assert captures[0].content == "One.\n\nTwo."
    assert captures[0].fields == {"topic": "a, b"}


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("<p>One.</p><p>Two.</p>", "text/html"),
        (" <DIV class='x'>One.</DIV>", "text/html"),
        ("<3 said the mayor </p>", "text/plain"),
        ("<p>never closed", "text/plain"),
        ("a < b </p>", "text/plain"),
    ],
)
def test_markup_in_a_cell_is_seen(tmp_path: Path, text: str, media_type: str) -> None:
    assert read(tmp_path / "a.json", json.dumps({"text": text}))[0][0].media_type == media_type


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(
        [["Title", "Full Text"], ["A, b; c", 'He said "no",\nand left; so\tit | goes.'], ["B", "Plain."]]
    )
    captures, refused = read(tmp_path / "a.csv", out.getvalue())
    assert [(c.fields["title"], c.content) for c in captures] == [
        ("A, b; c", 'He said "no",\nand left; so\tit | goes.'),
        ("B", "Plain."),
    ]
    assert [c.source.rpartition(":")[2] for c in captures] == ["2", "4"]
    assert not refused


def test_a_csv_with_all_that_can_be_wrong(tmp_path: Path) -> None:
    lines = [
        "title,text",
        "One,First text.",
        "",
        "too,many,fields",
        "lonely",
        'Bad,"closed" too early',
        "Two,   ",
        '"Three","Third ""text"", over',
        'two lines."',
        'Open,"this quote is never closed',
        "Four,Fourth text.",
        'Five,"Fifth, text."',
    ]
    captures, refused = read(tmp_path / "a.csv", "\r\n".join(lines))
    assert [c.content for c in captures] == [
        "First text.",
        'Third "text", over\r\ntwo lines.',
        "Fourth text.",
        "Fifth, text.",
    ]
    assert refused == [
        ("a.csv:4", "broken_row"),
        ("a.csv:5", "broken_row"),
        ("a.csv:6", "broken_row"),
        ("a.csv:7", "empty"),
        ("a.csv:10", "broken_row"),
    ]


def test_a_field_beyond_the_limit_breaks_its_row_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_module, "FIELD_CHARACTERS", 1000)
    captures, refused = read(tmp_path / "a.csv", f"title,text\nA,{'x' * 2000}\nB,Words.\n")
    assert [c.content for c in captures] == ["Words."]
    assert refused == [("a.csv:2", "broken_row")]


def test_a_long_article_is_no_trouble(tmp_path: Path) -> None:
    captures, refused = read(tmp_path / "a.csv", f"title,text\nA,{'word ' * 400_000}\n")
    assert len(captures[0].content) == 2_000_000
    assert not refused


def test_marks_between_tabs_need_not_be_quotes(tmp_path: Path) -> None:
    captures, refused = read(tmp_path / "a.tsv", 'title\ttext\nA\t"No," he said.\nB\t"Whole field"\n')
    assert [c.content for c in captures] == ['"No," he said.', "Whole field"]
    assert not refused


def test_backslash_escapes_and_spaces_after_commas(tmp_path: Path) -> None:
    captures, refused = read(tmp_path / "a.csv", 'title, text\n"A", "He said \\"no\\", twice."\n')
    assert [c.content for c in captures] == ['He said "no", twice.']
    assert not refused


def test_a_csv_in_windows_1252_and_one_with_a_mark(tmp_path: Path) -> None:
    content = "title,text\nA,“Yes” – she said.\n"
    for encoding, notes in (("cp1252", ("read as windows-1252",)), ("utf-8-sig", ())):
        captures, _ = read(tmp_path / "a.csv", content.encode(encoding))
        assert (captures[0].content, captures[0].notes) == ("“Yes” – she said.", notes)


def test_a_header_that_cannot_be_read(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", 'title,"text"x\nA,Words.\n') == ([], [("a.csv", "unreadable")])


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), min_size=1, max_size=5))
def test_whatever_csv_writes_is_read_again(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    lines = RecordLines(io.StringIO(out.getvalue(), newline=""))
    assert [tuple(row) for row in csv.reader(lines, strict=True)] == rows


def test_parquet_types(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
    table = pa.table(
        {
            "content": ["One.", None, "Three."],
            "published": pa.array([moment, None, moment], pa.timestamp("ns", "UTC")),
            "id": pa.array([1, 2, 3], pa.int64()),
            "outlet": pa.array(["Quay", "Quay", "Quay"]).dictionary_encode(),
            "authors": [["Ann", "Bo"], None, []],
            "unused": [b"x", b"y", b"z"],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    captures, refused = read_path(tmp_path / "a.parquet")
    assert captures[0].fields == {
        "published_at": "2026-03-02T10:30:00+00:00",
        "id": "1",
        "outlet": "Quay",
        "byline": "Ann, Bo",
    }
    assert [(c.content, c.source) for c in captures] == [
        ("One.", f"{tmp_path}/a.parquet#1"),
        ("Three.", f"{tmp_path}/a.parquet#3"),
    ]
    assert refused == [("a.parquet#2", "empty")]


def test_the_folder_and_bytes_in_a_cell(tmp_path: Path) -> None:
    folder = tmp_path / "the_quay"
    folder.mkdir()
    pq.write_table(pa.table({"text": [b"One.", b"\xff"]}), folder / "a.parquet")
    (found,) = find_sources([str(tmp_path)])
    captures = list(read_source(found, reject=pytest.fail))
    assert [c.content for c in captures] == ["One.", "\ufffd"]
    assert captures[0].fields == {"folder": "the_quay"}


def test_parquet_strings_that_are_no_utf8(tmp_path: Path) -> None:
    raw = pa.array([b"\x93Yes\x94", None, "“No”".encode()], pa.binary())
    broken = pa.Array.from_buffers(pa.string(), 3, raw.buffers(), raw.null_count)
    pq.write_table(pa.table({"text": broken}), tmp_path / "a.parquet")
    captures, _ = read_path(tmp_path / "a.parquet")
    assert [c.content for c in captures] == ["“Yes”", "“No”"]


def test_parquet_that_is_corrupt(tmp_path: Path) -> None:
    assert read(tmp_path / "a.parquet", b"PAR1 not really") == ([], [("a.parquet", "unreadable")])
    table = pa.table({"text": [f"Article {n} of many." for n in range(20_000)]})
    pq.write_table(table, tmp_path / "b.parquet", row_group_size=2000, write_page_checksum=True, use_dictionary=False)
    content = bytearray((tmp_path / "b.parquet").read_bytes())
    content[len(content) // 2 : len(content) // 2 + 400] = b"\xff" * 400
    captures, refused = read(tmp_path / "b.parquet", bytes(content))
    assert 0 < len(captures) < 20_000
    assert refused == [("b.parquet", "unreadable")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "price,date\n1,2\n"),
        ("a.jsonl", '{"price": 1, "date": 2}\n'),
        ("a.json", '[{"price": 1}, {"date": 2}]'),
    ],
)
def test_a_table_without_text_is_refused_at_once(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (found,) = find_sources([str(tmp_path / name)])
    with pytest.raises(FormatError, match="Columns found: price, date"):
        check_columns(found, {})
    with pytest.raises(ConfigError, match="no column 'body'"):
        check_columns(found, {"text": "body"})
    check_columns(found, {"text": "price"})


def test_parquet_columns_are_checked(tmp_path: Path) -> None:
    pq.write_table(pa.table({"price": [1]}), tmp_path / "a.parquet")
    with pytest.raises(FormatError, match="Columns found: price"):
        check_columns(find_sources([str(tmp_path / "a.parquet")])[0], {})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.parquet", b"x"),
        ("a.json", b"{"),
        ("a.jsonl", b"no json"),
        ("a.csv", b"\x89PNG"),
        ("a.csv.gz", b"x"),
        ("a.txt", b"x"),
    ],
)
def test_a_file_that_cannot_be_read_passes_the_check_and_is_rejected_later(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    check_columns(find_sources([str(tmp_path / name)])[0], {})


@settings(max_examples=80, deadline=None)
@given(
    suffix=st.sampled_from(["txt", "md", "html", "json", "jsonl", "csv", "tsv", "parquet", "csv.gz", "jsonl.zst"]),
    pieces=st.lists(
        st.sampled_from([b"title,text\n", b'{"text": "Words."}', b'"', b",", b"\n", b"\x00", b"\xff", b"<p>", b"---\n"])
        | st.binary(max_size=20),
        min_size=1,
    ),
)
def test_whatever_a_file_holds_there_is_a_capture_or_a_rejection(suffix: str, pieces: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        path.write_bytes(b"".join(pieces))
        refused: list[Rejection] = []
        captures = list(read_source(find_sources([folder])[0], reject=refused.append))
    assert captures or refused


def test_a_map_wins_over_recognised_names_and_is_checked(tmp_path: Path) -> None:
    content = json.dumps({"text": "summary", "long": "The whole text.", "who": "Ann"})
    captures, _ = read(tmp_path / "a.json", content, {"text": "long", "byline": "who"})
    assert (captures[0].content, captures[0].fields) == ("The whole text.", {"byline": "Ann"})
    with pytest.raises(ConfigError, match="not a name that can be mapped"):
        list(read_source(Found(tmp_path / "a.json", "a", "json"), columns={"txt": "long"}, reject=pytest.fail))
