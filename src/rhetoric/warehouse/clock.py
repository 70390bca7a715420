"""Time as the warehouse stores it."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time in UTC without a zone: DuckDB's TIMESTAMP, whose arithmetic depends on no session setting."""
    return datetime.now(UTC).replace(tzinfo=None)
