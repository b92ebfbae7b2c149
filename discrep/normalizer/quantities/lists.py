"""Numbers that share a unit or noun: `12, 15 and 20 miles`, `5 and 12 people`, `2 x 4 m`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from discrep.model.values import Kind
from discrep.normalizer.quantities.lexer import Token
from discrep.normalizer.quantities.nouns import counted
from discrep.normalizer.quantities.readings import Reading
from discrep.normalizer.quantities.words import is_number

# What stands between the last two numbers of one unit, and between those before.
_LINKS = {
    *(("and",), ("or",), ("-", "and"), ("-", "or"), ("&",)),
    *(("x",), ("×",), ("by",), ("-", "by", "-"), ("±",)),
}
_LAST_OF_MORE = {(",", "and"), (",", "or")}  # `12, 15, and 20`; not `rose 7.29, or 0.7%`
_GOES_ON = {(",",), ("-", ",")}
_LONGEST = 3  # tokens of a link
_FORMS = ("digits", "figure", "words")
_MEASURED = (Kind.MEASURE, Kind.PERCENT, Kind.DURATION, Kind.AGE, Kind.MONEY)


def shared(words: Sequence[Token], readings: Sequence[Reading]) -> list[Reading]:
    """``readings`` with the unit or noun that the last number of a list tells for all of it."""
    found = list(readings)
    goes_on = False  # whether the number that follows is of a list that goes on after it
    for n in range(len(found) - 2, -1, -1):
        one, other = found[n], found[n + 1]
        link = _between(words, one, other)
        linked = link in _LINKS or (goes_on and link in _GOES_ON)
        if link in _LAST_OF_MORE and n:
            before = found[n - 1]
            linked = _between(words, before, one) in _GOES_ON and _is_bare(words, before)
        if "or" in link and not one.high < other.low:
            linked = False
        goes_on = linked and _is_bare(words, one)
        if goes_on:
            found[n] = _like(words, one, other)
    return found


def _between(words: Sequence[Token], one: Reading, other: Reading) -> tuple[str, ...]:
    """What stands between two numbers, where it may link them."""
    if other.first - one.last > _LONGEST:
        return ()
    return tuple(token.low for token in words[one.last : other.first])


def _is_bare(words: Sequence[Token], reading: Reading) -> bool:
    """Whether a number tells no unit and no noun of its own."""
    if reading.kind is not Kind.COUNT or reading.form not in _FORMS:
        return False
    return not counted(words, reading.last)


def _like(words: Sequence[Token], reading: Reading, other: Reading) -> Reading:
    """``reading`` in the unit of another, or counting what that counts."""
    first = words[other.first]
    if other.form not in _FORMS or not is_number(first):
        return reading  # `12 and $5`
    if words[other.last - 1].text == "%" and reading.form == "words":
        return reading  # `after two and 93% after one`
    if other.kind in _MEASURED:
        return msgspec.structs.replace(
            reading, kind=other.kind, unit=other.unit, minor=other.minor, hyphened=False
        )
    if other.kind is not Kind.COUNT:
        return reading
    noun_at = other.noun_at or other.last
    return msgspec.structs.replace(reading, noun_at=noun_at, hyphened=other.hyphened)
