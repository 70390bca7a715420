"""The values of a lexicon: `Entry` is one row, `Lexicon` all of them with their description."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from rhetoric.lexicon.description import Description
from rhetoric.lexicon.guards import Guard
from rhetoric.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of a lexicon.

    term: as written in the CSV. intensity: 1 mild, 2, 3 strong. forms: every surface form as a tuple of
    lower-case words (possessive 's taken off), the term itself first. guards: a hit counts when none of them
    suppresses it. line: of the CSV, from 1.
    """

    term: str
    category: str
    intensity: int
    forms: tuple[Words, ...]
    guards: tuple[Guard, ...]
    note: str
    line: int


@dataclass(frozen=True)
class Lexicon(Description):
    """A lexicon that was read without a problem."""

    entries: tuple[Entry, ...]

    def surface_forms(self) -> dict[Words, int]:
        """Each surface form with the index of its entry in `entries`; no form belongs to two entries."""
        return {form: index for index, entry in enumerate(self.entries) for form in entry.forms}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of all that can change a score or its reading: JSON with sorted keys, rows sorted by term.

        It changes with any row and with name, kind, version, language or categories; not with white space, line endings
        or the rows' order. Made when it is first asked for: only what is stored needs it.
        """
        head = [self.name, self.kind, self.version, self.language, self.classes, self.categories]
        rows = sorted(
            [e.term, e.category, e.intensity, sorted(e.forms), [guard.text for guard in e.guards], e.note]
            for e in self.entries
        )
        content = json.dumps([*head, rows], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()
