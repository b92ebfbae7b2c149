"""EDTF texts and the arithmetic of anchors."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrep.model.calendar import (
    Anchor,
    Direction,
    Granularity,
    clock,
    granularity_of,
    interval,
    is_approximate,
    resolve,
    slack,
)
from discrep.model.edtf import easter

BASE = date(2015, 5, 29)  # a Friday

INTERVALS = [
    ("2015-04-23", "2015-04-23", "2015-04-23"),
    ("2015-04", "2015-04-01", "2015-04-30"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2015", "2015-01-01", "2015-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2015-21", "2015-03-01", "2015-05-31"),
    ("2015-24", "2015-12-01", "2016-02-29"),
    ("1989-33", "1989-01-01", "1989-03-31"),
    ("1989-36", "1989-10-01", "1989-12-31"),
    ("2015-40", "2015-01-01", "2015-06-30"),
    ("2015-41", "2015-07-01", "2015-12-31"),
    ("2015-04-21/2015-04-30", "2015-04-21", "2015-04-30"),
    ("2004/2006", "2004-01-01", "2006-12-31"),
    ("2006~/2012~", "2006-01-01", "2012-12-31"),
    ("2015-04/..", "2015-04-01", None),
    ("../2015-04", None, "2015-04-30"),
    ("2012~", "2012-01-01", "2012-12-31"),
    ("2015-05-15~", "2015-05-15", "2015-05-15"),
    ("2015?", "2015-01-01", "2015-12-31"),
    ("2013-07-02T07:37Z", "2013-07-02", "2013-07-02"),
    ("2015-05-25T18:00/2015-05-25T21:59", "2015-05-25", "2015-05-25"),
    ("T07:37", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("edtf", "first", "last"), INTERVALS)
def test_interval(edtf: str, first: str | None, last: str | None) -> None:
    expected = tuple(date.fromisoformat(day) if day else None for day in (first, last))
    assert interval(edtf) == expected


@pytest.mark.parametrize(
    "text", ["May", "2015-13", "2015-04-31", "20151", "2015-4-3", "P3D", "0000", "2015-30", "TMO"]
)
def test_interval_refuses_what_is_no_edtf(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        interval(text)


@given(st.text(alphabet="0123456789-/.XT:Z~?%", max_size=24))
def test_interval_raises_nothing_but_value_error(text: str) -> None:
    try:
        first, last = interval(text)
    except ValueError:
        return
    assert "/" in text or first is None or last is None or first <= last


CLOCKS = [
    ("2013-07-02T07:37Z", datetime(2013, 7, 2, 7, 37, tzinfo=UTC)),
    ("2013-07-02T07:37", datetime(2013, 7, 2, 7, 37)),
    ("2013-07-02T07:37:05~", datetime(2013, 7, 2, 7, 37, 5)),
    (
        "2013-07-02T14:37+07:00",
        datetime(2013, 7, 2, 14, 37, tzinfo=timezone(timedelta(hours=7))),
    ),
    ("2013-07-02T14", datetime(2013, 7, 2, 14)),
    ("2013-07-02T24:00", datetime(2013, 7, 3)),
    ("T07:37", datetime(1, 1, 1, 7, 37)),
    ("2013-07-02", None),
    ("2015-05-25T18:00/2015-05-25T21:59", None),
    ("2015", None),
]


@pytest.mark.parametrize(("edtf", "expected"), CLOCKS)
def test_clock(edtf: str, expected: datetime | None) -> None:
    assert clock(edtf) == expected


def test_zones_make_times_comparable() -> None:
    here, there = clock("2013-07-02T14:37+07:00"), clock("2013-07-02T07:37Z")
    assert here == there


def test_approximate_and_slack() -> None:
    assert is_approximate("2012~")
    assert is_approximate("2012%")
    assert not is_approximate("2012?")
    assert slack("2012", Granularity.YEAR) == timedelta(0)
    assert slack("2015-05-15~", Granularity.WEEK) == timedelta(days=3, hours=12)
    assert slack("2015-05-15~", Granularity.DAY) == timedelta(hours=12)
    units = [Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR]
    known = [slack("~", unit) for unit in units]
    assert known == sorted(known)


RESOLVED = [
    ("P0D", "nearest", "2015-05-29", "day"),
    ("P-3D", "nearest", "2015-05-26", "day"),
    ("P-2W~", "nearest", "2015-05-15~", "week"),
    ("P-1W", "nearest", "2015-05-18/2015-05-24", "week"),
    ("P1M", "nearest", "2015-06", "month"),
    ("P-2M~", "nearest", "2015-03~", "month"),
    ("P-1Q", "nearest", "2015-33", "quarter"),
    ("P0H", "nearest", "2015-40", "half"),
    ("P-3Y~", "nearest", "2012~", "year"),
    ("P-1DE~", "nearest", "2005~", "decade"),
    ("P0DE", "nearest", "201X", "decade"),
    ("P-1CE", "nearest", "19XX", "century"),
    ("P-9Y~/P-3Y~", "nearest", "2006~/2012~", "year"),
    ("XXXX-WXX-5", "past", "2015-05-29", "day"),
    ("XXXX-WXX-5", "before", "2015-05-22", "day"),
    ("XXXX-WXX-5", "future", "2015-05-29", "day"),
    ("XXXX-WXX-5", "after", "2015-06-05", "day"),
    ("XXXX-WXX-3", "past", "2015-05-27", "day"),
    ("XXXX-WXX-1", "nearest", "2015-06-01", "day"),
    ("XXXX-WXX-1/XXXX-WXX-3", "past", "2015-05-25/2015-05-27", "day"),
    ("XXXX-WXX-WE", "before", "2015-05-23/2015-05-24", "weekend"),
    ("XXXX-05-27", "past", "2015-05-27", "day"),
    ("XXXX-06-02", "past", "2014-06-02", "day"),
    ("XXXX-06-02", "nearest", "2015-06-02", "day"),
    ("XXXX-02-29", "past", "2012-02-29", "day"),
    ("XXXX-XX-31", "past", "2015-03-31", "day"),
    ("XXXX-05", "past", "2015-05", "month"),
    ("XXXX-05", "before", "2014-05", "month"),
    ("XXXX-06/XXXX-08", "nearest", "2015-06/2015-08", "month"),
    ("XXXX-22", "before", "2014-22", "season"),
    ("XXXX-24", "past", "2014-24", "season"),
    ("XXXX-35", "past", "2014-35", "quarter"),
    ("XXXX-11-4#4", "past", "2014-11-27", "day"),
    ("XXXX-05-1#-1", "past", "2015-05-25", "day"),
    ("XXXX-E-2", "past", "2015-04-03", "day"),
    ("XXXX-04 LATE", "past", "2015-04-21/2015-04-30", "month"),
    ("2015-05 END", "nearest", "2015-05-25/2015-05-31", "month"),
    ("P0Y EARLY", "nearest", "2015-01/2015-04", "year"),
    ("199X LATE", "nearest", "1997-01/1999-12", "decade"),
    ("2014-22 LATE", "nearest", "2014-08", "season"),
    ("XXXX-04 W#1", "past", "2015-04-01/2015-04-07", "week"),
    ("2013 D#-1", "nearest", "2013-12-31", "day"),
    ("XXXX-06 WE#1", "future", "2015-06-06/2015-06-07", "weekend"),
    ("P-1Y XXXX-01", "nearest", "2014-01", "month"),
    ("P1W XXXX-WXX-2", "nearest", "2015-06-02", "day"),
    ("2015-05-03 P3D", "nearest", "2015-05-06", "day"),
    ("1989-35 P-1Y", "nearest", "1988-35", "quarter"),
    ("1998-06 P0Y", "nearest", "1998", "year"),
    ("XXXX-WXX-7 T15:00", "past", "2015-05-24T15:00", "minute"),
    ("XXXX-WXX-7 T15:00Z~", "past", "2015-05-24T15:00Z~", "minute"),
    ("XXXX-WXX-1 TEV", "past", "2015-05-25T18:00/2015-05-25T21:59", "part"),
    ("P0D T22:00/T02:00", "nearest", "2015-05-29T22:00/2015-05-30T02:00", "minute"),
    ("2015-05-03 T22:30 PT2H", "nearest", "2015-05-04T00:30~", "minute"),
    ("P0M T15:00", "nearest", "2015-05", "month"),
]


@pytest.mark.parametrize(("text", "direction", "edtf", "granularity"), RESOLVED)
def test_resolve(text: str, direction: str, edtf: str, granularity: str) -> None:
    anchor = Anchor(text=text, direction=Direction(direction))
    assert resolve(anchor, BASE) == (edtf, Granularity(granularity))


@pytest.mark.parametrize("text", ["Wednesday", "P3", "XXXX-13-01", "2015 XXXX-02-29", "P-9999Y"])
def test_resolve_refuses_what_leads_nowhere(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        resolve(Anchor(text=text), BASE)


@given(
    st.sampled_from([text for text, *_ in RESOLVED]),
    st.sampled_from(list(Direction)),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
)
def test_what_is_resolved_is_edtf(text: str, direction: Direction, base: date) -> None:
    edtf, granularity = resolve(Anchor(text=text, direction=direction), base)
    first, last = interval(edtf)
    assert first is not None
    assert last is not None
    assert first <= last
    assert isinstance(granularity, Granularity)


@given(st.integers(1, 7), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_weekdays_lie_on_their_side(weekday: int, base: date) -> None:
    def day(direction: Direction) -> date:
        edtf, _ = resolve(Anchor(text=f"XXXX-WXX-{weekday}", direction=direction), base)
        return date.fromisoformat(edtf)

    past, future = day(Direction.PAST), day(Direction.FUTURE)
    before, after = day(Direction.BEFORE), day(Direction.AFTER)
    assert before < base < after
    assert past <= base <= future
    assert (base - past).days < 7 > (future - base).days
    assert abs((day(Direction.NEAREST) - base).days) <= 3
    assert {d.isoweekday() for d in (past, future, before, after)} == {weekday}


@given(st.text(alphabet="XPTWEDMYQ0123456789-/#~: ", max_size=20))
def test_resolve_raises_nothing_but_value_error(text: str) -> None:
    try:
        resolve(Anchor(text=text), BASE)
    except ValueError:
        return


def test_anchor_knows_whether_it_needs_a_base() -> None:
    assert Anchor(text="XXXX-WXX-3").needs_base
    assert not Anchor(text="2015-05-03 P3D").needs_base


def test_anchor_survives_json() -> None:
    anchor = Anchor(text="XXXX-WXX-3", direction=Direction.PAST)
    assert msgspec.json.decode(msgspec.json.encode(anchor), type=Anchor) == anchor


@pytest.mark.parametrize(
    ("edtf", "granularity"),
    [
        ("19XX", "century"),
        ("199X", "decade"),
        ("2015", "year"),
        ("2015-40", "half"),
        ("2015-34", "quarter"),
        ("2015-22", "season"),
        ("2015-04", "month"),
        ("2015-04-23", "day"),
        ("2004/2006", "year"),
        ("2015-04-23T07", "hour"),
        ("T07:37", "minute"),
        ("2015-04-23T07:37:12Z", "second"),
    ],
)
def test_granularity_of(edtf: str, granularity: str) -> None:
    assert granularity_of(edtf) == Granularity(granularity)


@pytest.mark.parametrize(
    "day", [date(2000, 4, 23), date(2008, 3, 23), date(2015, 4, 5), date(2038, 4, 25)]
)
def test_easter(day: date) -> None:
    assert easter(day.year) == day
