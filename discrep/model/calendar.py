"""Calendar time as intervals: EDTF texts, their first and last day, and anchors.

An EDTF text (ISO 8601-2:2019) is the value of every date: ``2015-04-23``, ``2015-04``, ``2015``,
``199X`` (a decade), ``19XX`` (a century), ``2015-21`` (spring; 22 to 24 summer to winter),
``1989-35`` (third quarter; 33 to 36), ``2015-40`` (first half; 40, 41), intervals
``2015-04-21/2015-04-30``, open ones ``2015-04/..``, ``~`` for approximate, ``?`` for uncertain,
clock times ``2013-07-02T07:37Z``, ``T07:37`` where no day is told, and parts of a day as
intervals of clock times, ``2015-05-25T18:00/2015-05-25T21:59``.

An anchor is a date that hangs on another day: ``Wednesday``, ``two weeks ago``, ``May 27`` without
a year. Both the normalizer (with the article's date) and the comparer (with what companions tell)
resolve anchors, so the arithmetic stands here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec


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


class Direction(StrEnum):
    """On which side of its base an anchor lies."""

    PAST = "past"  # the latest one up to and including the base
    FUTURE = "future"  # the next one from the base on
    BEFORE = "before"  # last: the latest one that ended before the base
    AFTER = "after"  # next: the first one that begins after the base
    NEAREST = "nearest"


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """How a relative date is found once the day it is told from is known.

    ``text`` is its unresolved form in the style of ISO 8601 and TIMEX3: steps with a space between
    them, each taken from where the one before it led, the first from the base.

    | step | reads |
    | --- | --- |
    | ``2015-05-03`` | an EDTF text, which needs no base |
    | ``P-3D`` ``P0W`` ``P-1M`` ``P1Q`` ``P-1Y`` | three days back, this week, last month, ... |
    | ``P-2W~`` | two weeks back, as loosely as a count of weeks is meant |
    | ``XXXX-05-27`` ``XXXX-05`` ``XXXX-XX-15`` | a day or month of no told year, the 15th |
    | ``XXXX-WXX-3`` ``XXXX-WXX-WE`` | Wednesday, a weekend |
    | ``XXXX-22`` ``XXXX-35`` ``XXXX-40`` | a season, a quarter, a half |
    | ``XXXX-11-4#4`` ``XXXX-E-2`` | the fourth Thursday of November, two days before Easter |
    | ``START`` ``EARLY`` ``MID`` ``LATE`` ``END`` | a part of the stretch reached |
    | ``T07:37Z`` ``TMO`` ``TAF`` ``TEV`` ``TNI`` | a clock time or a part of the day reached |
    | ``XXXX-06/XXXX-08`` ``P-9Y~/P-3Y~`` | from one such step to another |

    Units are ``S`` and ``H`` after ``PT`` (``PT-2H``), ``D`` ``W`` ``M`` ``Q`` ``H`` (half)
    ``Y`` ``DE`` ``CE``. ``direction`` is that of the first step where it leaves it open.
    """

    text: str
    direction: Direction = Direction.NEAREST

    @property
    def needs_base(self) -> bool:
        """Whether the anchor hangs on a day that is not told."""
        return not self.text[:2].isdigit()


Interval = tuple[date | None, date | None]

_MARKS = str.maketrans("", "", "~?%")
_DATE = re.compile(
    r"(?P<century>\d\d)(?:XX|(?P<decade>\d)(?:X|(?P<year>\d)(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?))"
    r"(?:T(?P<time>[\d:.]+(?:Z|[+-]\d\d:\d\d)?))?"
)
_TIME = re.compile(r"(\d\d)(?::(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?")
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, count: int) -> date:
    """``day``, ``count`` months on; the last day of the month where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def interval(edtf: str) -> Interval:
    """First and last day that ``edtf`` covers; None where it is open or tells no day.

    Raises:
        ValueError: the text is no EDTF text of the forms named above.
    """
    text = edtf.translate(_MARKS)
    if "/" in text:
        first, _, last = text.partition("/")
        return _single(first)[0], _single(last)[1]
    return _single(text)


def _single(text: str) -> Interval:
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
    months = _months(part)
    if months is None:
        raise ValueError(f"no month or division of a year: {text!r}")
    first = date(year, months[0], 1)
    last = add_months(first, months[1] - 1)
    return first, month_end(last.year, last.month)


