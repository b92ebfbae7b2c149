"""Families of spelled numbers, ages, sets and durations, in the order in which they are applied.

Each family's docstring names what it reads; `docs/dates.md` lists examples of all of them, which
the tests run. Patterns are over the classes of ``date_lexer``; see ``date_rules`` for the engine.
"""

from __future__ import annotations

from discrep.model.values import Modifier
from discrep.normalizer.date_lexer import CHARACTER, NAME, NOTHING, Meaning, Token
from discrep.normalizer.date_rules import Found, Grammar, Reading, span_text

durations = Grammar()

# Numbers ----------------------------------------------------------------------------------------


@durations.family("int", "a? cardinal ((hyphen? | and) cardinal)*")
def spelled_number(found: Found) -> Reading | None:
    """`twenty four`, `a hundred and five`, `two thousand`, and as a year `nineteen ninety-seven`."""
    tokens = found.tokens
    start = 1 if NAME[tokens[0].cls] == "a" else 0
    total, group, used = 0.0, 0.0, start
    year = False
    joined = False
    for n in range(start, len(tokens)):
        token = tokens[n]
        if NAME[token.cls] != "cardinal":
            joined = NAME[token.cls] == "and"
            continue
        value = token.meaning.number
        if joined and (value >= 100 or not (group >= 100 or (total and not group))):
            break
        if value >= 1000:
            total, group = (total + (group or 1) * value), 0.0
        elif value == 100:
            group = (group or 1) * 100
        elif group % 100 == 0 or (20 <= group % 100 and group % 10 == 0 and value < 10):
            group += value
        elif 10 <= group <= 99 and value >= 10 and not total:
            group, year = group * 100 + value, True
        else:
            break
        used = n + 1
        joined = False
    if used == start:
        return None
    number = total + group
    if number == 1 and start:
        return None
    year = year or (1900 <= number < 2100 and (found.led_by("in", "of", "since", "by", "until") or (found.led_by("unit") and found.before[-1].text.lower() == "year")))
    return Reading(
        Meaning(number=number),
        cls="int4" if year and 1000 <= number <= 2199 else "int",
        drop_first=start if tokens[start].meaning.number < 100 else 0,
        drop_last=len(tokens) - used,
    )


@durations.family("ordinal_word", "int hyphen? (ordinal_word | second)")
def spelled_ordinal(found: Found) -> Meaning | None:
    """`twenty-first`."""
    tens, unit = found.tokens[0].meaning.number, found.tokens[-1].meaning.number
    if tens < 20 or tens % 10 or unit >= 10:
        return None
    return Meaning(number=tens + unit)


@durations.family("amount", "(int1 | int2 | int) fraction")
def mixed_number(found: Found) -> Meaning:
    """`5 1/2`."""
    return Meaning(number=found.tokens[0].meaning.number + found.tokens[1].meaning.number)


@durations.family("amount", "number hyphen? and hyphen? a hyphen? half")
def and_a_half(found: Found) -> Meaning:
    """`three and a half`, `two-and-a-half-`."""
    return Meaning(number=found.tokens[0].meaning.number + 0.5)


@durations.family("amount", "a? couple of?")
def couple(_: Found) -> Meaning:
    """`a couple of`."""
    return Meaning(number=2, modifier=Modifier.ABOUT)


@durations.family("amount", "a? vague of?")
def vague(found: Found) -> Meaning | None:
    """`a few`, `several`."""
    word = found.get("vague")
    return Meaning(number=word.meaning.number, high=word.meaning.high) if word else None


@durations.family("amount", "number (or | to | hyphen to? | dash) number (?=hyphen? (more | straight)? any_unit)")
def between_numbers(found: Found) -> Meaning | None:
    """`two or three`, `10 to 12`, `5- to 7-`, `2-3` before a unit."""
    low, high = found.tokens[0].meaning.number, found.tokens[-1].meaning.number
    return Meaning(number=low, high=high) if low < high else None


# Ages and sets, which are no durations ------------------------------------------------------------


