"""Where the values of a question lie beside each other: a strip for each, on one scale.

All positions are percentages of the strip's width, so that a drawing fits any screen.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import msgspec

from discrep.lexicon.units import factor
from discrep.model.facts import Fact
from discrep.model.values import SECONDS, Count, Duration, Measure, Modifier, Money, Number
from discrep.report.typeset import grouped

_FIRST, _LAST = 6.0, 94.0  # where the outermost values stand, in percent
_LOGARITHMIC = 50.0  # from this ratio of the largest value to the smallest
_ESTIMATES = (Modifier.ABOUT, Modifier.UP_TO)


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A mark on the axis."""

    at: float
    label: str


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """One value: a point, a range, or a ray into the open.

    ``answer`` counts from 0. ``low`` and ``high`` are 0 or 100 where that bound is open. ``point``
    is the number that the text names, None for a range. ``shape`` says how it is drawn: ``exact``
    (a full dot), ``about`` or ``beyond`` (a ring: the number itself is an estimate, or excluded),
    ``range`` or ``vague``.
    """

    answer: int
    low: float
    high: float
    point: float | None
    shape: str
    open_low: bool
    open_high: bool


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one scale; ``unit`` is what they are converted to, if they are."""

    unit: str
    logarithmic: bool
    ticks: tuple[Tick, ...]
    strips: tuple[Strip, ...]


def plots(facts: Sequence[Fact]) -> tuple[Plot, ...]:
    """The values of ``facts``, one fact an answer, on as many scales as cannot be converted.

    A scale is drawn where it shows a difference: with two values or more.
    """
    scales: dict[str, list[tuple[int, Number]]] = {}
    for number, fact in enumerate(facts):
        if isinstance(fact.value, Number):
            scales.setdefault(_scale(fact.value), []).append((number, fact.value))
    return tuple(_plot(values) for values in scales.values() if len(values) > 1)


def _scale(value: Number) -> str:
    """What values must share to stand on one axis."""
    match value:
        case Money(currency=currency):
            return currency
        case Duration():
            return "duration"
        case Measure(unit=unit):
            known = factor(unit)
            return known[0] if known else unit
    return str(value.kind)


def _size(value: Number) -> float:
    """How many base units of its scale one unit of ``value`` is."""
    match value:
        case Duration(unit=unit):
            return SECONDS[unit]
        case Measure(unit=unit):
            known = factor(unit)
            return known[1] if known else 1.0
    return 1.0


def _plot(numbered: Sequence[tuple[int, Number]]) -> Plot:
    units = Counter(_unit(value) for _, value in numbered)
    unit = min(units, key=lambda u: (-units[u], u))
    size = next(_size(value) for _, value in numbered if _unit(value) == unit)
    bounds = [
        (_times(v.low, _size(v) / size), _times(v.high, _size(v) / size)) for _, v in numbered
    ]
    axis = _Axis.over([bound for pair in bounds for bound in pair if bound is not None])
    return Plot(
        unit=unit if len(units) > 1 and not isinstance(numbered[0][1], Count) else "",
        logarithmic=axis.logarithmic,
        ticks=axis.ticks(),
        strips=tuple(
            _strip(n, value, low, high, axis)
            for (n, value), (low, high) in zip(numbered, bounds, strict=True)
        ),
    )


def _times(bound: float | None, size: float) -> float | None:
    return None if bound is None else bound * size


def _unit(value: Number) -> str:
    return str(getattr(value, "currency", "") or getattr(value, "unit", "")).replace("_", " ")


def _strip(answer: int, value: Number, low: float | None, high: float | None, axis: _Axis) -> Strip:
    single = low if high is None else high if low is None else low if low == high else None
    if single is None:
        shape = "vague" if value.modifier is Modifier.VAGUE else "range"
    elif value.modifier in _ESTIMATES:
        shape = "about"
    elif value.modifier in (Modifier.MORE_THAN, Modifier.LESS_THAN):
        shape = "beyond"
    else:
        shape = "exact"
    return Strip(
        answer=answer,
        low=0.0 if low is None else axis.at(low),
        high=100.0 if high is None else axis.at(high),
        point=None if single is None else axis.at(single),
        shape=shape,
        open_low=low is None,
        open_high=high is None,
    )


class _Axis(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers to percentages of a width."""

    first: float
    last: float
    logarithmic: bool

    @classmethod
    def over(cls, numbers: Sequence[float]) -> _Axis:
        low, high = min(numbers), max(numbers)
        if low > 0 and high / low >= _LOGARITHMIC:
            return cls(first=low, last=high, logarithmic=True)
        if low == high:
            room = abs(low) / 10 or 1.0
            low, high = low - room, high + room
        return cls(first=low, last=high, logarithmic=False)

    def at(self, number: float) -> float:
        """Where ``number`` stands, rounded so that every machine prints the same."""
        if self.logarithmic:
            share = math.log(number / self.first) / math.log(self.last / self.first)
        else:
            share = (number - self.first) / (self.last - self.first)
        return round(_FIRST + share * (_LAST - _FIRST), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Two to five round numbers within the axis."""
        return tuple(Tick(at=self.at(n), label=_short(n)) for n in self._round())

    def _round(self) -> list[float]:
        if self.logarithmic:
            powers = range(math.ceil(math.log10(self.first)), math.floor(math.log10(self.last)) + 1)
            step = max(1, math.ceil(len(powers) / 4))
            return [float(f"1e{power}") for power in powers[::step]]
        span = self.last - self.first
        base = 10.0 ** math.floor(math.log10(span / 3))
        step_size = next(base * k for k in (1, 2, 5, 10) if span / (base * k) <= 4)
        first = math.ceil(self.first / step_size - 1e-9)
        last = math.floor(self.last / step_size + 1e-9)
        return [float(f"{k * step_size:.12g}") for k in range(first, last + 1)]


def _short(number: float) -> str:
    """A round number in few characters: ``40,000``, ``3.5M``, ``2bn``."""
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "M")):
        if abs(number) >= size:
            return f"{number / size:.4g}{name}"
    return grouped(number)
