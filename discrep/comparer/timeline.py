"""Resolves what one article alone could not: dates that hang on a day it does not tell.

An article without a date is bounded by its dated companions: it speaks from somewhere between the
first and the last of them, give or take the week in which a story is retold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from discrep.lexicon.vocabulary import speech_lexicon
from discrep.model.calendar import interval, resolve
from discrep.model.facts import Article, Fact
from discrep.model.values import AnyValue, Moment, Time

_LONGEST = 40  # days a story's dated articles may span for its undated ones to be bounded by them


_BOUNDS = {"since": "since", "after": "after", "before": "before", "until": "until"} | {
    "till": "until",
    "by": "until",
}


def bounded(fact: Fact) -> AnyValue:
    """The value of ``fact``; a date is a bound where its preposition says so (``by 7 a.m.``).

    A time shortly before or after another is near it.
    """
    value, bound = fact.value, _BOUNDS.get(fact.frame.relation, "")
    if not bound or not isinstance(value, Moment):
        return value
    nearly = speech_lexicon().nearly.words & {*fact.frame.words}
    if isinstance(value, Time) and bound in ("before", "after") and nearly:
        return _about(value)
    return msgspec.structs.replace(value, bound=bound)


def _about(value: Time) -> Time:
    anchor = value.anchor
    if anchor is not None:
        anchor = msgspec.structs.replace(anchor, text=f"{anchor.text.rstrip('~')}~")
    edtf = f"{value.edtf.rstrip('~')}~" if value.edtf else ""
    return msgspec.structs.replace(value, edtf=edtf, anchor=anchor)


def _window(articles: Sequence[Article]) -> tuple[date, date] | None:
    """First and last day from which the dated articles speak."""
    days = [
        first
        for a in articles
        if a.published
        for first in interval(a.published)[:1]
        if first is not None
    ]
    if not days or (max(days) - min(days)).days > _LONGEST:
        return None
    return min(days), max(days)


def resolve_anchors(articles: Sequence[Article], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """``facts`` with the dates that hang on unknown days resolved as far as companions tell."""
    window = _window(articles)
    if window is None:
        return tuple(facts)
    return tuple(_resolved(fact, window) for fact in facts)


def _resolved(fact: Fact, window: tuple[date, date]) -> Fact:
    value = fact.value
    if not isinstance(value, Moment) or value.edtf or value.anchor is None:
        return fact
    first, last = window
    bases = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    found = [resolve(value.anchor, base) for base in bases]
    texts = list(dict.fromkeys(text for text, _ in found))
    if len(texts) == 1:
        edtf = texts[0]
    else:
        days = [interval(text.rstrip("~")) for text in texts]
        lows = [low for low, _ in days if low is not None]
        highs = [high for _, high in days if high is not None]
        if not lows or not highs:
            return fact
        edtf = f"{min(lows).isoformat()}/{max(highs).isoformat()}"
    moment = msgspec.structs.replace(value, edtf=edtf, granularity=found[0][1])
    return msgspec.structs.replace(fact, value=moment)
