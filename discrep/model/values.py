"""The typed values that facts carry, one struct a kind, and their canonical text.

Every value is frozen. ``value.text`` is its canonical text: what reports show, what reviewed
stories record, and what two equal values share. Numbers are bounds (``low``, ``high``), because
news speaks in intervals: ``at least 5`` has no upper bound, ``dozens`` is 24 to 99.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Literal

import msgspec

from discrep.model.calendar import Anchor, Granularity


class Kind(StrEnum):
    """What a value is; also the tag of its struct in JSON."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    AGE = "age"
    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    RANK = "rank"
    SCORE = "score"
    PLACE = "place"
    BEARING = "bearing"
    NAME = "name"


class Modifier(StrEnum):
    """How a text bounds or softens a number."""

    EXACT = "exact"
    ABOUT = "about"  # close to, some, nearly, around: an estimate at the number
    UP_TO = "up_to"  # up to, as many as: an estimate at the number, said from above
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"  # no more than, not exceeding: a bound
    LESS_THAN = "less_than"
    RANGE = "range"  # 30 to 50, between 30 and 50
    VAGUE = "vague"  # dozens, several: the word's own interval


# How a figure changes while a story develops; empty where it does not.
Moves = Literal["", "up", "down", "both"]

_SIGN = {
    Modifier.ABOUT: "~",
    Modifier.UP_TO: "<=",
    Modifier.AT_LEAST: ">=",
    Modifier.MORE_THAN: ">",
    Modifier.AT_MOST: "<=",
    Modifier.LESS_THAN: "<",
}


def number_text(number: float) -> str:
    """The shortest plain decimal of ``number``: ``400``, ``6.1``, ``108000000``."""
    if number == int(number) and abs(number) < 1e18:
        return str(int(number))
    return repr(number)


def bounds_text(low: float | None, high: float | None, modifier: Modifier) -> str:
    """Canonical text of a bounded number: ``5`` ``>=5`` ``<=2000`` ``~400`` ``30-50``."""
    if low is not None and high is not None and low != high:
        return f"{number_text(low)}-{number_text(high)}"
    only = low if low is not None else high
    if only is None:
        raise ValueError("a number needs at least one bound")
    return _SIGN.get(modifier, "") + number_text(only)


