"""One spelling for each mark and space, so that the published word lists meet the words they mean.

Curly apostrophes hide "isn't" from VADER and curly marks hide whatever they touch; so do no-break spaces, soft hyphens
and long dashes. Normalisation is done on words, never on the stored text: offsets always point into the text as it was
given.
"""

from __future__ import annotations

import re

APOSTROPHES = "'’‘‛ʼ`´′＇"
DOUBLE_MARKS = '"“”„‟«»″＂'
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"


def _spaces() -> list[int]:
    """White space by Python's split, and the control characters, which stand where a space was lost."""
    up_to_the_last = "".join(map(chr, range(0x3001)))
    return [ord(c) for c in re.findall(r"[\s\x00-\x1f\x7f-\x9f]", up_to_the_last) if c not in LINE_ENDS]


SPACES = tuple(_spaces())

_TABLE: dict[int, str] = {
    **{ord(c): "'" for c in APOSTROPHES if not c.isascii()},
    **{ord(c): '"' for c in DOUBLE_MARKS if not c.isascii()},
    **{ord(c): "" for c in INVISIBLE},
    **{ord(c): "\n" for c in LINE_ENDS},
    **dict.fromkeys(SPACES, " "),
    **{ord(c): "-" for c in "‐‑‒–−"},
    ord("—"): " - ",
    ord("―"): " - ",
    ord("…"): "...",
}


def normalise(text: str) -> str:
    """The text with one kind of apostrophe, quotation mark, dash, ellipsis and space, without invisible characters.

    Long dashes become " - ", line ends "\\n". Not offset-preserving: it is for word lists, not for display.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def separators() -> list[int]:
    """Code points that end a chunk: spaces, control characters and line ends."""
    return sorted({*SPACES, *map(ord, LINE_ENDS)})
