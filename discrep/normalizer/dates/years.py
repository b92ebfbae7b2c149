"""Families of years, of what years make up, and of their parts."""

from __future__ import annotations

import re

from discrep.normalizer.dates.lexer import NAME, Meaning, Token, lexicon
from discrep.normalizer.dates.rules import Found, Grammar, Reading
from discrep.normalizer.dates.steps import full_year, meaning_of

years = Grammar()

_NTH = ("ordinal", "ordinal_word", "second")

# Decades, centuries -----------------------------------------------------------------------------


@years.family("stretch", "the? (early | mid | late)? hyphen? (int | cardinal) decade_word")
def spelled_decade(found: Found) -> Meaning | None:
    """`the nineteen seventies`."""
    century, digit = found.tokens[-2].meaning.number, int(found.last.meaning.number)
    if century not in (18, 19) or digit > 9:
        return None
    part = found.get("early", "mid", "late")
    step = f"{int(century)}{digit}X"
    return meaning_of(f"{step} {part.text.upper()}" if part else step)


_OWNERS = frozenset(("his", "her", "their", "my", "your", "our"))


@years.family("stretch", "the? (decade_word | ((early | mid | late) hyphen?)? decade2)")
def decade(found: Found) -> Meaning | None:
    """`the 1990s`, `the nineties`, `the late '80s`."""
    word = found.last
    value = int(word.meaning.number)
    part = found.get("early", "mid", "late")
    owned = found.before[-1].text.lower() in _OWNERS if found.before else False
    if owned or (part is not None and found.led_by("poss") and word.text[0].isdigit()):
        return None  # an age: `in her mid-30s`
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


@years.family("stretch", "the? nth hyphen? unit")
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


@years.family("year", "the? fiscal hyphen? unit? (int4 | year2 | int1 | int2)")
def fiscal_year(found: Found) -> Meaning | None:
    """`fiscal 2008`, `the fiscal year 2008`, `FY15`."""
    if NAME[found.last.cls] in ("int1", "int2") and found.first.text != "FY":
        return None
    return meaning_of(f"{full_year(found.last):04d}")


@years.family("year", "(the unit)? int4")
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
    """Whether the number is a part of `F-2000`, `555-2000`, `2000-X` or `1600H`."""
    token = found.last
    before, after = found.before[-2:], found.after[:2]
    if after and after[0].start == token.end and NAME[after[0].cls] in ("x", "X"):
        return True
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
    following = [t.text.lower() for t in found.after]
    if following[:1] == ["x"] or _is_name(found):
        return False
    if not 1900 <= value <= 2035:
        led = before in (_LEADS_TO_OLD_YEAR if value >= 1400 else ("in", "since"))
        return led and not (after == "x" and _plural(following[0]))
    if after == "x" and before not in ("in", "the", "of", "poss", "since"):
        word = following[0]
        return word not in lexicon().counted and not (_plural(word) and value % 100 == 0)
    return True


def _is_name(found: Found) -> bool:
    """Whether a number is that of a thing: `Flight 1998`, `2012 Main Street`, `the 2000 block`."""
    if found.before:
        word = found.before[-1].text
        if word != "no" and word.lower() in lexicon().numbered:
            return True
    if not found.followed_by("x", "X"):
        return False
    street = any(t.text.lower() in lexicon().streets and t.text[0].isupper() for t in found.after)
    return street or found.after[0].text == "block"


_SINGULAR = frozenset(("as", "was", "is", "has", "does", "his", "its", "this", "us", "thus"))


def _plural(word: str) -> bool:
    """Whether a word looks like the plural of what a number counts."""
    plain = word.endswith("s") and not word.endswith("ss") and word not in _SINGULAR
    return plain or word in lexicon().counted


@years.family("year", "the year period")
def year_period(found: Found) -> Meaning:
    """`the 1988 period`."""
    return found.tokens[1].meaning


@years.family("year", "year2")
def short_year(found: Found) -> Meaning | None:
    """`in '98`, `'99` in `1998, '99`."""
    listed = found.led_by("comma", "and", "or", "to") and bool(
        {NAME[t.cls] for t in found.before} & {"year", "year2"}
    )
    if not listed and not found.led_by("in", "of", "since", "until", "by", "season", "from"):
        return None
    return meaning_of(f"{full_year(found.first):04d}")


# Quarters, halves, seasons, feasts ---------------------------------------------------------------


# A quarter or a half by its number waits for what tells that it is no part of a match.
@years.family(
    "quarterly",
    "(the | this)? (fiscal? hyphen? nth fiscal? hyphen? (unit | period) | nth hyphen? half"
    " | quarter_code | month_name unit) | the? last (unit | half) (?=of (year | the unit))",
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
    elif found.get("last") is not None:
        number = parts
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


@years.family("stretch", "quarterly (of | comma | in)* year | the? year poss? quarterly")
def quarter_of_year(found: Found) -> Meaning | None:
    """`the third quarter of 1989`, `the 1989 third quarter`."""
    return _in_year(found.get("quarterly"), found.get("year"))


@years.family("stretch", "the? season (of | in)? year")
def season_of_year(found: Found) -> Meaning | None:
    """`spring 2014`, `the winter of 1994`."""
    return _in_year(found.get("season"), found.get("year"))


@years.family("stretch", "the? (nth | last) unit (of | in) year")
def month_by_number(found: Found) -> Meaning | None:
    """`the first month of 2014`, `the final month of 2014`."""
    nth = found.get(*_NTH)
    number = int(nth.meaning.number) if nth is not None else -1
    number = 12 if number < 0 else number
    if found.tokens[-3].meaning.unit != "month" or number > 12:
        return None
    return meaning_of(f"{found.last.meaning.steps}-{number:02d}")


@years.family("day", "feast ((comma | in | of)? year)? | year feast")
def feast(found: Found) -> Meaning:
    """`Christmas Day`, `Thanksgiving 1999`, `the 1999 Thanksgiving`."""
    told, named = found.get("year"), found.get("feast")
    steps = named.meaning.steps if named is not None else ""
    return Meaning(steps=f"{told.meaning.steps} {steps}" if told is not None else steps)
