"""Families that put dates together: parts, clock times on days, ranges, lengths in context."""

from __future__ import annotations

import re
from calendar import monthrange

from discrep.model.values import Modifier
from discrep.normalizer.dates.lexer import NAME, Meaning, Token, lexicon
from discrep.normalizer.dates.rules import Found, Grammar, Reading
from discrep.normalizer.dates.steps import (
    LETTER,
    clock_step,
    digits,
    extended,
    meaning_of,
    without_clock,
)

spans = Grammar()

# Parts of a stretch -----------------------------------------------------------------------------

_PART = {
    "early": "EARLY",
    "mid": "MID",
    "late": "LATE",
    "start": "START",
    "middle": "MID",
    "end": "END",
}


@spans.family("stretch", "the? (nth | last) unit of (stretch | year)")
def week_of_month(found: Found) -> Reading | None:
    """`the first week of May`, `the last day of 2013`."""
    nth = found.get("ordinal", "ordinal_word", "second")
    number = int(nth.meaning.number) if nth is not None else -1
    unit = found.tokens[-3].meaning.unit
    if unit not in ("day", "week", "weekend") or number > 4:
        return None
    meaning = extended(found.last.meaning, f"{LETTER.get(unit, 'WE')}#{number}")
    return Reading(meaning, cls="day" if unit == "day" else "stretch")


@spans.family("stretch", "(the? (start | middle | end)) of the unit")
def part_of_the_unit(found: Found) -> Meaning | None:
    """`the end of the month`."""
    part = found.get("start", "middle", "end")
    letter = LETTER.get(found.last.meaning.unit)
    if part is None or letter in (None, "D"):
        return None
    return meaning_of(f"P0{letter} {_PART[NAME[part.cls]]}")


@spans.family(
    "stretch",
    "(the? (start | middle | end)) of (stretch | year)"
    " | the? (early | mid | late) hyphen? (stretch | year)",
)
def part_of_stretch(found: Found) -> Reading | None:
    """`the end of May`, `late April`, `mid-1996`."""
    part = found.get(*_PART)
    if part is None:
        return None
    # Of `the late-November trip` the article is the trip's.
    joined = found.get("hyphen") is not None and found.followed_by("x")
    drop = int(joined and NAME[found.first.cls] == "the")
    return Reading(extended(found.last.meaning, _PART[NAME[part.cls]]), drop_first=drop)


@spans.family("stretch", "quarterly of stretch")
def half_of_month(found: Found) -> Meaning | None:
    """`the first half of May`."""
    month = re.fullmatch(r"(\d{4}|XXXX)-(0\d|1[0-2])", found.last.meaning.steps)
    half = found.first.meaning.steps
    if month is None or half not in ("XXXX-40", "XXXX-41"):
        return None
    year = int(month[1]) if month[1].isdigit() else 2001  # of no told year: no 29 February
    low, high = (1, 15) if half == "XXXX-40" else (16, monthrange(year, int(month[2]))[1])
    return meaning_of(f"{month[0]}-{low:02d}/{month[0]}-{high:02d}")


@spans.family("stretch", "stretch hyphen end")
def month_end(found: Found) -> Meaning:
    """`November-end`."""
    return extended(found.first.meaning, "END")


# Parts of a day ---------------------------------------------------------------------------------


@spans.family(
    "moment",
    "(early | late)? day (comma | in the | hyphen)? part"
    " | (the | (early | late) hyphen?)? part (of | on) day",
)
def day_and_part(found: Found) -> Meaning | None:
    """`Monday evening`, `early Friday morning`, `the morning of May 3`, `at dawn on Friday`."""
    day, part = found.get("day"), found.get("part")
    if day is None or part is None:
        return None
    edge, step = found.get("early", "late"), part.meaning.steps
    if edge is not None and step in ("TMO", "TNI"):
        step = _PART[NAME[edge.cls]]
    return extended(day.meaning, step)


