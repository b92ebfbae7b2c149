"""Families of days: by their number in a month, by their weekday, as a stamp."""

from __future__ import annotations

import re

from discrep.normalizer.dates.lexer import NAME, Meaning, Token
from discrep.normalizer.dates.rules import Found, Grammar, Reading
from discrep.normalizer.dates.stamps import stamp_steps
from discrep.normalizer.dates.steps import day_step, digits, full_stop, full_year, meaning_of

days = Grammar()

_DOM = ("int1", "ordinal", "ordinal_word", "second")
_NTH = ("ordinal", "ordinal_word", "second")


@days.family("moment", "stamp")
def stamp(found: Found) -> Meaning | None:
    """`Thu, 28 May 2015 10:00:00 +0300`, `20150528T101500Z`."""
    return meaning_of(stamp_steps(found.first.text))


@days.family("day", "iso")
def iso(found: Found) -> Reading | None:
    """`2015-04-23`, `2015-04-23T10:15Z`."""
    text = found.first.text
    numbers = [int(n) for n in digits(text)]
    day = day_step(*numbers[:3])
    if not day:
        return None
    if len(numbers) == 3:
        return Reading(Meaning(steps=day))
    if numbers[3] > 23 or numbers[4] > 59:
        return None
    zone = re.search(r"Z|[+-]\d\d:?\d\d$", text[16:])
    offset = zone[0] if zone else ""
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    return Reading(Meaning(steps=f"{day} T{text[11:16]}{offset}"), cls="moment")


@days.family(
    "stretch",
    "month_name dot? dom (hyphen | dash | to | until) dom (comma? (int4 | year2))?"
    " | dom (hyphen | dash | to | until) dom of? month_name dot? (comma? (int4 | year2))?",
)
def days_of_month(found: Found) -> Reading | None:
    """`May 3-5`, `3 to 5 May 2015`."""
    month = found.get("month", "month_short", "month_shared")
    first, last = (int(t.meaning.number) for t in found.all(*_DOM)[:2])
    year = full_year(found.get("int4", "year2"))
    if month is None or first >= last:
        return None
    low = day_step(year, int(month.meaning.number), first)
    high = day_step(year, int(month.meaning.number), last)
    if not low or not high:
        return None
    return Reading(Meaning(steps=f"{low}/{high}"), drop_last=full_stop(found, month))


@days.family(
    "day",
    "month_name dot? hyphen? the? dom"
    " (comma? hyphen? (int4 | year2) | (hyphen | slash)? (int1 | int2) (?!of? month_name))?"
    " | the? dom hyphen? of? month_name dot?"
    " (comma? hyphen? (int4 | year2) | (hyphen | slash)? (int1 | int2) (?!of? month_name))?",
)
def day_of_month(found: Found) -> Reading | None:
    """`May 27`, `27th of May`, `Nov. 28, 2005`, `29May15`, `March eighth`."""
    tokens = list(found.tokens)
    month = found.get("month", "month_short", "month_shared")
    day = found.get(*_DOM)
    if month is None or day is None:
        return None
    year, drop = found.get("int4", "year2"), 0
    last = tokens[-1]
    if year is None and last is not day and NAME[last.cls] in ("int1", "int2"):
        # `29May15`, `29-May-15`, but not the 15 of `29 May 15 people died`
        link = tokens[-2]
        linked = NAME[link.cls] in ("hyphen", "slash")
        glued = link.end == last.start and (linked or link is month)
        if glued and len(last.text) == 2:  # `May 5-3` tells no year
            year = last
        else:
            drop = 2 if linked else 1
    else:
        drop = full_stop(found, month)
    ranked = NAME[day.cls] == "second" and tokens.index(month) < tokens.index(day)
    steps = day_step(full_year(year), int(month.meaning.number), int(day.meaning.number))
    if not steps or (ranked and year is None):
        return None
    article = NAME[tokens[0].cls] == "the" and NAME[day.cls] == "int1"
    return Reading(Meaning(steps=steps), drop_first=int(article), drop_last=drop)


@days.family("day", "(?<=day) (and | or | to) dom (?!hyphen? any_unit | x)")
def and_day(found: Found) -> Reading | None:
    """`25` in `April 24 and 25`."""
    told = re.fullmatch(r"(.{4}-\d\d-)\d\d", found.before[-1].meaning.steps)
    day = int(found.last.meaning.number)
    if told is None or not 1 <= day <= 31:
        return None
    return Reading(Meaning(steps=f"{told[1]}{day:02d}"), drop_first=1)


@days.family("day", "(int1 | ordinal) (?=(and | or) day)")
def day_and(found: Found) -> Meaning | None:
    """`24` in `on 24 and 25 April`."""
    number, last = int(found.first.meaning.number), found.after[1]
    told = re.fullmatch(r"(.{4}-\d\d-)(\d\d)", last.meaning.steps)
    if told is None or not last.text[0].isdigit() or not 1 <= number < int(told[2]):
        return None
    return Meaning(steps=f"{told[1]}{number:02d}") if found.led_by("on", "the", "of") else None


@days.family("day", "any_weekday dot? comma? (lparen day rparen | day | the? ordinal)")
def weekday_and_day(found: Found) -> Meaning | None:
    """`Wednesday, May 27`, `Tuesday (6 January)`, `Sunday the 15th`."""
    day = found.get("day")
    if day is not None:
        return _on_weekday(day.meaning, found.first)
    number = int(found.last.meaning.number)
    return meaning_of(f"XXXX-XX-{number:02d}" if 1 <= number <= 31 else "")


def _on_weekday(day: Meaning, weekday: Token) -> Meaning:
    """A day with its weekday as its number: it tells the year that is not told."""
    return Meaning(steps=day.steps, number=weekday.meaning.number)


@days.family(
    "day",
    "day comma? lparen any_weekday dot? rparen"
    " | day (comma | hyphen | dash) any_weekday (?!comma? (day | month_name))",
)
def day_and_weekday(found: Found) -> Meaning:
    """`May 27 (Wednesday)`."""
    weekday = found.all("weekday", "weekday_short")[0]
    return _on_weekday(found.first.meaning, weekday)


@days.family("day", "the? (nth | last) weekday (of | in) month_name (comma? of? int4)?")
def nth_weekday(found: Found) -> Meaning | None:
    """`the first Monday of October`, `the last Sunday in March 2014`."""
    month, nth = found.get("month", "month_short", "month_shared"), found.get(*_NTH)
    which = int(nth.meaning.number) if nth is not None else -1
    if month is None or not -1 <= which <= 5 or which == 0:
        return None
    told = full_year(found.get("int4"))
    weekday = int(found.all("weekday")[0].meaning.number)
    steps = f"XXXX-{int(month.meaning.number):02d}-{weekday}#{which}"
    return Meaning(steps=f"{told:04d} {steps}" if told else steps)


@days.family("day", "weekday | weekday_short dot? comma? (?=time)")
def weekday(found: Found) -> Meaning | None:
    """`Wednesday`; not the one of `on a Wednesday, at dusk`."""
    if found.led_by("a") and found.followed_by("comma", "dot", "in", "and", "when"):
        return None
    return Meaning(steps=f"XXXX-WXX-{int(found.first.meaning.number)}")