def _months(part: int) -> tuple[int, int] | None:
    """First month and number of months of an EDTF division of a year."""
    if 1 <= part <= 12:
        return part, 1
    if part in _SEASON_START:
        return _SEASON_START[part], 3
    if 33 <= part <= 36:
        return 3 * (part - 33) + 1, 3
    if part in (40, 41):
        return 6 * (part - 40) + 1, 6
    return None


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
    """
    text = edtf.translate(_MARKS)
    day, _, time = text.partition("T")
    match = _TIME.fullmatch(time)
    if match is None or "/" in text:
        return None
    on = _single(day)[0] or date.min
    zone = (match[4] or "").replace("Z", "+00:00")
    return datetime.fromisoformat(f"{on}T{match[1]}:{match[2] or '00'}:{match[3] or '00'}{zone}")


# Resolving anchors ------------------------------------------------------------------------------


class _Reached(msgspec.Struct, frozen=True):
    """Where the steps of an anchor have led so far."""

    edtf: str
    granularity: Granularity
    first: date
    last: date


_UNIT = {
    "D": Granularity.DAY,
    "W": Granularity.WEEK,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "H": Granularity.HALF,
    "Y": Granularity.YEAR,
    "DE": Granularity.DECADE,
    "CE": Granularity.CENTURY,
}
_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_DAY_PARTS = {
    "MO": ("06:00", "11:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("18:00", "21:59"),
    "NI": ("20:00", "23:59"),
    "EARLY": ("00:00", "08:59"),
    "LATE": ("18:00", "23:59"),
}
_STEP = re.compile(
    r"(?P<shift>PT?(?P<count>-?\d+)(?P<unit>DE|CE|[DWMQHYS])(?P<about>~?))"
    r"|(?P<week>XXXX-WXX-(?P<weekday>[1-7]|WE))"
    r"|(?P<nth>XXXX-(?P<nth_month>\d\d)-(?P<nth_day>[1-7])#(?P<ordinal>-?[1-5]))"
    r"|(?P<easter>XXXX-E(?P<from_easter>[+-]\d+))"
    r"|(?P<field>XXXX-(?P<month>\d\d|XX)(?:-(?P<day>\d\d))?)"
    r"|(?P<part>START|EARLY|MID|LATE|END)"
    r"|(?P<clock>T(?P<time>[A-Z]{2}|[\d:]+(?:Z|[+-]\d\d:\d\d)?)(?P<clock_about>~?))"
)


def resolve(anchor: Anchor, base: date) -> tuple[str, Granularity]:
    """The EDTF text and granularity of ``anchor`` told from ``base``.

    Raises:
        ValueError: the anchor's text has a step that is none, or it leaves the years 1 to 9999.
    """
    at = _Reached(base.isoformat(), Granularity.DAY, base, base)
    try:
        for number, text in enumerate(anchor.text.split()):
            at = _take(text, at, anchor.direction, within=number > 0)
    except OverflowError as error:
        raise ValueError(f"{anchor.text!r} leaves the calendar") from error
    return at.edtf, at.granularity


def granularity_of(edtf: str) -> Granularity:
    """How fine an EDTF text is, by its form; intervals by that of their ends."""
    text = edtf.translate(_MARKS).rpartition("/")[2].replace("..", "")
    day, _, time = text.partition("T")
    if time:
        return (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)[
            min(re.split("[Z+-]", time)[0].count(":"), 2)
        ]
    if len(day) == 7:
        part = int(day[5:])
        return (
            Granularity.MONTH
            if part <= 12
            else Granularity.SEASON
            if part <= 24
            else Granularity.QUARTER
            if part <= 36
            else Granularity.HALF
        )
    if day.endswith("XX"):
        return Granularity.CENTURY
    if day.endswith("X"):
        return Granularity.DECADE
    return Granularity.DAY if len(day) == 10 else Granularity.YEAR


def _reached(edtf: str, granularity: Granularity) -> _Reached:
    first, last = interval(edtf)
    if first is None or last is None:
        raise ValueError(f"{edtf!r} is open")
    return _Reached(edtf, granularity, first, last)


def _take(text: str, at: _Reached, direction: Direction, *, within: bool) -> _Reached:
    if text[:2].isdigit():
        return _reached(text, granularity_of(text))
    if "/" in text:
        return _between(text, at, direction, within=within)
    step = _STEP.fullmatch(text)
    if step is None:
        raise ValueError(f"no step of an anchor: {text!r}")
    if step["shift"]:
        return _shift(at, int(step["count"]), step["unit"], bool(step["about"]), "T" in text)
    if step["part"]:
        return _part(at, step["part"])
    if step["clock"]:
        return _clock(at, step["time"], step["clock_about"])
    return _choose(_field(step), at, direction, inside=within and at.first != at.last)


def _between(text: str, at: _Reached, direction: Direction, *, within: bool) -> _Reached:
    """From one step to another; a field at the end is the next one from the start on."""
    opening, _, closing = text.partition("/")
    start = _take(opening, at, direction, within=within)
    counted = closing.startswith("P")
    end = _take(closing, at if counted else start, Direction.FUTURE, within=counted and within)
    if closing.startswith("T") and end.edtf < start.edtf:  # past midnight
        end = _take(closing, _take("P1D", at, direction, within=True), direction, within=True)
    if end.last < start.first:
        start, end = end, start
    first = start.edtf.partition("/")[0].rstrip("~")
    last = end.edtf.rpartition("/")[2].rstrip("~")
    about = "~" if "~" in start.edtf + end.edtf else ""
    return _Reached(f"{first}{about}/{last}{about}", end.granularity, start.first, end.last)


def _shift(at: _Reached, count: int, unit: str, about: bool, clock_unit: bool) -> _Reached:
    mark = "~" if about else ""
    if clock_unit:
        return _shift_clock(at, count, unit)
    granularity = _UNIT[unit]
    if unit == "D":
        day = (at.first + timedelta(days=count)).isoformat()
        return _reached(day + mark, granularity)
    if unit == "W":
        day_reached = at.first + timedelta(weeks=count)
        if about:
            return _reached(f"{day_reached}~", granularity)
        monday = day_reached - timedelta(days=day_reached.weekday())
        return _reached(f"{monday}/{monday + timedelta(days=6)}", granularity)
    day_reached = add_months(at.first, count * _MONTHS_IN[unit])
    if count and at.granularity in _KEPT and _MONTHS_IN[unit] == 12:
        return _reached(_unit_text(day_reached, at.granularity) + mark, at.granularity)
    if about and unit in ("DE", "CE"):
        return _reached(f"{day_reached.year:04d}~", granularity)
    return _reached(_unit_text(day_reached, granularity) + mark, granularity)


# A year before a third quarter is a third quarter.
_KEPT = (Granularity.QUARTER, Granularity.SEASON, Granularity.HALF)


def _unit_text(day: date, granularity: Granularity) -> str:
    year = f"{day.year:04d}"
    match granularity:
        case Granularity.MONTH:
            return f"{year}-{day.month:02d}"
        case Granularity.QUARTER:
            return f"{year}-{33 + (day.month - 1) // 3}"
        case Granularity.HALF:
            return f"{year}-{40 + (day.month - 1) // 6}"
        case Granularity.SEASON:
            start = add_months(day, -2).year if day.month < 3 else day.year
            return f"{start:04d}-{21 + (day.month // 3 - 1) % 4}"
        case Granularity.DECADE:
            return f"{year[:3]}X"
        case Granularity.CENTURY:
            return f"{year[:2]}XX"
    return year


class _Field(msgspec.Struct, frozen=True):
    """Something that comes round once a year, a month or a week."""

    granularity: Granularity
    make: Callable[[int], str]  # its EDTF text in the nth cycle
    cycle: Callable[[date], int]  # the cycle that a day lies in
    reach: int  # in how many cycles on either side there is surely one


def _field(step: re.Match[str]) -> _Field:
    if step["week"]:
        start = 6 if step["weekday"] == "WE" else int(step["weekday"])
        if step["weekday"] == "WE":
            make = lambda n: f"{_day(7 * n + 6)}/{_day(7 * n + 7)}"  # noqa: E731
        else:
            make = lambda n: str(_day(7 * n + start))  # noqa: E731
        granularity = Granularity.WEEKEND if step["weekday"] == "WE" else Granularity.DAY
        return _Field(granularity, make, lambda day: (day.toordinal() - 1) // 7, 2)
    if step["nth"]:
        month, weekday, nth = int(step["nth_month"]), int(step["nth_day"]), int(step["ordinal"])
        return _yearly(Granularity.DAY, lambda n: str(_nth_weekday(n, month, weekday, nth)))
    if step["easter"]:
        days = timedelta(days=int(step["from_easter"]))
        return _yearly(Granularity.DAY, lambda n: str(easter(n) + days))
    if step["month"] == "XX":
        tail = step["day"]
        return _Field(
            Granularity.DAY,
            lambda n: f"{n // 12:04d}-{n % 12 + 1:02d}-{tail}",
            lambda day: day.year * 12 + day.month - 1,
            3,
        )
    text = step["month"] + (f"-{step['day']}" if step["day"] else "")
    return _yearly(granularity_of(f"2000-{text}"), lambda n: f"{n:04d}-{text}")


def _yearly(granularity: Granularity, make: Callable[[int], str]) -> _Field:
    return _Field(granularity, make, lambda day: day.year, 8)  # 29 February: up to 8 years apart


def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = month_end(year, month)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def _choose(field: _Field, at: _Reached, direction: Direction, *, inside: bool) -> _Reached:
    """The field's instance within the stretch reached, or on the side that ``direction`` names."""
    first = at.first
    cycle = field.cycle(first)
    found: list[_Reached] = []
    for n in range(cycle - field.reach, cycle + field.reach + 1):
        try:
            found.append(_reached(field.make(n), field.granularity))
        except ValueError:  # a month or a year without such a day
            continue
    if inside:
        return next(one for one in found if one.first >= first)
    match direction:
        case Direction.PAST:
            return [one for one in found if one.first <= first][-1]
        case Direction.FUTURE:
            return next(one for one in found if one.last >= first)
        case Direction.BEFORE:
            return [one for one in found if one.last < first][-1]
        case Direction.AFTER:
            return next(one for one in found if one.first > first)
    return min(found, key=lambda one: (max(one.first - first, first - one.last), one.first))


