"""How two dates or clock times relate."""

from __future__ import annotations

from datetime import timedelta

from discrep.comparer.relations import Judgement, Relation
from discrep.model.calendar import clock, interval, is_approximate, slack
from discrep.model.values import Moment, Time

_NEAR = timedelta(minutes=15)  # "about 3 p.m." and "3:10 p.m." agree
_DAY = timedelta(days=1)


def relate_moments(a: Moment, b: Moment) -> Judgement:
    """How two dates, or two times, relate. Symmetric."""
    if not a.edtf or not b.edtf:
        return _relate_anchors(a, b)
    if a.text == b.text:
        return Judgement(Relation.EQUAL, "the same date")
    if isinstance(a, Time) and isinstance(b, Time):
        told = _relate_clocks(a, b)
        if told is not None:
            return told
    return _relate_days(a, b)


def _relate_anchors(a: Moment, b: Moment) -> Judgement:
    """Two relative dates whose day is not known: only like can be set against like."""
    if a.text == b.text:
        return Judgement(Relation.EQUAL, "the same words for the date")
    if a.anchor is not None and b.anchor is not None and _same_form(a.text, b.text):
        return Judgement(Relation.DIFFERS, "the dates differ, as far as the texts tell them", 1)
    return Judgement(Relation.WITHIN_BOUNDS, "one date cannot be resolved, so they may be the same")


def _same_form(a: str, b: str) -> bool:
    """Whether two unresolved texts name the same field: both a weekday, or both a day of a month."""
    shape = [tuple(part.isdigit() for part in text.split("-")) for text in (a, b)]
    return shape[0] == shape[1] and a.startswith("XXXX") and b.startswith("XXXX")


def _relate_clocks(a: Time, b: Time) -> Judgement | None:
    """Two clock times; None where one tells no clock time or only one of them a zone."""
    x, y = clock(a.edtf), clock(b.edtf)
    if x is None or y is None or (x.tzinfo is None) != (y.tzinfo is None):
        return None
    if interval(a.edtf)[0] is None or interval(b.edtf)[0] is None:
        apart = abs(
            timedelta(hours=x.hour - y.hour, minutes=x.minute - y.minute, seconds=x.second - y.second)
        )
        apart = min(apart, _DAY - apart)
    else:
        apart = abs(x - y)
    if apart == timedelta(0):
        return Judgement(Relation.EQUAL, "the same time")
    about = is_approximate(a.edtf) or is_approximate(b.edtf)
    if about and apart <= _NEAR:
        return Judgement(Relation.WITHIN_BOUNDS, "times within a quarter of an hour of each other")
    return Judgement(Relation.DIFFERS, "the times differ", 1 if about else 0)


def _relate_days(a: Moment, b: Moment) -> Judgement:
    (low_a, high_a), (low_b, high_b) = interval(a.edtf), interval(b.edtf)
    if a.bound in ("since", "after"):
        high_a = None
    if a.bound in ("until", "before"):
        low_a = None
    if b.bound in ("since", "after"):
        high_b = None
    if b.bound in ("until", "before"):
        low_b = None
    apart = timedelta(0)
    if high_a is not None and low_b is not None and high_a < low_b:
        apart = low_b - high_a
    elif high_b is not None and low_a is not None and high_b < low_a:
        apart = low_a - high_b
    if not apart:
        if (low_a, high_a) == (low_b, high_b):
            return Judgement(Relation.EQUAL, "the same date")
        return Judgement(Relation.REFINES, "one date lies within the other")
    allowed = timedelta(0)
    for moment in (a, b):
        if is_approximate(moment.edtf):
            allowed = max(allowed, slack(moment.edtf, moment.granularity))
    if apart <= allowed:
        return Judgement(Relation.WITHIN_BOUNDS, "the dates agree within what the words leave open")
    doubt = 1 if allowed else 0
    return Judgement(Relation.DIFFERS, "the dates exclude each other", doubt)


