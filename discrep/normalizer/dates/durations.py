"""Families of ages, sets and durations, in the order in which they are applied."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from discrep.model.values import Modifier
from discrep.normalizer.dates.lexer import NAME, NOTHING, Meaning, Token, lexicon
from discrep.normalizer.dates.rules import Found, Grammar, Reading

durations = Grammar()

# Ages and sets, which are no durations ----------------------------------------------------------


@durations.family(
    "age",
    "(number | amount | a) hyphen? any_unit hyphen? old | (number | amount) any_unit of age"
    " | aged (number | amount) any_unit?",
)
def age(_: Found) -> Meaning:
    """`40-year-old`, `eight months old`, `two years of age`, `aged two years`."""
    return NOTHING


@durations.family(
    "often",
    "every (other | number | amount | nth)? (any_unit | weekday | month_name | season | part)"
    " | weekdays | the? (nth | last) weekday of every any_unit",
)
def often(_: Found) -> Meaning:
    """`every day`, `each July`, `per hour`, `Mondays`, `the second Tuesday of each month`."""
    return NOTHING


# Durations --------------------------------------------------------------------------------------

_HALVES = {
    "century": (50, "year"),
    "decade": (5, "year"),
    "year": (6, "month"),
    "day": (12, "hour"),
    "hour": (30, "minute"),
    "minute": (30, "second"),
}
_BOUNDS = {
    "more than": Modifier.MORE_THAN,
    "over": Modifier.MORE_THAN,
    "less than": Modifier.LESS_THAN,
    "under": Modifier.LESS_THAN,
    "fewer than": Modifier.LESS_THAN,
    "at least": Modifier.AT_LEAST,
    "no less than": Modifier.AT_LEAST,
    "no more than": Modifier.AT_MOST,
    "at most": Modifier.AT_MOST,
    "up to": Modifier.UP_TO,
    "as much as": Modifier.UP_TO,
    "as many as": Modifier.UP_TO,
    "as long as": Modifier.UP_TO,
    "close to": Modifier.ABOUT,
}
_UNITS_OF_ISO = {"fortnight": (2, "week"), "quarter": (3, "month"), "millennium": (1000, "year")}
_SMALLER = {
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("year", "month"): 12,
    ("day", "hour"): 24,
    ("week", "day"): 7,
}

_MOD = (
    "(only? (about | more than | less than | at (least | most) | up to | over | under"
    " | no (more | less) than | as (much | long) as | close to) about?)?"
)
_WHICH = "((the | this)? which)"
_WHICH_WORDS = ("last", "past", "next", "coming", "previous", "prior", "following")


def _modifier(tokens: Sequence[Token]) -> Modifier:
    if [NAME[t.cls] for t in tokens] == ["about", "the"]:  # concerning those
        return Modifier.EXACT
    words = " ".join(t.text.lower() for t in tokens if NAME[t.cls] not in ("only", "the"))
    return _BOUNDS.get(words, Modifier.ABOUT if words else Modifier.EXACT)


def _duration(
    number: float, unit: str, modifier: str = Modifier.EXACT, high: float = 0.0
) -> Meaning | None:
    """How long ``number`` of ``unit`` is, in a unit that ISO 8601 has; None where it has none."""
    factor, name = _UNITS_OF_ISO.get(unit, (1, unit))
    if name in ("night", "weekend", "season"):
        return None
    return Meaning(number=number * factor, high=high * factor, unit=name, modifier=modifier)


@durations.family(
    "duration",
    "half hyphen? a? hyphen? unit | a half hyphen? unit"
    " | (a | number) hyphen? (unit | units) (of a | hyphen) unit | unit (of a | hyphen) unit"
    " | a unit unit",
)
def part_of_unit(found: Found) -> Meaning | None:
    """`half an hour`, `half-century`, `a quarter of an hour`, `a quarter century`."""
    if found.get("half") is not None:
        number, name = _HALVES.get(found.last.meaning.unit, (0, ""))
        return _duration(number, name) if number else None
    parts, whole = found.all("unit", "units")
    number, name = _HALVES.get(whole.meaning.unit, (0, ""))
    count = found.first.meaning.number or 1
    if parts.meaning.unit != "quarter" or not number or count > 3:
        return None
    return _duration(number * count / 2, name)


@durations.family("duration", f"{_MOD} (a | int) unit and a half")
def unit_and_a_half(found: Found) -> Meaning | None:
    """`an hour and a half`."""
    unit, number = found.get("unit"), found.get("int")
    if unit is None or (number is not None and number.meaning.number != 1):
        return None
    said = found.tokens[: found.tokens.index(unit) - 1]
    return _duration(1.5, unit.meaning.unit, _modifier(said))


@durations.family("duration", f"{_MOD} (a | int) unit or (int | so) | {_WHICH} unit or int")
def unit_or_two(found: Found) -> Meaning | None:
    """`a year or two`, `the next minute or two`, `a week or so`."""
    unit, last = found.tokens[-3].meaning.unit, found.last
    if NAME[last.cls] == "so":
        return _duration(1, unit, Modifier.ABOUT)
    return _duration(1, unit, high=last.meaning.number)


@durations.family(
    "duration",
    f"({_MOD} (the | a)? | {_WHICH} {_MOD}) (number | amount) (more | straight | other)? hyphen?"
    " (any_unit | unit_short) (hyphen? long)? (or (so | more))?",
)
def numbered(found: Found) -> Reading | None:
    """`12-minute`, `more than four hours`, `the past three months`, `two more weeks`."""
    tokens = found.tokens
    amount = found.get("amount", "int", "int1", "int2", "int4", "decimal", "cardinal")
    unit = found.get("unit", "units", "second", "unit_short")
    if amount is None or unit is None or found.followed_by("old"):
        return None
    which = found.get(*_WHICH_WORDS) is not None
    hyphened = NAME[tokens[tokens.index(unit) - 1].cls] == "hyphen"
    article = found.get("the", "a") if not which else None
    # `a four-day march`, `the two day march`: the article is that of the march.
    drop = 0
    if article is not None and (NAME[article.cls] == "a" or NAME[unit.cls] != "units"):
        drop = tokens.index(article) + 1
    if which and NAME[tokens[0].cls] == "last" and _is_verb(found):
        which, drop = False, 1
    if not _says_length(found, amount, unit, hyphened=hyphened, which=which):
        return None
    modifier = Modifier(amount.meaning.modifier or Modifier.EXACT)
    if not which and (not drop or article is None):
        said = _modifier(tokens[drop : tokens.index(amount)])
        modifier = said if said is not Modifier.EXACT else modifier
    if NAME[tokens[-1].cls] == "so":
        modifier = Modifier.ABOUT
    elif NAME[tokens[-1].cls] == "more":
        modifier = Modifier.AT_LEAST
    low, high = amount.meaning.number, amount.meaning.high
    meaning = _duration(low, unit.meaning.unit, modifier, high)
    return Reading(meaning, drop_first=drop) if meaning is not None else None


def _is_verb(found: Found) -> bool:
    """Whether `last` is a verb where it stands: `it could last two weeks`."""
    before = found.before[-1].text.lower() if found.before else ""
    return before in (*lexicon().tense["surely_future"], *lexicon().tense["modal"], *_TO_LAST)


_TO_LAST = ("would", "could", "to", "not", "t", "'t", "’t", "did", "does")


def _says_length(found: Found, amount: Token, unit: Token, *, hyphened: bool, which: bool) -> bool:
    """Whether a number and a unit are a length: `one day` may be some day, `2 second` a rank."""
    number = amount.meaning.number
    if unit.meaning.unit == "quarter":  # three-quarters of something
        return which or found.get("straight") is not None
    if hyphened:
        return True
    match NAME[unit.cls]:
        case "second":
            return number == 1
        case "unit_short":
            return NAME[amount.cls] not in ("int", "amount")
    if number == 1 and unit.meaning.unit == "day" and not amount.meaning.high:
        return (
            len(found.tokens) > 2
            or found.led_by("for", "in", "within", "after", "than", "took", "of", "by")
            or found.followed_by("before", "after", "earlier", "later", "ago", "of")
        )
    return True


@durations.family("duration", "the? nth duration")
def first_so_many(found: Found) -> Meaning | None:
    """`the first nine months`."""
    nth = found.tokens[-2].text.lower()
    return found.last.meaning if nth in ("first", "final") else None


@durations.family("duration", "the duration")
def the_so_many(found: Found) -> Meaning | None:
    """`the six months`; of `the eight-year war` the article is the war's."""
    return found.last.meaning if found.last.text.endswith("s") else None