@spans.family(
    "moment",
    "the? (early | small) hyphen? part? units ((of | on)? (day | moment))?"
    " | the? part units of (day | moment)",
)
def early_hours(found: Found) -> Meaning | None:
    """`the early hours of Sunday`, `the small hours`, `the early morning hours Sunday`."""
    day, part = found.last, found.get("part")
    units = found.get("units")
    if units is None or units.meaning.unit != "hour":
        return None
    if units is day:
        return Meaning(steps="P0D EARLY", since="passage")
    if part is not None and found.get("early", "small") is None and NAME[day.cls] == "day":
        return extended(day.meaning, part.meaning.steps)
    return day.meaning if NAME[day.cls] == "moment" else extended(day.meaning, "EARLY")


@spans.family("moment", "(early | late) on? day | mid hyphen? part (of? day)?")
def part_of_day(found: Found) -> Meaning:
    """`early on Sunday`, `late May 27`, `mid-afternoon yesterday`."""
    day, part = found.get("day"), found.get("part")
    if part is None:
        return extended(found.last.meaning, _PART[NAME[found.first.cls]])
    return extended(day.meaning, part.meaning.steps) if day is not None else part.meaning


@spans.family("day", "(earlier | later) on? day")
def earlier_day(found: Found) -> Meaning:
    """`Earlier Sunday`."""
    return found.last.meaning


@spans.family("stretch", "(earlier | later | early | late) in (the unit | quarterly)")
def earlier_in(found: Found) -> Reading | None:
    """`earlier in the day`, `later in the year`."""
    last = found.last.meaning
    unit = "year" if last.steps == "P0Y" else last.unit
    if unit == "day":
        return Reading(Meaning(steps="P0D", since="passage"), cls="day")
    if unit not in ("week", "month", "year"):
        return None
    part = f" {_PART[NAME[found.first.cls]]}" if found.get("early", "late") else ""
    return Reading(Meaning(steps=f"P0{LETTER[unit]}{part}"))


@spans.family(
    "stretch", "(earlier | later) in? (stretch | year) | (early | late) in (stretch | year)"
)
def earlier_stretch(found: Found) -> Meaning:
    """`earlier this year`, `later in May`, `early in 2014`."""
    edge = found.get("early", "late")
    return extended(found.last.meaning, _PART[NAME[edge.cls]]) if edge else found.last.meaning


@spans.family("moment", "(earlier | later | early | late) on? moment")
def later_moment(found: Found) -> Meaning:
    """`later this afternoon`, `early this morning`, `early on the morning of May 3`."""
    meaning = found.last.meaning
    whole, edge = {"early": ("TMO", "EARLY"), "late": ("TNI", "LATE")}.get(
        NAME[found.first.cls], ("", "")
    )
    if edge and meaning.steps.endswith(f" {whole}"):
        return extended(
            Meaning(
                steps=meaning.steps.removesuffix(f" {whole}"),
                direction=meaning.direction,
                since=meaning.since,
            ),
            edge,
        )
    return meaning


def _in_half(time: Token, steps: str, day: str) -> str:
    """A clock time that tells no half of the day, in that of the part of day told with it."""
    told = re.fullmatch(r"T(0[1-9]|1[01])(:[\d:]+~?)", steps)
    if told is None or re.search(r"[ap]\.?\s?m\b|[ap]$|^0", time.text, re.IGNORECASE):
        return steps
    hours, part = int(told[1]), day[-4:]
    if part in (" TAF", " TEV") or (part in (" TNI", "LATE") and hours >= 6):
        return f"T{hours + 12}{told[2]}"
    return steps


@spans.family(
    "moment",
    "time comma? on? (day | moment) | (day | moment) comma? (at | by)? time"
    " | (day | moment) comma? at? clock",
)
def time_on_day(found: Found) -> Meaning | None:
    """`3 p.m. on Sunday`, `Friday at noon`, `11/27/2005 7:21`."""
    time, day = found.get("time", "clock"), found.get("day", "moment")
    if time is None or day is None or re.search(r" T\d", day.meaning.steps):
        return None
    steps = time.meaning.steps
    if NAME[time.cls] == "clock":
        told = digits(time.text)
        steps = clock_step(int(told[0]), told[1], "", "")
    steps = _in_half(time, steps, day.meaning.steps)
    if not steps:
        return None
    return Meaning(
        steps=f"{without_clock(day.meaning.steps)} {steps}",
        direction=day.meaning.direction,
        since=day.meaning.since,
    )