_PARTS_OF_MONTH = {"START": (1, 7), "EARLY": (1, 10), "MID": (11, 20), "LATE": (21, 31)}
_PARTS_OF_YEAR = {"START": (1, 2), "EARLY": (1, 4), "MID": (5, 8), "LATE": (9, 12), "END": (11, 12)}
_PARTS_OF_DECADE = {"START": (0, 1), "EARLY": (0, 3), "MID": (4, 6), "LATE": (7, 9), "END": (8, 9)}


def _part(at: _Reached, name: str) -> _Reached:
    """An early, middle or late part of the stretch reached; of a week it is the week."""
    year = at.first.year
    match at.granularity:
        case Granularity.DAY:
            if name in _DAY_PARTS:
                return _clock(at, name, "")
        case Granularity.MONTH:
            low, high = _PARTS_OF_MONTH.get(name, (at.last.day - 6, 31))
            last = min(at.last, at.first + timedelta(days=high - 1))
            return _reached(f"{at.first.replace(day=low)}/{last}", Granularity.MONTH)
        case Granularity.SEASON | Granularity.QUARTER | Granularity.HALF:
            third = {"START": 0, "EARLY": 0, "MID": 1}.get(name, 2)
            months = 2 if at.granularity is Granularity.HALF else 1
            first = add_months(at.first, third * months)
            last = add_months(first, months - 1)
            text = f"{first:%Y-%m}" if months == 1 else f"{first:%Y-%m}/{last:%Y-%m}"
            return _reached(text, at.granularity)
        case Granularity.YEAR:
            low, high = _PARTS_OF_YEAR[name]
            return _reached(f"{year:04d}-{low:02d}/{year:04d}-{high:02d}", Granularity.YEAR)
        case Granularity.DECADE | Granularity.CENTURY:
            low, high = _PARTS_OF_DECADE[name]
            years = 1 if at.granularity is Granularity.DECADE else 10
            text = f"{year + low * years:04d}-01/{year + (high + 1) * years - 1:04d}-12"
            return _reached(text, at.granularity)
    return at


def _clock(at: _Reached, time: str, about: str) -> _Reached:
    if at.first != at.last:  # a clock time in a month names no day of it
        return at
    day = at.first.isoformat()
    if time in _DAY_PARTS:
        start, end = _DAY_PARTS[time]
        return _Reached(f"{day}T{start}/{day}T{end}", Granularity.PART, at.first, at.first)
    text = f"{day}T{time}"
    return _Reached(text + about, granularity_of(text), at.first, at.first)


def _shift_clock(at: _Reached, count: int, unit: str) -> _Reached:
    """Hours, minutes or seconds on from a clock time; without one the day is all that is known."""
    told = clock(at.edtf)
    if told is None:
        return _reached(f"{at.first}~", Granularity.DAY)
    moved = told + timedelta(seconds=count * {"H": 3600, "M": 60, "S": 1}[unit])
    text = moved.isoformat(timespec="minutes").replace("+00:00", "Z")
    return _Reached(f"{text}~", at.granularity, moved.date(), moved.date())
