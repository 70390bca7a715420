"""Years as people write them."""

from __future__ import annotations


def whole_year(year: int) -> int:
    """Two figures for a year mean 1970 to 2069."""
    return year if year >= 100 else year + (1900 if year >= 70 else 2000)