@spans.family("moment", "(int1 | int | cardinal) on? moment")
def hour_of_part(found: Found) -> Meaning | None:
    """`10` in `at 10 on Friday night`, `about nine the next morning`."""
    hours, moment = int(found.first.meaning.number), found.last.meaning
    parted = re.search(r" (?:TMO|TAF|TEV|TNI|EARLY|LATE)$", moment.steps)
    led = found.led_by("at", "about", "by", "before", "after", "until", "or", "since", "from")
    if not led or parted is None or not 1 <= hours <= 12:
        return None
    steps = _in_half(found.first, clock_step(hours, "", "", ""), moment.steps)
    return extended(
        Meaning(steps=without_clock(moment.steps), direction=moment.direction, since=moment.since),
        steps,
    )


# Ranges -----------------------------------------------------------------------------------------


@spans.family(
    "stretch",
    "(from | between)? (stretch | year | day) comma?"
    " (to | until | and | hyphen | dash | slash) (stretch | year | day | int2 | int1)",
)
def from_to(found: Found) -> Meaning | None:
    """`from 2004 to 2006`, `between May 1, 2005, and Dec. 8, 2006`, `1998-99`."""
    first, last = found.all("stretch", "year", "day")[0].meaning, found.last
    link = found.tokens[-2]
    way, opener = NAME[link.cls], NAME[found.first.cls]
    a, b = first.steps, last.meaning.steps
    if NAME[last.cls] in ("int1", "int2"):
        joined = way in ("hyphen", "slash", "dash") and link.end == last.start
        if not joined or len(last.text) != 2 or not re.fullmatch(r"\d{4}", a):
            return None
        b = a[:2] + last.text
    elif (way == "and") != (opener == "between") or way == "slash":
        return None
    if (
        opener == "from"
        and found.before
        and found.before[-1].text.lower() in lexicon().tense["moved"]
    ):
        return None
    if first.since or last.meaning.since or re.search(r"[ /P]", a + b):
        return None
    if re.fullmatch(r"XXXX-\d\d(-\d\d)?", a) and re.match(r"\d{4}-", b):
        a = a.replace("XXXX", b[:4])  # `from May 3 to May 5, 2015`
    unlike = re.sub(r"[\dX]", "0", a) != re.sub(r"[\dX]", "0", b)
    if (opener != "from" and way in ("to", "until") and unlike) or a[0].isdigit() != b[0].isdigit():
        return None
    if a[0].isdigit() and a >= b:
        return None
    return Meaning(steps=f"{a}/{b}", direction=first.direction)


@spans.family(
    "stretch", "(stretch | day) (?=(comma | and | or | comma and) (in | on)? (stretch | day))"
)
def shared_year(found: Found) -> Reading | None:
    """`July` of `in July and September 2013`: the year told of the last is that of both."""
    steps = found.first.meaning.steps
    other = next((t for t in found.after if NAME[t.cls] in ("stretch", "day")), found.last)
    full = re.match(r"(\d{4})-(\d\d)(?!\d)", other.meaning.steps)
    own = re.match(r"XXXX-(0\d|1[0-2]|2[1-4])(?!\d)", steps)
    if full is None or own is None or own[1] > full[2]:
        return None
    return Reading(Meaning(steps=steps.replace("XXXX", full[1])), cls=NAME[found.first.cls])


# Lengths by their context -----------------------------------------------------------------------


@spans.family(
    "duration",
    "(in | for | within | over | after | about | only | until | during | took) unit_once"
    " | unit_once (long | of | to)",
)
def once_with_evidence(found: Found) -> Reading | None:
    """`for a month`, `within a week`: not a rate, and not `a quarter of the power`."""
    of = NAME[found.last.cls] == "of" or found.followed_by("of")
    if of and found.all("unit_once")[0].text.endswith("quarter"):
        return None
    led = NAME[found.last.cls] == "unit_once"
    return Reading(found.last.meaning if led else found.first.meaning, "", int(led), int(not led))


@spans.family("duration", "unit_once")
def once_bounded(found: Found) -> Meaning | None:
    """`nearly an hour`."""
    return found.first.meaning if found.first.meaning.modifier != Modifier.EXACT else None
