"""Finds dates, times and durations in news text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import msgspec

from discrep.model.calendar import Granularity, granularity_of, resolve
from discrep.model.facts import Mention
from discrep.model.values import Date, Duration, Modifier, Time
from discrep.normalizer.dates.amounts import amounts
from discrep.normalizer.dates.clocks import clocks
from discrep.normalizer.dates.days import days
from discrep.normalizer.dates.durations import durations
from discrep.normalizer.dates.lexer import CHARACTER, NAME, Meaning, Token, lexicon, tokens
from discrep.normalizer.dates.months import month_names, months
from discrep.normalizer.dates.nested import nested
from discrep.normalizer.dates.relative import relative
from discrep.normalizer.dates.spans import spans
from discrep.normalizer.dates.tenses import Surroundings, Tense
from discrep.normalizer.dates.timeline import Timeline
from discrep.normalizer.dates.years import years

_GRAMMARS = (
    *(clocks, amounts, durations, days, months, years),
    *(relative, nested, month_names, spans),
)
_MOMENTS = ("day", "time", "stretch", "moment", "year", "quarterly")


def find_dates(
    text: str, base: date | None = None, *, tense: Tense | None = None, bounds: bool = False
) -> list[Mention]:
    """Every date, time and duration that ``text`` tells, in order, none overlapping another.

    Args:
        text: plain text, as found; offsets of the mentions are code points of it.
        base: the day the text speaks from (its date of publication). Without one, relative dates
            keep an ``anchor`` and an empty ``edtf``.
        tense: the tense (``past``, ``present``, ``future`` or '') of the clause at an offset, where
            a parse is at hand; the words around a date are asked first.
        bounds: whether the value says that the text speaks of the time ``since``, ``until``,
            ``before`` or ``after`` the mention; the value of its own words alone does not.

    Returns:
        Mentions whose values are ``Date``, ``Time`` or ``Duration``. A date that is told from
        another day keeps its anchor although it is resolved.
    """
    words, found = _parsed(text, _order(_tokens(text), base))
    kept = [t for t in found if NAME[t.cls] in _MOMENTS or NAME[t.cls] == "duration"]
    timeline = Timeline(base, Surroundings(words, tense), "" if base else _only_year(kept))
    mentions: list[Mention] = []
    for n, token in enumerate(kept):
        name = NAME[token.cls]
        value: Date | Time | Duration | None
        if name == "duration":
            value = _duration(token.meaning)
            timeline.lasted(token)
        elif name == "quarterly" and not token.meaning.since and not _reports(text, token):
            continue
        else:
            value = _moment(token, _next_day(kept[n + 1 : n + 3]), timeline, base)
        if bounds and isinstance(value, Date | Time):
            value = msgspec.structs.replace(value, bound=_bound(text, token.start))
        if value is not None:
            written = text[token.start : token.end]
            mentions.append(Mention(start=token.start, end=token.end, text=written, value=value))
    return mentions


def _next_day(tokens: Sequence[Token]) -> Token | None:
    """The date after a token, past a clock time told once more: `20:00 (1700 GMT) on Sunday`."""
    if len(tokens) > 1 and tokens[0].meaning.steps.startswith("T"):
        return tokens[1]
    return tokens[0] if tokens else None


# A text is asked several times: for its day of publication, for its dates, and for what its numbers
# are not. The grammars read the text alone, but for the order of day and month.
@lru_cache(maxsize=2)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(tokens(text))


@lru_cache(maxsize=2)
def _parsed(text: str, order: str) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of ``text``, and what the grammars make of them."""
    words = [
        _numeric(text, t, order) if t.cls == CHARACTER["numeric"] else t for t in _tokens(text)
    ]
    found = words
    for grammar in _GRAMMARS:
        found = grammar.reduce(text, found)
    return tuple(words), tuple(found)


def _duration(meaning: Meaning) -> Duration:
    low: float | None = meaning.number
    high: float | None = meaning.high or meaning.number
    modifier = Modifier(meaning.modifier or Modifier.EXACT)
    if meaning.high:
        modifier = Modifier.RANGE if modifier is Modifier.EXACT else modifier
    elif modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        high = None
    elif modifier in (Modifier.AT_MOST, Modifier.LESS_THAN, Modifier.UP_TO):
        low = None
    return Duration(low=low, high=high, modifier=modifier, unit=meaning.unit)


_BOUND = re.compile(
    r"\b(since|until|till|before|prior\s+to|after)\s+(?:about|around|at\s+least)?\s*$",
    re.IGNORECASE,
)


def _bound(text: str, start: int) -> str:
    """What the words before a mention say of the time that the text speaks of."""
    match = _BOUND.search(text[max(0, start - 24) : start])
    word = match[1].lower().split()[0] if match is not None else ""
    return {"till": "until", "prior": "before"}.get(word, word)


_ANY_DAY = date(2000, 1, 1)


