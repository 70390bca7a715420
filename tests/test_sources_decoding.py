"""Bytes to text: encodings, binary files, stray bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.sources.decoding import binary_kind, decode
from rhetoric.sources.opening import UnreadableError

ENGLISH = "The mayor’s plan — “a café in every village” — costs £3 million… and more. " * 3
RUSSIAN = "Мэр города объявил о закрытии старых бань на улице Мира. " * 8


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "read as utf-16"),
        ("utf-16-le", "read as utf-16-le"),
        ("utf-16-be", "read as utf-16-be"),
        ("utf-32", "read as utf-32"),
        ("cp1252", "read as windows-1252"),
    ],
)
def test_english_in_any_usual_encoding(encoding: str, note: str | None) -> None:
    assert decode(ENGLISH.encode(encoding)) == (ENGLISH, (note,) if note else ())


@pytest.mark.parametrize("encoding", ["koi8_r", "cp1251", "utf-8"])
def test_russian_is_recognised(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding))[0] == RUSSIAN


def test_a_few_stray_bytes_do_not_spoil_utf8() -> None:
    text, notes = decode(ENGLISH.encode() + b"\x93so it goes\x94")
    assert text == ENGLISH + "“so it goes”"
    assert notes == ("2 bytes that are not UTF-8 read as windows-1252",)


def test_the_first_odd_byte_may_come_late() -> None:
    text, notes = decode(b"All is plain. " * 6000 + b"The caf\xe9 is closed.")
    assert text.endswith("The café is closed.")
    assert notes == ("read as windows-1252",)


def test_a_page_may_declare_its_encoding() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body>да</body></html>'
    assert decode(page.encode("koi8_r"), html=True) == (page, ("read as koi8-r",))


@pytest.mark.parametrize("declared", ["iso-8859-1", "nonsense-99", "utf-8"])
def test_a_wrong_or_old_declaration_reads_as_windows_1252(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>“Never,” said the mayor of the town by the sea.</p>'
    assert decode(page.encode("cp1252"), html=True) == (page, ("read as windows-1252",))


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n", b"%PDF-1.4", b"\x7fELF\x02", b"PK\x03\x04", b"\x00" * 64, bytes(range(256)) * 4],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="not text") as caught:
        decode(content)
    assert caught.value.reason == "binary"


def test_some_control_bytes_are_still_text() -> None:
    content = b"The quay\x00 is\x07 open\x1b again, and nobody minds."
    assert binary_kind(content) is None
    assert decode(content)[0] == content.decode()


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    padded = text.replace("\x00", "").replace("\ufeff", "") + " and so it stands in the paper this morning"
    if binary_kind(padded.encode()) is None:
        assert decode(padded.encode())[0] == padded


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    if binary_kind(content) is None:
        text, _ = decode(content)
        assert text.encode("utf-8").decode("utf-8") == text
    else:
        with pytest.raises(UnreadableError):
            decode(content)