class Value(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Base of all values; ``kind`` tells them apart in JSON."""

    kind: ClassVar[Kind]

    @property
    def text(self) -> str:
        """The canonical text."""
        raise NotImplementedError


class Number(Value, frozen=True, kw_only=True):
    """A bounded number. ``low``/``high`` are None where the text leaves that side open.

    An estimate (``~400``) has ``low == high``; ``up to 2,000`` has only ``high``.
    """

    low: float | None
    high: float | None
    modifier: Modifier = Modifier.EXACT

    @property
    def text(self) -> str:
        return bounds_text(self.low, self.high, self.modifier)

    @property
    def point(self) -> float:
        """The number that the text names: the one bound, or the middle of two."""
        known = [n for n in (self.low, self.high) if n is not None]
        return sum(known) / len(known)


class Count(Number, frozen=True, kw_only=True, tag="count"):
    """How many of something. ``unit`` is the lemma of the counted noun (may be empty)."""

    kind = Kind.COUNT
    unit: str = ""
    noun_class: str = ""


class Measure(Number, frozen=True, kw_only=True, tag="measure"):
    """A physical amount. ``unit`` is pint's long name (``kilometer``, ``kilometer / hour``), or
    a scale of the lexicon (``magnitude``)."""

    kind = Kind.MEASURE
    unit: str


class Percent(Number, frozen=True, kw_only=True, tag="percent"):
    """A share. ``unit`` is ``percent`` or ``percentage_point``."""

    kind = Kind.PERCENT
    unit: str = "percent"


class Age(Number, frozen=True, kw_only=True, tag="age"):
    """How old. ``unit`` is ``year``, ``month``, ``week`` or ``day``."""

    kind = Kind.AGE
    unit: str = "year"


class Rank(Number, frozen=True, kw_only=True, tag="rank"):
    """A place in an order: ``fifth`` is 5. ``unit`` is the lemma of the ordered noun."""

    kind = Kind.RANK
    unit: str = ""


class Money(Number, frozen=True, kw_only=True, tag="money"):
    """An amount of money. ``currency`` is an ISO 4217 code, ``?`` where the text does not tell.

    Bounds count ``unit``, the unit as written: empty for the currency itself, or a hundredth of it
    (``cent``). The text is in the currency.
    """

    kind = Kind.MONEY
    currency: str
    unit: str = ""

    @property
    def whole(self) -> Money:
        """The same amount, counted in the currency itself."""
        if not self.unit:
            return self
        # Rounded to twelve digits, lest 12.3p be 0.12300000000000001 pounds.
        low, high = (None if n is None else float(f"{n / 100:.12g}") for n in (self.low, self.high))
        return Money(low=low, high=high, modifier=self.modifier, currency=self.currency)

    @property
    def text(self) -> str:
        whole = self.whole
        sign = bounds_text(whole.low, whole.high, whole.modifier)
        marks = sign[: len(sign) - len(sign.lstrip("~<>="))]
        return f"{marks}{self.currency} {sign[len(marks) :]}"


# Seconds in a unit; a month and a year are the Gregorian mean (ISO 80000-3).
SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2629746.0,
    "year": 31556952.0,
    "decade": 315569520.0,
    "century": 3155695200.0,
}


_SMALLER = {
    "year": (12, "month"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
}


def _iso_duration(number: float, unit: str) -> str:
    if number < 1:  # half an hour is 30 minutes
        factor, unit = _SMALLER.get(unit, (1, unit))
        number *= factor
    if unit in ("decade", "century"):
        number, unit = number * (10 if unit == "decade" else 100), "year"
    letter = "M" if unit in ("minute", "month") else unit[0].upper()
    time = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{time}{number_text(number)}{letter}"


class Duration(Number, frozen=True, kw_only=True, tag="duration"):
    """How long. Bounds count ``unit``, the unit as written; the text is ISO 8601 (``PT12M``)."""

    kind = Kind.DURATION
    unit: str

    @property
    def text(self) -> str:
        if self.low is not None and self.high is not None and self.low != self.high:
            return f"{_iso_duration(self.low, self.unit)}/{_iso_duration(self.high, self.unit)}"
        return _SIGN.get(self.modifier, "") + _iso_duration(self.point, self.unit)

    @property
    def seconds(self) -> tuple[float | None, float | None]:
        """Both bounds in seconds."""
        k = SECONDS[self.unit]
        return (
            None if self.low is None else self.low * k,
            None if self.high is None else self.high * k,
        )


class Score(Value, frozen=True, kw_only=True, tag="score"):
    """The numbers of a result, in the order told: ``20-13``."""

    kind = Kind.SCORE
    numbers: tuple[int, ...]

    @property
    def low(self) -> float:
        """The smallest number: every quantity has a low and a high."""
        return float(min(self.numbers))

    @property
    def high(self) -> float:
        """The largest number."""
        return float(max(self.numbers))

    @property
    def text(self) -> str:
        return "-".join(map(str, self.numbers))


class Moment(Value, frozen=True, kw_only=True):
    """A point or stretch of calendar time, in EDTF (ISO 8601-2).

    ``edtf`` is empty while the moment hangs on an unknown day: then ``anchor`` says how it would
    be found, and the text is the anchor's. ``bound`` says whether the text speaks of the time
    since, until, before or after it.
    """

    edtf: str
    granularity: Granularity
    anchor: Anchor | None = None
    bound: str = ""

    @property
    def text(self) -> str:
        if not self.edtf:
            return self.anchor.text if self.anchor else ""
        if self.bound in ("since", "after"):
            return f"{self.edtf.rpartition('/')[2]}/.."
        if self.bound in ("until", "before"):
            return f"../{self.edtf.partition('/')[0]}"
        return self.edtf


class Date(Moment, frozen=True, kw_only=True, tag="date"):
    """A day, or a longer stretch."""

    kind = Kind.DATE


class Time(Moment, frozen=True, kw_only=True, tag="time"):
    """A clock time or a part of a day: ``2013-07-02T07:37Z``; ``T07:37`` where no day is told.

    ``assumed`` says that its day is not in its own words, but that of the passage or the text.
    """

    kind = Kind.TIME
    assumed: bool = False


class Place(Value, frozen=True, kw_only=True, tag="place"):
    """One or several places, as an ordered set.

    ``names`` are in canonical form; ``codes`` beside them hold the ISO 3166-1 alpha-2 code of
    each that is a country, else an empty string.
    """

    kind = Kind.PLACE
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "; ".join(self.names)


class Bearing(Value, frozen=True, kw_only=True, tag="bearing"):
    """Where something lies from somewhere: ``150 miles east of Aden``.

    ``distance`` is None where only the direction is told; ``direction`` is a compass point of
    up to three letters (``E``, ``NNW``) or empty.
    """

    kind = Kind.BEARING
    distance: Measure | None
    direction: str
    reference: str

    @property
    def text(self) -> str:
        far = f"{self.distance.text} {self.distance.unit} " if self.distance else ""
        way = f"{self.direction} of " if self.direction else "from " if self.distance else ""
        return f"{far}{way}{self.reference}"


class Name(Value, frozen=True, kw_only=True, tag="name"):
    """A name as written. ``type`` is ``person``, ``organization``, ``ship``, ``work``, ..."""

    kind = Kind.NAME
    name: str
    type: str = ""

    @property
    def text(self) -> str:
        return self.name


AnyValue = (
    Count
    | Measure
    | Percent
    | Age
    | Rank
    | Money
    | Duration
    | Score
    | Date
    | Time
    | Place
    | Bearing
    | Name
)