def _moment(
    token: Token, following: Token | None, timeline: Timeline, base: date | None
) -> Date | Time | None:
    anchor = timeline.place(token, following)
    if anchor is None:
        return None
    if anchor.text[0] == "T":  # a clock time of no known day
        if anchor.text[1].isdigit():
            return Time(edtf=anchor.text, granularity=granularity_of(anchor.text))
        return Time(edtf="", granularity=Granularity.PART, anchor=anchor)
    try:
        edtf, granularity = resolve(anchor, base or _ANY_DAY)
    except ValueError:
        return None
    timeline.told(token, anchor, edtf, granularity)
    relative = anchor.needs_base or "XXXX" in anchor.text or " P" in anchor.text
    hangs = anchor if relative else None
    known = "" if anchor.needs_base and base is None else edtf
    if "T" not in edtf:
        return Date(edtf=known, granularity=granularity, anchor=hangs)
    bare = token.meaning.steps[0] == "T"
    return Time(edtf=known, granularity=granularity, anchor=hangs, assumed=bare)


# Earnings have third quarters, and so have matches.
_BUSINESS = re.compile(
    r"\b(?:earnings|profits?|revenues?|income|sales|shares?|shareholders?|quarterly|GDP|economy"
    r"|economic|growth|fiscal|billion|million|company|results|inflation)\b",
    re.IGNORECASE,
)
_MATCH = re.compile(
    r"\b(?:touchdowns?|yards?|points?|goals?|halftime|half-time|games?|scored?|rebounds|playoffs?"
    r"|penalty|kick|minutes?)\b"
)


def _reports(text: str, token: Token) -> bool:
    """Whether a bare quarter or half is of a year and not of a match."""
    around = text[max(0, token.start - 400) : token.end + 400]
    return len(_BUSINESS.findall(around)) > len(_MATCH.findall(around))


def _only_year(found: Sequence[Token]) -> str:
    """The year of all full dates of the text, if they agree and no later year is told; else ''."""
    told = " ".join(t.meaning.steps for t in found)
    years = set(re.findall(r"\b\d{4}\b", told))
    full = set(re.findall(r"\b(\d{4})-\d\d-\d\d\b", told))
    return full.pop() if len(full) == 1 and max(years) in full else ""


# Numeric dates ----------------------------------------------------------------------------------


def _parts(token: Token) -> tuple[int, int, int, int]:
    """First, second and third number of a numeric date, and how many digits the first has."""
    a, b, c = re.findall(r"\d+", token.text)
    return int(a), int(b), int(c), len(a)


def _order(words: Sequence[Token], base: date | None) -> str:
    """`md` or `dm`: whether the text's numeric dates name the month or the day first."""
    numeric = [_parts(t) for t in words if t.cls == CHARACTER["numeric"]]
    numeric = [p for p in numeric if p[3] <= 2]
    if not numeric:
        return "md"
    votes = sum((b > 12) - (a > 12) for a, b, _, _ in numeric)
    if votes:
        return "md" if votes > 0 else "dm"
    if base is not None:
        near = [
            min((abs((_date(y, *pair) - base).days), n) for n, pair in enumerate(((a, b), (b, a))))
            for a, b, y, _ in numeric
            if 1 <= a <= 12 and 1 <= b <= 12
        ]
        close = [n for days, n in near if days <= 3]
        if close:
            return "md" if 2 * sum(close) <= len(close) else "dm"
    written = [NAME[t.cls] in ("month", "month_short", "month_shared") for t in words]
    first = sum(written[n] and words[n - 1].cls == CHARACTER["int1"] for n in range(1, len(words)))
    last = sum(written[n] and words[n + 1].cls == CHARACTER["int1"] for n in range(len(words) - 1))
    dotted = any(re.match(r"\d\d?\.", t.text) for t in words if t.cls == CHARACTER["numeric"])
    return "dm" if first > last or (dotted and not last) else "md"


def _date(year: int, month: int, day: int) -> date:
    full = year if year > 99 else year + (1900 if year >= 40 else 2000)
    return date(full, month, min(day, 28))


@lru_cache
def _numbered() -> re.Pattern[str]:
    """Ends in a word, or a sign, before a number that names a thing."""
    words = "|".join(sorted(map(re.escape, lexicon().numbered)))
    return re.compile(rf"(?:\b(?:{words})\b\.?|#)\s?$", re.IGNORECASE)


def _numeric(text: str, token: Token, order: str) -> Token:
    """A numeric date as the ISO date it means, or as no date: `Press release No. 10-08-44`."""
    a, b, c, digits = _parts(token)
    if _numbered().search(text, max(0, token.start - 10), token.start):
        return msgspec.structs.replace(token, cls=CHARACTER["punct"])
    if digits == 4:
        year, month, day = a, b, c
    else:
        year = c if c > 99 else c + (1900 if c >= 40 else 2000)
        month, day = (a, b) if (order == "md" and a <= 12) or b > 12 else (b, a)
    try:
        meaning = Meaning(steps=date(year, month, day).isoformat())
    except ValueError:
        return msgspec.structs.replace(token, cls=CHARACTER["punct"])
    return msgspec.structs.replace(token, cls=CHARACTER["day"], meaning=meaning)
