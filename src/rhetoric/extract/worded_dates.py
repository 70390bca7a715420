"""Dates in words: "March 2, 2026 4:30 pm EST" by dateutil, "2 mars 2026" by dateparser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser as dateutil_parser

from rhetoric.extract.years import whole_year

_LEAD: Final = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|created|issued|dated?)\b(?: (?:on|at))?\s*:?|on\b)\s*",
    re.I,
)
_DOTTED_HALF: Final = re.compile(r"(?<![a-z])([ap])\.\s?m\.?(?![a-z])", re.I)
_YEAR_FIRST: Final = re.compile(r"\b\d{4}[-/. ]\d")
_HOURS: Final[Mapping[float, str]] = {
    0: "GMT UTC UT Z WET",
    1: "BST CET WEST",
    2: "CEST EET",
    3: "EEST MSK",
    5.5: "IST",
    8: "HKT SGT",
    9: "JST",
    10: "AEST",
    11: "AEDT",
    12: "NZST",
    13: "NZDT",
    -4: "EDT",
    -5: "EST CDT",
    -6: "CST MDT",
    -7: "MST PDT",
    -8: "PST AKDT",
    -9: "AKST",
    -10: "HST",
}
_ZONES: Final = {name: timezone(timedelta(hours=h)) for h, names in _HOURS.items() for name in names.split()}
_PLACES: Final = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
# Two days that differ in day, month and year: what both readings share was written, the rest was filled in.
_FILLERS: Final = (datetime(2000, 1, 1), datetime(2004, 12, 28))  # noqa: DTZ001
_LANGUAGES: Final = ["en", "fr", "de", "es", "it", "pt", "nl", "sv", "pl", "ru", "ar"]
_LANGUAGE_SETTINGS: Final = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "STRICT_PARSING": True,
    "RELATIVE_BASE": _FILLERS[0],
}


class _Words(dateutil_parser.parserinfo):  # type: ignore[misc]
    """dateutil's words, less its question to the clock for the century."""

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        return year if century_specified else whole_year(year)


def read_worded_date(text: str) -> tuple[datetime, str | None] | None:
    """The moment, and a note when its zone is not known and UTC was taken; None when it is no whole date."""
    plain = _DOTTED_HALF.sub(r"\1m", _LEAD.sub("", text))
    unknown: list[str] = []

    def zone(name: str | None, offset: int | None) -> tzinfo | None:
        if offset is not None:
            return timezone(timedelta(seconds=offset))
        known = zone_of(name) if name else None
        if name and known is None:
            unknown.append(name)
        return known

    first, second = (_by_dateutil(plain, filler, zone) for filler in _FILLERS)
    moment = first or _by_dateparser(plain)
    if moment is None or first != second:
        return None
    return moment, f"zone {unknown[0]!r} is not known, taken as UTC" if unknown else None


def zone_of(name: str) -> tzinfo | None:
    """The zone that newspapers abbreviate so; None when unknown. BST is British, IST Indian."""
    if name.upper() in _PLACES:
        try:
            return ZoneInfo(_PLACES[name.upper()])
        except ZoneInfoNotFoundError:
            return None
    return _ZONES.get(name.upper())


def _by_dateutil(text: str, filler: datetime, zone: Any) -> datetime | None:
    # With the day first dateutil reads 2026-03-02 as the 3rd of February.
    day_first = _YEAR_FIRST.search(text) is None
    try:
        read = _parser().parse(text, default=filler, tzinfos=zone, dayfirst=day_first)
    except (ValueError, OverflowError, TypeError):
        return None
    return read if isinstance(read, datetime) else None


@cache
def _parser() -> Any:
    return dateutil_parser.parser(_Words())


def _by_dateparser(text: str) -> datetime | None:
    """Other languages, where there is a word and a year: dateparser takes a quarter of a second to load."""
    if not (re.search(r"\d{4}", text) and re.search(r"[^\W\d_]{3}", text)):
        return None
    import dateparser

    read = dateparser.parse(text, languages=_LANGUAGES, settings=_LANGUAGE_SETTINGS)
    return read if isinstance(read, datetime) else None
