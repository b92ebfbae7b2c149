"""Finds dates, times and durations in news text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from discrep.model.calendar import Anchor, Direction, Granularity, granularity_of, resolve
from discrep.model.facts import Mention
from discrep.model.values import Date, Duration, Modifier, Time
from discrep.normalizer.date_durations import durations
from discrep.normalizer.date_grammar import clocks, dates
from discrep.normalizer.date_lexer import NAME, Meaning, Token, tokens

Tense = Callable[[int], str]


def find_dates(text: str, base: date | None = None, *, tense: Tense | None = None) -> list[Mention]:
    """Every date, time and duration that ``text`` tells, in order, none overlapping another."""
    found = dates.reduce(text, clocks.reduce(text, durations.reduce(text, tokens(text))))
    mentions: list[Mention] = []
    for token in found:
        name = NAME[token.cls]
        if name == "duration":
            mentions.append(_mention(text, token, _duration(token.meaning)))
        elif name in ("day", "time", "stretch", "moment", "year", "quarterly"):
            value = _moment(token.meaning, base)
            if value is not None:
                mentions.append(_mention(text, token, value))
    return mentions


def _mention(text: str, token: Token, value: Date | Time | Duration) -> Mention:
    return Mention(start=token.start, end=token.end, text=text[token.start : token.end], value=value)


def _duration(meaning: Meaning) -> Duration:
    modifier = Modifier(meaning.modifier)
    low, high = meaning.number, meaning.high or meaning.number
    return Duration(low=low, high=high, modifier=modifier, unit=meaning.unit)


def _moment(meaning: Meaning, base: date | None) -> Date | Time | None:
    steps = meaning.steps
    if base is None or "/" in steps:
        return None
    anchor = Anchor(text=steps, direction=Direction(meaning.direction or "past"))
    try:
        edtf, granularity = resolve(anchor, base)
    except (ValueError, IndexError):
        return None
    kind = Time if "T" in edtf else Date
    return kind(edtf=edtf, granularity=granularity, anchor=anchor if anchor.needs_base else None)
