"""Families of clock times, in the order in which they are applied."""

from __future__ import annotations

import re

from discrep.normalizer.dates.lexer import NAME, Meaning
from discrep.normalizer.dates.rules import Found, Grammar
from discrep.normalizer.dates.stamps import zone_offset
from discrep.normalizer.dates.steps import clock_step, digits, meaning_of

clocks = Grammar()

_ZONED = r"(?:Z|[+-]\d\d:\d\d)$"

_LEADS_TO_CLOCK = (
    *("at", "about", "by", "before", "after", "since", "until", "from", "to", "between"),
    *("only", "past"),
)


@clocks.family("zone", "zone_word+ season? (zone_word | time_word)")
def zone_by_name(found: Found) -> Meaning | None:
    """`local time`, `Eastern Daylight Time`."""
    return Meaning() if found.last.text.lower() == "time" else None


@clocks.family("zone", "lparen zone rparen | zone (plus | hyphen) (int1 | int2 | int | clock)")
def zone_written(found: Found) -> Meaning | None:
    """`(IST)`, `GMT+3`."""
    zone, sign = found.get("zone"), found.get("plus", "hyphen")
    if zone is None or sign is None or zone.meaning.zone != "Z":
        return zone.meaning if zone is not None else None
    hours = found.last.text.replace(":", "").zfill(2)
    hours = f"{hours}00" if len(hours) == 2 else hours.zfill(4)
    way = "+" if NAME[sign.cls] == "plus" else "-"
    return Meaning(zone=f"{way}{hours[:2]}:{hours[2:4]}")


def _zone(found: Found) -> str:
    zone = found.get("zone")
    return zone.meaning.zone if zone is not None else ""


@clocks.family("time", "(clock | int1 | cardinal) ampm zone?")
def twelve_hours(found: Found) -> Meaning | None:
    """`3 p.m.`, `8:20 AM ET`, `8.40pm`."""
    first, half = found.tokens[0], found.tokens[1]
    told = digits(first.text) or [str(int(first.meaning.number))]
    hours, minutes = int(told[0]), ":".join(told[1:])
    return meaning_of(clock_step(hours, minutes, half.text[0].lower(), _zone(found)))


def _says_hours(found: Found) -> bool:
    word = found.get("units", "unit_short")
    return word is None or word.text.lower() in ("hours", "hrs")


@clocks.family("time", "clock (zone | (units | unit_short) zone?)")
def twenty_four_hours(found: Found) -> Meaning | None:
    """`20:49 GMT`, `20:49 hours`."""
    if not _says_hours(found):
        return None
    told = digits(found.first.text)
    return meaning_of(clock_step(int(told[0]), ":".join(told[1:]), "", _zone(found)))


@clocks.family("time", "(int4 | int) (zone | (units | unit_short) zone?)")
def four_digits(found: Found) -> Meaning | None:
    """`0737 GMT`, `1100 hours`."""
    told = found.first.text
    if len(told) != 4 or int(told[2:]) > 59 or not _says_hours(found):
        return None
    if found.get("zone") is None and not found.led_by(*_LEADS_TO_CLOCK):
        return None
    return meaning_of(clock_step(int(told[:2]), told[2:], "", _zone(found)))


@clocks.family("time", "(int1 | cardinal) (oclock (in the part)? | in the part)")
def o_clock(found: Found) -> Meaning | None:
    """`5 o'clock`, `4 in the morning`."""
    hours = int(found.first.meaning.number)
    part = found.get("part")
    steps = part.meaning.steps if part is not None else ""
    if not 1 <= hours <= 12:
        return None
    afternoon = steps in ("TAF", "TEV") or (steps == "TNI" and 6 <= hours < 12)
    return meaning_of(clock_step(hours, "", "p" if afternoon else "a" if steps else "", ""))


@clocks.family("time", "clock_word")
def noon(found: Found) -> Meaning | None:
    """`noon`, `midnight`: the one that ends its day, unless the words speak of what came after."""
    steps = found.first.meaning.steps
    if found.led_by("X"):
        return None
    if steps == "T24:00" and (found.led_by("after", "past") or found.followed_by("until", "to")):
        steps = "T00:00"
    return Meaning(steps=steps)


@clocks.family("time", "clock")
def bare_clock(found: Found) -> Meaning | None:
    """`at 3:30`: only after a word that leads to a time."""
    if not found.led_by(*_LEADS_TO_CLOCK) or found.followed_by("of"):
        return None
    told = digits(found.first.text)
    return meaning_of(clock_step(int(told[0]), ":".join(told[1:]), "", ""))


@clocks.family("time", "time (X | zone)")
def other_zone(found: Found) -> Meaning | None:
    """`14:30 EAT`: zones that the lexicon does not list."""
    time, word = found.tokens
    offset = word.meaning.zone or zone_offset(word.text)
    if not offset or re.search(r"Z|[+-]\d\d:", time.meaning.steps):
        return None
    return Meaning(steps=time.meaning.steps + offset)


@clocks.family(
    "time", "(from | between)? (int1 | clock | time) (to | until | and | hyphen | dash) time"
)
def from_clock_to_clock(found: Found) -> Meaning | None:
    """`from 9 a.m. to 5 p.m.`, `between 8 and 9 p.m.`"""
    first, link, last = found.tokens[-3:]
    end = last.meaning.steps
    if NAME[link.cls] == "and" and found.get("between") is None:
        return None
    start = first.meaning.steps
    zone = re.search(_ZONED, end)
    offset = zone[0] if zone else ""
    if NAME[first.cls] != "time":
        told = digits(first.text)
        hours = int(told[0])
        afternoon = hours < 12 and hours + 12 <= int(end[1:3])
        start = clock_step(hours + 12 * afternoon, ":".join(told[1:]), "", offset)
    elif not re.search(_ZONED, start):  # `10 a.m. to noon GMT`
        start += offset
    return meaning_of(f"{start}/{end}" if start and "/" not in end else "")


@clocks.family("time", "about time")
def about_time(found: Found) -> Meaning | None:
    """`around 7:15 p.m.`."""
    steps = found.last.meaning.steps
    return meaning_of(f"{steps}~" if "/" not in steps else "")
