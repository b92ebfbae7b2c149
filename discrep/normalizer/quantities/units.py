"""Reads what follows a number: units of measure, of time and of share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from discrep.lexicon.units import units_lexicon
from discrep.normalizer.dates.lexer import lexicon as date_lexicon
from discrep.normalizer.quantities.lexer import Kind, Token
from discrep.normalizer.quantities.words import Phrases, is_hyphen, is_word


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit that ends before token ``last``. ``kind`` is measure, duration, percent or age."""

    kind: str
    name: str
    last: int
    hyphened: bool = False


_SQUARE = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_RAISED = {"²": 2, "³": 3, "2": 2, "3": 3}  # `m2`: a raised figure lost in scraping
_PER = ("per", "a", "an", "/", "each", "every")
# Numbers of nights and seasons are counts; the rest has a length.
_COUNTED = ("night", "weekend", "season", "quarter")
_ISO = {"fortnight": (2, "week"), "millennium": (10, "century")}


@cache
def _words() -> Phrases[str]:
    return Phrases(_plurals())


def _plurals() -> Iterator[tuple[str, str]]:
    for units in units_lexicon().dimensions.values():
        for name, unit in units.items():
            for word in unit.words:
                for form in {word, word.replace(" ", "-")}:  # `480-nautical-mile`
                    yield form, name
                    if not form.endswith("s"):
                        yield f"{form}s", name


@cache
def _symbols() -> Phrases[str]:
    dimensions = units_lexicon().dimensions.values()
    return Phrases(
        ((s, name) for units in dimensions for name, unit in units.items() for s in unit.symbols),
        exact=True,
    )


_PERCENT = Phrases(
    (phrase, unit)
    for unit, phrases in {
        "percentage_point": (
            *("percentage point", "percentage points", "percentage-point", "percentage-points"),
            *("per cent point", "per cent points", "percent point", "pp", "ppt", "% point"),
            *("% points", "pct point", "pct points"),
        ),
        "basis_point": ("basis point", "basis points", "basis-point", "bps", "bp"),
        "percent": ("%", "percent", "per cent", "pct", "pct.", "percentage", "percents", "pc"),
    }.items()
    for phrase in phrases
)


def unit_at(words: Sequence[Token], index: int) -> Unit | None:
    """The unit at ``index``, right after a number, a hyphen perhaps between."""
    at = index
    hyphened = (
        index + 1 < len(words) and is_hyphen(words[index]) and words[index + 1].kind is Kind.WORD
    )
    if hyphened:
        loose = not words[index].glued and words[index + 1].glued
        if loose and words[index + 1].low != "magnitude":
            return None
        at += 1
    elif at + 1 < len(words) and is_word(words[at].low, "between") and not words[at].glued:
        following = words[at + 1].low  # `two more weeks`
        at += following in date_lexicon().units or _words().at(words, at + 1) is not None
    if at >= len(words) or words[at].kind is Kind.BREAK:
        return None
    return (
        _percent(words, at)
        or _time(words, at, hyphened=hyphened)
        or _measure(words, at, hyphened=hyphened)
    )


def _percent(words: Sequence[Token], at: int) -> Unit | None:
    found = _PERCENT.at(words, at)
    if found is None or (words[at].low in ("pc", "pp", "bp") and not words[at].glued):
        return None
    return Unit(kind="percent", name=found[0], last=found[1])


def _time(words: Sequence[Token], at: int, *, hyphened: bool) -> Unit | None:
    low = words[at].low
    lexicon = date_lexicon()
    name = lexicon.units.get(low) or lexicon.unit_abbreviations.get(low)
    if name is None and words[at].glued and not hyphened:
        name = {"h": "hour", "s": "second"}.get(words[at].text)
    if name is None or name in _COUNTED:
        return None
    last = at + 1
    if low in lexicon.unit_abbreviations and last < len(words) and words[last].text == ".":
        last += words[last].glued
    old = _old(words, last, hyphened=hyphened)
    if old and name in ("year", "month", "week", "day"):
        return Unit(kind="age", name=name, last=old, hyphened=hyphened)
    return Unit(kind="duration", name=name, last=last, hyphened=hyphened)


