"""Calendar time as intervals: EDTF texts, their first and last day, and anchors.

An EDTF text (ISO 8601-2:2019) is the value of every date: ``2015-04-23``, ``2015-04``, ``2015``,
``199X`` (a decade), ``19XX`` (a century), ``2015-21`` (spring; 22 to 24 summer to winter),
``1989-35`` (third quarter; 33 to 36), ``2015-40`` (first half; 40, 41), intervals
``2015-04-21/2015-04-30``, open ones ``2015-04/..``, ``~`` for approximate, ``?`` for uncertain,
clock times ``2013-07-02T07:37Z``.

An anchor is a relative date whose base is not known in its own article: ``Wednesday``, ``two weeks
ago``, ``May 27`` without a year. Both the normalizer (with the article's date) and the comparer
(with what companions tell) resolve anchors, so the arithmetic stands here.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Granularity(StrEnum):
    """How fine a moment is told."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    PART = "part"  # morning, evening
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """How a relative date would be found once the day it is told from is known."""

    text: str