@durations.family("age_said", "(number | amount | a) hyphen? any_unit hyphen? old")
def years_old(_: Found) -> Meaning:
    """`40-year-old`, `a five-year-old`, `eight months old`: an age."""
    return NOTHING


@durations.family("age_said", "(number | amount) any_unit of age")
def years_of_age(_: Found) -> Meaning:
    """`two years of age`: an age."""
    return NOTHING


@durations.family("age_said", "aged (number | amount) any_unit?")
def aged(_: Found) -> Meaning:
    """`aged two years`: an age."""
    return NOTHING


@durations.family("set_said", "every (other | number | nth)? (any_unit | weekday | month_name | season | part)")
def every(found: Found) -> Meaning | None:
    """`every day`, `each July`, `per hour`: how often, not when or how long."""
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


def _modifier(tokens: list[Token]) -> Modifier:
    words = span_text([t for t in tokens if NAME[t.cls] != "only"])
    if words in _BOUNDS:
        return _BOUNDS[words]
    return Modifier.ABOUT if words else Modifier.EXACT


def duration(number: float, unit: str, modifier: str = Modifier.EXACT, high: float = 0.0) -> Meaning | None:
    """How long ``number`` of ``unit`` is, in a unit that ISO 8601 has."""
    factor, name = {
        "fortnight": (2, "week"),
        "quarter": (3, "month"),
        "millennium": (1000, "year"),
    }.get(unit, (1, unit))
    if name in ("night", "weekend", "season"):
        return None
    return Meaning(number=number * factor, high=high * factor, unit=name, modifier=modifier)


_MOD = (
    "(only? (about | more than | less than | at (least | most) | up to | over"
    " | no (more | less) than | as (much | long) as | close to) about?)?"
)
_WHICH = "((the | this)? (last | past | next | coming | previous | following))"
_EXTRA = "(more | straight | other)?"


@durations.family("duration", "half hyphen? a? hyphen? unit | a half hyphen unit")
def half_unit(found: Found) -> Meaning | None:
    """`half an hour`, `half-century`."""
    unit = found.get("unit")
    if unit is None or unit.meaning.unit not in _HALVES:
        return None
    number, name = _HALVES[unit.meaning.unit]
    return duration(number, name)


@durations.family("duration", "a? unit hyphen? unit")
def quarter_century(found: Found) -> Meaning | None:
    """`a quarter century`."""
    units = [t.meaning.unit for t in found.all("unit")]
    return duration(25, "year") if units == ["quarter", "century"] else None


@durations.family("duration", f"{_MOD} (a | int) unit and a half")
def unit_and_a_half(found: Found) -> Meaning | None:
    """`an hour and a half`."""
    unit = found.get("unit")
    number = found.get("int")
    if unit is None or (number is not None and number.meaning.number != 1):
        return None
    return duration(1.5, unit.meaning.unit)


@durations.family("duration", f"{_MOD} a (unit | second) or (int | so)")
def unit_or_two(found: Found) -> Reading | Meaning | None:
    """`a year or two`, `a week or so`."""
    unit = found.get("unit")
    number = found.get("int")
    if unit is None:
        return None
    if number is None:
        return duration(1, unit.meaning.unit, Modifier.ABOUT)
    return duration(1, unit.meaning.unit, high=number.meaning.number)


