"""Anchors: dates that hang on another day, and the arithmetic that resolves them.

``Wednesday``, ``two weeks ago``, ``May 27`` without a year: both the normalizer (with the
article's date) and the comparer (with what companions tell) resolve them, so it stands here. The
EDTF texts that come of it, and what can be asked of them, are in ``model.edtf``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from discrep.model.edtf import (
    Granularity,
    Interval,
    add_months,
    clock,
    easter,
    granularity_of,
    interval,
    is_approximate,
    month_end,
    slack,
)

__all__ = [
    "Anchor",
    "Direction",
    "Granularity",
    "Interval",
    "clock",
    "granularity_of",
    "interval",
    "is_approximate",
    "resolve",
    "slack",
]


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
    | ``W#1`` ``D#-1`` ``WE#2`` | its first week, its last day, its second weekend |
    | ``T07:37Z`` ``TMO`` ``TAF`` ``TEV`` ``TNI`` | a clock time or a part of the day reached |
    | ``XXXX-06/XXXX-08`` ``P-9Y~/P-3Y~`` | from one such step to another |

    Units are ``S``, ``M`` and ``H`` after ``PT`` (``PT-2H``), ``D`` ``W`` ``M`` ``Q`` ``H`` (half)
    ``Y`` ``DE`` ``CE``. ``direction`` is that of the first step where it leaves it open.
    """

    text: str
    direction: Direction = Direction.NEAREST

    @property
    def needs_base(self) -> bool:
        """Whether the anchor hangs on a day that is not told."""
        return not self.text[:2].isdigit()


class _Reached(msgspec.Struct, frozen=True):
    """Where the steps of an anchor have led so far."""

    edtf: str
    granularity: Granularity
    first: date
    last: date


_STEP = re.compile(
    r"(?P<shift>P(?P<clock_unit>T?)(?P<count>-?\d+)(?P<unit>DE|CE|[DWMQHYS])(?P<about>~?))"
    r"|(?P<week>XXXX-WXX-(?P<weekday>[1-7]|WE))"
    r"|(?P<nth>XXXX-(?P<nth_month>\d\d)-(?P<nth_day>[1-7])#(?P<ordinal>-?[1-5]))"
    r"|(?P<easter>XXXX-E(?P<from_easter>[+-]\d+))"
    r"|(?P<field>XXXX-(?P<month>\d\d|XX)(?:-(?P<day>\d\d))?)"
    r"|(?P<counted>(?P<what>D|WE?)#(?P<which>-?\d))"
    r"|(?P<part>START|EARLY|MID|LATE|END)"
    r"|(?P<clock>T(?P<time>[A-Z]{2}|[\d:]+(?:Z|[+-]\d\d:\d\d)?)(?P<clock_about>~?))",
    re.ASCII,
)


def resolve(anchor: Anchor, base: date) -> tuple[str, Granularity]:
    """The EDTF text and granularity of ``anchor`` told from ``base``.

    Raises:
        ValueError: the anchor's text has a step that is none or leads nowhere (29 February of a
            year that has none), or it leaves the years 1 to 9999.
    """
    at = _Reached(base.isoformat(), Granularity.DAY, base, base)
    try:
        for number, text in enumerate(anchor.text.split()):
            at = _take(text, at, anchor.direction, within=number > 0)
    except OverflowError as error:
        raise ValueError(f"{anchor.text!r} leaves the calendar") from error
    return at.edtf, at.granularity


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
        if step["clock_unit"]:
            return _shift_clock(at, int(step["count"]), step["unit"])
        return _shift(at, int(step["count"]), step["unit"], step["about"])
    if step["counted"]:
        return _counted(at, step["what"], int(step["which"]))
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


# Counted units ----------------------------------------------------------------------------------

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
# A year before a third quarter is a third quarter.
_KEPT = (Granularity.QUARTER, Granularity.SEASON, Granularity.HALF)


def _shift(at: _Reached, count: int, unit: str, about: str) -> _Reached:
    granularity = _UNIT[unit]
    if unit == "D":
        return _reached(f"{at.first + timedelta(days=count)}{about}", granularity)
    if unit == "W":
        day = at.first + timedelta(weeks=count)
        if about:
            return _reached(f"{day}~", granularity)
        monday = day - timedelta(days=day.weekday())
        return _reached(f"{monday}/{monday + timedelta(days=6)}", granularity)
    day = add_months(at.first, count * _MONTHS_IN[unit])
    if count and unit == "Y" and at.granularity in _KEPT:
        granularity = at.granularity
    if about and unit in ("DE", "CE"):
        return _reached(f"{day.year:04d}~", granularity)
    return _reached(_holding(day, granularity) + about, granularity)


def _holding(day: date, granularity: Granularity) -> str:
    """The month, quarter, year, ... that holds a day."""
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


def _shift_clock(at: _Reached, count: int, unit: str) -> _Reached:
    """Hours, minutes or seconds on from a clock time; without one the day is all that is known."""
    told = clock(at.edtf)
    if told is None:
        return _reached(f"{at.first}~", Granularity.DAY)
    moved = told + timedelta(seconds=count * {"H": 3600, "M": 60, "S": 1}[unit])
    text = moved.isoformat(timespec="minutes").replace("+00:00", "Z")
    return _Reached(f"{text}~", at.granularity, moved.date(), moved.date())


