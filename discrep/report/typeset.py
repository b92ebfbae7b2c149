"""How a value is set in type for people: a figure for the eye, and a quiet unit beside it."""

from __future__ import annotations

import re

import msgspec

from discrep.model.facts import Fact
from discrep.model.values import (
    Age,
    Bearing,
    Count,
    Duration,
    Measure,
    Modifier,
    Moment,
    Money,
    Number,
    Percent,
    Rank,
    Score,
)
from discrep.report.wording import printable

_SIGN = {
    Modifier.ABOUT: "≈\N{NO-BREAK SPACE}",
    Modifier.UP_TO: "≤\N{NO-BREAK SPACE}",
    Modifier.AT_LEAST: "≥\N{NO-BREAK SPACE}",
    Modifier.MORE_THAN: ">\N{NO-BREAK SPACE}",
    Modifier.AT_MOST: "≤\N{NO-BREAK SPACE}",
    Modifier.LESS_THAN: "<\N{NO-BREAK SPACE}",
}
_PARTS_OF_YEAR = {
    **{21: "spring", 22: "summer", 23: "autumn", 24: "winter"},
    **{33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "first half", 41: "second half"},
}


class Typeset(msgspec.Struct, frozen=True, kw_only=True):
    """A value in two parts: ``≥ 12,000`` and ``person``."""

    figure: str
    unit: str = ""

    @property
    def text(self) -> str:
        """Both parts on one line."""
        return f"{self.figure} {self.unit}".rstrip()


def typeset(fact: Fact) -> Typeset:
    """The fact's value; the article's own words where its day or its currency is not known."""
    match fact.value:
        case Money(currency="?"):
            return Typeset(figure=f"“{printable(fact.text)}”")
        case Money(currency=currency) as money:
            return Typeset(figure=_bounds(money, currency))
        case Percent(unit="percent") as share:
            return Typeset(figure=f"{_bounds(share)}%")
        case Age(unit="year") as age:
            return Typeset(figure=_bounds(age))
        case Count() | Measure() | Percent() | Age() | Rank() | Duration() as number:
            return Typeset(figure=_bounds(number), unit=printable(_spoken(number.unit)))
        case Bearing() as bearing:
            return Typeset(figure=_bearing(bearing))
        case Score() as score:
            return Typeset(figure="–".join(map(str, score.numbers)))
        case Moment(edtf=""):
            return Typeset(figure=f"“{printable(fact.text)}”")
        case Moment() as moment:
            return Typeset(figure=moment_text(moment.text))
    return Typeset(figure=printable(fact.value.text))


def _spoken(unit: str) -> str:
    """A unit as people say it: ``square mile``, ``kilowatt hour``, ``gram per kilometer``."""
    powers = re.sub(r"(\w+) \*\* ([23])", lambda m: f"{_POWERS[m[2]]} {m[1]}", unit)
    return powers.replace(" * ", " ").replace(" / ", " per ").replace("_", " ")


_POWERS = {"2": "square", "3": "cubic"}


def _bearing(value: Bearing) -> str:
    far = value.distance
    if far is None:
        return printable(value.text)
    place = value.text.removeprefix(f"{far.text} {far.unit} ")
    return f"{_bounds(far)} {printable(_spoken(far.unit))} {printable(place)}"


def grouped(number: float) -> str:
    """``number`` in full, its thousands set apart: ``1,400``, ``6.1``."""
    if number == int(number) and abs(number) < 1e18:
        return f"{int(number):,}"
    return repr(number)


def moment_text(edtf: str) -> str:
    """An EDTF text as a reader has it: ``2015-04-21 to 2015-04-30``, ``since 2014``, ``≈ 2012``."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _moment(first)
    if first in ("", ".."):
        return f"until {_moment(last)}"
    if last in ("", ".."):
        return f"since {_moment(first)}"
    if "T" in first and last.startswith(first.partition("T")[0]):
        last = last.partition("T")[2]
    return f"{_moment(first)} to {_moment(last)}"


def _moment(edtf: str) -> str:
    plain = edtf.rstrip("~?%")
    day, clock, time = plain.partition("T")
    if part := re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", day):
        day = f"{_PARTS_OF_YEAR[int(part[2])]} {part[1]}"
    elif century := re.fullmatch(r"(\d\d)XX", day):
        day = f"{century[1]}00s"
    elif decade := re.fullmatch(r"(\d{3})X", day):
        day = f"{decade[1]}0s"
    time = f"{time[:-1]} UTC" if time.endswith("Z") else time
    about = "≈\N{NO-BREAK SPACE}" if plain != edtf else ""
    return about + (f"{day} {time}".strip() if clock else day)


def _bounds(number: Number, currency: str = "") -> str:
    before = f"{currency}\N{NO-BREAK SPACE}" if currency else ""
    low, high = number.low, number.high
    if low is not None and high is not None and low != high:
        return f"{before}{grouped(low)}–{grouped(high)}"
    return f"{_SIGN.get(number.modifier, '')}{before}{grouped(number.point)}"
