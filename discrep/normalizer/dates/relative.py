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
    "past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_DIRECTION = {-1: Direction.BEFORE, 1: Direction.AFTER}


def _way(found: Found) -> str:
    """The nearest of the words last, this, next, ..."""
    return next(NAME[t.cls] for t in reversed(found.tokens) if NAME[t.cls] in _NUMBER)


def _unit(found: Found) -> str:
    unit = found.get("unit")
    return unit.meaning.unit if unit is not None else ""


@relative.family("day", "deictic")
def deictic(found: Found) -> Reading | None:
    """`today`, `yesterday`, `tonight`."""
    word = found.first
    if found.led_by("X") and word.text[0].isupper():
        return None  # a name: VOA Today
    return Reading(word.meaning, cls="moment" if " " in word.meaning.steps else "day")


@relative.family(
    "stretch",
    f"{_WAYS} (fiscal | calendar)? hyphen? unit (or so)? (?!of (month_name | year | stretch))",
)
def this_unit(found: Found) -> Reading | None:
    """`last month`, `next year`, `this week`, `the following day`, `the past decade`."""
    unit, way = _unit(found), _way(found)
    if found.led_by("punct") and found.last.text[0].isupper():
        return None  # a title: "This Week"
    number = _NUMBER[way]
    since = "passage" if way in ("following", "previous") else ""
    if unit == "day":
        if way not in ("next", "following", "previous"):
            return None
        return Reading(Meaning(steps=f"P{number}D", since="passage"), cls="day")
    if unit == "weekend":
        direction = _DIRECTION.get(number, Direction.NEAREST)
        return Reading(Meaning(steps="XXXX-WXX-WE", direction=direction, since=since))
    if unit not in LETTER:
        return None
    article = NAME[found.first.cls] == "the"
    long = article and way in ("last", "next") and unit in ("decade", "century")
    if long or (way == "past" and NAME[found.first.cls] != "this"):
        return Reading(Meaning(number=1, unit=unit, modifier=Modifier.EXACT), cls="duration")
    return Reading(Meaning(steps=f"P{number}{LETTER[unit]}", since=since))


@relative.family("moment", "(this | last | that | the? (next | following | previous | same)) part")
def this_part(found: Found) -> Meaning | None:
    """`this morning`, `last night`, `that evening`, `the next morning`."""
    name, part = NAME[found.tokens[-2].cls], found.last.meaning.steps
    if name in ("this", "last"):
        return meaning_of(f"P{_NUMBER[name]}D {part}")
    return meaning_of(f"P{_NUMBER.get(name, 0)}D {part}", since="passage")


@relative.family("day", "(the | this)? (this | which) day (?!lparen)")
def this_weekday(found: Found) -> Meaning | None:
    """`last Friday`, `this coming Sunday`, `last Thanksgiving`."""
    day, way = found.last.meaning, _way(found)
    if not day.steps.startswith("XXXX") or day.since:
        return None
    since = "passage" if way in ("following", "previous") else ""
    number = _NUMBER[way]
    return meaning_of(day.steps, direction=_DIRECTION.get(number, "this"), since=since)


@relative.family("stretch", "(the | this)? (this | which) (month_name | season)")
def this_month_name(found: Found) -> Meaning | None:
    """`last May`, `this September`, `last fall`."""
    steps, number = month_step(found.last), _NUMBER[_way(found)]
    if number:
        return meaning_of(steps, direction=_DIRECTION[number])
    if NAME[found.last.cls] == "season":
        return meaning_of(steps, direction=Direction.NEAREST)
    return meaning_of(f"P0Y {steps}")


@relative.family("day", "(duration | unit_once) ago")
def ago(found: Found) -> Meaning | None:
    """`two weeks ago`, `about three years ago`, `a year ago`, `a few days ago`."""
    span = found.first.meaning
    about = span.unit != "day" or span.modifier != Modifier.EXACT
    return meaning_of(counted_step(span, -1, about=about), since="quarter")


@relative.family("day", "(duration | unit_once) (earlier | later | hence | from now | on later)")
def earlier_later(found: Found) -> Reading | None:
    """`a year earlier`, `three days later`, `two months from now`."""
    span = found.first.meaning
    if span.unit in ("second", "minute", "hour"):  # the time that it is told from is no clock time
        return Reading(span, cls="duration", drop_last=len(found.tokens) - 1)
    sign = -1 if found.get("earlier") is not None else 1
    steps = counted_step(span, sign, about=span.unit != "day")
    since = "" if found.get("hence", "now") else "passage"
    return Reading(Meaning(steps=steps, since=since)) if steps else None


@relative.family(
    "day", "(duration | unit_once | the unit) (before | after) (that (?!x | X) | (?=stop | and))"
)
def before_after(found: Found) -> Meaning | None:
    """`three years after that`; `the day before` at the end of a clause."""
    span = found.first.meaning
    if span.unit in ("second", "minute", "hour"):
        return None
    sign = -1 if found.get("before") is not None else 1
    if span.unit:
        return meaning_of(counted_step(span, sign, about=span.unit != "day"), since="passage")
    return meaning_of(shift_step(sign, _unit(found), about=False), since="passage")


@relative.family("day", "(duration | unit_once | the? unit) (before | after | from) day")
def before_day(found: Found) -> Meaning | None:
    """`the day before yesterday`, `two days after Christmas`, `a week from Friday`."""
    span, day = found.first.meaning, found.last.meaning
    unit = span.unit or _unit(found)
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
    letter = LETTER.get(_unit(found))
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


