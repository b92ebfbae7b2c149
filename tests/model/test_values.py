"""The canonical text of every kind of value: what reports show and reviewed stories record."""

from __future__ import annotations

import msgspec
import pytest

from discrep.model.calendar import Anchor, Granularity
from discrep.model.values import (
    Age,
    AnyValue,
    Bearing,
    Count,
    Date,
    Duration,
    Kind,
    Measure,
    Modifier,
    Money,
    Name,
    Percent,
    Place,
    Rank,
    Score,
    Time,
    Value,
    number_text,
)

DAY, MINUTE = Granularity.DAY, Granularity.MINUTE


def money(low: float | None, high: float | None, modifier: Modifier = Modifier.EXACT) -> Money:
    return Money(low=low, high=high, modifier=modifier, currency="USD")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (400.0, "400"),
        (6.1, "6.1"),
        (0.05, "0.05"),
        (0.0, "0"),
        (-12.0, "-12"),
        (1.08e8, "108000000"),
    ],
)
def test_numbers_are_plain_decimals(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("low", "high", "modifier", "text"),
    [
        (5.0, 5.0, Modifier.EXACT, "5"),
        (5.0, None, Modifier.AT_LEAST, ">=5"),
        (5.0, None, Modifier.MORE_THAN, ">5"),
        (None, 2000.0, Modifier.UP_TO, "<=2000"),
        (None, 7.0, Modifier.AT_MOST, "<=7"),
        (None, 7.0, Modifier.LESS_THAN, "<7"),
        (400.0, 400.0, Modifier.ABOUT, "~400"),
        (30.0, 50.0, Modifier.RANGE, "30-50"),
        (24.0, 99.0, Modifier.VAGUE, "24-99"),
    ],
)
def test_bounded_numbers(
    low: float | None, high: float | None, modifier: Modifier, text: str
) -> None:
    assert Count(low=low, high=high, modifier=modifier).text == text


def test_a_number_without_any_bound_is_none() -> None:
    with pytest.raises(ValueError, match="at least one bound"):
        _ = Count(low=None, high=None).text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (money(108e6, 108e6), "USD 108000000"),
        (money(85e6, 85e6, Modifier.ABOUT), "~USD 85000000"),
        (money(None, 5.0, Modifier.UP_TO), "<=USD 5"),
        (Measure(low=6.1, high=6.1, unit="kilometer"), "6.1"),
        (Percent(low=7.0, high=7.0), "7"),
        (Age(low=40.0, high=40.0), "40"),
        (Rank(low=5.0, high=5.0, unit="title"), "5"),
        (Score(numbers=(20, 13)), "20-13"),
        (Score(numbers=(6, 4, 7, 5)), "6-4-7-5"),
        (Place(names=("Russia", "United States"), codes=("RU", "US")), "Russia; United States"),
        (Name(name="Anna Berg", type="person"), "Anna Berg"),
    ],
)
def test_other_kinds(value: Value, text: str) -> None:
    assert value.text == text


@pytest.mark.parametrize(
    ("count", "unit", "text"),
    [
        (12.0, "minute", "PT12M"),
        (3.0, "month", "P3M"),
        (3.0, "day", "P3D"),
        (48.0, "hour", "PT48H"),
        (2.0, "week", "P2W"),
        (1.5, "year", "P1.5Y"),
        (2.0, "decade", "P20Y"),
        (1.0, "century", "P100Y"),
        (30.0, "second", "PT30S"),
    ],
)
def test_durations_are_in_the_unit_as_written(count: float, unit: str, text: str) -> None:
    assert Duration(low=count, high=count, unit=unit).text == text


@pytest.mark.parametrize(
    ("low", "high", "modifier", "text"),
    [
        (3.0, 3.0, Modifier.ABOUT, "~P3Y"),
        (3.0, None, Modifier.MORE_THAN, ">P3Y"),
        (3.0, 4.0, Modifier.RANGE, "P3Y/P4Y"),
    ],
)
def test_bounded_durations(
    low: float | None, high: float | None, modifier: Modifier, text: str
) -> None:
    assert Duration(low=low, high=high, modifier=modifier, unit="year").text == text


def test_a_duration_in_seconds() -> None:
    assert Duration(low=2.0, high=None, unit="hour").seconds == (7200.0, None)


@pytest.mark.parametrize(
    ("edtf", "bound", "text"),
    [
        ("2015-04-23", "", "2015-04-23"),
        ("2015-04", "since", "2015-04/.."),
        ("2015-04", "until", "../2015-04"),
        ("2015-04-21/2015-04-30", "after", "2015-04-30/.."),
        ("2015-04-21/2015-04-30", "before", "../2015-04-21"),
    ],
)
def test_dates(edtf: str, bound: str, text: str) -> None:
    assert Date(edtf=edtf, granularity=DAY, bound=bound).text == text


def test_a_day_that_nobody_knows_has_the_text_of_its_anchor() -> None:
    anchor = Anchor(text="XXXX-WXX-3")
    assert Date(edtf="", granularity=DAY, anchor=anchor).text == "XXXX-WXX-3"
    assert Time(edtf="T07:37", granularity=MINUTE).text == "T07:37"


@pytest.mark.parametrize(
    ("distance", "direction", "text"),
    [
        (Measure(low=150.0, high=150.0, unit="mile"), "E", "150 mile E of Aden"),
        (Measure(low=150.0, high=150.0, unit="mile"), "", "150 mile from Aden"),
        (None, "NNW", "NNW of Aden"),
        (None, "", "Aden"),
    ],
)
def test_bearings(distance: Measure | None, direction: str, text: str) -> None:
    assert Bearing(distance=distance, direction=direction, reference="Aden").text == text


VALUES: list[AnyValue] = [
    Date(edtf="2015-04", granularity=Granularity.MONTH),
    Time(edtf="T07:37", granularity=MINUTE),
    Duration(low=3.0, high=3.0, unit="day"),
    Age(low=40.0, high=40.0),
    Count(low=5.0, high=None, modifier=Modifier.AT_LEAST, unit="fighter", noun_class="person"),
    Measure(low=6.1, high=6.1, unit="kilometer"),
    money(5.0, 5.0),
    Percent(low=7.0, high=7.0),
    Rank(low=5.0, high=5.0),
    Score(numbers=(2, 1)),
    Place(names=("Aden",), codes=("",)),
    Bearing(distance=Measure(low=1.0, high=1.0, unit="mile"), direction="E", reference="Aden"),
    Name(name="Anna Berg"),
]


def test_every_kind_has_its_struct() -> None:
    assert [value.kind for value in VALUES] == list(Kind)


@pytest.mark.parametrize("value", VALUES, ids=lambda v: v.kind)
def test_values_survive_json(value: AnyValue) -> None:
    data = msgspec.json.encode(value)
    assert msgspec.json.decode(data)["kind"] == value.kind
    assert msgspec.json.decode(data, type=AnyValue) == value
