"""The little that is changed in a text: characters that a database cannot hold, one for one.

Other control characters stay; the text layer takes them for white space.
"""

from __future__ import annotations

import re
from typing import Final

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CODE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_LANGUAGES: Final = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "russian": "ru",
    "arabic": "ar",
    "chinese": "zh",
    "eng": "en",
}


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with each NUL a space and each lone surrogate U+FFFD, so that no offset moves; and notes."""
    notes = []
    if n := text.count("\x00"):
        text = text.replace("\x00", " ")
        notes.append(f"{n} NUL character{'s' * (n > 1)} read as space")
    if not text.isascii():
        text, n = _SURROGATE.subn("\ufffd", text)
        if n:
            notes.append(f"{n} lone surrogate{'s' * (n > 1)} read as U+FFFD")
    return text, tuple(notes)


def language_code(written: str | None) -> str | None:
    """The ISO 639 code of a language as sources write it: "en" for "en-GB" and "English"; else lower case."""
    if written is None:
        return None
    low = written.strip().lower()
    match = _CODE.fullmatch(low)
    return _LANGUAGES.get(low) or _LANGUAGES.get(match[1] if match else "") or (match[1] if match else low)
