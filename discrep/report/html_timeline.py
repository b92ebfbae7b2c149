"""All dates that the sources tell, in order and on one line for each source.

News tells of this morning and of a century ago in one breath, so the line is not to scale: a gap
is drawn as wide as the logarithm of its days. All positions are percentages.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

import msgspec

from discrep.model.edtf import interval, is_approximate
from discrep.model.values import Moment
from discrep.report.html_evidence import Given, Teller, Testimony
from discrep.report.typeset import typeset

_FIRST, _LAST = 3.0, 97.0
_APART, _FAR_APART = 13.0, 32.0  # least distance of labels on a wide and on a narrow screen


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One moment and all who tell it. Its days are None where it is open or not known."""

    given: Given
    first: date | None
    last: date | None
    about: bool


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A day on the axis; ``major`` ones have room on a narrow screen too."""

    at: float
    text: str
    major: bool


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A moment on a source's line, linked to its first mention there."""

    low: float
    high: float
    about: bool
    open_low: bool
    open_high: bool
    fact: str
    title: str


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """A source's line."""

    teller: Teller
    marks: tuple[Mark, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Dated moments in order, with their drawing, and those that hang on an unknown day."""

    entries: tuple[Entry, ...]
    unknown: tuple[Entry, ...]
    labels: tuple[Label, ...]
    lanes: tuple[Lane, ...]


def timeline(testimonies: Iterable[Testimony]) -> Timeline:
    """The dates and times among ``testimonies``."""
    entries = sorted(_entries(testimonies), key=_order)
    dated = [e for e in entries if e.first or e.last]
    place = _places([d for e in dated for d in (e.first, e.last) if d])
    return Timeline(
        entries=tuple(dated),
        unknown=tuple(e for e in entries if not (e.first or e.last)),
        labels=tuple(_labels(dated, place)),
        lanes=tuple(_lanes(dated, place)),
    )


def _entries(testimonies: Iterable[Testimony]) -> Iterator[Entry]:
    def text(testimony: Testimony) -> str:
        value = testimony.fact.value
        told = isinstance(value, Moment) and value.edtf
        return value.text if told else typeset(testimony.fact).text.casefold()

    moments = [t for t in testimonies if isinstance(t.fact.value, Moment)]
    for edtf, members in groupby(sorted(moments, key=text), key=text):
        same = tuple(members)
        given = Given(value=typeset(same[0].fact), letter="", tone=0, testimonies=same)
        try:
            first, last = interval(edtf)
        except ValueError:  # an anchor: its words tell no day
            first = last = None
        yield Entry(given=given, first=first, last=last, about=is_approximate(edtf))


def _order(entry: Entry) -> tuple[date, date, str]:
    return entry.first or entry.last or date.max, entry.last or date.max, entry.given.value.text


def _places(days: Sequence[date]) -> dict[date, float]:
    """Where each day stands."""
    ordered = sorted(set(days))
    if not ordered:
        return {}
    gaps = [math.log2(1 + (b - a).days) for a, b in pairwise(ordered)]
    total, passed = sum(gaps), 0.0
    found = {ordered[0]: (_FIRST + _LAST) / 2 if total == 0 else _FIRST}
    for day, gap in zip(ordered[1:], gaps, strict=True):
        passed += gap
        found[day] = round(_FIRST + passed / total * (_LAST - _FIRST), 2)
    return found


def _labels(entries: Sequence[Entry], place: dict[date, float]) -> Iterator[Label]:
    """As many days as have room, those first that are told most."""
    told: Counter[date] = Counter()
    for entry in entries:
        for day in {entry.first, entry.last}:
            if day is not None:
                told[day] += len(entry.given.tellers)
    major: list[float] = []
    chosen: list[float] = []
    for day in sorted(told, key=lambda d: (-told[d], d)):
        at = place[day]
        if any(abs(at - other) < _APART for other in chosen):
            continue
        chosen.append(at)
        wide = all(abs(at - other) >= _FAR_APART for other in major)
        if wide:
            major.append(at)
        yield Label(at=at, text=day.isoformat(), major=wide)


def _lanes(entries: Sequence[Entry], place: dict[date, float]) -> Iterator[Lane]:
    lines: dict[int, tuple[Teller, list[Mark]]] = {}
    for entry in sorted(entries, key=_days, reverse=True):  # long stretches lie underneath
        for teller in entry.given.tellers:
            own = [t for t in entry.given.testimonies if t.teller == teller]
            mark = Mark(
                low=place[entry.first] if entry.first else 0.0,
                high=place[entry.last] if entry.last else 100.0,
                about=entry.about,
                open_low=entry.first is None,
                open_high=entry.last is None,
                fact=own[0].fact.id,
                title=f"{teller.id}: {entry.given.value.text} “{own[0].words}”"
                + (f" and {len(own) - 1} more" if len(own) > 1 else ""),
            )
            lines.setdefault(teller.number, (teller, []))[1].append(mark)
    for number in sorted(lines):
        teller, marks = lines[number]
        yield Lane(teller=teller, marks=tuple(marks))


def _days(entry: Entry) -> int:
    if entry.first is None or entry.last is None:
        return 10**7
    return (entry.last - entry.first).days
