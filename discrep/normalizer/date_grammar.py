"""The families of dates and clock times, in the order in which they are applied.

Each family's docstring names what it reads; `docs/dates.md` lists examples of all of them, which
the tests run. Patterns are over the classes of ``date_lexer``; see ``date_rules`` for the engine.

What a token means is written as the steps of an anchor (see ``model.calendar``); an absolute date
is a step like any other. ``since`` is `passage` where the steps are not counted from the day the
article speaks from but from the date last told.
"""

from __future__ import annotations

import re
from calendar import monthrange

from discrep.model.calendar import Direction
from discrep.normalizer.date_lexer import NAME, Meaning, Token
from discrep.normalizer.date_rules import Found, Grammar, Reading
from discrep.normalizer.date_stamps import stamp_steps, zone_offset

clocks = Grammar()
dates = Grammar()

# Clock times ------------------------------------------------------------------------------------

_LEADS_TO_CLOCK = (
    "at", "about", "around", "by", "before", "after", "since", "until", "from", "to", "between",
)  # fmt: skip


@clocks.family("zone", "zone_word+ season? (zone_word | time_word)")
def zone_by_name(found: Found) -> Meaning | None:
    """`local time`, `Eastern Daylight Time`."""
    return Meaning() if found.tokens[-1].text.lower() == "time" else None


@clocks.family("zone", "lparen zone rparen | zone (plus | hyphen) (int1 | int2 | int | clock)")
def zone_written(found: Found) -> Meaning | None:
    """`(IST)`, `GMT+3`."""
    zone = found.get("zone")
    if zone is None:
        return None
    sign = found.get("plus", "hyphen")
    if sign is None:
        return zone.meaning
    hours = found.tokens[-1].text.replace(":", "").zfill(2)
    hours = hours + "00" if len(hours) == 2 else hours.zfill(4)
    way = "+" if NAME[sign.cls] == "plus" else "-"
    return Meaning(zone=f"{way}{hours[:2]}:{hours[2:]}") if zone.meaning.zone == "Z" else zone.meaning


def _step(hours: int, minutes: str, zone: str) -> str:
    return f"T{hours:02d}:{minutes or '00'}{zone}" if hours <= 23 else ""


def _clock(hours: int, minutes: str, half: str, zone: str) -> Meaning | None:
    """The step of a clock time; None where there is no such time."""
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    return _meaning(_step(hours, minutes, zone))


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


@clocks.family("time", "(clock | int1 | cardinal) ampm zone?")
def twelve_hours(found: Found) -> Meaning | None:
    """`3 p.m.`, `8:20 AM ET`, `8.40pm`."""
    first, half = found.tokens[0], found.tokens[1]
    told = _numbers(first.text) or [str(int(first.meaning.number))]
    zone = found.get("zone")
    minutes = ":".join(told[1:])
    return _clock(int(told[0]), minutes, half.text[0].lower(), zone.meaning.zone if zone else "")


@clocks.family("time", "clock (zone | (units | unit_short) zone?)")
def twenty_four_hours(found: Found) -> Meaning | None:
    """`20:49 GMT`, `20:49 hours`."""
    told = _numbers(found.tokens[0].text)
    if not _says_hours(found):
        return None
    zone = found.get("zone")
    return _clock(int(told[0]), ":".join(told[1:]), "", zone.meaning.zone if zone else "")


def _says_hours(found: Found) -> bool:
    word = found.get("units", "unit_short")
    return word is None or word.text.lower() in ("hours", "hrs")


@clocks.family("time", "(int4 | int) (zone | (units | unit_short) zone?)")
def four_digits(found: Found) -> Meaning | None:
    """`0737 GMT`, `1100 hours`."""
    digits = found.tokens[0].text
    zone = found.get("zone")
    if len(digits) != 4 or not digits.isdigit() or int(digits[2:]) > 59:
        return None
    if not _says_hours(found) or (zone is None and not found.led_by(*_LEADS_TO_CLOCK)):
        return None
    return _clock(int(digits[:2]), digits[2:], "", zone.meaning.zone if zone else "")


@clocks.family("time", "(int1 | cardinal) (oclock | in the part)+")
def o_clock(found: Found) -> Meaning | None:
    """`5 o'clock`, `4 in the morning`."""
    hours = int(found.tokens[0].meaning.number)
    part = found.get("part")
    steps = part.meaning.steps if part is not None else ""
    if part is None and found.get("oclock") is None:
        return None
    if not 1 <= hours <= 12:
        return None
    afternoon = steps in ("TAF", "TEV") or (steps == "TNI" and 6 <= hours < 12)
    return _clock(hours, "", "p" if afternoon else "a" if steps else "", "")


@clocks.family("time", "clock_word")
def noon(found: Found) -> Meaning | None:
    """`noon`, `midnight`."""
    return found.tokens[0].meaning if not found.led_by("X") else None


