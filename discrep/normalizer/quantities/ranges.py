"""Two numbers that bound one quantity; not two figures, from one of which to the other it moved."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from discrep.model.values import Kind, Modifier
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token
from discrep.normalizer.quantities.money import Purse
from discrep.normalizer.quantities.nouns import counted
from discrep.normalizer.quantities.readings import Reading, read
from discrep.normalizer.quantities.words import is_hyphen, is_number, lexicon

_STEP = 10  # times that a figure is larger than a step to it, at least


def ranged(words: Sequence[Token], found: Reading, calendar: bytearray, purse: Purse) -> Reading:
    """`30 to 50`, `$5-10 million`, `between 3 and 5 percent`, `three or four`."""
    at = found.last
    if found.low != found.high or at >= len(words):
        return found
    link = words[at]
    low_word = words[found.first - 1].low if found.first else ""
    between = low_word == "between"
    start = at + 1
    if link.low == "-" or is_hyphen(link):
        if start < len(words) and words[start].low == "to":
            start += 1
        if start < len(words) and is_hyphen(words[start]):
            start += 1
    elif link.low not in ("to", "or", "through") and not (link.low == "and" and between):
        return found
    elif link.low == "to" and start < len(words) and is_hyphen(words[start]):
        start += 1
    if start >= len(words) or calendar[words[start].start]:
        return found
    upper = read(words, start, purse)
    if upper is None or upper.low != upper.high:
        return found
    joined = _joined(words, found, upper)
    if joined is None:
        return found
    if link.low == "to" and not between and _changes(words, found, upper):
        # `from 5 to 7 percent`: two figures of one unit
        return found if counted(words, found.last) else _in_unit_of(found, upper)
    if link.low == "or" and not _next_to(joined):
        return found
    first = found.first - between
    return msgspec.structs.replace(joined, first=first, modifier=Modifier.RANGE)


def _joined(words: Sequence[Token], lower: Reading, upper: Reading) -> Reading | None:
    """The range between two readings; None where they are of two kinds or fall."""
    if lower.form == "times" or upper.form == "times":
        return None
    signed = lower.kind is Kind.MONEY and not is_number(words[lower.first])
    if signed and upper.kind is Kind.COUNT:  # not `rose 0.12 cent to 12.45`
        upper = msgspec.structs.replace(upper, kind=Kind.MONEY, unit=lower.unit)
    alike = lower.kind is upper.kind and lower.unit == upper.unit
    if not alike and lower.kind is not Kind.COUNT:
        return None
    low = lower.low
    if upper.scaled and not lower.scaled and _shares_scale(lower):
        number, factor = _mantissa(upper.high)
        low = low * factor if low < number else low
    if not low < upper.high:
        return None
    return msgspec.structs.replace(upper, first=lower.first, low=low)


def _shares_scale(lower: Reading) -> bool:
    """Whether a lower bound may be told in the scale of the upper one: `$5-10 million`."""
    return lower.kind is Kind.MONEY or (lower.kind is Kind.COUNT and lower.low < 1000)


def _changes(words: Sequence[Token], found: Reading, upper: Reading) -> bool:
    """Whether words before tell that a figure moved, so that `to` leads to another figure."""
    change = lexicon().words["change"]
    near = words[max(0, found.first - 6) : found.first]
    led = bool(near) and near[-1].low in ("from", "by")
    if not led and not found.unit and not counted(words, found.last):
        # `shares fell 3 to 45`, `up 1.0 to $212bn`; not `rose 5 to 7 percent`
        money = upper.kind is Kind.MONEY and words[upper.first].kind is not Is.NUMBER
        bare = upper.kind is Kind.COUNT and not counted(words, upper.last)
        if not (money or bare):
            return False
    reach = near if led else near[-2:]
    ranging = any(t.low in ("range", "ranging", "ranged", "ranges", "between") for t in near)
    if ranging or not any(t.low in change for t in reach):
        return False
    # `by 1 to 1.5 degrees` is a range, `by $4 million to $19 million` a step and a figure, as
    # is `by 1,200 to 45,300`.
    ranges = near[-1].low == "by" and found.kind is Kind.COUNT
    return not ranges or upper.low > _STEP * found.low


def _in_unit_of(found: Reading, other: Reading) -> Reading:
    if found.unit or other.kind not in (Kind.MEASURE, Kind.PERCENT, Kind.DURATION):
        return found
    return msgspec.structs.replace(found, kind=other.kind, unit=other.unit)


def _next_to(found: Reading) -> bool:
    """Whether the bounds are near enough for `or` to mean a range: three or four, 20 or 30."""
    return found.high - found.low <= 2 or (found.low > 0 and found.high / found.low <= 1.5)


def _mantissa(number: float) -> tuple[float, float]:
    """A number as news scales it: 15 million is 15 and a million."""
    for factor in (1e12, 1e9, 1e6, 1e3):
        if number >= factor:
            return number / factor, factor
    return number, 1.0
