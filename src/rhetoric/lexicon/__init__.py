"""Lexicons of loaded terms, hedges, boosters and cues: read, checked and compiled to surface forms.

words.py        the words of a term, as the matcher compares them
inflect.py      English spelling rules: plural, third person, past, -ing, -er/-est, -ly
forms.py        the `forms` column: a term and what it is inflected to
guards.py       the `guard` column: contexts in which a hit does not count
entry.py        one row
description.py  the TOML beside the CSV
table.py        the CSV's header, rows and encoding
reading.py      all of it together: `read_lexicon`
"""

from __future__ import annotations

from rhetoric.lexicon.entry import Entry, Lexicon
from rhetoric.lexicon.guards import Guard, GuardKind
from rhetoric.lexicon.reading import read_lexicon

__all__ = ["Entry", "Guard", "GuardKind", "Lexicon", "read_lexicon"]
