"""How two dates or clock times relate: what can be one moment, and what cannot."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrep.comparer.dates import relate_moments
from discrep.comparer.relations import Relation
from discrep.model.calendar import Anchor, Granularity, granularity_of, resolve
from discrep.model.values import Date, Moment, Time

R = Relation


def day(edtf: str, bound: str = "") -> Date:
    return Date(edtf=edtf, granularity=granularity_of(edtf), bound=bound)


def at(edtf: str, bound: str = "") -> Time:
    return Time(edtf=edtf, granularity=granularity_of(edtf), bound=bound)


def open_day(text: str) -> Date:
    """A date that hangs on an unknown day."""
    return Date(edtf="", granularity=Granularity.DAY, anchor=Anchor(text=text))


def open_time(text: str) -> Time:
    return Time(edtf="", granularity=Granularity.MINUTE, anchor=Anchor(text=text))


def weekday(text: str, base: str) -> Date:
    """A weekday told from ``base``."""
    anchor = Anchor(text=text)
    edtf, granularity = resolve(anchor, date.fromisoformat(base))
    return Date(edtf=edtf, granularity=granularity, anchor=anchor)


def part(text: str) -> Time:
    """A part of a day, told on 3 March 2020."""
    anchor = Anchor(text=text)
    edtf, granularity = resolve(anchor, date(2020, 3, 3))
    return Time(edtf=edtf, granularity=granularity, anchor=anchor)


CASES: list[tuple[Moment, Moment, Relation]] = [
    # A year that only the day of publication tells.
    (weekday("XXXX-06-24", "2007-11-02"), day("2005-06-24"), R.WITHIN_BOUNDS),
    (weekday("XXXX-06", "2007-11-02"), day("2005-06-24"), R.WITHIN_BOUNDS),
    (weekday("XXXX-06-24", "2007-11-02"), day("2005-06-23"), R.DIFFERS),
    (day("2007-06-24"), day("2005-06-24"), R.DIFFERS),
    # Days and longer stretches.
    (day("2020-03-02"), day("2020-03-02"), R.EQUAL),
    (day("2020-03-02"), day("2020-03-03"), R.DIFFERS),
    (day("2020-03"), day("2020-03-02"), R.REFINES),
    (day("2020"), day("2020-03"), R.REFINES),
    (day("2020-03"), day("2020-04-01"), R.DIFFERS),
    (day("2020-03-01/2020-03-07"), day("2020-03-05"), R.REFINES),
    (day("2020-03-02"), at("2020-03-02T07:30"), R.EQUAL),
    (day("2020-03-02"), at("2020-03-03T07:30"), R.DIFFERS),
    (day("2015~"), day("2016"), R.WITHIN_BOUNDS),
    (day("2015~"), day("2025"), R.DIFFERS),
    # Bounds.
    (day("2020-03-02", "since"), day("2020-03-05"), R.REFINES),
    (day("2020-03-02", "until"), day("2020-03-05"), R.DIFFERS),
    (at("2020-03-02T07:00", "until"), at("2020-03-02T06:30"), R.WITHIN_BOUNDS),
    (at("2020-03-02T07:00", "until"), at("2020-03-02T08:30"), R.DIFFERS),
    (at("2020-03-02T07:00", "after"), at("2020-03-02T08:30"), R.WITHIN_BOUNDS),
    # One weekday, told from days whole weeks apart.
    (weekday("XXXX-WXX-1", "2020-03-03"), weekday("XXXX-WXX-1", "2020-03-17"), R.WITHIN_BOUNDS),
    (weekday("XXXX-WXX-1", "2020-03-03"), weekday("XXXX-WXX-2", "2020-03-17"), R.DIFFERS),
    (weekday("XXXX-WXX-1", "2020-03-03"), day("2020-03-16"), R.DIFFERS),
    # Clock times: rounded to five minutes, loosely told, in two zones.
    (at("2020-03-02T15:33"), at("2020-03-02T15:30"), R.ROUNDS_TO),
    (at("2020-03-02T15:33"), at("2020-03-02T15:35"), R.ROUNDS_TO),
    (at("2020-03-02T15:33"), at("2020-03-02T15:32"), R.DIFFERS),
    (at("2020-03-02T15:30"), at("2020-03-02T15:35"), R.DIFFERS),
    (at("2020-03-02T15:00~"), at("2020-03-02T15:10"), R.WITHIN_BOUNDS),
    (at("2020-03-02T15:00"), at("2020-03-02T15:10"), R.DIFFERS),
    (at("2020-03-02T15:00~"), at("2020-03-02T16:10"), R.DIFFERS),
    (at("2020-03-02T07:37Z"), at("2020-03-02T09:37+02:00"), R.EQUAL),
    (at("2020-03-02T07:37Z"), at("2020-03-02T07:37+02:00"), R.DIFFERS),
    (at("2020-03-02T07:37Z"), at("2020-03-02T09:37"), R.EQUAL),  # of one day, no zone told
    # Parts of a known day.
    (part("XXXX-WXX-1 TMO"), at("2020-03-02T09:30"), R.REFINES),
    (part("XXXX-WXX-1 TMO"), at("2020-03-02T16:00"), R.DIFFERS),
    (part("XXXX-WXX-1 TMO"), at("2020-03-02T12:30"), R.DIFFERS),  # minutes count
    (part("XXXX-WXX-1 TMO"), part("XXXX-WXX-1 TEV"), R.DIFFERS),
    (part("XXXX-WXX-1 TMO"), day("2020-03-02"), R.EQUAL),
    # Moments that hang on an unknown day: like is set against like.
    (open_day("XXXX-WXX-3"), open_day("XXXX-WXX-3"), R.EQUAL),
    (open_day("XXXX-WXX-3"), open_day("XXXX-WXX-4"), R.DIFFERS),
    (open_day("XXXX-WXX-1"), day("2020-03-02"), R.REFINES),
    (open_day("XXXX-WXX-1"), day("2020-03-03"), R.DIFFERS),
    (open_day("XXXX-05-27"), open_day("XXXX-05-28"), R.DIFFERS),
    (open_day("XXXX-05-27"), open_day("XXXX-05"), R.REFINES),
    (open_day("XXXX-05"), open_day("XXXX-06"), R.DIFFERS),
    (open_day("P-1D"), open_day("XXXX-WXX-1"), R.WITHIN_BOUNDS),
    # Parts of a day.
    (open_time("XXXX-WXX-1 P0D TEV"), open_time("XXXX-WXX-1 TMO"), R.DIFFERS),  # that evening
    (open_time("XXXX-WXX-1 P0D T05:00"), open_time("XXXX-WXX-1 T05:00"), R.EQUAL),
    (open_time("XXXX-WXX-1 P0D TMO"), open_time("XXXX-WXX-2 TMO"), R.DIFFERS),
    (open_time("XXXX-WXX-1 P1D TMO"), open_time("XXXX-WXX-2 TMO"), R.REFINES),  # the next morning
    (open_time("XXXX-WXX-1 TMO"), open_time("XXXX-WXX-1 T09:30"), R.REFINES),
    (open_time("XXXX-WXX-1 TMO"), open_time("XXXX-WXX-1 TEV"), R.DIFFERS),
    (open_time("XXXX-WXX-1 TMO"), open_time("XXXX-WXX-1 T16:00"), R.DIFFERS),
    (open_time("XXXX-WXX-1 TEV"), open_time("XXXX-WXX-1 TNI"), R.REFINES),
    (open_time("T23:50~"), open_time("T00:01"), R.WITHIN_BOUNDS),
]


@pytest.mark.parametrize(("a", "b", "expected"), CASES)
def test_relation(a: Moment, b: Moment, expected: Relation) -> None:
    assert relate_moments(a, b).relation is expected
    assert relate_moments(b, a) == relate_moments(a, b)


def test_what_a_text_leaves_open_is_a_step_of_doubt() -> None:
    sure = relate_moments(day("2020-03-02"), day("2020-03-03"))
    assert sure.doubt == 0
    for a, b in (
        (open_day("XXXX-WXX-3"), open_day("XXXX-WXX-4")),
        (at("2020-03-02T15:00~"), at("2020-03-02T16:10")),
        (day("2015~"), day("2025")),
    ):
        assert relate_moments(a, b).doubt > 0


DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31)).map(lambda d: d.isoformat())
CLOCKS = st.builds("T{:02d}:{:02d}{}".format, st.integers(0, 23), st.integers(0, 59),
                   st.sampled_from(["", "Z", "+05:30", "-08:00"]))  # fmt: skip
BOUNDS = st.sampled_from(["", "since", "until", "before", "after"])
FIELDS = st.sampled_from(["XXXX-WXX-2", "XXXX-05-27", "XXXX-05", "P-1D", "P-2W~"])
HOURS = st.sampled_from(["TMO", "TAF", "TEV", "TNI", "T07:37", "T19:05Z", "T11:50~"])
MOMENTS: st.SearchStrategy[Moment] = st.one_of(
    st.builds(day, st.one_of(DAYS, DAYS.map(lambda d: d[:7]), DAYS.map(lambda d: f"{d}~")), BOUNDS),
    st.builds(lambda d, t, about, b: at(f"{d}{t}{about}", b),
              DAYS, CLOCKS, st.sampled_from(["", "~"]), BOUNDS),
    st.builds(open_day, FIELDS),
    st.builds(open_time, st.one_of(HOURS, st.builds("{} {}".format, FIELDS, HOURS))),
)  # fmt: skip


@given(MOMENTS, MOMENTS)
def test_symmetric(a: Moment, b: Moment) -> None:
    assert relate_moments(a, b) == relate_moments(b, a)


@given(MOMENTS)
def test_a_moment_never_differs_from_itself(a: Moment) -> None:
    assert relate_moments(a, a).relation is Relation.EQUAL


def assumed(edtf: str) -> Time:
    """A clock time of a day that is not in its own words."""
    return Time(edtf=edtf, granularity=Granularity.MINUTE, assumed=True)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (assumed("2012-08-07T03:33"), at("2012-11-21T03:30"), R.ROUNDS_TO),
        (assumed("2012-08-07T03:33"), assumed("2012-11-21T03:33"), R.EQUAL),
        (assumed("2012-08-07T03:33"), at("2012-08-07T09:00"), R.DIFFERS),
        (assumed("2012-08-07T03:33"), day("2012-08-09"), R.WITHIN_BOUNDS),
        (assumed("2012-08-07T20:49"), at("2012-08-09T21:00", "before"), R.WITHIN_BOUNDS),
        (assumed("2012-08-07T21:10"), at("2012-08-09T21:00", "before"), R.DIFFERS),
    ],
)
def test_a_day_that_is_not_told_with_a_time_is_not_held_against_it(
    a: Moment, b: Moment, expected: Relation
) -> None:
    assert relate_moments(a, b).relation is expected
    assert relate_moments(b, a).relation is expected
