"""Families of calendar dates, in the order in which they are applied."""

from __future__ import annotations

import re

from discrep.normalizer.dates.lexer import NAME, Meaning, Token, lexicon
from discrep.normalizer.dates.rules import Found, Grammar, Reading
from discrep.normalizer.dates.stamps import stamp_steps
from discrep.normalizer.dates.steps import day_step, digits, full_year, meaning_of, month_step

calendar = Grammar()

_DOM = ("int1", "ordinal", "ordinal_word", "second")
_NTH = ("ordinal", "ordinal_word", "second")

# Days -------------------------------------------------------------------------------------------


@calendar.family("moment", "stamp")
def stamp(found: Found) -> Meaning | None:
    """`Thu, 28 May 2015 10:00:00 +0300`, `20150528T101500Z`."""
    return meaning_of(stamp_steps(found.first.text))


@calendar.family("day", "iso")
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


@calendar.family(
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
    return Reading(Meaning(steps=f"{low}/{high}"), drop_last=_full_stop(found, month))


def _full_stop(found: Found, month: Token) -> int:
    """1 where the last token is the dot that ends the sentence, not one that shortens a month."""
    return int(NAME[found.last.cls] == "dot" and NAME[month.cls] != "month_short")


@calendar.family(
    "day",
    "month_name dot? hyphen? the? dom"
    " (comma? hyphen? (int4 | year2) | (hyphen | slash)? (int1 | int2))?"
    " | the? dom hyphen? of? month_name dot?"
    " (comma? hyphen? (int4 | year2) | (hyphen | slash)? (int1 | int2))?",
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
        drop = _full_stop(found, month)
    ranked = NAME[day.cls] == "second" and tokens.index(month) < tokens.index(day)
    steps = day_step(full_year(year), int(month.meaning.number), int(day.meaning.number))
    if not steps or (ranked and year is None):
        return None
    article = NAME[tokens[0].cls] == "the" and NAME[day.cls] == "int1"
    return Reading(Meaning(steps=steps), drop_first=int(article), drop_last=drop)


@calendar.family("day", "(?<=day) (and | or | to) dom (?!hyphen? any_unit | x)")
def and_day(found: Found) -> Reading | None:
    """`25` in `April 24 and 25`."""
    told = re.fullmatch(r"(.{4}-\d\d-)\d\d", found.before[-1].meaning.steps)
    day = int(found.last.meaning.number)
    if told is None or not 1 <= day <= 31:
        return None
    return Reading(Meaning(steps=f"{told[1]}{day:02d}"), drop_first=1)


@calendar.family("day", "any_weekday dot? comma? (lparen day rparen | day | the ordinal)")
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


@calendar.family(
    "day",
    "day comma? lparen any_weekday dot? rparen"
    " | day comma any_weekday (?!comma? (day | month_name))",
)
def day_and_weekday(found: Found) -> Meaning:
    """`May 27 (Wednesday)`."""
    weekday = found.all("weekday", "weekday_short")[0]
    return _on_weekday(found.first.meaning, weekday)


# Months, decades, centuries ---------------------------------------------------------------------


@calendar.family("stretch", "month_name dot? (hyphen | dash) month_name dot? (comma? int4)?")
def months_of_year(found: Found) -> Reading | None:
    """`January-March`, `Jan.-March 2013`."""
    first, last = found.all("month", "month_short", "month_shared")
    told = full_year(found.get("int4"))
    if first.meaning.number >= last.meaning.number:
        return None
    low, high = (month_step(month) for month in (first, last))
    steps = f"{low}/{high}"
    if told:
        steps = steps.replace("XXXX", f"{told:04d}")
    return Reading(Meaning(steps=steps), drop_last=_full_stop(found, last))


@calendar.family("stretch", "month_name (dot | comma | of | in)* (the unit)? (int4 | year2)")
def month_of_year(found: Found) -> Meaning | None:
    """`May 2015`, `Sept. 2005`, `November of 2013`."""
    return meaning_of(f"{full_year(found.last):04d}-{int(found.first.meaning.number):02d}")


@calendar.family("stretch", "the? (early | mid | late)? hyphen? (int | cardinal) decade_word")
def spelled_decade(found: Found) -> Meaning | None:
    """`the nineteen seventies`."""
    century, digit = found.tokens[-2].meaning.number, int(found.last.meaning.number)
    if century not in (18, 19) or digit > 9:
        return None
    part = found.get("early", "mid", "late")
    step = f"{int(century)}{digit}X"
    return meaning_of(f"{step} {part.text.upper()}" if part else step)


@calendar.family("stretch", "the? (decade_word | ((early | mid | late) hyphen?)? decade2)")
def decade(found: Found) -> Meaning | None:
    """`the 1990s`, `the nineties`, `the late '80s`."""
    word = found.last
    value = int(word.meaning.number)
    part = found.get("early", "mid", "late")
    shown = found.get("the") is not None or part is not None
    if NAME[word.cls] == "decade2":
        if word.text[0].isdigit() and not shown:
            return None
        value += 1900 if value >= 30 else 2000
    elif value < 10:
        if not shown:  # `in his forties`
            return None
        value = 1900 + 10 * value
    step = f"{value // 100}XX" if value % 100 == 0 and value < 1900 else f"{value // 10}X"
    return meaning_of(f"{step} {part.text.upper()}" if part else step)


@calendar.family("stretch", "the? nth hyphen? unit")
def numbered_century(found: Found) -> Meaning | None:
    """`the 20th century`."""
    nth = found.get(*_NTH)
    number = int(nth.meaning.number) if nth is not None else 0
    if found.last.meaning.unit != "century" or not 10 <= number <= 21:
        return None
    return meaning_of(f"{number - 1:02d}XX")


# Years ------------------------------------------------------------------------------------------

_LEADS_TO_OLD_YEAR = (
    *("in", "of", "since", "by", "from", "until", "between", "before", "after", "during", "about"),
    *("and", "to", "lparen"),
)
_COUNTED = frozenset(("people", "men", "women", "children", "percent", "feet", "troops"))


@calendar.family("year", "the? fiscal hyphen? unit? (int4 | year2 | int1 | int2)")
def fiscal_year(found: Found) -> Meaning | None:
    """`fiscal 2008`, `the fiscal year 2008`, `FY15`."""
    if NAME[found.last.cls] in ("int1", "int2") and found.first.text != "FY":
        return None
    return meaning_of(f"{full_year(found.last):04d}")


@calendar.family("year", "(the unit)? int4")
def year(found: Found) -> Reading | None:
    """`1998`, `the year 2000`; not `2,000`, `2000 people`, `Flight 1549`, `1920 x 1200`."""
    token = found.last
    meaning = Meaning(steps=f"{int(token.meaning.number):04d}")
    if len(found.tokens) == 3 and found.tokens[1].meaning.unit == "year":
        return Reading(meaning)
    if _joined_to_number(found) or not _may_be_year(found, int(token.meaning.number)):
        return None
    return Reading(meaning, drop_first=len(found.tokens) - 1)


def _joined_to_number(found: Found) -> bool:
    """Whether the number is a part of `F-2000`, `555-2000` or `2000-X`."""
    token = found.last
    before, after = found.before[-2:], found.after[:2]
    if len(before) == 2 and before[1].end == token.start and before[0].end == before[1].start:
        other = NAME[before[0].cls] in ("x", "X", "int", "int1", "int2", "slash")
        prefix = before[0].text.lower() in ("pre", "post", "mid")
        if NAME[before[1].cls] in ("hyphen", "slash") and other and not prefix:
            return True
    if len(after) == 2 and after[0].start == token.end and after[1].start == after[0].end:
        season = re.fullmatch(r"\d\d", after[1].text) and after[1].text > token.text[2:]
        linked = NAME[after[0].cls] == "hyphen" and not season
        return linked and NAME[after[1].cls] in ("x", "X", "int", "int1")
    return False


def _may_be_year(found: Found, value: int) -> bool:
    before = NAME[found.before[-1].cls] if found.before else "break"
    after = NAME[found.after[0].cls] if found.after else "break"
    following = found.after[0].text.lower() if found.after else ""
    if following == "x" or (before == "X" and found.before[-1].text.lower() in lexicon().numbered):
        return False
    if not 1900 <= value <= 2035:
        led = before in (_LEADS_TO_OLD_YEAR if value >= 1400 else ("in", "since"))
        return led and after not in ("x", "X")
    if after == "x" and before not in ("in", "the", "of", "poss", "since"):
        plural = following.endswith("s") and not following.endswith("ss")
        return following not in _COUNTED and not (plural and value % 100 == 0)
    return True


@calendar.family("year", "the year period")
def year_period(found: Found) -> Meaning:
    """`the 1988 period`."""
    return found.tokens[1].meaning


@calendar.family("year", "year2")
def short_year(found: Found) -> Meaning | None:
    """`in '98`."""
    if not found.led_by("in", "of", "since", "until", "by", "season", "from"):
        return None
    return meaning_of(f"{full_year(found.first):04d}")


# Quarters, halves, seasons, feasts, weekdays ----------------------------------------------------


# A quarter or a half by its number waits for what tells that it is no part of a match.
@calendar.family(
    "quarterly",
    "(the | this)? (fiscal? hyphen? nth fiscal? hyphen? (unit | period) | nth hyphen? half"
    " | quarter_code | month_name unit)",
)
def numbered_quarter(found: Found) -> Reading | None:
    """`third-quarter`, `Q3`, `the first half`, `the September quarter`."""
    nth, month = found.get(*_NTH), found.get("month", "month_short", "month_shared")
    parts, first = (2, 40) if NAME[found.last.cls] == "half" else (4, 33)
    if parts == 4 and found.last.meaning.unit not in ("quarter", ""):
        return None
    if month is not None:
        number = (int(month.meaning.number) + 2) // 3
    elif nth is not None:
        number = int(nth.meaning.number)
        number = number if number > 0 else parts
    else:
        return Reading(found.last.meaning)
    if number > parts:
        return None
    joined = found.get("hyphen") is not None and NAME[found.first.cls] == "the"
    drop = int(joined and found.followed_by("x"))
    return Reading(Meaning(steps=f"XXXX-{first + number - 1}"), drop_first=drop)


def _in_year(inner: Token | None, told: Token | None) -> Meaning | None:
    if inner is None or told is None:
        return None
    return meaning_of(inner.meaning.steps.replace("XXXX", told.meaning.steps))


@calendar.family("stretch", "quarterly (of | comma | in)* year | the? year poss? quarterly")
def quarter_of_year(found: Found) -> Meaning | None:
    """`the third quarter of 1989`, `the 1989 third quarter`."""
    return _in_year(found.get("quarterly"), found.get("year"))


@calendar.family("stretch", "the? season (of | in)? year")
def season_of_year(found: Found) -> Meaning | None:
    """`spring 2014`, `the winter of 1994`."""
    return _in_year(found.get("season"), found.get("year"))


@calendar.family("day", "feast (comma? year)?")
def feast(found: Found) -> Meaning:
    """`Christmas Day`, `Thanksgiving 1999`."""
    told = found.get("year")
    steps = found.first.meaning.steps
    return Meaning(steps=f"{told.meaning.steps} {steps}" if told is not None else steps)


@calendar.family("day", "weekday | weekday_short dot? comma? (?=time)")
def weekday(found: Found) -> Meaning:
    """`Wednesday`."""
    return Meaning(steps=f"XXXX-WXX-{int(found.first.meaning.number)}")


# Month names alone ------------------------------------------------------------------------------

_LEADS_TO_SHARED = (
    *("in", "of", "since", "by", "until", "early", "mid", "late", "during", "before", "after"),
    *("from", "hyphen"),
)
_LEADS_TO_MONTH = (
    *_LEADS_TO_SHARED,
    *("between", "for", "and", "to", "or", "end", "start", "middle", "on", "over", "at"),
)

months = Grammar()


@months.family("stretch", "month_name dot?")
def bare_month(found: Found) -> Reading | None:
    """`in September`, `the March vote`; not `Theresa May`, `March on`, `Jan`."""
    token = found.first
    name = NAME[token.cls]
    led = found.led_by(*_LEADS_TO_MONTH)
    if name == "month_short" and not (led and len(found.tokens) == 2):
        return None
    shown = found.led_by("the", "a", "poss", "this") and found.followed_by("x")
    if name == "month_shared" and not shown and not found.led_by(*_LEADS_TO_SHARED):
        return None
    named = found.followed_by("X") and not found.led_by(*_LEADS_TO_SHARED, "between", "last")
    if not shown and (named or (found.led_by("X") and not led)):
        return None  # a person's name
    drop = len(found.tokens) - 1 if name != "month_short" else 0
    return Reading(Meaning(steps=month_step(token)), drop_last=drop)
