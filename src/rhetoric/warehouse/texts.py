"""What is computed from a text once, when it is stored."""

from __future__ import annotations

import hashlib
import string
import unicodedata

ALPHANUMERIC = (string.ascii_letters + string.digits).encode()
ASCII = bytes(range(128))
ASCII_MARKS = bytes(set(ASCII) - set(ALPHANUMERIC))


def text_sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hexadecimal digits: the key of `article_text`."""
    return hashlib.sha256(text.encode()).hexdigest()


def wire_key(text: str) -> str:
    """A key that is equal for texts which differ only in case, punctuation, quotation marks and white space.

    SHA-256 of the letters and digits in lower case, first 32 hexadecimal digits. The ASCII ones come before
    the others, so that both can be sifted as bytes: 50 microseconds an article.
    """
    encoded = text.encode()
    plain = encoded.translate(None, ASCII_MARKS + bytes(range(128, 256))).lower()
    other = unicodedata.normalize("NFKC", encoded.translate(None, ASCII).decode()).casefold()
    kept = plain + b" " + "".join(filter(str.isalnum, other)).encode()
    return hashlib.sha256(kept).hexdigest()[:32]


def count_words(text: str) -> int:
    """Words of the whole text, counted as runs between white space."""
    return len(text.split())
