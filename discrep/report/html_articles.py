"""An article as stretches of text, each with the mentions that cover it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from discrep.model.facts import Article, Fact, ZoneKind
from discrep.report.wording import printable


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A run of text that the same facts cover.

    ``own`` is the innermost of them, None outside of all mentions. ``opens`` are the facts whose
    first words these are; ``closes`` those that end here and are nowhere the innermost.
    """

    text: str
    own: Fact | None = None
    covers: tuple[Fact, ...] = ()
    opens: tuple[Fact, ...] = ()
    closes: tuple[Fact, ...] = ()


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One zone of an article."""

    kind: ZoneKind
    stretches: tuple[Stretch, ...]


def parts(article: Article, facts: Sequence[Fact]) -> tuple[Part, ...]:
    """The zones of ``article`` that say something, cut at the ends of the mentions of ``facts``."""
    ordered = sorted(facts, key=lambda f: (f.start, f.end, f.id))
    return tuple(
        Part(kind=zone.kind, stretches=tuple(_stretches(article.text, zone.start, zone.end, inner)))
        for zone in article.zones
        if article.text[zone.start : zone.end].strip()
        for inner in [[f for f in ordered if f.start < zone.end and f.end > zone.start]]
    )


def _stretches(text: str, start: int, end: int, facts: Sequence[Fact]) -> Iterator[Stretch]:
    """``text[start:end]`` cut wherever a fact begins or ends; ``facts`` in order of start."""
    cuts = sorted({start, end} | {min(max(c, start), end) for f in facts for c in (f.start, f.end)})
    pieces: list[tuple[int, int, tuple[Fact, ...], Fact | None]] = []
    ahead, open_ = deque(facts), list[Fact]()
    for first, last in pairwise(cuts):
        open_ = [f for f in open_ if f.end > first]
        while ahead and ahead[0].start < last:
            open_.append(ahead.popleft())
        pieces.append((first, last, tuple(open_), min(open_, key=_length, default=None)))
    owners = {own.id for *_, own in pieces if own is not None}
    for first, last, covers, own in pieces:
        yield Stretch(
            text=readable(text[first:last]),
            own=own,
            covers=covers,
            opens=tuple(f for f in covers if f.start == first),
            closes=tuple(f for f in covers if f.end == last and f.id not in owners),
        )


def _length(fact: Fact) -> tuple[int, int, str]:
    return fact.end - fact.start, fact.start, fact.id


def readable(text: str) -> str:
    """``text`` with its lines, and nothing in it that steers how a page is shown."""
    return "\n".join(map(printable, text.split("\n")))
