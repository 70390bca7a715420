"""The named speakers of a document: whom "she" and a bare surname mean."""

from __future__ import annotations

from rhetoric.text.quotation.cues import bare
from rhetoric.text.quotation.english import HONORIFICS

_PUNCTUATION = ' ,;:!?()"“”'
_LONGEST_ABBREVIATION = 5


class Cast:
    """The named speakers of one document so far."""

    def __init__(self) -> None:
        self._full_names: dict[str, str] = {}
        self.last: str | None = None

    def named(self, name: str) -> str:
        """The full name that a name means; from now on a pronoun means its bearer."""
        *others, surname = name.split()
        known = self._full_names.get(surname)
        if known is None or (others and sum(bare(word) not in HONORIFICS for word in (*others, surname)) > 1):
            self._full_names[surname] = known = name
        self.last = known
        return known


def tidy(phrase: str) -> str | None:
    """A phrase as a speaker's name: without punctuation and a possessive at the end."""
    phrase = phrase.strip(_PUNCTUATION)
    if phrase.endswith(".") and len(phrase) - phrase.rfind(" ") > _LONGEST_ABBREVIATION:
        phrase = phrase[:-1]
    if phrase.endswith(("’s", "'s")):
        phrase = phrase[:-2]
    return phrase.rstrip("’'") or None
