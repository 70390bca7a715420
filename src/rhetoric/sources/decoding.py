"""Bytes to text: which encoding, and is it text at all.

A byte order mark decides, then UTF-8, then UTF-16 without a mark, then (HTML) what the page declares, then
windows-1252 where it reads as English typography, then charset-normalizer's guess on a sample.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from rhetoric.sources.opening import SAMPLE_BYTES, UnreadableError

_BINARY_STARTS: Final = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF-": "a PDF file",
    b"\x7fELF": "a program (ELF)",
    b"PK\x03\x04": "a zip archive (or an office document)",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x1f\x8b": "gzip data (name it .gz)",
    b"\x28\xb5\x2f\xfd": "Zstandard data (name it .zst)",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3\x00": "a SQLite database",
    b"PAR1": "a Parquet file (name it .parquet)",
}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b") + b"\x7f"
# What stands beside ASCII in English text of the windows-1252 age: typography, currency, and é in "café".
_ENGLISH_BYTES: Final = re.compile(
    rb"[\x80\x82\x84\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb7\xbb-\xbe\xe0-\xfc]"
)
_HIGH_BYTES: Final = re.compile(rb"[\x80-\xff]")
_ESCAPED: Final = re.compile("[\udc80-\udcff]")
_DECLARED: Final = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,99}?encoding)\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.I
)
_ENCODING_NAMES: Final = {"cp1252": "windows-1252", "cp1250": "windows-1250", "cp1251": "windows-1251"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec's name, and the note that an article read with it bears (None for UTF-8)."""

    codec: str
    note: str | None = None


def binary_kind(sample: bytes) -> str | None:
    """What kind of binary file begins like `sample`; None when it may be text.

    Text may hold some control bytes: up to 30 of 100 while it is valid UTF-8, up to 5 otherwise.
    """
    for start, kind in _BINARY_STARTS.items():
        if sample.startswith(start):
            return kind
    if not sample or _marked(sample) or _wide_codec(sample):
        return None
    share = 1 - len(sample.translate(None, _CONTROLS)) / len(sample)
    if share > (0.30 if _is_utf8(sample) else 0.05):
        return f"{share:.0%} control bytes"
    return None


def is_binary(sample: bytes) -> bool:
    """Whether `sample` begins a file that is no text."""
    return binary_kind(sample) is not None


def detect_encoding(sample: bytes, *, html: bool = False, charset: str | None = None) -> Encoding:
    """How to decode a text that begins with `sample`; UnreadableError ("binary") when it is no text.

    `charset` is the word of the server that sent it: believed where the text itself says nothing else.
    """
    if kind := binary_kind(sample):
        raise UnreadableError(f"not text: {kind}. Give the article as text, HTML or a table.", "binary")
    if codec := _marked(sample) or _wide_codec(sample):
        return Encoding(codec, None if codec == "utf-8-sig" else f"read as {codec}")
    if _is_utf8(sample) or _mostly_utf8(sample):
        return Encoding("utf-8")
    codec = (_declared(sample) if html else None) or _known_codec(charset) or _guess(sample)
    return Encoding(codec, f"read as {_ENCODING_NAMES.get(codec, codec)}")


def decode_sample(sample: bytes) -> str:
    """The text of a sample, which may end within a character."""
    encoding = detect_encoding(sample)
    return mend(sample.decode(encoding.codec, error_handler(encoding)))[0]


def decode(content: bytes, *, html: bool = False, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a whole file, and notes on how it was read."""
    try:
        if (
            not binary_kind(content[:SAMPLE_BYTES])
            and not content.startswith(codecs.BOM_UTF8)
            and b"\x00" not in content
        ):
            return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    encoding = detect_encoding(_telling_sample(content), html=html, charset=charset)
    text, notes = mend(content.decode(encoding.codec, error_handler(encoding)))
    return text, ((encoding.note, *notes) if encoding.note else notes)


def error_handler(encoding: Encoding) -> str:
    """Stray bytes in UTF-8 are kept for `mend`; in another encoding they become U+FFFD."""
    return "surrogateescape" if encoding.codec.startswith("utf-8") else "replace"


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Bytes that were no UTF-8 (decoded with "surrogateescape") read as windows-1252, with a note."""
    mended, n = _ESCAPED.subn(_as_windows_1252, text)
    return mended, ((f"{n} bytes that are not UTF-8 read as windows-1252",) if n else ())


def _as_windows_1252(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) & 0xFF]).decode("cp1252", "replace")


def _telling_sample(content: bytes) -> bytes:
    """The first bytes, or those round the first one that is not ASCII when it comes later."""
    head = content[:SAMPLE_BYTES]
    late = _HIGH_BYTES.search(content, SAMPLE_BYTES) if head.isascii() else None
    return head + content[late.start() : late.start() + SAMPLE_BYTES] if late else head


def _marked(sample: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS if sample.startswith(mark)), None)


def _wide_codec(sample: bytes) -> str | None:
    """UTF-16 without a mark: text in the Latin alphabet has its NULs all on one side."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half >= 4 and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half >= 4 and even > 0.7 * half and odd < 0.05 * half else None


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(sample: bytes) -> bool:
    """Whether more characters beyond ASCII are whole in UTF-8 than bytes are astray."""
    text = sample.decode("utf-8", "surrogateescape")
    astray = len(_ESCAPED.findall(text))
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii - astray > astray


def _declared(sample: bytes) -> str | None:
    match = _DECLARED.search(sample[:8192])
    return _known_codec(match[1].decode("ascii")) if match else None


def _known_codec(name: str | None) -> str | None:
    try:
        codec = codecs.lookup(name).name if name else None
    except (LookupError, ValueError):
        return None
    # Browsers read Latin-1 as windows-1252, and a page that says UTF-8 here has been found not to be.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}.get(codec, codec) if codec else None


def _guess(sample: bytes) -> str:
    high = len(_HIGH_BYTES.findall(sample))
    if len(_ENGLISH_BYTES.findall(sample)) == high and high < 0.25 * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, explain=False).best()
    return best.encoding if best else "cp1252"
