"""What is taken out of a capture's content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rhetoric.extract.refusing import Refusal


@dataclass(frozen=True, slots=True)
class Taken:
    """The article's text, and what the content itself says of it under the names of `Capture.fields`.

    `refusal`: why it is no article to be scored, or not all of one.
    """

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    refusal: Refusal | None = None