@durations.family("duration", "(another | a straight) (unit | duration)")
def another(found: Found) -> Meaning | None:
    """`another week`, `an additional year`, `another two weeks`."""
    span = found.last.meaning
    return span if span.number else _duration(1, span.unit)


@durations.family("duration", "long_word | (unit | units) hyphen long")
def unit_long(found: Found) -> Meaning | None:
    """`day-long`, `weeklong`; how many `years-long` means is not told."""
    return _duration(1, found.first.meaning.unit) if NAME[found.first.cls] != "units" else None


@durations.family(
    "duration", "duration ((and | comma and?)? duration)? (and | comma and?)? duration"
)
def several_units(found: Found) -> Reading | None:
    """`two hours and 20 minutes`, `2 hours, 6 minutes and 12 seconds`: told in the smallest."""
    lengths = found.all("duration")
    told, used = lengths[0].meaning, 1
    for length in lengths[1:]:
        factor = _SMALLER.get((told.unit, length.meaning.unit))
        if factor is None or told.high or length.meaning.high or length.meaning.number >= factor:
            break
        total = told.number * factor + length.meaning.number
        told = msgspec.structs.replace(told, number=total, unit=length.meaning.unit)
        used += 1
    if used == 1:
        return None
    return Reading(told, drop_last=len(found.tokens) - 1 - found.tokens.index(lengths[used - 1]))


# `a week` alone may be a rate (`a share a year`) and waits for what stands around it.
@durations.family("unit_once", f"{_MOD} a unit (?!hyphen)")
def once(found: Found) -> Meaning | None:
    """`a week`, `less than an hour`."""
    return _duration(1, found.last.meaning.unit, _modifier(found.tokens[:-2]))
