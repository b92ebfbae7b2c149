"""Reads what follows a number: units of measure, of time and of share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from discrep.lexicon.units import units_lexicon
from discrep.normalizer.dates.lexer import lexicon as date_lexicon
from discrep.normalizer.quantities.lexer import Kind, Token, low_at, token_at
from discrep.normalizer.quantities.scales import is_screen, skip_hyphen
from discrep.normalizer.quantities.words import Phrases, is_hyphen, is_word


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit that ends before token ``last``. ``kind`` is measure, duration, percent or age."""

    kind: str
    name: str
    last: int
    hyphened: bool = False


_SQUARE = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_RAISED = {"²": 2, "³": 3, "2": 2, "3": 3}  # `m2`: a raised figure lost in scraping
_POWERS = {"squared": 2, "cubed": 3}
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
        "percent": (
            *(
                "%",
                "percent",
                "per cent",
                "per-cent",
                "pct",
                "pct.",
                "percentage",
                "percents",
                "pc",
            ),
        ),
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
    if name is None and not hyphened and _is_time_sign(words, at):
        name = {"h": "hour", "s": "second"}.get(words[at].text)
    after = token_at(words, at + 1)
    if after is not None and after.glued and after.kind is Kind.NUMBER:
        return None  # the asteroid 2024 YR4
    if name is None or name in _COUNTED:
        return None
    last = at + 1
    if low in lexicon.unit_abbreviations and last < len(words) and words[last].text == ".":
        last += words[last].glued
    old = _old(words, last, hyphened=hyphened)
    if old and name in ("year", "month", "week", "day"):
        return Unit(kind="age", name=name, last=old, hyphened=hyphened)
    return Unit(kind="duration", name=name, last=last, hyphened=hyphened)


_WITHIN = ("in", "under", "within", "over", "of", "than", "after", "for", "by", "to")


def _is_time_sign(words: Sequence[Token], at: int) -> bool:
    """Whether a letter is one of time: `5h`, `4.1 s`, `in 20s`; the `s` of `18-24s` is a plural."""
    if "." in words[at - 1].text:
        after = token_at(words, at + 1)
        return words[at].glued or after is None or not (after.glued and is_hyphen(after))
    return words[at].glued and (words[at].text != "s" or low_at(words, at - 2) in _WITHIN)


def _old(words: Sequence[Token], at: int, *, hyphened: bool) -> int:
    """Where `old` or `of age` ends after a unit of time; 0 where there is none."""
    after = token_at(words, at + 1)
    if after is not None and is_hyphen(words[at]) and words[at].glued == after.glued:
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
    if _feet(words, at):
        return Unit(kind="measure", name="foot", last=at + 1)
    found = _raised(words, at)
    if found is None or _is_other_word(words, at, found[1]):
        return None
    name, last = found
    if words[at].text == "mb" and words[at - 1].number < _AIR:
        name = "megabyte"
    lettered = words[at].glued and len(words[at].text) == 1 and words[at].text.isupper()
    if lettered and is_word(low_at(words, at - 2), "labels"):
        return None  # `runway 27L`
    rate = _rate(words, last)
    if rate is not None:
        name, last = f"{name} / {rate[0].replace(' * ', ' / ')}", rate[1]
    return Unit(kind="measure", name=name, last=last, hyphened=hyphened)


def _raised(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """A unit and its power: `square miles`, `km2`, `cm^3`, `km squared`; and where it ends."""
    power = _SQUARE.get(low_at(words, at), 1)
    start = at + (power > 1)
    if power > 1 and start < len(words) and (is_hyphen(words[start]) or words[start].text == "."):
        start += 1
    known = (_words().at(words, start), _symbols().at(words, start))
    found = max((unit for unit in known if unit), key=lambda unit: unit[1], default=None)
    if found is None:
        return None
    name, last = found
    if power == 1:
        caret = low_at(words, last) == "^" and words[last].glued
        sign = token_at(words, last + caret)
        if sign is not None and sign.glued and sign.text in _RAISED:
            power, last = _RAISED[sign.text], last + caret + 1
        elif sign is not None and sign.low in _POWERS:
            power, last = _POWERS[sign.low], last + 1
    if power > 1:
        above, _, below = name.partition(" / ")
        name = f"{above} ** {power}" + (f" / {below}" if below else "")
    return name, last


_AIR = 800  # millibars that the air weighs even in a storm
_LETTERS = ("m", "t", "C", "F", "V", "A", "N", "W", "J", "g", "l", "L", "K", "w", "v")
_BOUND = ("w", "v")  # letters that are a unit only where nothing parts them from their number


def _is_other_word(words: Sequence[Token], at: int, last: int) -> bool:
    """Whether what could be a unit's symbol is another word or the start of a longer sign."""
    word = words[at]
    if word.text == "in":
        after = token_at(words, last)
        goes_on = after is not None and after.glued and is_hyphen(after)  # `one-in-a-million`
        return goes_on or (not word.glued and not _is_inch(words, last))
    if word.text not in _LETTERS:
        return False
    if word.text == "K":  # of temperature; else thousands, or a screen
        ends = _ends(words, last) or is_word(low_at(words, last), "stop")
        return word.glued or not ends or is_screen(words[at - 1].number)
    return (word.text in _BOUND and not word.glued) or not _alone(words, last)


def _is_inch(words: Sequence[Token], last: int) -> bool:
    """Whether `in` after a number is no preposition: `8.1 in.`, `2 1/2 in thick`."""
    if _ends(words, last):
        return True
    then = _ends(words, last + 1) or is_word(low_at(words, last + 1), "stop")
    return then and is_word(low_at(words, last), "extents")


def _ends(words: Sequence[Token], at: int) -> bool:
    """Whether a phrase ends before ``at``."""
    after = token_at(words, at)
    return after is None or after.kind is Kind.BREAK or after.text in (".", ",", ";", ")", "(")


def _feet(words: Sequence[Token], at: int) -> bool:
    """`5'4"`: whether an apostrophe between two numbers is the sign of feet."""
    mark, inches = words[at], token_at(words, at + 1)
    if mark.text not in ("'", "’") or not mark.glued or inches is None or not inches.glued:
        return False
    return inches.kind is Kind.NUMBER and inches.number < 12


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
    """Whether a symbol of one letter is not the start of a longer sign: `3 A380s`, `5 A-levels`."""
    if last >= len(words) or not words[last].glued:
        return True
    if words[last].kind is Kind.NUMBER:
        return words[last - 1].text == "m" and words[last].text in _RAISED
    after = token_at(words, last + 1)
    bound = is_hyphen(words[last]) and after is not None and after.glued
    ranging = after is not None and after.kind is Kind.NUMBER
    return words[last].text not in ("&", "'", "’") and not (bound and not ranging)


_SHORT = {"h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute"}


def _rate(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """`per hour`, `a day`, `-an-hour`, `/h`, `per cubic metre`: what is below the line, its end."""
    at = skip_hyphen(words, at)
    if low_at(words, at) not in _PER:
        return None
    divided, spelled = words[at].text == "/", words[at].low == "per"
    at = skip_hyphen(words, at + 1)
    low = low_at(words, at)
    lexicon = date_lexicon()
    if low in lexicon.units and low == lexicon.units[low] and low not in _COUNTED:
        return low, at + 1
    if divided and low in _SHORT:
        return _SHORT[low], at + 1
    return _raised(words, at) if divided or spelled else None


def in_iso(number: float, unit: str) -> tuple[float, str]:
    """A length of time in a unit that ISO 8601 has: a fortnight is two weeks."""
    factor, name = _ISO.get(unit, (1, unit))
    return number * factor, name
