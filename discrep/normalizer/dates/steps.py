"""Writes what the families read as steps of an anchor (see ``model.calendar``)."""

from __future__ import annotations

import re
from calendar import monthrange

from discrep.normalizer.dates.lexer import NAME, Meaning, Token
from discrep.normalizer.dates.rules import Found

# The letter of a unit in a counted step.
LETTER = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_SMALLER = {
    "year": (12, "month"),
    "week": (7, "day"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
}


def meaning_of(steps: str, **more: str) -> Meaning | None:
    """The meaning of steps; None where there are none."""
    if not steps:
        return None
    return Meaning(steps=steps, direction=more.get("direction", ""), since=more.get("since", ""))


def extended(meaning: Meaning, step: str) -> Meaning:
    """``meaning`` with one step more."""
    return Meaning(
        steps=f"{meaning.steps} {step}", direction=meaning.direction, since=meaning.since
    )


def digits(text: str) -> list[str]:
    """The runs of digits in a text."""
    return re.findall(r"\d+", text)


def full_year(token: Token | None) -> int | None:
    """The year that a token of two or four digits names."""
    if token is None:
        return None
    value = int(token.meaning.number)
    return value if value >= 1000 else value + (1900 if value >= 40 else 2000)


def full_stop(found: Found, month: Token) -> int:
    """1 where the last token is the dot that ends the sentence, not one that shortens a month."""
    return int(NAME[found.last.cls] == "dot" and NAME[month.cls] != "month_short")


def day_step(year: int | None, month: int, day: int) -> str:
    """The step of a day; empty where there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"


def month_step(token: Token) -> str:
    """The step of a month's or a season's name."""
    return token.meaning.steps or f"XXXX-{int(token.meaning.number):02d}"


def clock_step(hours: int, minutes: str, half: str, zone: str) -> str:
    """The step of a clock time, ``half`` being ``a``, ``p`` or ''; empty where there is none."""
    if half:
        if not 1 <= hours <= 12:
            return ""
        hours = hours % 12 + (12 if half == "p" else 0)
    return f"T{hours:02d}:{minutes or '00'}{zone}" if hours <= 23 else ""


def shift_step(count: float, unit: str, *, about: bool) -> str:
    """The step of so many units; empty where the unit has none."""
    if count != int(count):
        factor, unit = _SMALLER.get(unit, (1, unit))
        count = round(count * factor)
    if unit in ("second", "minute", "hour"):
        return f"PT{int(count)}{unit[0].upper()}~"
    letter = LETTER.get(unit)
    return f"P{int(count)}{letter}{'~' * about}" if letter else ""


def counted_step(span: Meaning, sign: int, *, about: bool) -> str:
    """The step of a length counted from a day, from one bound to the other where it has two."""
    bounds = [n for n in (span.number, span.high) if n]
    steps = [shift_step(sign * n, span.unit, about=about) for n in bounds]
    if len(steps) == 2 and all(steps):
        return "/".join(steps if sign > 0 else reversed(steps))
    return steps[0] if steps else ""


def without_clock(steps: str) -> str:
    """Steps up to the day: without clock times and parts of a day."""
    return re.sub(r" (?:T\S+|EARLY|LATE)(?= |$)", "", steps)
