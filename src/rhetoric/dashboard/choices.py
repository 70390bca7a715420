"""What the filters of a page can be set to, read from the warehouse."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from rhetoric.presentation.queries import filter_choices, outlet_choices
from rhetoric.warehouse import Reader


@dataclass(frozen=True, slots=True)
class Choices:
    """Outlets by id, the one with most articles first, with names that differ; the values of each facet."""

    outlets: dict[str, str]
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    first_on: date | None
    last_on: date | None


def read_choices(reader: Reader) -> Choices:
    """The choices that a published warehouse offers."""
    outlets = outlet_choices(reader)
    facets = filter_choices(reader)
    return Choices(
        outlets=_distinct({outlet.outlet_id: outlet.name for outlet in outlets}),
        kinds=facets["kind"],
        languages=facets["language"],
        topics=facets["topic"],
        first_on=min((outlet.first_on for outlet in outlets if outlet.first_on), default=None),
        last_on=max((outlet.last_on for outlet in outlets if outlet.last_on), default=None),
    )


def _distinct(names: dict[str, str]) -> dict[str, str]:
    """Names that two outlets share are followed by the outlet's id."""
    times = Counter(names.values())
    return {key: name if times[name] == 1 else f"{name} ({key})" for key, name in names.items()}
