"""How far apart two values are, and whether that is within what a user lets pass."""

from __future__ import annotations

from datetime import timedelta

from discrep.comparer.places import Inside
from discrep.comparer.relations import Judgement, Relation
from discrep.comparer.timeline import bounded
from discrep.comparer.values import relate
from discrep.config import FactType, Tolerance
from discrep.lexicon.units import factor
from discrep.model.calendar import clock, interval
from discrep.model.facts import Fact
from discrep.model.values import (
    SECONDS,
    Age,
    AnyValue,
    Duration,
    Measure,
    Modifier,
    Moment,
    Money,
    Number,
)

_TOLERATED = Judgement(Relation.WITHIN_BOUNDS, "the values agree within the tolerance set for them")
_DAY = timedelta(days=1)


def relate_facts(a: Fact, b: Fact, inside: Inside, type_: FactType | None = None) -> Judgement:
    """How the values of two facts of one kind relate, by the tolerance of ``type_`` if they differ.

    ``inside`` holds the pairs (part, whole) of places that the texts tell.
    """
    told = relate(bounded(a), bounded(b), inside)
    leeway = type_.leeway if type_ is not None else None
    if leeway is None or told.relation is not Relation.DIFFERS:
        return told
    return _TOLERATED if _within(a.value, b.value, leeway) else told


def _within(a: AnyValue, b: AnyValue, leeway: Tolerance) -> bool:
    allowed = leeway.amount * _size(leeway.unit) if leeway.unit else leeway.amount
    if isinstance(a, Moment) and isinstance(b, Moment):
        apart = _time_between(a, b)
        return apart is not None and apart.total_seconds() <= allowed
    if not isinstance(a, Number) or not isinstance(b, Number):
        return False
    (low_a, high_a), (low_b, high_b) = _bounds(a), _bounds(b)
    gap = max(low_a, low_b) - min(high_a, high_b)
    if leeway.share:
        allowed = leeway.share * max(abs(a.point * _scale(a)), abs(b.point * _scale(b)))
    return gap <= allowed * (1 + 1e-9)


def _size(unit: str) -> float:
    """How many base units a unit is: seconds for one of time."""
    known = factor(unit)
    return SECONDS[unit] if unit in SECONDS else known[1] if known else 1.0


def _scale(number: Number) -> float:
    if isinstance(number, Duration | Age | Measure):
        return _size(number.unit)
    return 0.01 if isinstance(number, Money) and number.unit else 1.0


def _bounds(number: Number) -> tuple[float, float]:
    """Least and greatest, in base units; an estimate from above is at its number."""
    if number.modifier is Modifier.UP_TO:
        return number.point * _scale(number), number.point * _scale(number)
    low = float("-inf") if number.low is None else number.low
    high = float("inf") if number.high is None else number.high
    return low * _scale(number), high * _scale(number)


def _time_between(a: Moment, b: Moment) -> timedelta | None:
    """The least time between two moments; None where it cannot be told."""
    x, y = clock(a.edtf), clock(b.edtf)
    (low_a, high_a), (low_b, high_b) = interval(a.edtf), interval(b.edtf)
    dated = low_a is not None and low_b is not None
    if x is not None and y is not None and (x.tzinfo is None) == (y.tzinfo is None):
        return abs(x - y) if dated else min(abs(x - y) % _DAY, _DAY - abs(x - y) % _DAY)
    if low_a is None or low_b is None or high_a is None or high_b is None:
        return None
    return max(low_a - high_b, low_b - high_a, timedelta(0))
