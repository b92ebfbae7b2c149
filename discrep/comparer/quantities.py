"""How two numbers of one kind relate: bounds, estimates, rounding, units."""

from __future__ import annotations

import msgspec

from discrep.comparer.relations import Judgement, Relation
from discrep.lexicon import load
from discrep.lexicon.units import factor
from discrep.model.values import (
    Age,
    Duration,
    Measure,
    Modifier,
    Money,
    Number,
    Percent,
    Score,
    number_text,
)


class Tolerances(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits within which estimates agree; data, so that a user can see and change them."""

    estimate_ratio: float  # two estimates, or an estimate and a plain number
    converted: float  # relative slack between two units
    sloppy_bound: float  # how far below "more than n" a plain number still passes


def _tolerances() -> Tolerances:
    return load("tolerances", Tolerances)


_POINT = (Modifier.EXACT, Modifier.ABOUT, Modifier.UP_TO)
_ESTIMATE = (Modifier.ABOUT, Modifier.UP_TO)
_FROM_BELOW = (Modifier.AT_LEAST, Modifier.MORE_THAN)
_FROM_ABOVE = (Modifier.AT_MOST, Modifier.LESS_THAN)


def ulp(number: float) -> float:
    """The unit of the last significant digit as news writes it: 0.1 for 6.1, 1000 for 24,000."""
    if number == 0:
        return 1.0
    text = number_text(abs(number))
    if "." in text:
        return float(10.0 ** -len(text.partition(".")[2]))
    return float(10 ** (len(text) - len(text.rstrip("0"))))


def relate_numbers(a: Number, b: Number) -> Judgement:
    """How two numbers with the same unit, or units of one dimension, relate.

    Symmetric: the relation does not depend on the order of its arguments.
    """
    scale = _scale(a, b)
    if scale is None:
        return Judgement(Relation.WITHIN_BOUNDS, "the units cannot be converted into each other")
    x, y = scale
    same_unit = x == y
    if same_unit and (a.low, a.high, a.modifier) == (b.low, b.high, b.modifier):
        return Judgement(Relation.EQUAL, "the same value")
    return _relate(a, b, x, y)


def _scale(a: Number, b: Number) -> tuple[float, float] | None:
    """Factors to a common unit, or None where there is none."""
    match a, b:
        case (Measure(), Measure()):
            if a.unit == b.unit:
                return 1.0, 1.0
            x, y = factor(a.unit), factor(b.unit)
            return (x[1], y[1]) if x and y and x[0] == y[0] else None
        case (Duration(), Duration()):
            from discrep.model.values import SECONDS

            return (1.0, 1.0) if a.unit == b.unit else (SECONDS[a.unit], SECONDS[b.unit])
        case (Money(), Money()):
            return (1.0, 1.0) if a.currency == b.currency else None
        case (Age(), Age()) | (Percent(), Percent()):
            return (1.0, 1.0) if a.unit == b.unit else None
    return 1.0, 1.0


def _bounds(n: Number, scale: float) -> tuple[float, float]:
    low = n.low if n.low is not None else 0.0
    high = n.high if n.high is not None else float("inf")
    return low * scale, high * scale


def _relate(a: Number, b: Number, x: float, y: float) -> Judgement:
    limits = _tolerances()
    ranged = [n for n in (a, b) if n.modifier in (Modifier.RANGE, Modifier.VAGUE)]
    if a.modifier in _POINT and b.modifier in _POINT:
        return _points(a, b, x, y, limits)
    low_a, high_a = _bounds(a, x)
    low_b, high_b = _bounds(b, y)
    if a.modifier in _ESTIMATE and not ranged:
        low_a, high_a = a.point * x, a.point * x
    if b.modifier in _ESTIMATE and not ranged:
        low_b, high_b = b.point * y, b.point * y
    if max(low_a, low_b) <= min(high_a, high_b):
        strict = _touching(a, b, low_a, high_a, low_b, high_b)
        if strict:
            return Judgement(Relation.WITHIN_BOUNDS, "the bound leaves the other value just out", 1)
        return Judgement(Relation.WITHIN_BOUNDS, "one value lies within the bounds of the other")
    gap = max(low_a, low_b) / max(min(high_a, high_b), 1e-12)
    if gap <= limits.sloppy_bound or (
        gap <= limits.estimate_ratio and any(n.modifier in _ESTIMATE for n in (a, b))
    ):
        return Judgement(Relation.WITHIN_BOUNDS, "the value lies close to the other's bound", 1)
    doubt = 1 if any(n.modifier is not Modifier.EXACT for n in (a, b)) else 0
    doubt += any(n.modifier is Modifier.VAGUE for n in (a, b))
    return Judgement(Relation.DIFFERS, "the value lies outside the bounds of the other", doubt)


def _touching(a: Number, b: Number, la: float, ha: float, lb: float, hb: float) -> bool:
    return (a.modifier in (Modifier.MORE_THAN,) and hb == la) or (
        b.modifier is Modifier.MORE_THAN and ha == lb
    )


def _points(a: Number, b: Number, x: float, y: float, limits: Tolerances) -> Judgement:
    p, q = a.point * x, b.point * y
    if p == q:
        return Judgement(Relation.EQUAL, "the same number")
    small, large = sorted((abs(p), abs(q)))
    estimates = sum(n.modifier in _ESTIMATE for n in (a, b))
    if x != y:
        slack = (ulp(a.point) * x + ulp(b.point) * y) / 2
        if abs(p - q) <= max(slack, limits.converted * large):
            return Judgement(Relation.ROUNDS_TO, "the same amount in another unit, rounded")
    elif _rounds(a.point, b.point):
        return Judgement(Relation.ROUNDS_TO, "one number is the other, rounded")
    if estimates and small > 0 and large / small <= limits.estimate_ratio:
        return Judgement(Relation.WITHIN_BOUNDS, "estimates close to each other")
    if estimates:
        return Judgement(Relation.DIFFERS, "the estimates lie too far apart", 1)
    return Judgement(Relation.DIFFERS, "the numbers differ")


def _rounds(p: float, q: float) -> bool:
    """Whether the rounder number is the other one, rounded to the precision it shows."""
    coarse, fine = (p, q) if ulp(p) > ulp(q) else (q, p)
    unit = ulp(coarse)
    # A single trailing zero may be exact (40 dead); rounding is meant from two zeros on, or where
    # the other number shows decimals.
    if unit < 100 and not (unit >= 1 > ulp(fine)) and not (unit < 1):
        return False
    return unit > ulp(fine) and abs(coarse - fine) <= unit / 2


def relate_scores(a: Score, b: Score) -> Judgement:
    """Two results are the same whichever side is named first."""
    if sorted(a.numbers) == sorted(b.numbers):
        return Judgement(Relation.EQUAL, "the same result")
    return Judgement(Relation.DIFFERS, "the results differ")
