"""Outlets as their configuration describes them."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from rhetoric.outlets import Outlet

_UPSERT = """
INSERT INTO outlet (outlet_id, name, domain, country, language, minimum_a_day)
VALUES ($outlet_id, $name, $domain, $country, $language, $minimum_a_day)
ON CONFLICT DO UPDATE SET
    name = excluded.name,
    domain = excluded.domain,
    country = coalesce(excluded.country, country),
    language = coalesce(excluded.language, language),
    minimum_a_day = excluded.minimum_a_day
"""


def describe_outlets(connection: duckdb.DuckDBPyConnection, outlets: Iterable[Outlet]) -> None:
    """Fill the table `outlet`: what a file says of an outlet wins over what its articles said."""
    names = {"outlet_id", "name", "domain", "country", "language", "minimum_a_day"}
    for outlet in outlets:
        connection.execute(_UPSERT, outlet.model_dump(include=names))
