"""Text into HTML: one visible character for each character of the text, none of which can act.

Offsets stay true in the browser: what would act or vanish there (NUL, control characters, marks that turn the
direction of writing, lone surrogates) is replaced by one symbol that says in its title what stood there.
"""

from __future__ import annotations

import html
import re
import unicodedata

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LONE_SURROGATES = "\ud800-\udfff"
_ACTING = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_LONE_SURROGATES}]")
_DELETE, _NO_PICTURE = 0x7F, "\u2426"


def escape(text: str) -> str:
    """HTML whose text content has one character for each of `text`, in element content."""
    escaped = html.escape(text, quote=False).replace("\r", "&#13;")
    return _ACTING.sub(_symbol_element, escaped)


def escape_attribute(text: str) -> str:
    """The same for the value of an attribute in double quotes; symbols stand without their explanation."""
    return html.escape(_ACTING.sub(lambda match: symbol(match[0]), text), quote=True)


def symbol(character: str) -> str:
    """The visible stand-in: Unicode's control picture where there is one, else "symbol for substitute"."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == _DELETE else _NO_PICTURE


def _symbol_element(match: re.Match[str]) -> str:
    code = f"U+{ord(match[0]):04X}"
    name = unicodedata.name(match[0], "control character or lone surrogate").lower()
    return f'<span class="character" title="{code} {name}">{symbol(match[0])}</span>'
