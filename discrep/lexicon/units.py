"""Units of measure: their names in a text, their dimension and their size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from discrep.lexicon import load


class Unit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many base units of its dimension a unit is, and what texts call it.

    ``words`` are in lower case, their plurals in -s left out; ``symbols`` stand after a number, in
    just their letter case. ``loosely`` is what the word is also used for, in base units.
    """

    factor: float
    loosely: float | None = None
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


class UnitsLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """units.toml: units by their long name, in tables by dimension."""

    dimensions: dict[str, dict[str, Unit]]


@cache
def units_lexicon() -> UnitsLexicon:
    """The shipped units."""
    return load("units", UnitsLexicon)


@cache
def factor(unit: str) -> tuple[str, float] | None:
    """The dimension of a unit and how many base units of that dimension it is; None if unknown.

    ``unit`` is a long name (``kilometer``, ``magnitude``) or long names with ``*``, ``/`` and
    ``**`` between them (``kilometer / hour``, ``mile ** 2``). A factor converts differences, so
    degrees Celsius and Fahrenheit, whose zeros differ, are dimensions of their own.
    """
    known = _factors().get(unit)
    if known is not None:
        return known
    powers: Counter[str] = Counter()
    size = 1.0
    for sign, part in re.findall(r"(^|\*(?!\*)|/)\s*([^*/]+(?:\*\*\s*\d+)?)", unit):
        name, _, power = part.partition("**")
        single = _factors().get(name.strip())
        if single is None:
            return None
        exponent = int(power or 1) * (-1 if sign == "/" else 1)
        size *= single[1] ** exponent
        for base, count in _powers(single[0]).items():
            powers[base] += count * exponent
    return (_dimension(powers), size) if powers else None


@cache
def loosely(unit: str) -> float | None:
    """How many base units news also means by a unit: by a ton, a tonne. None for most units."""
    known = (units.get(unit) for units in units_lexicon().dimensions.values())
    return next((found.loosely for found in known if found is not None), None)


def _powers(dimension: str) -> Mapping[str, int]:
    """The bases of a dimension and their exponents: ``length ** 2`` is two of length."""
    powers: Counter[str] = Counter()
    for sign, part in re.findall(r"(^|/)\s*([^/]+)", dimension):
        name, _, power = part.partition("**")
        if name.strip() != "1":
            powers[name.strip()] += int(power or 1) * (-1 if sign == "/" else 1)
    return powers


def _dimension(powers: Mapping[str, int]) -> str:
    """The name of a dimension, its bases in a fixed order."""
    parts = {
        sign: [
            name if abs(n) == 1 else f"{name} ** {abs(n)}"
            for name, n in sorted(powers.items())
            if n * sign > 0
        ]
        for sign in (1, -1)
    }
    return " / ".join([" * ".join(parts[1]) or "1", *parts[-1]])


@cache
def _factors() -> Mapping[str, tuple[str, float]]:
    table = {
        name: (dimension, unit.factor)
        for dimension, units in units_lexicon().dimensions.items()
        for name, unit in units.items()
    }
    return MappingProxyType(table)


@cache
def unit_named(word: str) -> str:
    """The long name of the unit that a text calls ``word`` (``km``, ``miles``); '' if unknown."""
    singular = word.lower().removesuffix("s")
    for units in units_lexicon().dimensions.values():
        for name, unit in units.items():
            if word in (name, *unit.symbols) or {word.lower(), singular} & {name, *unit.words}:
                return name
    return ""
