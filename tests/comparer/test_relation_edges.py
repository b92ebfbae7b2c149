"""Where one relation of two values ends and the next begins, and the doubt that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from discrep.comparer.clashes import is_update, marks
from discrep.comparer.dates import relate_moments
from discrep.comparer.quantities import relate_numbers
from discrep.comparer.relations import Judgement, Relation
from discrep.comparer.timeline import resolve_anchors
from discrep.comparer.tolerance import relate_facts
from discrep.comparer.values import relate
from discrep.config import FactType
from discrep.model.calendar import Anchor, Granularity, granularity_of, resolve
from discrep.model.facts import Article, Fact
from discrep.model.values import (
    Age,
    AnyValue,
    Count,
    Date,
    Duration,
    Measure,
    Modifier,
    Moment,
    Money,
    Percent,
    Time,
)

FactOf = Callable[..., Fact]
ArticleOf = Callable[..., Article]
M, R = Modifier, Relation


def count(low: float | None, high: float | None, modifier: Modifier = M.EXACT) -> Count:
    return Count(low=low, high=high, modifier=modifier)


def plain(number: float) -> Count:
    return count(number, number)


def about(number: float) -> Count:
    return count(number, number, M.ABOUT)


def metres(number: float, unit: str = "meter") -> Measure:
    return Measure(low=number, high=number, unit=unit)


NUMBERS = [
    # Rounding: decimals dropped, the last of two digits, a share of round hundreds.
    (plain(6.1), plain(6), R.ROUNDS_TO, 0),
    (plain(6.1), plain(6.14), R.ROUNDS_TO, 0),
    (plain(6.1), plain(6.16), R.DIFFERS, 0),
    (plain(6.5), plain(6), R.ROUNDS_TO, 0),
    (plain(6.6), plain(6), R.DIFFERS, 0),
    (plain(0.25), plain(0.3), R.ROUNDS_TO, 0),
    (plain(1500), plain(1549), R.ROUNDS_TO, 0),
    (plain(1500), plain(1551), R.DIFFERS, 0),
    (plain(100), plain(105), R.ROUNDS_TO, 0),
    (plain(100), plain(106), R.DIFFERS, 0),
    (plain(40), plain(44), R.DIFFERS, 0),
    (plain(-1500), plain(-1549), R.ROUNDS_TO, 0),
    # Estimates: a fifth apart, of one sign.
    (about(100), plain(120), R.WITHIN_BOUNDS, 0),
    (about(100), plain(121), R.DIFFERS, 1),
    (about(100), about(120), R.WITHIN_BOUNDS, 0),
    (plain(100), plain(120), R.DIFFERS, 0),
    # Bounds: a number just outside passes with doubt; strictly or not.
    (count(100, None, M.MORE_THAN), plain(98.5), R.WITHIN_BOUNDS, 1),
    (count(100, None, M.MORE_THAN), plain(97), R.DIFFERS, 1),
    (count(100, None, M.AT_LEAST), about(84), R.WITHIN_BOUNDS, 1),
    (count(100, None, M.AT_LEAST), about(83), R.DIFFERS, 1),
    (count(100, None, M.AT_LEAST), plain(100), R.WITHIN_BOUNDS, 0),
    (count(100, None, M.MORE_THAN), count(None, 100, M.AT_MOST), R.WITHIN_BOUNDS, 1),
    (count(100, None, M.MORE_THAN), count(None, 101, M.LESS_THAN), R.WITHIN_BOUNDS, 0),
    (count(30, 50, M.RANGE), plain(50), R.WITHIN_BOUNDS, 0),
    (count(30, 50, M.RANGE), plain(52), R.DIFFERS, 1),
    # Vague numbers: twice as far, with one step of doubt more.
    (count(24, 99, M.VAGUE), plain(12), R.WITHIN_BOUNDS, 1),
    (count(24, 99, M.VAGUE), plain(11), R.DIFFERS, 2),
    (count(24, 99, M.VAGUE), plain(198), R.WITHIN_BOUNDS, 1),
    (count(24, 99, M.VAGUE), plain(200), R.DIFFERS, 2),
    # Units: converted, with the rounding of both.
    (metres(1609), metres(1, "mile"), R.ROUNDS_TO, 0),
    (metres(2, "mile"), metres(3, "kilometer"), R.ROUNDS_TO, 0),
    (metres(2, "mile"), metres(5, "kilometer"), R.DIFFERS, 0),
    (metres(100, "mile"), metres(105, "mile"), R.ROUNDS_TO, 0),
    (
        Duration(low=90, high=90, unit="minute"),
        Duration(low=1.5, high=1.5, unit="hour"),
        R.EQUAL,
        0,
    ),
    (Age(low=24, high=24, unit="month"), Age(low=2, high=2), R.EQUAL, 0),
    (
        Percent(low=50, high=50, unit="basis_point"),
        Percent(low=0.5, high=0.5, unit="percentage_point"),
        R.EQUAL,
        0,
    ),
    (Money(low=5, high=5, currency="?"), Money(low=9, high=9, currency="?"), R.DIFFERS, 0),
]


@pytest.mark.parametrize(("a", "b", "relation", "doubt"), NUMBERS)
def test_numbers(a: AnyValue, b: AnyValue, relation: Relation, doubt: int) -> None:
    for told in (relate(a, b), relate(b, a)):
        assert (told.relation, told.doubt) == (relation, doubt)


def test_one_amount_in_another_unit_is_told_apart_from_one_rounded() -> None:
    assert "another unit" in relate_numbers(metres(1609), metres(1, "mile")).sentence
    assert "another unit" not in relate_numbers(metres(1500), metres(1549)).sentence


def at(edtf: str) -> Time:
    return Time(edtf=edtf, granularity=granularity_of(edtf))


def day(edtf: str) -> Date:
    return Date(edtf=edtf, granularity=granularity_of(edtf))


def hanging(text: str) -> Time:
    """A time of an unknown day."""
    return Time(edtf="", granularity=Granularity.MINUTE, anchor=Anchor(text=text))


def told_on(text: str, base: str) -> Moment:
    """A day, or a part of one, told on another."""
    anchor = Anchor(text=text)
    edtf, granularity = resolve(anchor, date.fromisoformat(base))
    kind = Time if "T" in edtf else Date
    return kind(edtf=edtf, granularity=granularity, anchor=anchor)


MOMENTS: list[tuple[Moment, Moment, Relation, int]] = [
    # Clock times: three minutes for what is rounded to five, a quarter of an hour for `about`.
    (at("2020-03-02T15:33"), at("2020-03-02T15:30"), R.ROUNDS_TO, 0),
    (at("2020-03-02T15:34"), at("2020-03-02T15:30"), R.DIFFERS, 0),
    (at("2020-03-02T15:00~"), at("2020-03-02T15:15"), R.WITHIN_BOUNDS, 0),
    (at("2020-03-02T15:00~"), at("2020-03-02T15:16"), R.DIFFERS, 1),
    (at("2020-03-02T23:58"), at("2020-03-03T00:00"), R.ROUNDS_TO, 0),
    (at("2020-03-02T23:50"), at("2020-03-03T00:10"), R.DIFFERS, 0),
    # Of no known day, they come round at midnight; one zone alone tells nothing.
    (hanging("T23:58"), hanging("T00:00"), R.ROUNDS_TO, 0),
    (hanging("T23:50~"), hanging("T00:05"), R.WITHIN_BOUNDS, 0),
    (hanging("T23:50"), hanging("T12:10"), R.DIFFERS, 1),
    (hanging("T07:37Z"), hanging("T09:37+02:00"), R.EQUAL, 0),
    (hanging("T07:37Z"), hanging("T09:37"), R.WITHIN_BOUNDS, 0),
    (hanging("XXXX-WXX-1 T07:00"), hanging("XXXX-WXX-1 T09:00"), R.DIFFERS, 0),
    # Parts of a day, as widely as news means them.
    (hanging("TMO"), hanging("T05:00"), R.REFINES, 0),
    (hanging("TMO"), hanging("T04:45"), R.DIFFERS, 2),
    (hanging("TMO"), hanging("T12:00"), R.REFINES, 0),
    (hanging("TMO"), hanging("T12:15"), R.DIFFERS, 2),
    (hanging("TAF"), hanging("T12:00"), R.REFINES, 0),
    (hanging("TAF"), hanging("T11:45"), R.DIFFERS, 2),
    (hanging("TAF"), hanging("T19:00"), R.REFINES, 0),
    (hanging("TAF"), hanging("T19:15"), R.DIFFERS, 2),
    (hanging("TEV"), hanging("T17:00"), R.REFINES, 0),
    (hanging("TEV"), hanging("T16:45"), R.DIFFERS, 2),
    (hanging("TNI"), hanging("T18:00"), R.REFINES, 0),
    (hanging("TNI"), hanging("T17:45"), R.DIFFERS, 2),
    (hanging("TEARLY"), hanging("T00:15"), R.REFINES, 0),
    (hanging("TEARLY"), hanging("T09:15"), R.DIFFERS, 2),
    (hanging("TLATE"), hanging("T16:00"), R.REFINES, 0),
    (hanging("TLATE"), hanging("T15:45"), R.DIFFERS, 2),
    (hanging("TMO"), hanging("T19:05Z"), R.REFINES, 0),  # a morning somewhere
    (hanging("XXXX-WXX-1 TMO"), hanging("XXXX-WXX-1 T16:00"), R.DIFFERS, 1),
    # From one clock time to another is neither.
    (
        at("2020-03-02T06:00/2020-03-02T08:00"),
        hanging("XXXX-WXX-1 T09:00"),
        R.REFINES,
        0,
    ),
    # The same word for the day, told on different days.
    (told_on("P-1D", "2020-03-03"), told_on("P-1D", "2020-03-05"), R.DIFFERS, 2),
    (told_on("P-1D", "2020-03-03"), told_on("P-2D", "2020-03-05"), R.DIFFERS, 0),
    (told_on("P-1D TMO", "2020-03-03"), told_on("P-1D", "2020-03-05"), R.DIFFERS, 2),
    (told_on("P-1D", "2020-03-03"), told_on("P-1D", "2020-03-10"), R.DIFFERS, 2),
    # One weekday of two weeks; a day or a month of two years.
    (
        told_on("XXXX-WXX-1 TMO", "2020-03-03"),
        told_on("XXXX-WXX-1", "2020-03-17"),
        R.WITHIN_BOUNDS,
        1,
    ),
    (told_on("XXXX-06-24", "2020-03-03"), day("2018-06-24"), R.WITHIN_BOUNDS, 1),
    (told_on("XXXX-06", "2020-03-03"), day("2018-06"), R.WITHIN_BOUNDS, 1),
    (told_on("XXXX-06", "2020-03-03"), day("2018-07"), R.DIFFERS, 0),
    (told_on("XXXX-06-24", "2020-03-03"), told_on("XXXX-WXX-1", "2018-07-03"), R.DIFFERS, 0),
    (told_on("XXXX-06-24", "2020-03-03"), day("2018-07-24"), R.DIFFERS, 0),
    # What is loosely told has slack, and leaves doubt beyond it.
    (told_on("P-2W~", "2015-05-29"), day("2015-05-18"), R.WITHIN_BOUNDS, 0),
    (told_on("P-2W~", "2015-05-29"), day("2015-05-25"), R.DIFFERS, 1),
]


@pytest.mark.parametrize(("a", "b", "relation", "doubt"), MOMENTS)
def test_moments(a: Moment, b: Moment, relation: Relation, doubt: int) -> None:
    for told in (relate_moments(a, b), relate_moments(b, a)):
        assert (told.relation, told.doubt) == (relation, doubt)


@pytest.mark.parametrize(
    ("a", "b", "tolerance", "agree"),
    [
        (Age(low=2, high=2), Age(low=31, high=31, unit="month"), "7 months", True),
        (Age(low=2, high=2), Age(low=32, high=32, unit="month"), "7 months", False),
        (metres(11.2, "kilometer"), metres(8.4, "mile"), "18%", True),
        (metres(11.2, "kilometer"), metres(8.4, "mile"), "17%", False),
        (
            Measure(low=None, high=11, modifier=M.UP_TO, unit="mile"),
            metres(14, "kilometer"),
            "4 km",
            True,
        ),
        (
            Measure(low=None, high=11, modifier=M.UP_TO, unit="mile"),
            metres(14, "kilometer"),
            "3 km",
            False,
        ),
        (count(10, None, M.AT_LEAST), plain(7), "3", True),
        (count(10, None, M.AT_LEAST), plain(6), "3", False),
        (count(None, 10, M.AT_MOST), plain(13), "3", True),
        (count(None, 10, M.AT_MOST), plain(14), "3", False),
        (plain(-100), plain(-107), "7%", True),
        (plain(-100), plain(-109), "7%", False),
        (
            Money(low=45, high=45, currency="USD", unit="cent"),
            Money(low=0.52, high=0.52, currency="USD"),
            "0.07",
            True,
        ),
        (
            Money(low=45, high=45, currency="USD", unit="cent"),
            Money(low=0.53, high=0.53, currency="USD"),
            "0.07",
            False,
        ),
        (at("2020-03-01T23:50"), at("2020-03-03T00:10"), "30 minutes", False),
        (at("2020-03-01T09:00"), day("2020-03-04"), "2 days", False),
        (at("2020-03-01T09:00"), day("2020-03-04"), "3 days", True),
    ],
)
def test_tolerance(fact: FactOf, a: AnyValue, b: AnyValue, tolerance: str, agree: bool) -> None:
    type_ = FactType(kind=a.kind, tolerance=tolerance)
    one, other = fact("north", a), fact("south", b)
    assert relate_facts(one, other, frozenset()).relation is R.DIFFERS
    for first, second in ((one, other), (other, one)):
        told = relate_facts(first, second, frozenset(), type_).relation
        assert (told is R.WITHIN_BOUNDS) is agree


@pytest.mark.parametrize(("days", "bounded"), [(40, True), (41, False)])
def test_companions_bound_a_day_while_they_are_near(
    fact: FactOf, article: ArticleOf, days: int, bounded: bool
) -> None:
    first = date(2020, 3, 3)
    last = date.fromordinal(first.toordinal() + days)
    articles = [article("north"), *(article(f"s{d}", published=f"{d}") for d in (first, last))]
    told = Date(edtf="", granularity=Granularity.DAY, anchor=Anchor(text="P-1D"))
    (found,) = resolve_anchors(articles, [fact("north", told)])
    assert isinstance(found.value, Moment)
    assert bool(found.value.edtf) is bounded


DIFFER = Judgement(R.DIFFERS, "the values differ")


@pytest.mark.parametrize(
    ("years", "day", "expected"),
    [(1, "2015-09-01", True), (2, "2015-09-01", False), (0, "2015-09-01", False)],
)
def test_a_birthday_may_lie_between_two_ages(
    fact: FactOf, years: int, day: str, expected: bool
) -> None:
    early = [fact("north", Age(low=27, high=27), as_of="2015-03-01")]
    late = [fact("south", Age(low=27 + years, high=27 + years), as_of=day)]
    assert is_update(early, late) is expected
    assert not is_update(late, [fact("north", Age(low=26, high=26), as_of="2015-12-01")])


def test_figures_that_move_are_marked_by_who_speaks_from_when(fact: FactOf) -> None:
    def moving(**more: str) -> str:
        a, b = fact("north", plain(9)), fact("south", plain(14), **more)
        return dict(marks([a], [b], DIFFER))["moving"]

    assert moving() == "dated"
    assert moving(as_of="") == "undated"
    assert moving(event="build") == "dated"  # the other's event moves
    both = [fact(s, plain(9), event="build") for s in ("north", "south")]
    assert dict(marks(both[:1], both[1:], DIFFER))["moving"] == "no"
    ages = [fact(s, Age(low=9, high=9), event="build") for s in ("north", "south")]
    assert dict(marks(ages[:1], ages[1:], DIFFER))["moving"] == "dated"
    police, mayor = (fact(s, plain(9), speaker=s) for s in ("police", "mayor"))
    assert dict(marks([police], [mayor], DIFFER))["moving"] == "houses"
