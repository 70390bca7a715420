"""A file that was found: what finding hands to reading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rhetoric.sources.formats import Compression, Format


@dataclass(frozen=True, slots=True)
class Found:
    """A file that articles can be read from.

    `label` names it in messages and in `Article.source`, as the user wrote it. `folder` is the nearest
    folder, up to one given as a source, whose name has a letter in it (so not "2026" or "03"): the outlet
    where nothing else names one. None for a file that was named outright.
    """

    path: Path
    label: str
    format: Format
    compression: Compression = "none"
    folder: str | None = None