@relative.family("stretch", "the? (that | same) (very | same)? unit")
def that_unit(found: Found) -> Reading | None:
    """`that day`, `the same year`."""
    unit = _unit(found)
    if unit not in LETTER or unit in ("decade", "century"):
        return None
    meaning = Meaning(steps=f"P0{LETTER[unit]}", since="passage")
    return Reading(meaning, cls="day" if unit == "day" else "stretch")


@relative.family("stretch", "the unit (?=ended day)")
def ended(found: Found) -> Reading | None:
    """`the quarter` of `the quarter ended June 30`; a year so told is a length."""
    unit, day = _unit(found), found.after[1].meaning
    if unit == "year":
        return Reading(Meaning(number=1, unit=unit, modifier=Modifier.EXACT), cls="duration")
    if unit not in ("quarter", "week", "month"):
        return None
    return Reading(Meaning(steps=f"{day.steps} P0{LETTER[unit]}", direction=day.direction))


# What a report calls its quarter and its year waits for a quarter that it has told.
@relative.family(
    "quarterly", "the (latest | straight | fiscal | current)* (unit | period) (?!hyphen)"
)
def reported_period(found: Found) -> Meaning | None:
    """`the quarter`, `the latest period`, `the full year` after `the third quarter`."""
    unit = _unit(found)
    named = len(found.tokens) > 2
    if unit == "quarter" or (not unit and named):
        return meaning_of("P0Q", since="report")
    if unit == "year" and (named or found.led_by("for", "in")):
        return meaning_of("P0Y", since="report")
    return None


@relative.family("day", "the ordinal of (stretch | the unit)")
def day_of_the_month(found: Found) -> Meaning | None:
    """`the 15th of this month`."""
    outer, number = found.last.meaning, int(found.tokens[1].meaning.number)
    steps = outer.steps or ("P0M" if outer.unit == "month" else "")
    if not re.fullmatch(r"P-?\d+M", steps) or not 1 <= number <= 31:
        return None
    return meaning_of(f"{steps} XXXX-XX-{number:02d}", since=outer.since)


@relative.family("day", "(day | month_name) (of | in)? stretch")
def of_last_year(found: Found) -> Reading | None:
    """`January last year`, `May 27 of this year`, `Tuesday of next week`."""
    first, outer = found.first, found.last.meaning
    inner = month_step(first)
    unit = outer.steps[-1:]
    if not inner.startswith("XXXX") or not outer.steps.startswith("P"):
        return None
    if unit not in ("Y", "W") or (unit == "W") != inner.startswith("XXXX-W"):
        return None
    cls = "day" if NAME[first.cls] == "day" else "stretch"
    return Reading(Meaning(steps=f"{outer.steps} {inner}", since=outer.since), cls=cls)


@relative.family("stretch", "stretch poss (unit | quarterly | season | month_name)")
def last_years(found: Found) -> Meaning | None:
    """`this year's third quarter`."""
    outer, inner = found.first.meaning, found.last
    if not outer.steps.startswith("P"):
        return None
    if inner.meaning.unit:
        return meaning_of(outer.steps if inner.meaning.unit == "quarter" else "", since="quarter")
    return meaning_of(f"{outer.steps} {month_step(inner)}")


@relative.family("stretch", "(quarterly | the? season) (of | in)? stretch")
def quarter_of_last_year(found: Found) -> Meaning | None:
    """`the second half of this year`."""
    inner, outer = found.get("quarterly", "season"), found.last.meaning
    if inner is None or not outer.steps.startswith("P"):
        return None
    return meaning_of(f"{outer.steps} {inner.meaning.steps}", since=outer.since)


@relative.family("stretch", "quarterly of the unit")
def half_of_the_year(found: Found) -> Meaning | None:
    """`the second half of the year`."""
    return meaning_of(f"P0Y {found.first.meaning.steps}" if _unit(found) == "year" else "")


@relative.family("stretch", "(in | by | since | during | until | for | this) the season")
def the_season(found: Found) -> Reading | None:
    """`in the spring`; not `in the fall of`."""
    return Reading(found.last.meaning, drop_first=1) if not found.followed_by("of") else None


@relative.family("stretch", "the? unit of day")
def week_of(found: Found) -> Meaning | None:
    """`the week of March 6`."""
    day = found.last.meaning
    if _unit(found) != "week":
        return None
    return meaning_of(f"{day.steps} P0W", direction=day.direction)


@relative.family("stretch", "the unit | day unit")
def the_weekend(found: Found) -> Meaning | None:
    """`the weekend`, `Memorial Day weekend`, `Easter week`."""
    unit, day = _unit(found), found.first.meaning.steps
    if unit == "weekend":
        return meaning_of(f"{day} XXXX-WXX-WE".strip())
    if unit == "week" and day.startswith("XXXX-E"):
        return meaning_of(f"{day} P0W")
    return None


@relative.family("day", "unit (hyphen | poss)? end year?")
def year_end(found: Found) -> Meaning | None:
    """`year-end`, `year's end`, `year-end 2014`."""
    told = found.get("year")
    if _unit(found) != "year":
        return None
    return meaning_of(f"{told.meaning.steps}-12-31" if told else "P0Y XXXX-12-31")