@clocks.family("time", "clock")
def bare_clock(found: Found) -> Meaning | None:
    """`at 3:30`: only after a word that leads to a time."""
    if not found.led_by(*_LEADS_TO_CLOCK) or found.followed_by("of"):
        return None
    told = _numbers(found.tokens[0].text)
    return _clock(int(told[0]), ":".join(told[1:]), "", "")


@clocks.family("time", "time (X | zone)")
def other_zone(found: Found) -> Meaning | None:
    """`14:30 EAT`: zones that the lexicon does not list."""
    time, word = found.tokens
    offset = word.meaning.zone or zone_offset(word.text)
    if not offset or re.search(r"Z|[+-]\d\d:", time.meaning.steps):
        return None
    return Meaning(steps=time.meaning.steps + offset)


@clocks.family("time", "(from | between)? (int1 | clock | time) (to | until | and | hyphen | dash) time")
def from_clock_to_clock(found: Found) -> Reading | None:
    """`from 9 a.m. to 5 p.m.`, `between 8 and 9 p.m.`"""
    opener = NAME[found.tokens[0].cls] if NAME[found.tokens[0].cls] in ("from", "between") else ""
    first, link, last = found.tokens[-3:]
    if (NAME[link.cls] == "and" and opener != "between") or not last.meaning.steps.startswith("T"):
        return None
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)$", last.meaning.steps)
    start = first.meaning.steps
    if NAME[first.cls] != "time":
        told = _numbers(first.text)
        hours = int(told[0])
        afternoon = int(last.meaning.steps[1:3]) >= 12 and hours < 12
        start = _step(hours + 12 * afternoon, ":".join(told[1:]), zone[0] if zone else "")
    return Reading(Meaning(steps=f"{start}/{last.meaning.steps}")) if start else None


@clocks.family("time", "about time")
def about_time(found: Found) -> Meaning | None:
    """`around 7:15 p.m.`."""
    steps = found.tokens[1].meaning.steps
    return Meaning(steps=f"{steps}~") if "/" not in steps else None


# Calendar dates ---------------------------------------------------------------------------------


def _year(token: Token | None) -> int | None:
    """The year that a token of two or four digits names."""
    if token is None:
        return None
    value = int(token.meaning.number)
    if value >= 1000:
        return value
    return value + (1900 if value >= 40 else 2000)


