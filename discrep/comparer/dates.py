"""How two dates or clock times relate."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import msgspec

from discrep.comparer.relations import Judgement, Relation
from discrep.model.calendar import clock, interval, is_approximate, slack
from discrep.model.values import Moment, Time

_NEAR = timedelta(minutes=15)  # "about 3 p.m." and "3:10 p.m." agree
_ROUNDING = timedelta(minutes=3)  # 3:33 may be told as 3:30 or 3:35
_DAY = timedelta(days=1)

_OPEN = Judgement(Relation.WITHIN_BOUNDS, "the day of one is not told, so they may be the same")
_SAME_WORDS = Judgement(Relation.EQUAL, "the same words for the date")
_SAME_DAY = Judgement(Relation.EQUAL, "the same date")
_SAME_TIME = Judgement(Relation.EQUAL, "the same time")
_WEEKS = Judgement(Relation.WITHIN_BOUNDS, "one weekday, told from days whole weeks apart", 1)
_YEARLESS = Judgement(Relation.WITHIN_BOUNDS, "the same day of a year that is not told", 1)
_BOUND = Judgement(Relation.WITHIN_BOUNDS, "one time lies within the bound of the other")
_DEIXIS = Judgement(Relation.DIFFERS, "the same word for the day, told on different days", 2)
_ROUNDED = Judgement(Relation.ROUNDS_TO, "one time is the other, rounded to five minutes")
_QUARTER = Judgement(Relation.WITHIN_BOUNDS, "times within a quarter of an hour of each other")


def relate_moments(a: Moment, b: Moment) -> Judgement:
    """How two dates, or two times, relate. Symmetric."""
    if not a.edtf or not b.edtf:
        return _relate_unresolved(a, b)
    if a.text == b.text:
        return _SAME_DAY
    if _assumed(a) or _assumed(b):
        return _relate_unresolved(a, b)
    if _whole_weeks(a, b):
        return _WEEKS
    if _year_left_out(a, b):
        return _YEARLESS
    if _same_deixis(a, b):
        return _DEIXIS
    if isinstance(a, Time) and isinstance(b, Time):
        told = _relate_clocks(a.edtf, b.edtf)
        if told is not None:
            return told if told.relation is not Relation.DIFFERS else _unless_bounds(a, b, told)
    told = _relate_days(a, b)
    if told.relation is Relation.EQUAL:
        return _relate_hours(_hours(a), _hours(b)) or told
    return told


def _assumed(moment: Moment) -> bool:
    return isinstance(moment, Time) and moment.assumed


def _whole_weeks(a: Moment, b: Moment) -> bool:
    """Whether one weekday was resolved to different weeks.

    A text that is published again, or whose date is misread, moves its weekdays by whole weeks.
    """
    if a.anchor is None or b.anchor is None or "XXXX-WXX-" not in a.anchor.text:
        return False
    x, y = interval(a.edtf)[0], interval(b.edtf)[0]
    same = a.anchor.text.partition(" ")[0] == b.anchor.text.partition(" ")[0]
    return same and x is not None and y is not None and x != y and (x - y).days % 7 == 0


def _year_left_out(a: Moment, b: Moment) -> bool:
    """Whether one day or month lies in two years, of which a text tells one at most.

    The year comes from the day that a text speaks from, and that may be misread.
    """
    guessed = [_MONTH_DAY.match(m.anchor.text.partition(" ")[0]) for m in (a, b) if m.anchor]
    x, y = interval(a.edtf)[0], interval(b.edtf)[0]
    if not any(guessed) or x is None or y is None or x.year == y.year:
        return False
    by_month = any(field is not None and not field[2] for field in guessed)
    return x.month == y.month and (by_month or x.day == y.day)


def _same_deixis(a: Moment, b: Moment) -> bool:
    """Whether both say today, yesterday, ...: published again, a text means another day by it."""
    if a.anchor is None or b.anchor is None or interval(a.edtf)[0] == interval(b.edtf)[0]:
        return False
    day = a.anchor.text.partition(" ")[0]
    return day == b.anchor.text.partition(" ")[0] and day.startswith("P") and day.endswith("D")


# Moments that hang on an unknown day ------------------------------------------------------------


class _Told(msgspec.Struct, frozen=True):
    """What is told of a moment without its base: fields that come round, and the time of day."""

    weekday: int | None
    month: int | None
    day: int | None
    hours: str  # a clock time or a part of the day; '' where none is told


_SAME = "P0D"  # the step of an anchor to the same day: `that evening`
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])$")
_MONTH_DAY = re.compile(r"XXXX-(\d\d|XX)(?:-(\d\d))?$")
# The parts of a day in hours, as widely as news means them.
_PARTS = {
    "MO": (5, 12),
    "AF": (12, 19),
    "EV": (17, 24),
    "NI": (18, 24),
    "EARLY": (0, 9),
    "LATE": (16, 24),
}


def _told(moment: Moment) -> _Told:
    if _assumed(moment):
        return _Told(None, None, None, _hours(moment))
    if moment.edtf:
        first, last = interval(moment.edtf)
        hours = moment.edtf.partition("T")[2] if "/" not in moment.edtf else ""
        if first is None or first != last:
            return _Told(None, None, None, f"T{hours}" if hours else "")
        return _Told(first.isoweekday(), first.month, first.day, f"T{hours}" if hours else "")
    day, *steps = (moment.anchor.text if moment.anchor else "").split() or [""]
    if day.startswith("T"):  # a time of no day at all: `mid-afternoon`
        return _Told(None, None, None, day)
    hours = steps.pop() if steps and not steps[-1].startswith(("P", "X")) else ""
    if any(step != _SAME for step in steps):  # `Friday`, then `three days later`
        return _Told(None, None, None, hours)
    weekday = _WEEKDAY.match(day)
    if weekday:
        return _Told(int(weekday[1]), None, None, hours)
    field = _MONTH_DAY.match(day)
    if field and field[1] != "XX":
        return _Told(None, int(field[1]), int(field[2]) if field[2] else None, hours)
    return _Told(None, None, None, hours)


def _relate_unresolved(a: Moment, b: Moment) -> Judgement:
    """Two moments of which one or both hang on an unknown day: only like is set against like."""
    if a.text == b.text:
        return _SAME_WORDS
    x, y = _told(a), _told(b)
    fields = ((x.weekday, y.weekday), (x.month, y.month), (x.day, y.day))
    known = [(v, w) for v, w in fields if v is not None and w is not None]
    if any(v != w for v, w in known):
        return Judgement(Relation.DIFFERS, "the days differ, as far as the texts tell them", 1)
    told = _relate_hours(x.hours, y.hours)
    if told is None:
        return Judgement(Relation.REFINES, "the same day") if known else _OPEN
    if told.relation is Relation.DIFFERS:
        told = _unless_bounds(a, b, told)
        if not known and not (_assumed(a) or _assumed(b)):
            return msgspec.structs.replace(told, doubt=told.doubt + 1)
    return told


def _relate_hours(a: str, b: str) -> Judgement | None:
    """Two times of day, each a clock time (``T07:37Z``) or a part of the day (``TMO``)."""
    if not a or not b:
        return None
    if a[1:2].isdigit() and b[1:2].isdigit():
        return _relate_clocks(a, b)
    (low_a, high_a), (low_b, high_b) = _span(a), _span(b)
    if low_a > high_b or low_b > high_a:
        return Judgement(Relation.DIFFERS, "the times of day differ", 1)
    return Judgement(Relation.REFINES, "one time lies within the other")


def _hours(moment: Moment) -> str:
    """The time of day that a moment is told with, as the last step of its anchor or EDTF text."""
    step = moment.anchor.text.rpartition(" ")[2] if moment.anchor else ""
    if step[:1] == "T":
        return step
    hours = moment.edtf.partition("T")[2] if "/" not in moment.edtf else ""
    return f"T{hours}" if hours else ""


def _span(hours: str) -> tuple[float, float]:
    if hours[1:2].isdigit():
        at = clock(hours)
        hour = at.hour + at.minute / 60 if at is not None else 0.0
        return (0.0, 24.0) if at is None or at.tzinfo is not None else (hour, hour)
    return _PARTS.get(hours.removeprefix("T"), (0, 24))


# Clock times ------------------------------------------------------------------------------------


def _relate_clocks(a: str, b: str) -> Judgement | None:
    """Two clock times; None where one tells no clock time or only one of them a zone."""
    x, y = clock(a), clock(b)
    if x is None or y is None or (x.tzinfo is None) != (y.tzinfo is None):
        return None
    apart = _apart(x, y, dated=interval(a)[0] is not None and interval(b)[0] is not None)
    if apart == timedelta(0):
        return _SAME_TIME
    about = is_approximate(a) or is_approximate(b)
    if about and apart <= _NEAR:
        return _QUARTER
    if apart <= _ROUNDING and (x.minute % 5 == 0) != (y.minute % 5 == 0):
        return _ROUNDED
    return Judgement(Relation.DIFFERS, "the times differ", int(about))


_OPEN_BEFORE, _OPEN_AFTER = ("until", "before"), ("since", "after")


def _unless_bounds(a: Moment, b: Moment, told: Judgement) -> Judgement:
    """``told``, unless a bound leaves room: by 7 a.m. it may have been 6:40."""
    x, y = (clock(m.edtf or _hours(m)) for m in (a, b))
    if x is None or y is None or (x.tzinfo is None) != (y.tzinfo is None):
        return told
    if _assumed(a) or _assumed(b):
        x, y = _on_any_day(x), _on_any_day(y)
    early, late = (a, b) if x < y else (b, a)
    open_between = early.bound in _OPEN_AFTER or late.bound in _OPEN_BEFORE
    return _BOUND if open_between else told


def _apart(x: datetime, y: datetime, *, dated: bool) -> timedelta:
    if dated:
        return abs(x - y)
    # Without a day times come round: 23:50 and 00:10 are twenty minutes apart.
    x, y = (_on_any_day(t) for t in (x, y))
    return min(abs(x - y) % _DAY, _DAY - abs(x - y) % _DAY)


def _on_any_day(moment: datetime) -> datetime:
    on = datetime.combine(date(2000, 1, 2), time(moment.hour, moment.minute, moment.second))
    return on - (moment.utcoffset() or timedelta(0))


# Days and longer stretches ----------------------------------------------------------------------


def _relate_days(a: Moment, b: Moment) -> Judgement:
    (low_a, high_a), (low_b, high_b) = _bounds(a), _bounds(b)
    apart = timedelta(0)
    if high_a is not None and low_b is not None and high_a < low_b:
        apart = low_b - high_a
    elif high_b is not None and low_a is not None and high_b < low_a:
        apart = low_a - high_b
    if not apart:
        if (low_a, high_a) == (low_b, high_b):
            return _SAME_DAY
        return Judgement(Relation.REFINES, "one date lies within the other")
    allowed = max(slack(m.edtf, m.granularity) for m in (a, b))
    if apart <= allowed:
        return Judgement(Relation.WITHIN_BOUNDS, "the dates agree within what the words leave open")
    return Judgement(Relation.DIFFERS, "the dates exclude each other", int(bool(allowed)))


def _bounds(moment: Moment) -> tuple[date | None, date | None]:
    """First and last day that a moment may be, open where the words leave it open."""
    low, high = interval(moment.edtf)
    if moment.bound in _OPEN_AFTER:
        return low, None
    if moment.bound in _OPEN_BEFORE:
        return None, high
    return low, high
