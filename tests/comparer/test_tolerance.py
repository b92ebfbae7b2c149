"""Tolerances: values that differ by no more than a user lets pass agree, and no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrep.comparer.relations import Relation
from discrep.comparer.tolerance import relate_facts
from discrep.config import FactType
from discrep.model.calendar import Granularity
from discrep.model.facts import Fact
from discrep.model.values import (
    AnyValue,
    Count,
    Date,
    Duration,
    Measure,
    Modifier,
    Money,
    Time,
)

FactOf = Callable[..., Fact]


def count(number: float, modifier: Modifier = Modifier.EXACT) -> Count:
    low = None if modifier is Modifier.UP_TO else number
    return Count(low=low, high=number, modifier=modifier)


def measure(number: float, unit: str) -> Measure:
    return Measure(low=number, high=number, unit=unit)


def day(edtf: str) -> Date:
    return Date(edtf=edtf, granularity=Granularity.DAY)


def hour(edtf: str) -> Time:
    return Time(edtf=edtf, granularity=Granularity.MINUTE)


@pytest.mark.parametrize(
    ("a", "b", "tolerance", "agree"),
    [
        (count(103), count(107), "4%", True),
        (count(103), count(109), "4%", False),
        (count(103), count(107), "4", True),
        (count(103), count(108), "4", False),
        (count(2000, Modifier.UP_TO), count(400, Modifier.ABOUT), "50%", False),
        (count(2000, Modifier.UP_TO), count(400, Modifier.ABOUT), "80%", True),
        (measure(11.2, "kilometer"), measure(8.4, "mile"), "3 km", True),
        (measure(11.2, "kilometer"), measure(8.4, "mile"), "1 mile", False),
        (day("2020-03-01"), day("2020-03-04"), "3 days", True),
        (day("2020-03-01"), day("2020-03-05"), "3 days", False),
        (day("2020-03-01/2020-03-03"), day("2020-03-05"), "2 days", True),
        (hour("2020-03-01T09:00"), hour("2020-03-01T09:40"), "1 hour", True),
        (hour("T23:50"), hour("T00:30"), "30 minutes", False),
        (hour("T23:50"), hour("T00:20"), "30 minutes", True),
        (
            Duration(low=3.5, high=3.5, unit="hour"),
            Duration(low=185, high=185, unit="minute"),
            "30 minutes",
            True,
        ),
        (
            Money(low=1e6, high=1e6, currency="EUR"),
            Money(low=1.3e6, high=1.3e6, currency="EUR"),
            "250000",
            False,
        ),
    ],
)
def test_what_differs_agrees_within_the_tolerance_alone(
    fact: FactOf, a: AnyValue, b: AnyValue, tolerance: str, agree: bool
) -> None:
    type_ = FactType(kind=a.kind, tolerance=tolerance)
    one, other = fact("north", a), fact("south", b)
    assert relate_facts(one, other, frozenset()).relation is Relation.DIFFERS
    for first, second in ((one, other), (other, one)):
        told = relate_facts(first, second, frozenset(), type_).relation
        assert (told is Relation.WITHIN_BOUNDS) is agree


def test_what_agrees_by_itself_keeps_its_relation(fact: FactOf) -> None:
    a = count(5)
    type_ = FactType(kind=a.kind, tolerance="5%")
    assert relate_facts(fact("north", a), fact("south", a), frozenset(), type_).relation is (
        Relation.EQUAL
    )
