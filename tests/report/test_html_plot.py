from __future__ import annotations

import pytest

from discrep.model.edtf import Granularity
from discrep.model.facts import Fact
from discrep.model.values import AnyValue, Count, Date, Duration, Measure, Modifier, Money
from discrep.report.html_plot import Plot, plots


def facts(*values: AnyValue) -> list[Fact]:
    return [
        Fact(
            id=f"f{n}",
            source="wire",
            start=0,
            end=1,
            text="x",
            quote="x",
            value=value,
            event="",
            role="",
        )
        for n, value in enumerate(values)
    ]


def count(low: float | None, high: float | None, modifier: Modifier = Modifier.EXACT) -> Count:
    return Count(low=low, high=high, modifier=modifier)


def only(*values: AnyValue) -> Plot:
    (plot,) = plots(facts(*values))
    return plot


def test_values_stand_in_order_of_size_with_room_at_both_ends() -> None:
    nine, twelve, ten = (s.point for s in only(count(9, 9), count(12, 12), count(10, 10)).strips)
    assert nine is not None
    assert ten is not None
    assert twelve is not None
    assert 0 < nine < ten < twelve < 100
    assert twelve - ten == pytest.approx(2 * (ten - nine), abs=0.02)


def test_an_open_bound_reaches_the_edge() -> None:
    plot = only(count(12, None, Modifier.AT_LEAST), count(None, 40, Modifier.UP_TO))
    at_least, up_to = plot.strips
    assert (at_least.open_high, at_least.high, at_least.low) == (True, 100.0, at_least.point)
    assert (up_to.open_low, up_to.low, up_to.high) == (True, 0.0, up_to.point)


def test_the_shape_tells_how_a_number_is_meant() -> None:
    plot = only(
        count(12, 12),
        count(12, 12, Modifier.ABOUT),
        count(None, 20, Modifier.UP_TO),
        count(10, None, Modifier.MORE_THAN),
        count(10, 15, Modifier.RANGE),
        count(24, 99, Modifier.VAGUE),
    )
    assert [s.shape for s in plot.strips] == ["exact", "about", "about", "beyond", "range", "vague"]
    assert [s.point is None for s in plot.strips] == [False, False, False, False, True, True]


def test_units_of_one_dimension_share_a_scale() -> None:
    mile = Measure(low=1.0, high=1.0, unit="mile")
    plot = only(
        mile,
        Measure(low=1.609344, high=1.609344, unit="kilometer"),
        Measure(low=5.0, high=5.0, unit="kilometer"),
    )
    assert plot.unit == "kilometer"
    assert plot.strips[0].point == plot.strips[1].point


def test_durations_share_a_scale() -> None:
    hours, day = only(
        Duration(low=24.0, high=24.0, unit="hour"), Duration(low=1.0, high=1.0, unit="day")
    ).strips
    assert hours.point == day.point


def test_currencies_do_not_share_a_scale() -> None:
    euros = [Money(low=n, high=n, currency="EUR") for n in (3.0, 4.0)]
    dollars = [Money(low=n, high=n, currency="USD") for n in (30.0, 50.0)]
    found = plots(facts(euros[0], dollars[0], euros[1], dollars[1]))
    assert [[s.answer for s in plot.strips] for plot in found] == [[0, 2], [1, 3]]


def test_numbers_of_very_different_size_are_drawn_by_their_logarithm() -> None:
    plot = only(count(10, 10), count(100, 100), count(1000, 1000))
    first, middle, last = (s.point or 0.0 for s in plot.strips)
    assert plot.logarithmic
    assert round(middle - first, 1) == round(last - middle, 1)
    assert not only(count(0, 0), count(1000, 1000)).logarithmic


def test_ticks_are_round_and_within_the_axis() -> None:
    plot = only(count(9, 9), count(41, 41))
    assert [t.label for t in plot.ticks] == ["10", "20", "30", "40"]
    assert all(0 <= t.at <= 100 for t in plot.ticks)
    millions = only(*(Money(low=n, high=n, currency="EUR") for n in (3e6, 5e6)))
    assert millions.ticks[0].label == "3M"


def test_what_is_no_number_or_stands_alone_is_not_drawn() -> None:
    day = Date(edtf="2020-03-02", granularity=Granularity.DAY)
    assert plots(facts(day, day, count(3, 3))) == ()


def test_one_number_told_exactly_and_as_an_estimate_has_an_axis() -> None:
    assert {s.point for s in only(count(7, 7), count(7, 7, Modifier.ABOUT)).strips} == {50.0}