@durations.family(
    "duration",
    f"({_MOD} (the | a)? | {_WHICH} {_MOD}) (number | amount) {_EXTRA} hyphen? (any_unit | unit_short)"
    " (hyphen? long)? (or (so | more))?",
)
def numbered(found: Found) -> Reading | Meaning | None:
    """`12-minute`, `more than four hours`, `the past three months`, `two more weeks`."""
    tokens = list(found.tokens)
    amount = found.get("amount", "int", "int1", "int2", "int4", "decimal", "cardinal")
    unit = found.get("unit", "units", "second", "unit_short")
    if amount is None or unit is None or found.followed_by("old"):
        return None
    which = found.get("last", "past", "next", "coming", "previous", "following")
    at = tokens.index(amount)
    hyphened = NAME[tokens[tokens.index(unit) - 1].cls] == "hyphen"
    low = amount.meaning.number
    article = found.get("the", "a") if which is None else None
    # `a four-day`, `the two day`: the article is that of the noun to come.
    drop = 0
    if article is not None and (article.cls == CHARACTER["a"] or NAME[unit.cls] != "units"):
        drop = tokens.index(article) + 1
    if low == 1 and not hyphened and unit.meaning.unit == "day" and not drop and not _one_day(found):
        return None
    if NAME[unit.cls] in ("unit", "second") and not hyphened:
        if low > 1 and not amount.meaning.high and NAME[unit.cls] == "second":
            return None
    if NAME[unit.cls] == "unit_short" and NAME[amount.cls] in ("int", "amount"):
        return None
    if NAME[amount.cls] == "int4" and not found.before and not hyphened:
        return None
    if unit.meaning.unit == "quarter" and which is None and found.get("straight") is None:
        return None
    leading = [] if which or drop else [t for t in tokens[:at] if NAME[t.cls] != "the"]
    modifier = _modifier(leading) if leading else Modifier(amount.meaning.modifier or Modifier.EXACT)
    if found.get("so"):
        modifier = Modifier.ABOUT
    elif NAME[tokens[-1].cls] == "more":
        modifier = Modifier.AT_LEAST
    meaning = duration(low, unit.meaning.unit, modifier, amount.meaning.high)
    return Reading(meaning, drop_first=drop) if meaning is not None else None


def _one_day(found: Found) -> bool:
    """Whether `one day` is a length and not some day."""
    return (
        len(found.tokens) > 2
        or found.led_by("for", "in", "within", "after", "than", "took", "of", "by")
        or found.followed_by("before", "after", "earlier", "later", "ago", "of")
    )


@durations.family("duration", f"the? nth duration")
def first_so_many(found: Found) -> Meaning | None:
    """`the first nine months`."""
    nth = found.get("ordinal_word", "ordinal", "second")
    span = found.get("duration")
    if nth is None or span is None or not nth.text.lower() in ("first", "final"):
        return None
    return span.meaning


@durations.family("duration", "the duration")
def the_so_many(found: Found) -> Meaning | None:
    """`the six months`; of `the eight-year war` the article is the war's."""
    return found.tokens[1].meaning if found.tokens[1].text.endswith("s") else None


@durations.family("duration", "(another | a straight) (unit | duration) | another (int1 | int) units")
def another(found: Found) -> Meaning | None:
    """`another week`, `an additional year`, `another two weeks`."""
    span, unit = found.get("duration"), found.get("unit")
    if span is not None:
        return span.meaning
    return duration(1, unit.meaning.unit) if unit is not None else None


@durations.family("duration", "long_word | (unit | units) hyphen long")
def unit_long(found: Found) -> Meaning | None:
    """`day-long`, `weeklong`."""
    unit = found.get("unit", "long_word")
    return duration(1, unit.meaning.unit) if unit is not None else None


@durations.family("duration", "duration (and | comma and?)? duration")
def two_units(found: Found) -> Meaning | None:
    """`two hours and 20 minutes`: told in the smaller unit."""
    first, second = found.tokens[0].meaning, found.tokens[-1].meaning
    times = {("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("day", "hour"): 24, ("week", "day"): 7}
    factor = times.get((first.unit, second.unit))
    if factor is None or first.high or second.high:
        return None
    return duration(first.number * factor + second.number, second.unit, first.modifier)


# `a week` alone may be a rate (`a share a year`) and waits for what stands around it.
@durations.family("unit_once", f"{_MOD} {_WHICH}? a unit")
def once(found: Found) -> Meaning | None:
    """`a week`, `less than an hour`."""
    unit = found.get("unit")
    tokens = list(found.tokens[:-2])
    return duration(1, unit.meaning.unit, _modifier(tokens)) if unit is not None else None
