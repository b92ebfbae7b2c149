"""Families of dates told from another day, in the order in which they are applied."""

from __future__ import annotations

import re

from discrep.model.calendar import Direction
from discrep.model.values import Modifier
from discrep.normalizer.dates.lexer import NAME, Meaning
from discrep.normalizer.dates.rules import Found, Grammar, Reading
from discrep.normalizer.dates.steps import (
    LETTER,
    counted_step,
    meaning_of,
    month_step,
    shift_step,
)

relative = Grammar()

_WAYS = "(the | this)? (this | current | which)"
_NUMBER = {
    "last": -1,
    "previous": -1,
    "prior": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_TOLD = ("following", "previous", "prior")  # than what the passage told
_DIRECTION = {-1: Direction.BEFORE, 1: Direction.AFTER}


def _way(found: Found) -> str:
    """The nearest of the words last, this, next, ..."""
    return next(NAME[t.cls] for t in reversed(found.tokens) if NAME[t.cls] in _NUMBER)


@relative.family("day", "deictic")
def deictic(found: Found) -> Reading | None:
    """`today`, `yesterday`, `tonight`."""
    word = found.first
    if found.led_by("X") and word.text[0].isupper() and not found.opens_line:
        return None  # a name: VOA Today
    return Reading(word.meaning, cls="moment" if " " in word.meaning.steps else "day")


@relative.family(
    "stretch",
    f"{_WAYS} (fiscal | calendar)? hyphen? unit (or so)? (?!of (month_name | year | stretch))",
)
def this_unit(found: Found) -> Reading | None:
    """`last month`, `next year`, `this week`, `the following day`, `the past decade`."""
    unit, way = found.unit, _way(found)
    if found.led_by("punct") and found.last.text[0].isupper():
        return None  # a title: "This Week"
    number = _NUMBER[way]
    since = "passage" if way in _TOLD else ""
    if unit == "day":
        if way not in ("next", *_TOLD):
            return None
        return Reading(Meaning(steps=f"P{number}D", since="passage"), cls="day")
    if unit == "weekend":
        direction = _DIRECTION.get(number, Direction.NEAREST)
        return Reading(Meaning(steps="XXXX-WXX-WE", direction=direction, since=since))
    if unit not in LETTER:
        return None
    article = NAME[found.first.cls] == "the"
    led = found.led_by("over", "within", "during") and NAME[found.last.cls] == "unit"
    lasting = unit in ("decade", "century") or led
    long = article and way in ("last", "next") and lasting
    if long or (way == "past" and NAME[found.first.cls] != "this"):
        return Reading(Meaning(number=1, unit=unit, modifier=Modifier.EXACT), cls="duration")
    return Reading(Meaning(steps=f"P{number}{LETTER[unit]}", since=since))


@relative.family(
    "stretch", "the unit (before last | after next) (?!day | unit | part | season | month_name)"
)
def before_last(found: Found) -> Meaning | None:
    """`the week before last`, `the month after next`."""
    letter = LETTER.get(found.unit)
    number = -2 if found.get("before") is not None else 2
    return meaning_of(f"P{number}{letter}" if letter not in (None, "D") else "")


@relative.family("moment", "(this | last | that | the? (next | following | previous | same)) part")
def this_part(found: Found) -> Meaning | None:
    """`this morning`, `last night`, `that evening`, `the next morning`."""
    name, part = NAME[found.tokens[-2].cls], found.last.meaning.steps
    titled = found.first.text[0].isupper() and found.last.text[0].isupper()
    if titled and found.led_by("X", "punct") and not found.opens_line:
        return None  # a name: CBS This Morning
    if name in ("this", "last"):
        return meaning_of(f"P{_NUMBER[name]}D {part}")
    return meaning_of(f"P{_NUMBER.get(name, 0)}D {part}", since="passage")


@relative.family("day", "(the | this)? (this | which) day (?!lparen)")
def this_weekday(found: Found) -> Meaning | None:
    """`last Friday`, `this coming Sunday`, `last Thanksgiving`."""
    day, way = found.last.meaning, _way(found)
    if not day.steps.startswith("XXXX") or day.since:
        return None
    since = "passage" if way in _TOLD else ""
    number = _NUMBER[way]
    return meaning_of(day.steps, direction=_DIRECTION.get(number, "this"), since=since)


@relative.family("stretch", "(the | this)? (this | which) (month_name | season)")
def this_month_name(found: Found) -> Meaning | None:
    """`last May`, `this September`, `last fall`, `the following spring`."""
    way = _way(found)
    steps, number = month_step(found.last), _NUMBER[way]
    if number:
        since = "passage" if way in _TOLD else ""
        return meaning_of(steps, direction=_DIRECTION[number], since=since)
    if NAME[found.last.cls] == "season":
        return meaning_of(steps, direction=Direction.NEAREST)
    return meaning_of(f"P0Y {steps}")


@relative.family("day", "(duration | unit_once) (ago | back (?=stop))")
def ago(found: Found) -> Meaning | None:
    """`two weeks ago`, `about three years ago`, `a year ago`, `a few days ago`."""
    span = found.first.meaning
    about = span.unit != "day" or span.modifier != Modifier.EXACT
    return meaning_of(counted_step(span, -1, about=about), since="quarter")


@relative.family("day", "(duration | unit_once) (earlier | later | hence | from now | on later)")
def earlier_later(found: Found) -> Reading | None:
    """`a year earlier`, `three days later`, `two months from now`."""
    span = found.first.meaning
    if found.followed_by("than"):  # `a year later than planned`
        return Reading(span, cls="duration", drop_last=len(found.tokens) - 1)
    if span.unit in ("second", "minute", "hour"):  # the time that it is told from is no clock time
        return Reading(span, cls="duration", drop_last=len(found.tokens) - 1)
    sign = -1 if found.get("earlier") is not None else 1
    steps = counted_step(span, sign, about=span.unit != "day")
    since = "" if found.get("hence", "now") else "passage"
    return Reading(Meaning(steps=steps, since=since)) if steps else None


@relative.family(
    "day",
    "(duration | unit_once | the unit) (before | prior | after) (that (?!x | X) | (?=stop | and))",
)
def before_after(found: Found) -> Meaning | None:
    """`three years after that`; `the day before` at the end of a clause."""
    span = found.first.meaning
    if span.unit in ("second", "minute", "hour"):
        return None
    sign = -1 if found.get("before", "prior") is not None else 1
    if span.unit:
        return meaning_of(counted_step(span, sign, about=span.unit != "day"), since="passage")
    return meaning_of(shift_step(sign, found.unit, about=False), since="passage")


@relative.family("day", "(duration | unit_once | the? unit) (before | after | from) day")
def before_day(found: Found) -> Meaning | None:
    """`the day before yesterday`, `two days after Christmas`, `a week from Friday`."""
    span, day = found.first.meaning, found.last.meaning
    unit = span.unit or found.unit
    sign = -1 if found.get("before") is not None else 1
    steps = shift_step(sign * (span.number or 1), unit, about=unit == "week")
    if not steps or "T" in steps or day.since or span.high:
        return None
    return meaning_of(f"{day.steps} {steps}", direction=day.direction)


@relative.family("moment", "the part before")
def night_before(found: Found) -> Meaning:
    """`the night before`."""
    return Meaning(steps=f"P-1D {found.tokens[1].meaning.steps}", since="passage")


@relative.family("stretch", "(the | a)? unit hyphen (ago | earlier) hyphen? (unit | period)?")
def year_ago(found: Found) -> Reading | None:
    """`year-ago`, `the year-earlier quarter`."""
    letter = LETTER.get(found.unit)
    if letter is None:
        return None
    alone = NAME[found.last.cls] in ("ago", "earlier")
    lead = int(alone and NAME[found.first.cls] != "unit")
    return Reading(Meaning(steps=f"P-1{letter}", since="quarter"), drop_first=lead)


@relative.family(
    "stretch", "the? (same | alike) (period | unit | quarterly) (of | in)? (stretch | day)"
)
def same_period(found: Found) -> Meaning | None:
    """`the same period last year`, `the corresponding quarter a year ago`."""
    steps = found.last.meaning.steps.rstrip("~")
    if not re.fullmatch(r"P-\d+Y", steps):
        return None
    quarter = found.get("quarterly")
    return meaning_of(f"{steps} {quarter.meaning.steps}" if quarter else steps, since="quarter")


@relative.family("stretch", "that (day | season)")
def that_weekday(found: Found) -> Reading | None:
    """`that Friday`, `that summer`."""
    last = found.last
    steps = last.meaning.steps
    if not re.fullmatch(r"XXXX-(?:WXX-[1-7]|2[1-4])", steps) or found.led_by("x"):
        return None
    cls = "day" if NAME[last.cls] == "day" else "stretch"
    return Reading(Meaning(steps=steps, since="passage"), cls=cls)


@relative.family("stretch", "the? (that | same) (very | same)? unit")
def that_unit(found: Found) -> Reading | None:
    """`that day`, `the same year`, `that weekend`."""
    unit = found.unit
    if unit == "weekend":
        return Reading(Meaning(steps="XXXX-WXX-WE", since="passage"))
    if unit not in LETTER or unit in ("decade", "century"):
        return None
    meaning = Meaning(steps=f"P0{LETTER[unit]}", since="passage")
    return Reading(meaning, cls="day" if unit == "day" else "stretch")
