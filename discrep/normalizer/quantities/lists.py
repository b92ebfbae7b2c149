"""Numbers that share a unit or noun: `12, 15 and 20 miles`, `5 and 12 people`, `2 x 4 m`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from discrep.model.values import Kind
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token
from discrep.normalizer.quantities.nouns import counted
from discrep.normalizer.quantities.readings import Reading
from discrep.normalizer.quantities.words import cardinals

# What stands between two numbers of one unit.
_LINKS = {
    *(("and",), ("or",), (",", "and"), (",", "or"), ("-", "and"), ("-", "or"), ("&",)),
    *(("x",), ("×",), ("by",), ("-", "by", "-"), ("±",)),
}
_GOES_ON = {(",",), ("-", ",")}  # the same before a last one
_LONGEST = 3  # tokens of a link
_FORMS = ("digits", "figure", "words")
_MEASURED = (Kind.MEASURE, Kind.PERCENT, Kind.DURATION, Kind.AGE, Kind.MONEY)


def shared(words: Sequence[Token], readings: Sequence[Reading]) -> list[Reading]:
    """``readings`` with the unit or noun that the last number of a list tells for all of it."""
    found: list[Reading] = []
    following: Reading | None = None
    goes_on = False  # the number that follows is one of a list that goes on after it
    for reading in reversed(readings):
        goes_on = (
            following is not None
            and _linked(words, reading, following, goes_on=goes_on)
            and _is_bare(words, reading)
        )
        told = _like(words, reading, following) if goes_on and following else reading
        found.append(told)
        following = told
    return found[::-1]


def _linked(words: Sequence[Token], one: Reading, other: Reading, *, goes_on: bool) -> bool:
    """Whether two numbers in a row are of one list."""
    if other.first - one.last > _LONGEST:
        return False
    between = tuple(token.low for token in words[one.last : other.first])
    return between in _LINKS or (goes_on and between in _GOES_ON)


def _is_bare(words: Sequence[Token], reading: Reading) -> bool:
    """Whether a number tells no unit and no noun of its own."""
    if reading.kind is not Kind.COUNT or reading.form not in _FORMS:
        return False
    return not counted(words, reading.last)


def _like(words: Sequence[Token], reading: Reading, other: Reading) -> Reading:
    """``reading`` in the unit of another, or counting what that counts."""
    first = words[other.first]
    if other.form not in _FORMS or not (first.kind is Is.NUMBER or first.low in cardinals()):
        return reading  # `12 and $5`
    if other.kind in _MEASURED:
        return msgspec.structs.replace(
            reading, kind=other.kind, unit=other.unit, minor=other.minor, hyphened=False
        )
    if other.kind is not Kind.COUNT:
        return reading
    noun_at = other.noun_at or other.last
    return msgspec.structs.replace(reading, noun_at=noun_at, hyphened=other.hyphened)
