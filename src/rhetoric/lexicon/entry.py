"""The values of a lexicon: `Entry` is one row, `Lexicon` all of them with their description."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Lexicon(Description):
    """A lexicon that was read without a problem.

    fingerprint: SHA-256 (hex) of all that can change a score or its reading. It changes with any row and
    with name, kind, version, language or categories; not with white space, line endings or the rows' order.
    """

    entries: tuple[Entry, ...]
    fingerprint: str

    def surface_forms(self) -> dict[Words, int]:
        """Each surface form with the index of its entry in `entries`; no form belongs to two entries."""
        return {form: index for index, entry in enumerate(self.entries) for form in entry.forms}


def fingerprint(description: Description, entries: tuple[Entry, ...]) -> str:
    """SHA-256 (hex) of a lexicon's canonical content: JSON with sorted keys, rows sorted by term."""
    head = [description.name, description.kind, description.version, description.language, description.classes]
    rows = sorted(
        [e.term, e.category, e.intensity, sorted(e.forms), [guard.text for guard in e.guards], e.note] for e in entries
    )
    content = json.dumps([*head, description.categories, rows], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()
