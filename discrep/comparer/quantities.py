"""How two numbers of one kind relate: bounds, estimates, rounding, units."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from discrep.comparer.relations import Judgement, Relation
from discrep.lexicon import load
from discrep.lexicon.currencies import UNKNOWN, may_be_unknown
from discrep.lexicon.units import factor, loosely
from discrep.model.values import (
    SECONDS,
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
    vague_ratio: float  # how far outside "dozens", "a few" a number still passes
    rounding: float  # how far round hundreds and thousands may be off, as a share


_POINT = (Modifier.EXACT, Modifier.ABOUT, Modifier.UP_TO)
_ESTIMATE = (Modifier.ABOUT, Modifier.UP_TO)


def ulp(number: float) -> float:
    """The unit of the last significant digit as news writes it: 0.1 for 6.1, 1000 for 24,000."""
    if number == 0:
        return 1.0
    text = number_text(abs(number))
    if "." in text:
        return float(10.0 ** -len(text.partition(".")[2]))
    return float(10 ** (len(text) - len(text.rstrip("0"))))


def in_one_unit(a: Number, b: Number) -> tuple[float, float] | None:
    """The points of two numbers in one unit; None where their units cannot be converted."""
    if isinstance(a, Money) and isinstance(b, Money):
        a, b = a.whole, b.whole
    scale = _scale(a, b)
    return None if scale is None else (a.point * scale[0], b.point * scale[1])


def relate_numbers(a: Number, b: Number) -> Judgement:
    """How two numbers with the same unit, or units of one dimension, relate.

    Symmetric: the relation does not depend on the order of its arguments.
    """
    if isinstance(a, Money) and isinstance(b, Money):
        a, b = a.whole, b.whole
    scale = _scale(a, b)
    if scale is None:
        return Judgement(Relation.WITHIN_BOUNDS, "the units cannot be converted into each other")
    x, y = scale
    same_unit = x == y
    if same_unit and (a.low, a.high, a.modifier) == (b.low, b.high, b.modifier):
        return Judgement(Relation.EQUAL, "the same value")
    told = _relate(a, b, x, y)
    if told.relation is Relation.DIFFERS:
        return next((j for j in _otherwise(a, b) if j.relation is not Relation.DIFFERS), told)
    return told


def _otherwise(a: Number, b: Number) -> Iterator[Judgement]:
    """How two numbers relate where their words are meant in another way."""
    if isinstance(a, Measure) and isinstance(b, Measure) and (loosely(a.unit) or loosely(b.unit)):
        x, y = (loosely(unit) or (factor(unit) or ("", 1.0))[1] for unit in (a.unit, b.unit))
        yield _relate(a, b, x, y)
    if isinstance(a, Percent) and isinstance(b, Percent) and a.point * b.point < 0:
        # A fall by 30 percent may be written -30%.
        a, b = (n if n.point > 0 else _turned(n) for n in (a, b))
        yield _relate(a, b, 1.0, 1.0)


def _turned(n: Percent) -> Percent:
    low, high = (None if n.high is None else -n.high), (None if n.low is None else -n.low)
    return msgspec.structs.replace(n, low=low, high=high)


def _scale(a: Number, b: Number) -> tuple[float, float] | None:
    """Factors to a common unit, or None where there is none."""
    match a, b:
        case Measure(), Measure():
            return _factors(a.unit, b.unit, factor(a.unit), factor(b.unit))
        case Duration(), Duration():
            return _in_seconds(a.unit, b.unit)
        case Age(), Age():
            return _in_seconds(a.unit, b.unit)
        case Percent(), Percent():
            return _factors(a.unit, b.unit, _SHARES.get(a.unit), _SHARES.get(b.unit))
        case Money(), Money():
            return (1.0, 1.0) if _one_currency(a.currency, b.currency) else None
    return 1.0, 1.0


# A share of a whole is no difference of two shares.
_SHARES = {
    "percent": ("share", 1.0),
    "percentage_point": ("points", 1.0),
    "basis_point": ("points", 0.01),
}

_Size = tuple[str, float] | None


def _factors(a: str, b: str, x: _Size, y: _Size) -> tuple[float, float] | None:
    """The sizes of two units where they are of one dimension."""
    if a == b:
        return 1.0, 1.0
    return (x[1], y[1]) if x is not None and y is not None and x[0] == y[0] else None


def _in_seconds(a: str, b: str) -> tuple[float, float]:
    return (1.0, 1.0) if a == b else (SECONDS[a], SECONDS[b])


def _one_currency(a: str, b: str) -> bool:
    """Whether two amounts are of one currency, as far as the texts tell.

    What a text leaves open (`?`) may be any currency that shares its name with another.
    """
    if UNKNOWN in (a, b):
        known = b if a == UNKNOWN else a
        return known == UNKNOWN or may_be_unknown(known)
    return a == b


def _bounds(n: Number, scale: float) -> tuple[float, float]:
    """The least and the greatest that a number can be; an estimate is at its number."""
    if n.modifier in _ESTIMATE:
        return n.point * scale, n.point * scale
    low = n.low if n.low is not None else float("-inf")
    high = n.high if n.high is not None else float("inf")
    return low * scale, high * scale


def _relate(a: Number, b: Number, x: float, y: float) -> Judgement:
    limits = load("tolerances", Tolerances)
    if a.modifier in _POINT and b.modifier in _POINT:
        return _points(a, b, x, y, limits)
    low_a, high_a = _bounds(a, x)
    low_b, high_b = _bounds(b, y)
    if max(low_a, low_b) <= min(high_a, high_b):
        if _excluded(a, high_a, low_a, low_b, high_b) or _excluded(b, high_b, low_b, low_a, high_a):
            return Judgement(Relation.WITHIN_BOUNDS, "the bound leaves the other value just out", 1)
        return Judgement(Relation.WITHIN_BOUNDS, "one value lies within the bounds of the other")
    below, above = min(high_a, high_b), max(low_a, low_b)
    close = _within(below, above, limits.sloppy_bound) or (
        any(n.modifier in _ESTIMATE for n in (a, b))
        and _within(below, above, limits.estimate_ratio)
    )
    if any(n.modifier is Modifier.VAGUE for n in (a, b)):
        close = close or _within(below, above, limits.vague_ratio)
    if close:
        return Judgement(Relation.WITHIN_BOUNDS, "the value lies close to the other's bound", 1)
    doubt = 1 if any(n.modifier is not Modifier.EXACT for n in (a, b)) else 0
    doubt += any(n.modifier is Modifier.VAGUE for n in (a, b))
    return Judgement(Relation.DIFFERS, "the value lies outside the bounds of the other", doubt)


def _within(p: float, q: float, ratio: float) -> bool:
    """Whether two numbers of one sign are at most ``ratio`` apart."""
    small, large = sorted((abs(p), abs(q)))
    return p * q > 0 and large / small <= ratio


def _excluded(n: Number, high: float, low: float, other_low: float, other_high: float) -> bool:
    """Whether the strict bound of ``n`` is just what the other value is."""
    return (n.modifier is Modifier.MORE_THAN and other_high == low) or (
        n.modifier is Modifier.LESS_THAN and other_low == high
    )


def _points(a: Number, b: Number, x: float, y: float, limits: Tolerances) -> Judgement:
    p, q = a.point * x, b.point * y
    if p == q:
        return Judgement(Relation.EQUAL, "the same number")
    estimates = sum(n.modifier in _ESTIMATE for n in (a, b))
    if x != y:
        slack = (ulp(a.point) * x + ulp(b.point) * y) / 2
        if abs(p - q) <= max(slack, limits.converted * max(abs(p), abs(q))):
            return Judgement(Relation.ROUNDS_TO, "the same amount in another unit, rounded")
    elif _rounds(a.point, b.point, limits.rounding):
        return Judgement(Relation.ROUNDS_TO, "one number is the other, rounded")
    if estimates and _within(p, q, limits.estimate_ratio):
        return Judgement(Relation.WITHIN_BOUNDS, "estimates close to each other")
    if estimates:
        return Judgement(Relation.DIFFERS, "the estimates lie too far apart", 1)
    return Judgement(Relation.DIFFERS, "the numbers differ")


def _rounds(p: float, q: float, share: float) -> bool:
    """Whether the rounder number is the other one, rounded to the precision it shows."""
    coarse, fine = (p, q) if ulp(p) > ulp(q) else (q, p)
    unit = ulp(coarse)
    if unit <= ulp(fine) or abs(coarse - fine) > unit / 2:
        return False
    if unit >= 100:
        # 24,000 is 23,874 rounded; 100 may be meant as it stands, and is not 140.
        return abs(coarse - fine) <= share * abs(fine)
    # A single trailing zero may be exact (40 dead); decimals dropped are rounding.
    return unit < 1 or unit == 1 > ulp(fine)


def relate_scores(a: Score, b: Score) -> Judgement:
    """Two results are the same whichever side is named first."""
    if sorted(a.numbers) == sorted(b.numbers):
        return Judgement(Relation.EQUAL, "the same result")
    return Judgement(Relation.DIFFERS, "the results differ")