# Fields that come round -------------------------------------------------------------------------


class _Field(msgspec.Struct, frozen=True):
    """Something that comes round once a year, a month or a week."""

    granularity: Granularity
    make: Callable[[int], str]  # its EDTF text in the nth cycle
    cycle: Callable[[date], int]  # the cycle that a day lies in
    reach: int  # in how many cycles on either side there is surely one


def _field(step: re.Match[str]) -> _Field:
    if step["weekday"] == "WE":
        return _weekly(Granularity.WEEKEND, lambda n: f"{_day(7 * n + 6)}/{_day(7 * n + 7)}")
    if step["weekday"]:
        offset = int(step["weekday"])
        return _weekly(Granularity.DAY, lambda n: str(_day(7 * n + offset)))
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
            2,
        )
    text = step["month"] + (f"-{step['day']}" if step["day"] else "")
    leap = 8 if text == "02-29" else 2
    return _yearly(granularity_of(f"2000-{text}"), lambda n: f"{n:04d}-{text}", leap)


def _weekly(granularity: Granularity, make: Callable[[int], str]) -> _Field:
    return _Field(granularity, make, lambda day: (day.toordinal() - 1) // 7, 2)


def _yearly(granularity: Granularity, make: Callable[[int], str], reach: int = 2) -> _Field:
    return _Field(granularity, make, lambda day: day.year, reach)


def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = month_end(year, month)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def _choose(field: _Field, at: _Reached, direction: Direction, *, inside: bool) -> _Reached:
    """The field's instance within the stretch reached, or on the side that ``direction`` names."""
    first = at.first
    cycle = field.cycle(first)
    found: list[_Reached] = []
    for n in range(cycle - field.reach, cycle + field.reach + 1):
        try:
            found.append(_reached(field.make(n), field.granularity))
        except (ValueError, OverflowError):  # a month or a year without such a day
            continue
    if inside:
        found = [one for one in found if first <= one.first <= at.last]
        return _first(found)
    match direction:
        case Direction.PAST:
            return _first([one for one in reversed(found) if one.first <= first])
        case Direction.FUTURE:
            return _first([one for one in found if one.last >= first])
        case Direction.BEFORE:
            return _first([one for one in reversed(found) if one.last < first])
        case Direction.AFTER:
            return _first([one for one in found if one.first > first])
    found.sort(key=lambda one: (max(one.first - first, first - one.last), one.first))
    return _first(found)


def _first(found: list[_Reached]) -> _Reached:
    if not found:
        raise ValueError("no such day within reach")
    return found[0]


# Parts of a stretch -----------------------------------------------------------------------------

_PARTS_OF_MONTH = {"START": (1, 7), "EARLY": (1, 10), "MID": (11, 20), "LATE": (21, 31)}
_PARTS_OF_YEAR = {"START": (1, 2), "EARLY": (1, 4), "MID": (5, 8), "LATE": (9, 12), "END": (11, 12)}
_PARTS_OF_DECADE = {"START": (0, 1), "EARLY": (0, 3), "MID": (4, 6), "LATE": (7, 9), "END": (8, 9)}
_PARTS_OF_DAY = {
    "MO": ("06:00", "11:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("18:00", "21:59"),
    "NI": ("20:00", "23:59"),
    "EARLY": ("00:00", "08:59"),
    "LATE": ("18:00", "23:59"),
}


def _part(at: _Reached, name: str) -> _Reached:
    """An early, middle or late part of the stretch reached; of a week it is the week."""
    year = at.first.year
    match at.granularity:
        case Granularity.DAY if name in _PARTS_OF_DAY:
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


def _counted(at: _Reached, what: str, which: int) -> _Reached:
    """The nth day, week or weekend of the stretch reached, from its end where ``which`` is -1."""
    if what == "WE":
        saturday = at.first + timedelta(days=(5 - at.first.weekday()) % 7 + 7 * (which - 1))
        if which < 0:
            saturday = at.last - timedelta(days=(at.last.weekday() - 5) % 7)
        return _reached(f"{saturday}/{saturday + timedelta(days=1)}", Granularity.WEEKEND)
    length = timedelta(days=7 if what == "W" else 1)
    first = at.last + timedelta(days=1) - length if which < 0 else at.first + (which - 1) * length
    if what == "D":
        return _reached(str(first), Granularity.DAY)
    return _reached(f"{first}/{first + timedelta(days=6)}", Granularity.WEEK)


def _clock(at: _Reached, time: str, about: str) -> _Reached:
    if at.first != at.last:  # a clock time in a month names no day of it
        return at
    day = at.first.isoformat()
    if time in _PARTS_OF_DAY:
        start, end = _PARTS_OF_DAY[time]
        return _Reached(f"{day}T{start}/{day}T{end}", Granularity.PART, at.first, at.first)
    text = f"{day}T{time}"
    return _Reached(text + about, granularity_of(text), at.first, at.first)
