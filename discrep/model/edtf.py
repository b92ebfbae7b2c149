"""EDTF texts (ISO 8601-2:2019): the days they cover, how fine and how sure they are.

The forms in use: ``2015-04-23``, ``2015-04``, ``2015``, ``199X`` (a decade), ``19XX`` (a century),
``2015-21`` (spring; 22 to 24 summer to winter), ``1989-35`` (third quarter; 33 to 36), ``2015-40``
(first half; 40, 41), intervals ``2015-04-21/2015-04-30``, open ones ``2015-04/..``, ``~`` for
approximate, ``?`` for uncertain, clock times ``2013-07-02T07:37Z``, ``T07:37`` where no day is
told, and parts of a day as intervals of clock times, ``2015-05-25T18:00/2015-05-25T21:59``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum


class Granularity(StrEnum):
    """How fine a moment is told."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    PART = "part"  # morning, evening
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


Interval = tuple[date | None, date | None]

_MARKS = str.maketrans("", "", "~?%")
_DATE = re.compile(
    r"(?P<century>\d\d)(?:XX|(?P<decade>\d)(?:X|(?P<year>\d)(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?))"
    r"(?:T(?P<time>[\d:.]+(?:Z|[+-]\d\d:\d\d)?))?",
    re.ASCII,
)
_TIME = re.compile(r"(\d\d)(?::(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # first month; winter runs into the next year


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, count: int) -> date:
    """``day``, ``count`` months on; the last day of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def interval(edtf: str) -> Interval:
    """First and last day that ``edtf`` covers; None where it is open or tells no day.

    Raises:
        ValueError: the text is no EDTF text of the forms named above.
    """
    text = edtf.translate(_MARKS)
    if "/" in text:
        first, _, last = text.partition("/")
        return _days(first)[0], _days(last)[1]
    return _days(text)


def _days(text: str) -> Interval:
    if text in ("", ".."):
        return None, None
    if text[0] == "T" and _TIME.fullmatch(text, 1):
        return None, None
    match = _DATE.fullmatch(text)
    if match is None or text[:4] == "0000":
        raise ValueError(f"not an EDTF date: {text!r}")
    if match["decade"] is None:
        start = int(match["century"]) * 100
        return date(max(start, 1), 1, 1), date(start + 99, 12, 31)
    if match["year"] is None:
        start = int(text[:3]) * 10
        return date(max(start, 1), 1, 1), date(start + 9, 12, 31)
    year = int(text[:4])
    if match["part"] is None:
        return date(year, 1, 1), date(year, 12, 31)
    part = int(match["part"])
    if match["day"] is not None:
        day = date(year, part, int(match["day"]))
        return day, day
    start, count = _months(part)
    first = date(year, start, 1)
    last = date(year + (start + count > 13), (start + count - 2) % 12 + 1, 1)
    return first, month_end(last.year, last.month)


def _months(part: int) -> tuple[int, int]:
    """First month and number of months of an EDTF division of a year."""
    if 1 <= part <= 12:
        return part, 1
    if part in _SEASONS:
        return _SEASONS[part], 3
    if 33 <= part <= 36:
        return 3 * (part - 33) + 1, 3
    if part in (40, 41):
        return 6 * (part - 40) + 1, 6
    raise ValueError(f"no month and no other division of a year: {part}")


def is_approximate(edtf: str) -> bool:
    """Whether the text says that the moment is not exact."""
    return "~" in edtf or "%" in edtf


_SLACK = {
    Granularity.CENTURY: timedelta(days=18262),
    Granularity.DECADE: timedelta(days=1826),
    Granularity.YEAR: timedelta(days=183),
    Granularity.HALF: timedelta(days=91),
    Granularity.QUARTER: timedelta(days=46),
    Granularity.SEASON: timedelta(days=46),
    Granularity.MONTH: timedelta(days=15),
    Granularity.WEEK: timedelta(days=3, hours=12),
    Granularity.WEEKEND: timedelta(days=1),
    Granularity.DAY: timedelta(hours=12),
    Granularity.PART: timedelta(hours=3),
    Granularity.HOUR: timedelta(minutes=30),
    Granularity.MINUTE: timedelta(minutes=15),  # "about 3:10" is told to the quarter
    Granularity.SECOND: timedelta(seconds=30),
}


def slack(edtf: str, granularity: Granularity) -> timedelta:
    """How far an approximate moment may be off on either side: half the unit it is told in."""
    return _SLACK[granularity] if is_approximate(edtf) else timedelta(0)


def clock(edtf: str) -> datetime | None:
    """The clock time told, with its zone where told; None for a day, a part of one, an interval.

    A time without a day (``T07:37``) is given on day 1 of year 1: its ``interval`` is open.

    Raises:
        ValueError: there is no such clock time.
    """
    text = edtf.translate(_MARKS)
    day, _, time = text.partition("T")
    match = _TIME.fullmatch(time)
    if match is None or "/" in text:
        return None
    on = _days(day)[0] or date.min
    zone = (match[4] or "").replace("Z", "+00:00")
    midnight = match[1] == "24"  # the end of the day
    time = f"{'00' if midnight else match[1]}:{match[2] or '00'}:{match[3] or '00'}"
    return datetime.fromisoformat(f"{on}T{time}{zone}") + timedelta(days=midnight)


def granularity_of(edtf: str) -> Granularity:
    """How fine an EDTF text is, by its form; an interval by that of its end."""
    text = edtf.translate(_MARKS).rpartition("/")[2]
    day, _, time = text.partition("T")
    if time:
        told = re.split("[Z+-]", time, maxsplit=1)[0].count(":")
        return (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)[min(told, 2)]
    if len(day) == 7:
        months = _months(int(day[5:]))[1]
        if months == 3:
            return Granularity.SEASON if int(day[5:]) < 33 else Granularity.QUARTER
        return Granularity.MONTH if months == 1 else Granularity.HALF
    if day.endswith("X"):
        return Granularity.CENTURY if day.endswith("XX") else Granularity.DECADE
    return Granularity.DAY if len(day) == 10 else Granularity.YEAR
