"""Named queries that fill the filters of a page: what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rhetoric.compare.selection import query
from rhetoric.warehouse import Reader


@dataclass(frozen=True, slots=True)
class OutletChoice:
    """An outlet with scored articles, and the days of its first and last dated one."""

    outlet_id: str
    name: str
    n_articles: int
    first_on: date | None
    last_on: date | None


def outlet_choices(reader: Reader) -> tuple[OutletChoice, ...]:
    """The outlets that can be compared, the one with the most articles first."""
    rows = reader.table(query("compare_outlets")).to_pylist()
    return tuple(
        OutletChoice(row["outlet_id"], row["outlet_name"], row["n_articles"], row["first_on"], row["last_on"])
        for row in rows
    )


def filter_choices(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """The values of kind, language and topic that articles have, most frequent first; empty where unknown."""
    rows = reader.table(query("compare_choices")).to_pylist()
    return {
        facet: tuple(row["value"] for row in rows if row["facet"] == facet) for facet in ("kind", "language", "topic")
    }