def _old(words: Sequence[Token], at: int, *, hyphened: bool) -> int:
    """Where `old` or `of age` ends after a unit of time; 0 where there is none."""
    if at < len(words) and is_hyphen(words[at]) and words[at].glued:
        at += 1
    low = words[at].low if at < len(words) else ""
    if low in ("old", "olds"):
        return at + 1
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low == "of" and following == "age" and not hyphened:
        return at + 2
    return 0


def _measure(words: Sequence[Token], at: int, *, hyphened: bool) -> Unit | None:
    if words[at].low == "magnitude":
        return Unit(kind="measure", name="magnitude", last=at + 1, hyphened=hyphened)
    if is_word(words[at].low, "quakes") and "." in words[at - 1].text:  # `a 5.6 quake`
        return Unit(kind="measure", name="magnitude", last=at)
    if words[at].text == '"':
        return Unit(kind="measure", name="inch", last=at + 1) if _inches(words, at) else None
    power = _SQUARE.get(words[at].low, 1)
    start = at + (power > 1)
    if power > 1 and start < len(words) and (is_hyphen(words[start]) or words[start].text == "."):
        start += 1
    found = _words().at(words, start) or _symbols().at(words, start)
    if found is None:
        return None
    name, last = found
    if words[start].text == "in" and not words[start].glued and power == 1:
        return None
    if words[start].text in ("m", "t", "C", "F", "V", "A", "N", "W", "J", "g", "l", "L") and not (
        _alone(words, last)
    ):
        return None
    if power == 1 and last < len(words) and words[last].glued and words[last].text in _RAISED:
        power, last = _RAISED[words[last].text], last + 1
    if power > 1:
        name = f"{name} ** {power}"
    rate = _rate(words, last)
    if rate is not None:
        name, last = f"{name} / {rate[0]}", rate[1]
    return Unit(kind="measure", name=name, last=last, hyphened=hyphened)


_QUOTED = 200  # tokens over which a quotation may have been open


def _inches(words: Sequence[Token], at: int) -> bool:
    """Whether a straight quotation mark is the sign of `a 17" screen` and closes no quotation."""
    inches = is_open = False
    for n in range(max(at - _QUOTED, 0), at + 1):
        if words[n].kind is Kind.BREAK:
            is_open = False
        elif words[n].text == '"':
            inches = not is_open and _after_figure(words, n)
            is_open ^= not inches
    return inches


def _after_figure(words: Sequence[Token], at: int) -> bool:
    """Whether a mark is bound to a number, and a word stands apart after it."""
    if at == 0 or words[at - 1].kind is not Kind.NUMBER or not words[at].glued:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.kind is Kind.WORD and not after.glued


def _alone(words: Sequence[Token], last: int) -> bool:
    """Whether a symbol of one letter is not the start of a longer sign."""
    if last >= len(words) or not words[last].glued:
        return True
    bound = is_hyphen(words[last]) and last + 1 < len(words) and words[last + 1].glued
    return words[last].text not in ("&", "'", "’") and not bound


def _rate(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """`per hour`, `a day`, `/h`: the unit below the line, and where it ends."""
    if at + 1 >= len(words) or words[at].low not in _PER:
        return None
    low = words[at + 1].low
    lexicon = date_lexicon()
    if low in lexicon.units and low == lexicon.units[low] and low not in _COUNTED:
        return low, at + 2
    if words[at].text == "/":
        short = {"h": "hour", "hr": "hour", "s": "second", "min": "minute", "day": "day"}.get(low)
        if short:
            return short, at + 2
    if words[at].low in ("per", "/"):
        found = _words().at(words, at + 1)
        if found is not None:
            return found
        return _symbols().at(words, at + 1) if words[at].text == "/" else None
    return None


_SMALLER = {
    "year": (12, "month"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
}


def in_iso(number: float, unit: str) -> tuple[float, str]:
    """A length of time in a unit that ISO 8601 has; half an hour is 30 minutes."""
    factor, name = _ISO.get(unit, (1, unit))
    if number < 1:
        factor, name = _SMALLER.get(unit, (factor, name))
    return number * factor, name
