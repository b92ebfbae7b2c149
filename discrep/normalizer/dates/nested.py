"""Families of dates within a stretch that is told from another day: `January last year`."""

from __future__ import annotations

import re

from discrep.model.values import Modifier
from discrep.normalizer.dates.lexer import NAME, Meaning
from discrep.normalizer.dates.rules import Found, Grammar, Reading
from discrep.normalizer.dates.steps import LETTER, meaning_of, month_step

nested = Grammar()


@nested.family("stretch", "the unit (?=ended day)")
def ended(found: Found) -> Reading | None:
    """`the quarter` of `the quarter ended June 30`; a year so told is a length."""
    unit, day = found.unit, found.after[1].meaning
    if unit == "year":
        return Reading(Meaning(number=1, unit=unit, modifier=Modifier.EXACT), cls="duration")
    if unit not in ("quarter", "week", "month"):
        return None
    return Reading(Meaning(steps=f"{day.steps} P0{LETTER[unit]}", direction=day.direction))


# What a report calls its quarter and its year waits for a quarter that it has told.
@nested.family(
    "quarterly", "the (latest | straight | fiscal | current)* (unit | period) (?!hyphen)"
)
def reported_period(found: Found) -> Meaning | None:
    """`the quarter`, `the latest period`, `the full year` after `the third quarter`."""
    unit = found.unit
    named = len(found.tokens) > 2
    if unit == "quarter" or (not unit and named):
        return meaning_of("P0Q", since="report")
    if unit == "year" and (named or found.led_by("for", "in")):
        return meaning_of("P0Y", since="report")
    return None


@nested.family("day", "the ordinal of (stretch | the unit)")
def day_of_the_month(found: Found) -> Meaning | None:
    """`the 15th of this month`."""
    outer, number = found.last.meaning, int(found.tokens[1].meaning.number)
    steps = outer.steps or ("P0M" if outer.unit == "month" else "")
    if not re.fullmatch(r"P-?\d+M", steps) or not 1 <= number <= 31:
        return None
    return meaning_of(f"{steps} XXXX-XX-{number:02d}", since=outer.since)


@nested.family("day", "(day | month_name) (of | in)? stretch")
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


@nested.family("stretch", "stretch poss (unit | quarterly | season | month_name | day)")
def last_years(found: Found) -> Reading | Meaning | None:
    """`this year's third quarter`, `this year's Christmas`."""
    outer, inner = found.first.meaning, found.last
    if NAME[inner.cls] == "day":
        feast = re.fullmatch(r"XXXX-(?:\d\d-\d.*|E.*)", inner.meaning.steps)
        if feast is None or not re.fullmatch(r"P-?\d+Y", outer.steps):
            return None
        return Reading(Meaning(steps=f"{outer.steps} {inner.meaning.steps}"), cls="day")
    if not outer.steps.startswith("P"):
        return None
    if inner.meaning.unit:
        return meaning_of(outer.steps if inner.meaning.unit == "quarter" else "", since="quarter")
    return meaning_of(f"{outer.steps} {month_step(inner)}")


@nested.family("stretch", "(quarterly | the? season) (of | in)? stretch")
def quarter_of_last_year(found: Found) -> Meaning | None:
    """`the second half of this year`."""
    inner, outer = found.get("quarterly", "season"), found.last.meaning
    if inner is None or not outer.steps.startswith("P"):
        return None
    return meaning_of(f"{outer.steps} {inner.meaning.steps}", since=outer.since)


@nested.family("stretch", "quarterly of the unit")
def half_of_the_year(found: Found) -> Meaning | None:
    """`the second half of the year`."""
    year = found.last.meaning.unit == "year"
    return meaning_of(f"P0Y {found.first.meaning.steps}" if year else "")


@nested.family("stretch", "(in | by | since | during | until | for | this) the season")
def the_season(found: Found) -> Reading | None:
    """`in the spring`; not `in the fall of`, `at the Winter Olympics`."""
    named = found.last.text[0].isupper() and found.followed_by("X")
    if named or found.followed_by("of"):
        return None
    return Reading(found.last.meaning, drop_first=1)


@nested.family("stretch", "the? unit of day")
def week_of(found: Found) -> Meaning | None:
    """`the week of March 6`."""
    day = found.last.meaning
    if found.unit != "week":
        return None
    return meaning_of(f"{day.steps} P0W", direction=day.direction)


@nested.family("stretch", "the unit | day unit")
def the_weekend(found: Found) -> Meaning | None:
    """`the weekend`, `Memorial Day weekend`, `Easter week`."""
    unit, day = found.unit, found.first.meaning.steps
    if unit == "weekend":
        return meaning_of(f"{day} XXXX-WXX-WE".strip())
    if unit == "week" and day.startswith("XXXX-E"):
        return meaning_of(f"{day} P0W")
    return None


@nested.family("day", "unit (hyphen | poss)? end year?")
def year_end(found: Found) -> Reading | None:
    """`year-end`, `year's end`, `year-end 2014`, `week's end`."""
    told, unit = found.get("year"), found.unit
    if unit in ("week", "month") and told is None and found.get("hyphen", "poss") is not None:
        return Reading(Meaning(steps=f"P0{LETTER[unit]} END"), cls="stretch")
    if unit != "year":
        return None
    steps = f"{told.meaning.steps}-12-31" if told is not None else "P0Y XXXX-12-31"
    return Reading(Meaning(steps=steps))
