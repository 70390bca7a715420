"""Dates as sources write them, to UTC. Expected values are worked by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fresh_process import loaded
from rhetoric.extract import read_date


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


MARCH_2 = utc(2026, 3, 2)
HALF_PAST_TEN = utc(2026, 3, 2, 10, 30)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-02", MARCH_2),
        ("  2026-03-02\n", MARCH_2),
        ("2026-03-02T10:30:00Z", HALF_PAST_TEN),
        ("2026-03-02 10:30", HALF_PAST_TEN),
        ("2026-03-02T12:30:00.000+02:00", HALF_PAST_TEN),
        ("2026-03-02T05:30:00-0500", HALF_PAST_TEN),
        ("2026-03-02T05:30:00-05:00[America/New_York]", HALF_PAST_TEN),
        ("2026-03-02 10:30:00 UTC", HALF_PAST_TEN),
        ("2026-3-2 10:30", HALF_PAST_TEN),
        ("2026/03/02", MARCH_2),
        ("2026.03.02", MARCH_2),
        ("20260302", MARCH_2),
        ("20260302103000", HALF_PAST_TEN),
        ("1772447400", HALF_PAST_TEN),
        ("1772447400.0", HALF_PAST_TEN),
        ("1772447400000", HALF_PAST_TEN),
        ("1772447400000000", HALF_PAST_TEN),
        ("Mon, 02 Mar 2026 05:30:00 -0500", HALF_PAST_TEN),
        ("Mon, 02 Mar 2026 10:30:00 GMT", HALF_PAST_TEN),
        ("2 Mar 2026 10:30 Z", HALF_PAST_TEN),
        ("Mon Mar  2 10:30:00 +0000 2026", HALF_PAST_TEN),
        ("2 March 2026", MARCH_2),
        ("2nd March 2026", MARCH_2),
        ("March 2, 2026", MARCH_2),
        ("Monday, March 2, 2026", MARCH_2),
        ("Published: 2 March 2026", MARCH_2),
        ("Updated on March 2, 2026 10:30", HALF_PAST_TEN),
        ("March 2, 2026 5:30 am EST", HALF_PAST_TEN),
        ("March 2, 2026 at 5:30 a.m. ET", HALF_PAST_TEN),
        ("July 2, 2026 at 6:30 a.m. ET", utc(2026, 7, 2, 10, 30)),
        ("2 July 2026 11:30 BST", utc(2026, 7, 2, 10, 30)),
        ("2 March 2026 16:00 IST", HALF_PAST_TEN),
        ("25/03/2026", utc(2026, 3, 25)),
        ("02/02/2026", utc(2026, 2, 2)),
        ("2 mars 2026", MARCH_2),
        ("2. März 2026 10:30 Uhr", HALF_PAST_TEN),
        ("5 May 1945", utc(1945, 5, 5)),
        ("2 Mar '69", utc(2069, 3, 2)),
        ("2 Mar '70", utc(1970, 3, 2)),
        ("1500-01-01", utc(1500, 1, 1)),
        ("2200-12-31", utc(2200, 12, 31)),
    ],
)
def test_dates_in_any_usual_form(written: str, moment: datetime) -> None:
    assert read_date(written) == (moment, None)


@pytest.mark.parametrize(
    ("written", "moment", "order"),
    [
        ("02/03/2026", MARCH_2, "day/month/year"),
        ("2.3.2026", MARCH_2, "day/month/year"),
        ("02-03-2026 10:30", HALF_PAST_TEN, "day/month/year"),
        ("02/03/2026, 5:30 am EST", HALF_PAST_TEN, "day/month/year"),
        ("2/3/26", MARCH_2, "day/month/year"),
        ("3/25/26", utc(2026, 3, 25), "month/day/year"),
    ],
)
def test_what_could_be_read_otherwise_is_noted(written: str, moment: datetime, order: str) -> None:
    assert read_date(written) == (moment, f"{written!r} read as {order}")


def test_a_month_that_can_be_none_puts_the_month_first() -> None:
    assert read_date("03/25/2026") == (utc(2026, 3, 25), None)


def test_an_unknown_zone_is_noted() -> None:
    assert read_date("2 March 2026 10:30 XYT") == (HALF_PAST_TEN, "zone 'XYT' is not known, taken as UTC")


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-31",
        "31/02/2026",
        "99/99/2026",
        "2026/13/02",
        "2 March 2026 25:00",
        "02/03/2026 25:00",
        "yesterday",
        "yesterday-ish",
        "2 hours ago",
        "March 2026",
        "mars 2026",
        "2026",
        "2026-03",
        "10:30",
        "Monday",
        "12345678",
        "12345678901",
        "0001-01-01",
        "1499-12-31",
        "2201-01-01",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+12:00",
        "99999999999999999",
        "9999999999999",
        "n.d.",
        "the second of March 2026 or so",
        "",
        "  ",
    ],
)
def test_what_is_no_possible_whole_date_has_no_answer(written: str) -> None:
    assert read_date(written) == (None, f"cannot read {' '.join(written.split())!r}")


def test_a_long_text_is_not_searched_for_dates() -> None:
    moment, note = read_date("2 March 2026 " * 50)
    assert moment is None
    assert note is not None
    assert len(note) < 130


@given(st.datetimes(min_value=datetime(1600, 1, 1), max_value=datetime(2199, 1, 1), timezones=st.timezones()))  # noqa: DTZ001
def test_iso_dates_come_back(moment: datetime) -> None:
    assert read_date(moment.isoformat())[0] == moment.astimezone(UTC)


@given(st.dates(min_value=datetime(1901, 1, 1).date(), max_value=datetime(2199, 1, 1).date()))  # noqa: DTZ001
def test_all_spellings_of_a_day_agree(day: object) -> None:
    spellings = ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%d.%m.%Y")
    read = {read_date(day.strftime(spelling))[0] for spelling in spellings}  # type: ignore[attr-defined]
    assert read == {utc(day.year, day.month, day.day)}  # type: ignore[attr-defined]


@given(st.text(max_size=40))
def test_any_text_has_an_answer(text: str) -> None:
    moment, note = read_date(text)
    assert (moment is None and note is not None) or (moment is not None and moment.tzinfo is UTC)


def test_iso_dates_load_no_parser() -> None:
    """They are nearly all there is; the parsers of other forms take up to a second to load."""
    code = "from rhetoric.extract import read_date; assert read_date('2026-03-02T08:00:00Z')[0]"
    assert loaded(code, "dateutil", "dateparser") == set()
