"""Families of clock times, in the order in which they are applied."""

from __future__ import annotations

import re

from discrep.normalizer.dates.lexer import NAME, Meaning, Token, lexicon
from discrep.normalizer.dates.rules import Found, Grammar, Reading
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
    """`local time`, `Eastern Daylight Time`, `Coordinated Universal Time`."""
    if found.last.text.lower() != "time":
        return None
    name = " ".join(t.text.lower() for t in found.tokens[:-1])
    return Meaning(zone=lexicon().zone_names.get(name, ""))


@clocks.family(
    "zone",
    "lparen zone rparen | lparen? zone (plus | hyphen) (int1 | int2 | int | clock) rparen?"
    " | zone lparen zone rparen",
)
def zone_written(found: Found) -> Reading | Meaning | None:
    """`(IST)`, `GMT+3`, `Eastern Time (ET)`."""
    zone, sign = found.get("zone"), found.get("plus", "hyphen")
    if zone is None or sign is None or zone.meaning.zone != "Z":
        return zone.meaning if zone is not None else None
    opened = NAME[found.first.cls] == "lparen"
    closed = NAME[found.last.cls] == "rparen"
    if opened and not closed:
        return None
    hours = found.tokens[-2 if closed else -1].text.replace(":", "").zfill(2)
    hours = f"{hours}00" if len(hours) == 2 else hours.zfill(4)
    way = "+" if NAME[sign.cls] == "plus" else "-"
    meaning = Meaning(zone=f"{way}{hours[:2]}:{hours[2:4]}")
    return Reading(meaning, drop_last=int(closed and not opened))


def _zone(found: Found) -> str:
    zone = found.get("zone")
    return zone.meaning.zone if zone is not None else ""


@clocks.family("time", "(clock | int1 | cardinal) ampm zone?")
def twelve_hours(found: Found) -> Meaning | None:
    """`3 p.m.`, `8:20 AM ET`, `8.40pm`."""
    first, half = found.tokens[0], found.tokens[1]
    told = digits(first.text) or [str(int(first.meaning.number))]
    hours, minutes = int(told[0]), ":".join(told[1:])
    sign = half.text[0].lower()
    if sign == "p" and hours > 12 and minutes:  # `17:06 pm`
        sign = ""
    return meaning_of(clock_step(hours, minutes, sign, _zone(found)))


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


def _afternoon(part: Token | None, hours: int) -> bool:
    """Whether an hour of a part of the day is after noon: `4 in the afternoon`, `8 at night`."""
    steps = part.meaning.steps if part is not None else ""
    return hours < 12 and (steps in ("TAF", "TEV") or (steps == "TNI" and hours >= 6))


@clocks.family(
    "time",
    "(half | a? unit | (cardinal hyphen?)? (int1 | int2 | cardinal) units?) (past | after | to)"
    " ((int1 | cardinal) (oclock? in the part | ampm | oclock)? | clock_word)",
)
def minutes_past(found: Found) -> Meaning | None:
    """`half past nine`, `a quarter to five`, `ten minutes past noon`; not `5 to 10`."""
    tokens = found.tokens[1:] if NAME[found.first.cls] == "a" else found.tokens
    hour = found.get("clock_word") or found.all("int1", "cardinal")[-1]
    way = found.get("past", "after", "to")
    if way is None or hour.start < way.start:
        return None
    minutes = _minutes(found, tokens[0], NAME[way.cls], named=NAME[hour.cls] != "int1")
    half = found.get("ampm")
    if NAME[hour.cls] == "clock_word":
        full = int(hour.meaning.steps[1:3])
    else:
        full = int(hour.meaning.number)
        if not 1 <= full <= 12:
            return None
        late = half is not None and half.text[0].lower() == "p" and full < 12
        full += 12 * (late or _afternoon(found.get("part"), full))
    if not minutes:
        return None
    at = (60 * full + (-minutes if way.text.lower() == "to" else minutes)) % 1440
    return Meaning(steps=f"T{at // 60:02d}:{at % 60:02d}")