def _day(year: int | None, month: int, day: int) -> str:
    """The step of a day; empty where there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"


def _meaning(steps: str, **more: str) -> Meaning | None:
    return Meaning(steps=steps, **more) if steps else None


@dates.family("moment", "stamp")
def stamp(found: Found) -> Meaning | None:
    """`Thu, 28 May 2015 10:00:00 +0300`, `20150528T101500Z`."""
    return _meaning(stamp_steps(found.tokens[0].text))


@dates.family("day", "iso")
def iso(found: Found) -> Reading | None:
    """`2015-04-23`, `2015-04-23T10:15Z`."""
    text = found.tokens[0].text
    numbers = _numbers(text)
    day = _day(int(numbers[0]), int(numbers[1]), int(numbers[2]))
    if not day:
        return None
    if len(numbers) == 3:
        return Reading(Meaning(steps=day))
    if int(numbers[3]) > 23 or int(numbers[4]) > 59:
        return None
    zone = re.search(r"(Z|[+-]\d\d:?\d\d)$", text[16:])
    offset = zone[0] if zone else ""
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    return Reading(Meaning(steps=f"{day} T{numbers[3]}:{numbers[4]}{offset}"), cls="moment")


@dates.family(
    "stretch",
    "month_name dot? dom (hyphen | dash | to | until) dom (comma? (int4 | year2))?"
    " | dom (hyphen | dash | to | until) dom of? month_name dot? (comma? (int4 | year2))?",
)
def days_of_month(found: Found) -> Meaning | None:
    """`May 3-5`, `3 to 5 May 2015`."""
    month = found.get("month", "month_short", "month_shared")
    first, last = found.all("int1", "ordinal", "ordinal_word", "second")[:2]
    year = _year(found.get("int4", "year2"))
    if month is None or first.meaning.number >= last.meaning.number:
        return None
    low = _day(year, int(month.meaning.number), int(first.meaning.number))
    high = _day(year, int(month.meaning.number), int(last.meaning.number))
    return _meaning(f"{low}/{high}" if low and high else "")


@dates.family(
    "day",
    "month_name dot? hyphen? the? dom (comma? hyphen? (int4 | year2) | (hyphen | slash) (int1 | int2) | (int1 | int2))?"
    " | the? dom hyphen? of? month_name dot? (comma? hyphen? (int4 | year2) | (hyphen | slash)? (int1 | int2))?",
)
def day_of_month(found: Found) -> Reading | None:
    """`May 27`, `27th of May`, `Nov. 28, 2005`, `29May15`, `March eighth`."""
    tokens = list(found.tokens)
    month = found.get("month", "month_short", "month_shared")
    days = found.all("int1", "ordinal", "ordinal_word", "second")
    if month is None or not days:
        return None
    day = days[0]
    drop = 0
    year_token = found.get("int4", "year2")
    last = tokens[-1]
    if year_token is None and last is not day and NAME[last.cls] in ("int1", "int2"):
        joined = tokens[-2]
        if joined.end == last.start and (joined is month or NAME[joined.cls] in ("hyphen", "slash")):
            year_token = last
        else:
            drop = 1 + (NAME[joined.cls] in ("hyphen", "slash"))
    if tokens.index(day) > tokens.index(month) and NAME[day.cls] == "second" and not year_token:
        return None
    steps = _day(_year(year_token), int(month.meaning.number), int(day.meaning.number))
    if not steps:
        return None
    first = 1 if NAME[tokens[0].cls] == "the" and not drop and NAME[day.cls] == "int1" else 0
    return Reading(Meaning(steps=steps), drop_first=first, drop_last=drop)


@dates.family("day", "(?<=day)(and | or | to) dom (?!hyphen? any_unit | x)")
def and_day(found: Found) -> Reading | None:
    """`25` in `April 24 and 25`."""
    told = re.match(r"(.*-)\d\d$", found.before[-1].meaning.steps)
    day = int(found.tokens[1].meaning.number)
    if told is None or not 1 <= day <= 31 or told[1].startswith("XXXX-XX"):
        return None
    return Reading(Meaning(steps=f"{told[1]}{day:02d}"), drop_first=1)


@dates.family("day", "short_weekday dot? comma? (lparen day rparen | day | the ordinal)")
def weekday_and_day(found: Found) -> Meaning | None:
    """`Wednesday, May 27`, `Tuesday (6 January)`, `Sunday the 15th`."""
    day = found.get("day")
    if day is not None:
        return day.meaning
    ordinal = found.get("ordinal")
    return _meaning(f"XXXX-XX-{int(ordinal.meaning.number):02d}") if ordinal is not None and 1 <= ordinal.meaning.number <= 31 else None


@dates.family("day", "day comma? lparen short_weekday dot? rparen | day comma short_weekday (?!comma? (day | month_name))")
def day_and_weekday(found: Found) -> Meaning:
    """`May 27 (Wednesday)`."""
    return found.tokens[0].meaning


@dates.family("stretch", "month_name (dot | comma | of | in)* (the year)? (int4 | year2)")
def month_of_year(found: Found) -> Meaning | None:
    """`May 2015`, `Sept. 2005`, `November of 2013`."""
    year = _year(found.get("int4", "year2"))
    return _meaning(f"{year:04d}-{int(found.tokens[0].meaning.number):02d}") if year else None


@dates.family("stretch", "the? (decade_word | ((early | mid | late) hyphen?)? decade2)")
def decade(found: Found) -> Reading | None:
    """`the 1990s`, `the nineties`, `the late '80s`."""
    word = found.get("decade_word", "decade2")
    if word is None:
        return None
    value = int(word.meaning.number)
    if NAME[word.cls] == "decade2":
        quoted = word.text[0] in "'’‘"
        if not quoted and not found.get("the", "early", "mid", "late"):
            return None
        value += 1900 if value >= 30 else 2000
    elif value < 10:
        if not found.get("the"):
            return None
        value = 1900 + 10 * value
    step = f"{value // 10}X"
    part = found.get("early", "mid", "late")
    return Reading(Meaning(steps=f"{step} {part.text.upper()}" if part else step))


@dates.family("stretch", "the? nth hyphen? unit")
def numbered_century(found: Found) -> Meaning | None:
    """`the 20th century`."""
    nth, unit = found.get("ordinal", "ordinal_word", "second"), found.get("unit")
    if nth is None or unit is None or unit.meaning.unit != "century" or not 10 <= nth.meaning.number <= 21:
        return None
    return _meaning(f"{int(nth.meaning.number) - 1:02d}XX")


@dates.family("year", "the? fiscal (unit int4 | int4 | year2)")
def fiscal_year(found: Found) -> Meaning | None:
    """`fiscal 2008`, `the fiscal year 2008`."""
    year = _year(found.get("int4", "year2"))
    return _meaning(f"{year:04d}") if year else None


@dates.family("year", "(the unit)? int4")
def year(found: Found) -> Reading | None:
    """`1998`, `the year 2000`."""
    token = found.tokens[-1]
    named = len(found.tokens) == 3 and found.tokens[1].meaning.unit == "year"
    value = int(token.meaning.number)
    meaning = Meaning(steps=f"{value:04d}")
    if named:
        return Reading(meaning)
    before = NAME[found.before[-1].cls] if found.before else "break"
    after = NAME[found.after[0].cls] if found.after else "break"
    following = found.after[0].text.lower() if found.after else ""
    drop = len(found.tokens) - 1
    if before in ("hyphen", "slash") and found.before[-1].end == token.start:
        if len(found.before) > 1 and NAME[found.before[-2].cls] in ("x", "X", "int", "int1", "int2", "slash") and found.before[-2].end == found.before[-1].start and found.before[-2].text.lower() not in ("mid", "pre", "post", "late", "early"):
            return None
    if after in ("hyphen",) and found.after[0].start == token.end and len(found.after) > 1 and NAME[found.after[1].cls] in ("X", "int", "int2", "x") and found.after[1].start == found.after[0].end and NAME[found.after[1].cls] != "int2":
        return None
    if not 1900 <= value <= 2035:
        if before not in ("in", "of", "since", "by", "from", "until", "between", "before", "after", "during", "about", "and", "to", "lparen") or after in ("x", "X"):
            return None
        if value < 1400 and before not in ("in", "since"):
            return None
    elif after == "x" and before not in ("in", "the", "of", "poss", "since"):
        counted = following in ("people", "men", "women", "children", "percent", "feet", "troops")
        if counted or (following.endswith("s") and not following.endswith("ss") and value % 100 == 0):
            return None
    if before == "X" and found.before[-1].text.lower() in ("flight", "route", "highway", "room", "no", "windows", "channel", "number", "boeing"):
        return None
    return Reading(meaning, drop_first=drop)


@dates.family("year", "the year period")
def year_period(found: Found) -> Meaning:
    """`the 1988 period`."""
    return found.tokens[1].meaning


@dates.family("year", "year2")
def short_year(found: Found) -> Meaning | None:
    """`in '98`."""
    if not found.led_by("in", "of", "since", "until", "by", "season", "from"):
        return None
    return _meaning(f"{_year(found.tokens[0]):04d}")


# A quarter or a half by its number waits for what tells that it is no part of a match.
@dates.family(
    "quarterly",
    "(the | this)? (fiscal? hyphen? nth fiscal? hyphen? unit | nth hyphen? half | quarter_code)",
)
def numbered_quarter(found: Found) -> Reading | None:
    """`third-quarter`, `Q3`, `the first half`."""
    code = found.get("quarter_code")
    if code is not None:
        return Reading(code.meaning)
    nth, unit = found.get("ordinal", "ordinal_word", "second"), found.get("unit")
    if nth is None:
        return None
    number = int(nth.meaning.number)
    if unit is None:
        return Reading(Meaning(steps=f"XXXX-{39 + number}")) if number <= 2 else None
    if unit.meaning.unit != "quarter" or number > 4:
        return None
    return Reading(Meaning(steps=f"XXXX-{32 + number}"))


@dates.family("stretch", "quarterly (of | comma | in)* year | the? year quarterly | the? year poss? quarterly")
def quarter_of_year(found: Found) -> Meaning | None:
    """`the third quarter of 1989`, `the 1989 third quarter`."""
    quarter, told = found.get("quarterly"), found.get("year")
    if quarter is None or told is None:
        return None
    return _meaning(quarter.meaning.steps.replace("XXXX", told.meaning.steps))


@dates.family("stretch", "the? season (of | in)? (the year | year)")
def season_of_year(found: Found) -> Meaning | None:
    """`spring 2014`, `the winter of 1994`."""
    season, told = found.get("season"), found.get("year")
    if season is None or told is None:
        return None
    return _meaning(season.meaning.steps.replace("XXXX", told.meaning.steps))


@dates.family("day", "feast (comma? year)?")
def feast(found: Found) -> Meaning | None:
    """`Christmas Day`, `Thanksgiving 1999`."""
    told = found.get("year")
    steps = found.tokens[0].meaning.steps
    return _meaning(f"{told.meaning.steps} {steps}" if told else steps)


@dates.family("day", "weekday | short_weekday dot? comma? (?=time)")
def weekday(found: Found) -> Meaning | None:
    """`Wednesday`."""
    return _meaning(f"XXXX-WXX-{int(found.tokens[0].meaning.number)}")


# Relative dates ---------------------------------------------------------------------------------

_LETTER = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}


def _shift(count: float, unit: str, *, about: bool) -> str:
    """The step of so many units; empty where the unit has none."""
    if count != int(count):
        factor, unit = {"year": (12, "month"), "week": (7, "day"), "day": (24, "hour"), "hour": (60, "minute")}.get(unit, (1, unit))
        count = round(count * factor)
    if unit in ("second", "minute", "hour"):
        return f"PT{int(count)}{unit[0].upper()}~"
    letter = _LETTER.get(unit)
    return f"P{int(count)}{letter}{'~' * about}" if letter else ""


_THIS = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0}


@dates.family("day", "deictic")
def deictic(found: Found) -> Reading | None:
    """`today`, `yesterday`, `tonight`."""
    if found.led_by("X") and found.tokens[0].text[0].isupper():
        return None  # a name: VOA Today
    steps = found.tokens[0].meaning.steps
    return Reading(found.tokens[0].meaning, cls="moment" if " " in steps else "day")


@dates.family("stretch", "(the | this)? (last | past | previous | next | coming | following | this | current) (fiscal | calendar)? hyphen? unit (or so)?")
def this_unit(found: Found) -> Reading | None:
    """`last month`, `next year`, `this week`, `the following day`, `the past decade`."""
    word = next(t for t in reversed(found.tokens) if NAME[t.cls] in _THIS)
    name = NAME[word.cls]
    unit = next(t for t in found.tokens if NAME[t.cls] == "unit").meaning.unit
    if found.led_by("punct") and found.tokens[-1].text[0].isupper():
        return None  # a title: "This Week"
    number = _THIS[name]
    with_the = NAME[found.tokens[0].cls] == "the"
    with_this = NAME[found.tokens[0].cls] == "this" and len(found.tokens) > 2
    since = "passage" if name in ("following", "previous") else ""
    if unit == "day":
        if name in ("next", "following", "previous"):
            return Reading(Meaning(steps=f"P{number}D", since="passage"), cls="day")
        return None
    if unit == "weekend":
        way = {-1: Direction.BEFORE, 0: Direction.NEAREST, 1: Direction.AFTER}[number]
        return Reading(Meaning(steps="XXXX-WXX-WE", direction=way, since=since))
    if unit in ("second", "minute", "hour") or unit not in _LETTER:
        return None
    if name == "past" and not with_this:
        return Reading(duration_of(unit), cls="duration")
    if name == "last" and with_the and unit in ("decade", "century"):
        return Reading(duration_of(unit), cls="duration")
    return Reading(Meaning(steps=f"P{number}{_LETTER[unit]}", since=since))


def duration_of(unit: str) -> Meaning:
    """One such unit."""
    return Meaning(number=1, unit=unit, modifier="exact")


@dates.family("moment", "(this | last | that | the? (next | following | previous | same)) part")
def this_part(found: Found) -> Meaning | None:
    """`this morning`, `last night`, `that evening`, `the next morning`."""
    word, part = found.get("this", "last", "that", "next", "following", "previous", "same"), found.tokens[-1]
    if word is None:
        return None
    name = NAME[word.cls]
    if name in ("this", "last"):
        return _meaning(f"P{-(name == 'last')}D {part.meaning.steps}")
    count = {"next": 1, "following": 1, "previous": -1}.get(name, 0)
    return _meaning(f"P{count}D {part.meaning.steps}", since="passage")


@dates.family("day", "(the | this)? (this | last | past | next | coming | following | previous) day (?!lparen)")
def this_weekday(found: Found) -> Meaning | None:
    """`last Friday`, `this coming Sunday`, `last Thanksgiving`, `next May 3`."""
    day = found.tokens[-1]
    steps = day.meaning.steps
    if not steps.startswith("XXXX") or day.meaning.since:
        return None
    name = NAME[found.tokens[-2].cls]
    way = {"last": Direction.BEFORE, "past": Direction.BEFORE, "previous": Direction.BEFORE, "this": ""}.get(name, Direction.AFTER)
    since = "passage" if name in ("following", "previous") else ""
    return _meaning(steps, direction=way, since=since)


@dates.family("stretch", "(the | this)? (this | last | past | next | coming | following | previous) (month_name | season)")
def this_month_name(found: Found) -> Meaning | None:
    """`last May`, `this September`, `last fall`."""
    token = found.tokens[-1]
    name = NAME[found.tokens[-2].cls]
    steps = token.meaning.steps or f"XXXX-{int(token.meaning.number):02d}"
    way = {"last": Direction.BEFORE, "past": Direction.BEFORE, "previous": Direction.BEFORE, "this": ""}.get(name, Direction.AFTER)
    return _meaning(steps, direction=way)


@dates.family("stretch", "the? (that | same) (very | same)? unit")
def that_unit(found: Found) -> Reading | None:
    """`that day`, `the same year`."""
    unit = found.tokens[-1].meaning.unit
    if unit not in _LETTER or unit in ("decade", "century"):
        return None
    return Reading(Meaning(steps=f"P0{_LETTER[unit]}", since="passage"), cls="day" if unit == "day" else "stretch")


def _counted(span: Meaning, sign: int, *, about: bool) -> str:
    """The step of a length counted from a day, from one bound to the other where it has two."""
    bounds = [n for n in (span.number, span.high) if n]
    steps = [_shift(sign * n, span.unit, about=about) for n in bounds]
    if len(steps) == 2 and all(steps):
        return "/".join(steps if sign > 0 else reversed(steps))
    return steps[0]


@dates.family("day", "(duration | unit_once) ago")
def ago(found: Found) -> Meaning | None:
    """`two weeks ago`, `about three years ago`, `a year ago`, `a few days ago`."""
    span = found.tokens[0].meaning
    about = span.unit != "day" or span.modifier not in ("", "exact")
    return _meaning(_counted(span, -1, about=about), since="ago")


@dates.family("day", "(duration | unit_once) (earlier | later | hence | from now | on later)")
def earlier_later(found: Found) -> Reading | None:
    """`a year earlier`, `three days later`, `two months from now`."""
    span = found.tokens[0].meaning
    if span.unit in ("second", "minute", "hour"):  # the moment it is counted from tells no clock time
        return Reading(span, cls="duration", drop_last=len(found.tokens) - 1)
    sign = -1 if found.get("earlier") is not None else 1
    steps = _counted(span, sign, about=span.unit != "day")
    return Reading(Meaning(steps=steps, since="" if found.get("hence", "now") else "passage")) if steps else None


@dates.family("day", "(duration | unit_once | the unit) (before | after) (?=stop | and)")
def before_after(found: Found) -> Meaning | None:
    """`the day before`, `two years after` at the end of a clause."""
    span = found.tokens[0].meaning
    unit = span.unit or found.tokens[1].meaning.unit
    count = span.number or 1.0
    back = found.get("before") is not None
    steps = _shift(-count if back else count, unit, about=bool(span.unit) and unit != "day")
    return _meaning(steps, since="passage")


@dates.family("day", "(duration | unit_once | the? unit) (before | after | from) day")
def before_day(found: Found) -> Meaning | None:
    """`the day before yesterday`, `two days after Christmas`, `a week from Friday`."""
    span, day = found.tokens[0].meaning, found.tokens[-1].meaning
    unit = found.get("unit")
    steps = _shift(span.number or 1, span.unit or (unit.meaning.unit if unit else ""), about=False)
    if not steps or "T" in steps or day.since or span.high:
        return None
    steps = steps.replace("W", "W~") if steps.endswith("W") else steps
    if found.get("before") is not None:
        steps = steps.replace("P", "P-")
    return Meaning(steps=f"{day.steps} {steps}", direction=day.direction)


@dates.family("moment", "the part before")
def night_before(_: Found) -> Meaning:
    """`the night before`."""
    return Meaning(steps="P-1D TNI", since="passage")


@dates.family("stretch", "(unit_once | the? unit) hyphen (ago | earlier) hyphen? (unit | period)?")
def year_ago(found: Found) -> Reading | None:
    """`year-ago`, `the year-earlier quarter`."""
    unit = found.get("unit", "unit_once")
    if unit is None or unit.meaning.unit not in _LETTER:
        return None
    alone = NAME[found.tokens[-1].cls] in ("ago", "earlier")
    lead = 1 if alone and NAME[found.tokens[0].cls] == "the" else 0
    steps = f"P-1{_LETTER[unit.meaning.unit]}"
    return Reading(Meaning(steps=steps, since="quarter"), drop_first=lead)


# What an earnings report calls its quarter and its year waits for one that was told.
@dates.family("quarterly", "the (latest | straight | fiscal | current)* (unit | period)")
def reported_period(found: Found) -> Meaning | None:
    """`the quarter`, `the latest period`, `the full year` after `the third quarter`."""
    unit = found.get("unit")
    named = len(found.tokens) > 2
    if unit is None:
        return _meaning("P0Q", since="report") if named else None
    if unit.meaning.unit == "quarter":
        return _meaning("P0Q", since="report")
    if unit.meaning.unit != "year" or not (named or found.led_by("for", "in")):
        return None
    return _meaning("P0Y", since="report")


@dates.family("day", "(day | month_name) (of | in)? stretch | day (in | of) (the | this | that) unit")
def of_last_year(found: Found) -> Reading | None:
    """`January last year`, `May 27 of this year`, `Tuesday of next week`."""
    first, last = found.tokens[0], found.tokens[-1]
    inner = first.meaning.steps or f"XXXX-{int(first.meaning.number):02d}"
    outer = last.meaning.steps
    if not inner.startswith("XXXX") or not outer.startswith("P"):
        return None
    unit = outer[-1]
    if (unit == "Y") == inner.startswith("XXXX-W"):
        return None
    if unit not in "YWM":
        return None
    return Reading(Meaning(steps=f"{outer} {inner}", since=last.meaning.since), cls="day" if first.meaning.steps else "stretch")


@dates.family("stretch", "stretch poss (unit | quarterly | season | month_name)")
def last_years(found: Found) -> Meaning | None:
    """`this year's third quarter`."""
    year, inner = found.tokens[0], found.tokens[-1]
    steps = inner.meaning.steps or f"XXXX-{int(inner.meaning.number):02d}"
    if not year.meaning.steps.startswith("P"):
        return None
    if inner.meaning.unit:
        return _meaning(year.meaning.steps, since="quarter") if inner.meaning.unit == "quarter" else None
    return _meaning(f"{year.meaning.steps} {steps}")


@dates.family("stretch", "(quarterly | the? season) (of | in)? (the | that | stretch) unit?")
def quarter_of_last_year(found: Found) -> Meaning | None:
    """`the second half of this year`."""
    inner, outer = found.get("quarterly", "season"), found.get("stretch")
    if inner is None or outer is None or not outer.meaning.steps.startswith("P") or NAME[found.tokens[-1].cls] != "stretch":
        return None
    return _meaning(f"{outer.meaning.steps} {inner.meaning.steps}", since=outer.meaning.since)


@dates.family("stretch", "(in | by | since | during | until | for | this) the season")
def the_season(found: Found) -> Reading | None:
    """`in the spring`."""
    return Reading(found.tokens[-1].meaning, drop_first=1) if not found.followed_by("of") else None


@dates.family("stretch", "the? unit of day")
def week_of(found: Found) -> Meaning | None:
    """`the week of March 6`."""
    unit, day = found.get("unit"), found.tokens[-1]
    if unit is None or unit.meaning.unit != "week":
        return None
    return _meaning(f"{day.meaning.steps} P0W", direction=day.meaning.direction)


@dates.family("stretch", "the unit | day unit")
def the_weekend(found: Found) -> Meaning | None:
    """`the weekend`, `Memorial Day weekend`."""
    unit = found.tokens[-1].meaning.unit
    first = found.tokens[0].meaning.steps
    if unit == "weekend":
        return _meaning(f"{first} XXXX-WXX-WE" if first else "XXXX-WXX-WE")
    if unit == "week" and first.startswith("XXXX-E"):
        return _meaning(f"{first} P0W")
    return None


@dates.family("day", "(the unit poss?)? unit hyphen? poss? end")
def year_end(found: Found) -> Meaning | None:
    """`year-end`, `year's end`."""
    unit = found.tokens[0].meaning.unit
    if unit != "year" or len(found.tokens) < 2:
        return None
    return _meaning("P0Y XXXX-12-31")


# Month names alone ------------------------------------------------------------------------------

_MONTH_EVIDENCE = (
    "in", "of", "since", "by", "until", "early", "mid", "late", "from", "between", "during", "for",
    "hyphen", "before", "after", "and", "to", "or", "end", "start", "middle", "on", "over", "at",
)  # fmt: skip


_SURE_MONTH = ("in", "of", "since", "by", "until", "early", "mid", "late", "during", "before", "after", "from", "hyphen")


@dates.family("stretch", "month_name dot?")
def bare_month(found: Found) -> Reading | None:
    """`May`, `in September`."""
    token = found.tokens[0]
    name = NAME[token.cls]
    drop = len(found.tokens) - 1 if name != "month_short" else 0
    led = found.led_by(*_MONTH_EVIDENCE)
    shown = found.led_by("the", "a", "poss", "this") and found.followed_by("x")
    if name == "month_shared" and not shown and not found.led_by(*_SURE_MONTH):
        return None
    if name == "month_short" and not (led and drop == 0 and len(found.tokens) == 2):
        return None
    if not led and (found.led_by("X") or found.followed_by("X")):
        if not found.followed_by("X") or found.led_by("X"):
            return None
    return Reading(Meaning(steps=f"XXXX-{int(token.meaning.number):02d}"), drop_last=drop)


# Parts ------------------------------------------------------------------------------------------

_PART_STEP = {"early": "EARLY", "mid": "MID", "late": "LATE", "start": "START", "middle": "MID", "end": "END"}


@dates.family("stretch", "(the? (start | middle | end)) of (stretch | year | the unit | day unit?) | the? (early | mid | late) hyphen? (stretch | year)")
def part_of_stretch(found: Found) -> Meaning | Reading | None:
    """`the end of May`, `late April`, `mid-1996`, `the end of the month`."""
    part = found.get("early", "mid", "late", "start", "middle", "end")
    inner = found.get("stretch", "year")
    if part is None:
        return None
    step = _PART_STEP[NAME[part.cls]]
    if inner is None:
        unit = found.tokens[-1].meaning.unit
        if unit not in _LETTER or unit == "day" or NAME[found.tokens[-2].cls] != "the":
            return None
        return _meaning(f"P0{_LETTER[unit]} {step}")
    meaning = Meaning(
        steps=f"{inner.meaning.steps} {step}",
        direction=inner.meaning.direction,
        since=inner.meaning.since,
    )
    # `the late-November trip`: the article is the trip's.
    joined = NAME[found.tokens[0].cls] == "the" and found.get("hyphen") and found.followed_by("x")
    return Reading(meaning, drop_first=1 if joined else 0)


def _with(day: Meaning, step: str) -> Meaning:
    return Meaning(steps=f"{day.steps} {step}", direction=day.direction, since=day.since)


@dates.family("moment", "(early | late)? day (comma | in the)? part | the? part of day")
def day_and_part(found: Found) -> Meaning | None:
    """`Monday evening`, `the morning of May 3`."""
    day, part = found.get("day"), found.get("part")
    if day is None or part is None:
        return None
    edge = found.get("early", "late")
    if edge is not None and part.meaning.steps in ("TMO", "TNI"):
        return _with(day.meaning, "EARLY" if NAME[edge.cls] == "early" else "LATE")
    return _with(day.meaning, part.meaning.steps)


@dates.family("moment", "the? early units of (day | moment)")
def early_hours(found: Found) -> Meaning | None:
    """`the early hours of Sunday`."""
    day = found.tokens[-1].meaning
    if found.tokens[-3].meaning.unit != "hour":
        return None
    return day if NAME[found.tokens[-1].cls] == "moment" else _with(day, "EARLY")


@dates.family("moment", "(early | late) on? day | (mid hyphen? | early | late) part (of? day)? | (mid hyphen?) part")
def part_of_day(found: Found) -> Meaning | None:
    """`early on Sunday`, `late May 27`, `late yesterday`."""
    day, part = found.get("day"), found.get("part")
    edge = _PART_STEP[NAME[found.tokens[0].cls]]
    if day is None:
        return _meaning(part.meaning.steps) if part is not None and edge == "MID" else None
    if part is not None:
        return _with(day.meaning, part.meaning.steps)
    return _with(day.meaning, edge)


@dates.family("day", "(earlier | later) on? day")
def earlier_on(found: Found) -> Meaning:
    """`Earlier Sunday`."""
    return found.tokens[-1].meaning


@dates.family("stretch", "(earlier | later) stretch")
def earlier_this(found: Found) -> Meaning:
    """`earlier this year`."""
    return found.tokens[-1].meaning


@dates.family("moment", "(earlier | later) moment")
def later_moment(found: Found) -> Meaning:
    """`later this afternoon`."""
    return found.tokens[-1].meaning


@dates.family("moment", "time comma? on? (day | moment) | (day | moment) comma? (at | by)? time | (day | moment) comma? at? clock")
def time_on_day(found: Found) -> Meaning | None:
    """`3 p.m. on Sunday`, `Friday at noon`."""
    time, day = found.get("time", "clock"), found.get("day", "moment")
    if time is None or day is None:
        return None
    steps = time.meaning.steps
    if NAME[time.cls] == "clock":
        told = _numbers(time.text)
        steps = f"T{int(told[0]):02d}:{told[1]}"
    base = re.sub(r" (T[A-Z]{2}|EARLY|LATE)$", "", day.meaning.steps)
    if re.search(r" T\d", base):
        return None
    if steps.startswith("T00:00") and time.text.lower().endswith("midnight"):
        base += " P1D"
    return Meaning(steps=f"{base} {steps}", direction=day.meaning.direction, since=day.meaning.since)


# Ranges -----------------------------------------------------------------------------------------


@dates.family("stretch", "(from | between)? (stretch | year | day) comma? (to | until | and | hyphen | dash | slash) (stretch | year | day | int2 | int1)")
def from_to(found: Found) -> Reading | None:
    """`from 2004 to 2006`, `between May 1, 2005, and Dec. 8, 2006`, `1998-99`."""
    first, last = found.all("stretch", "year", "day")[0], found.tokens[-1]
    link = found.tokens[-2]
    way, opener = NAME[link.cls], NAME[found.tokens[0].cls]
    a, b = first.meaning.steps, last.meaning.steps
    if NAME[last.cls] in ("int1", "int2"):
        joined = way in ("hyphen", "slash", "dash") and link.end == last.start and len(last.text) == 2
        if NAME[first.cls] != "year" or not joined or int(a[2:]) >= int(last.text):
            return None
        b = a[:2] + last.text
    elif (way == "and") != (opener == "between") or way == "slash":
        return None
    if " " in a + b or "/" in a + b or first.meaning.since or last.meaning.since:
        return None
    if opener == "from" and found.before and found.before[-1].text.lower() in _MOVED:
        return None
    if a[0].isdigit() != b[0].isdigit():
        if a[0].isdigit() or len(b) < 10 or not re.fullmatch(r"XXXX-\d\d(-\d\d)?", a):
            return None
        a = a.replace("XXXX", b[:4])  # `from May 3 to May 5, 2015`
    if not opener == "from" and way in ("to", "until") and _shape(a) != _shape(b):
        return None
    if a[0] == "P" or b[0] == "P" or (a[0].isdigit() and a >= b):
        return None
    return Reading(Meaning(steps=f"{a}/{b}", direction=first.meaning.direction))


def _shape(steps: str) -> str:
    return re.sub(r"\d|X", "0", steps)


_MOVED = ("moved", "postponed", "delayed", "changed", "pushed", "rescheduled", "shifted")


# Sure durations ---------------------------------------------------------------------------------


@dates.family("duration", "(in | for | within | over | after | about | only | until | during | took) unit_once | unit_once (long | of | to)")
def once_with_evidence(found: Found) -> Reading | None:
    """`for a month`, `within a week`: not a rate."""
    token = found.get("unit_once")
    if token is None:
        return None
    lead = 1 if found.tokens[0] is not token else 0
    return Reading(token.meaning, drop_first=lead, drop_last=1 - lead)


@dates.family("duration", "unit_once")
def once_bounded(found: Found) -> Meaning | None:
    """`nearly an hour`."""
    token = found.tokens[0]
    return token.meaning if token.meaning.modifier != "exact" else None
