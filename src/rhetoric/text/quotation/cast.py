"""The named speakers of a document: whom "she" and a bare surname mean."""

from __future__ import annotations

from rhetoric.text.quotation.cues import bare
from rhetoric.text.quotation.english import HONORIFICS

Subject = tuple[str, bool]
"""A noun phrase as written, and whether it is a name."""
HE_OR_SHE: Subject = ("", True)
"""A personal pronoun."""

_PUNCTUATION = ' ,;:!?()"“”'
_LONGEST_ABBREVIATION = 5


class Cast:
    """The named speakers of one document so far."""

    def __init__(self) -> None:
        self._full_names: dict[str, str] = {}
        self._last: str | None = None

    def who(self, subject: Subject | None) -> str | None:
        """The speaker a subject means: for a pronoun the last named one, for a surname the full name."""
        if subject is None:
            return None
        phrase, is_name = subject
        if not phrase:
            return self._last
        return self._named(phrase) if is_name else phrase

    def _named(self, name: str) -> str:
        surname = name[name.rfind(" ") + 1 :]
        known = self._full_names.get(surname)
        if known is None or (surname != name and _is_full(name)):
            self._full_names[surname] = known = name
        self._last = known
        return known


def _is_full(name: str) -> bool:
    """Whether a name is more than a surname with a title."""
    return sum(bare(word) not in HONORIFICS for word in name.split()) > 1


def tidy(phrase: str) -> str | None:
    """A phrase as a speaker's name: without punctuation and a possessive at the end."""
    phrase = phrase.strip(_PUNCTUATION)
    if phrase.endswith(".") and len(phrase) - phrase.rfind(" ") > _LONGEST_ABBREVIATION:
        phrase = phrase[:-1]
    if phrase.endswith(("’s", "'s")):
        phrase = phrase[:-2]
    return phrase.rstrip("’'") or None
