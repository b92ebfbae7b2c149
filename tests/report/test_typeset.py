from __future__ import annotations

import pytest

from discrep.model.calendar import Anchor, Granularity
from discrep.model.facts import Fact
from discrep.model.values import (
    Age,
    AnyValue,
    Bearing,
    Count,
    Date,
    Duration,
    Measure,
    Modifier,
    Money,
    Percent,
    Score,
)
from discrep.report.typeset import Typeset, moment_text, typeset


def fact(value: AnyValue, text: str = "words") -> Fact:
    return Fact(
        id="f",
        source="wire",
        start=0,
        end=len(text),
        text=text,
        quote=text,
        value=value,
        event="",
        role="",
    )


FAR = Measure(low=4.0, high=4.0, modifier=Modifier.ABOUT, unit="nautical_mile")
FAR_TOLD = "≈ 4 nautical mile N of Arania"


@pytest.mark.parametrize(
    ("value", "figure", "unit"),
    [
        (Count(low=14000.0, high=14000.0, unit="soldier"), "14,000", "soldier"),
        (Count(low=None, high=2000.0, modifier=Modifier.UP_TO, unit="man"), "≤ 2,000", "man"),
        (Count(low=24.0, high=99.0, modifier=Modifier.VAGUE, unit="tent"), "24–99", "tent"),
        (
            Money(low=1.5e6, high=1.5e6, currency="EUR", modifier=Modifier.ABOUT),
            "≈ EUR 1,500,000",
            "",
        ),
        (Money(low=5.0, high=5.0, currency="USD"), "USD 5", ""),
        (Percent(low=6.5, high=6.5), "6.5%", ""),
        (Percent(low=2.0, high=2.0, unit="percentage_point"), "2", "percentage point"),
        (Duration(low=12.0, high=12.0, unit="minute"), "12", "minute"),
        (Age(low=58.0, high=58.0, unit="year"), "58", ""),
        (Measure(low=5.0, high=5.0, unit="mile ** 2"), "5", "square mile"),
        (Measure(low=5.0, high=5.0, unit="kilowatt * hour"), "5", "kilowatt hour"),
        (
            Measure(low=5.0, high=5.0, unit="pound_force / inch ** 2"),
            "5",
            "pound force per square inch",
        ),
        (Age(low=5.0, high=5.0, unit="month"), "5", "month"),
        (Score(numbers=(20, 13)), "20–13", ""),
        (Bearing(distance=FAR, direction="N", reference="Arania"), FAR_TOLD, ""),
        (Bearing(distance=None, direction="N", reference="Arania"), "N of Arania", ""),
        (Date(edtf="2015-04-23", granularity=Granularity.DAY), "2015-04-23", ""),
    ],
)
def test_a_value_is_a_figure_and_a_unit(value: AnyValue, figure: str, unit: str) -> None:
    found = typeset(fact(value))
    assert Typeset(figure=found.figure.replace("\N{NO-BREAK SPACE}", " "), unit=found.unit) == (
        Typeset(figure=figure, unit=unit)
    )


def test_a_day_that_is_not_known_is_told_in_the_words_of_the_article() -> None:
    anchor = Anchor(text="XXXX-WXX-3")
    value = Date(edtf="", granularity=Granularity.DAY, anchor=anchor)
    assert typeset(fact(value, "on Wednesday")).text == "“on Wednesday”"


def test_an_amount_in_no_known_currency_is_told_in_the_words_of_the_article() -> None:
    value = Money(low=87.0, high=87.0, currency="?")
    assert typeset(fact(value, "87 kroner")).text == "“87 kroner”"


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2015-04", "2015-04"),
        ("2012~", "≈ 2012"),
        ("1989-35", "Q3 1989"),
        ("2014-21", "spring 2014"),
        ("199X", "1990s"),
        ("19XX", "1900s"),
        ("2015-04-21/2015-04-30", "2015-04-21 to 2015-04-30"),
        ("2015-04/..", "since 2015-04"),
        ("../2015", "until 2015"),
        ("2013-07-02T07:37Z", "2013-07-02 07:37 UTC"),
        ("T07:37", "07:37"),
        ("2015-05-25T18:00/2015-05-25T21:59", "2015-05-25 18:00 to 21:59"),
    ],
)
def test_a_moment_is_told_without_signs_that_need_a_standard(edtf: str, text: str) -> None:
    assert moment_text(edtf).replace("\N{NO-BREAK SPACE}", " ") == text