def _minutes(found: Found, told: Token, way: str, *, named: bool) -> int:
    """How many minutes before or after an hour ``told`` says; 0 where it says something else."""
    unit = found.get("units")
    if NAME[told.cls] == "half":
        return 30 if way == "past" else 0
    if NAME[told.cls] == "unit":
        return 15 if told.meaning.unit == "quarter" else 0
    number = int(told.meaning.number)
    then = found.tokens[found.tokens.index(told) + 1]
    if NAME[then.cls] in ("hyphen", "cardinal"):  # `twenty-one`
        number += int(found.all("cardinal")[1].meaning.number)
    if unit is not None:
        return number if unit.meaning.unit == "minute" and way != "after" and number < 60 else 0
    spoken = named and (way == "past" or found.led_by("at", "about"))
    return number if spoken and number in range(5, 30, 5) else 0


@clocks.family(
    "time",
    "(int1 | cardinal) oclock (in the part)? | (int1 | cardinal | clock | decimal) in the part",
)
def o_clock(found: Found) -> Meaning | None:
    """`5 o'clock`, `4 in the morning`, `2.30 in the afternoon`."""
    told = re.fullmatch(r"(\d\d?)(?:[:.]([0-5]\d))?", found.first.text)
    hours = int(told[1]) if told is not None else int(found.first.meaning.number)
    part = found.get("part")
    if not 1 <= hours <= 12:
        return None
    half = "p" if _afternoon(part, hours) else "a" if part is not None else ""
    return meaning_of(clock_step(hours, told[2] if told is not None and told[2] else "", half, ""))


@clocks.family("time", "(int1 | cardinal)? clock_word zone?")
def noon(found: Found) -> Meaning | None:
    """`noon`, `midnight`: the one that ends its day, unless the words speak of what came after."""
    word = found.get("clock_word")
    steps = word.meaning.steps if word is not None else ""
    if found.led_by("X") or found.first.meaning.number not in (0, 12):
        return None
    aside = not found.led_by(*_LEADS_TO_CLOCK, "the", "a")
    if aside and found.first is word and found.followed_by("x"):  # `their midnight raids`
        return None
    if steps == "T24:00" and (found.led_by("after", "past") or found.followed_by("until", "to")):
        steps = "T00:00"
    return Meaning(steps=steps + _zone(found))


@clocks.family("time", "clock")
def bare_clock(found: Found) -> Meaning | None:
    """`at 3:30`: only after a word that leads to a time."""
    if not found.led_by(*_LEADS_TO_CLOCK) or found.followed_by("of") or _is_left(found):
        return None
    told = digits(found.first.text)
    return meaning_of(clock_step(int(told[0]), ":".join(told[1:]), "", ""))


def _is_left(found: Found) -> bool:
    """Whether the words after a clock say that so much is left of a match."""
    words = [t.text.lower() for t in found.after[:2]]
    return words[:1] in (["left"], ["remaining"]) or words in (["to", "play"], ["to", "go"])


# Points and prices are written as hours with a dot are.
_PRICED = re.compile(
    r"[$€£¥%]|\b(?:percent|per\s?cent|points?|shares?|stocks?|index|yields?|euros?|dollars?"
    r"|seconds?|version|average|rate)\b",
    re.IGNORECASE,
)


@clocks.family("time", "decimal (zone | (units | unit_short) zone?)?")
def dotted(found: Found) -> Meaning | None:
    """`at 19.45`, `07.30 hours`; not `rose to 19.45`, `at 19.45 points`."""
    told = re.fullmatch(r"([0-2]\d)\.([0-5]\d)", found.first.text)
    if told is None or not _says_hours(found):
        return None
    if len(found.tokens) == 1:
        around = found.text[max(0, found.first.start - 150) : found.first.end + 60]
        led = found.led_by("at", "until", "from", "before", "after", "since", "about")
        if not led or found.followed_by("x", "X", "unit", "units") or _PRICED.search(around):
            return None
    return meaning_of(clock_step(int(told[1]), told[2], "", _zone(found)))


@clocks.family("time", "(int | int4) (?=stop | on | weekday | and)")
def military(found: Found) -> Meaning | None:
    """`at 0300`; `at 1900` may be a year."""
    told = found.first.text
    if not re.fullmatch(r"0\d[0-5]\d", told) or not found.led_by("at", "by", "from", "until"):
        return None
    return meaning_of(clock_step(int(told[:2]), told[2:], "", ""))


@clocks.family("time", "time (X | zone)")
def other_zone(found: Found) -> Meaning | None:
    """`14:30 EAT`: zones that the lexicon does not list."""
    time, word = found.tokens
    offset = word.meaning.zone or zone_offset(word.text)
    if NAME[word.cls] == "X" and not offset:
        return None
    if re.search(r"Z|[+-]\d\d:", time.meaning.steps):
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
