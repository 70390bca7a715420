"""Dates as sources write them, to UTC.

Tried in turn: ISO 8601, digits alone (20260302, seconds or milliseconds since 1970), RFC 2822,
day/month/year in figures, then what people write in words. No clock is read and no field made up:
"yesterday", "March 2026" and 2026-02-31 have no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final

from rhetoric.extract.years import whole_year

YEARS: Final = range(1500, 2201)
LONGEST: Final = 100
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DIGITS: Final = re.compile(r"(\d{8,19})(?:\.\d*)?")
# How many digits a count since 1970 has, and how many of its units make a second.
_UNITS: Final = {9: 1, 10: 1, 12: 10**3, 13: 10**3, 15: 10**6, 16: 10**6, 18: 10**9, 19: 10**9}
_RFC_2822: Final = re.compile(
    r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|GMT|UTC?|Z)"
)
_FIGURES: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?:[T,\s]\s*(\d{1,2}:\d\d.*))?")
# Java writes the zone twice: 2026-03-02T10:30-05:00[America/New_York].
_ZONE_AGAIN: Final = re.compile(r"(?<=\d)\[[\w/]+\]$")

Read = tuple[datetime | None, str | None]


@lru_cache(maxsize=1 << 16)
def read_date(written: str) -> Read:
    """The moment that `written` names, in UTC, and a note where the reading needs one.

    A time without a zone is taken as UTC, a date without a time as its first moment. "02/03/2026" is the
    2nd of March (day first, unless the month could not be), with a note. (None, note) for what is no date,
    no possible date, or outside the years 1500 to 2200.
    """
    text = _ZONE_AGAIN.sub("", " ".join(written.split()))
    if not text or len(text) > LONGEST:
        return _refused(text)
    for read in _READERS:
        try:
            found = read(text)
        except (ValueError, OverflowError):
            return _refused(text)
        if found is not None:
            return _in_range(text, *found)
    return _refused(text)


def _in_range(text: str, moment: datetime, note: str | None) -> Read:
    try:
        utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        return _refused(text)
    return (utc, note) if utc.year in YEARS else _refused(text)


def _refused(text: str) -> Read:
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return None, f"cannot read {shown!r}"


def _iso(text: str) -> tuple[datetime, None] | None:
    if text.isdecimal():
        return None
    try:
        return datetime.fromisoformat(text), None
    except ValueError:
        return None


def _digits(text: str) -> tuple[datetime, None] | None:
    match = _DIGITS.fullmatch(text)
    if match is None:
        return None
    digits = match[1]
    if len(digits) in {8, 14}:
        return datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC), None
    if len(digits) not in _UNITS:
        raise ValueError(text)
    return _EPOCH + timedelta(microseconds=int(digits) * 10**6 // _UNITS[len(digits)]), None


def _rfc_2822(text: str) -> tuple[datetime, None] | None:
    return (parsedate_to_datetime(text), None) if _RFC_2822.fullmatch(text) else None


def _figures(text: str) -> tuple[datetime, str | None] | None:
    """Day, month and year in figures, perhaps a time; day first unless the second figure can be no month."""
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), whole_year(int(match[4]))
    month, day = (first, second) if second > 12 else (second, first)
    order = "month/day/year" if second > 12 else "day/month/year"
    sure = len(match[4]) == 4 and (first > 12 or second > 12 or first == second)
    read = _in_words(f"{year}-{month:02}-{day:02} {match[5] or '00:00'}")
    return read and (read[0], read[1] if sure else f"{text!r} read as {order}")


def _in_words(text: str) -> tuple[datetime, str | None] | None:
    from rhetoric.extract.worded_dates import read_worded_date

    return read_worded_date(text)


_READERS: Final[tuple[Callable[[str], tuple[datetime, str | None] | None], ...]] = (
    _iso,
    _digits,
    _rfc_2822,
    _figures,
    _in_words,
)
