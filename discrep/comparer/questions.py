"""Which facts are comparable: facts grouped by the question they answer.

Blocking keeps this near-linear: a pair is looked at only where the two facts are of one kind and
share a key (their event, or what they count). Within a block the evidence of the comparison levels
is summed, and groups grow from the best pair down, as long as a whole group agrees on average.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from discrep.comparer.levels import Outcomes, outcomes
from discrep.lexicon import load
from discrep.lexicon.vocabulary import noun_class
from discrep.lexicon.units import factor
from discrep.model.facts import Fact, ZoneKind
from discrep.model.values import Kind, Measure


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicon/weights.toml``: evidence in bits by level and outcome."""

    threshold: float
    prior: dict[str, float]
    event: dict[str, float]
    role: dict[str, float]
    relation: dict[str, float]
    head: dict[str, float]
    modifiers: dict[str, float]
    subject: dict[str, float]
    object: dict[str, float]
    scope: dict[str, float]
    period: dict[str, float]
    places: dict[str, float]
    names: dict[str, float]
    words: dict[str, float]
    context: dict[str, float]
    part: dict[str, float]
    background: dict[str, float]


def evidence(kind: Kind, levels: Outcomes) -> float:
    """Bits of evidence that two facts of ``kind`` with these outcomes answer one question."""
    weights = load("weights", Weights)
    return weights.prior[kind] + sum(getattr(weights, name)[told] for name, told in levels)


def comparable(fact: Fact) -> bool:
    """Whether a fact can be one side of a finding."""
    return fact.frame.zone in (ZoneKind.BODY, ZoneKind.TITLE) and bool(fact.event or fact.role)


def dimension(fact: Fact) -> str:
    """What must be equal before two values of a kind can be compared at all."""
    match fact.value:
        case Measure(unit=unit):
            known = factor(unit)
            return known[0] if known else unit
    return ""


def _keys(fact: Fact) -> Iterator[tuple[str, ...]]:
    base = (fact.kind.value, dimension(fact))
    if fact.event:
        yield (*base, "event", fact.event)
    if fact.frame.head:
        yield (*base, "head", noun_class(fact.frame.head) or fact.frame.head)
    if fact.kind in (Kind.MEASURE, Kind.AGE, Kind.BEARING, Kind.SCORE):
        yield base


def group(facts: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    """``facts`` by question; every comparable fact is in exactly one group, alone if need be."""
    usable = sorted((f for f in facts if comparable(f)), key=lambda f: (f.source, f.start, f.end, f.id))
    pairs = _pairs(usable)
    scores = {
        pair: evidence(usable[pair[0]].kind, outcomes(usable[pair[0]], usable[pair[1]]))
        for pair in pairs
    }
    return [tuple(usable[n] for n in members) for members in _agglomerate(len(usable), scores)]


def _pairs(facts: Sequence[Fact]) -> list[tuple[int, int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        if fact.kind in (Kind.NAME, Kind.PLACE):
            continue
        for key in _keys(fact):
            blocks[key].append(n)
    return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def _agglomerate(size: int, scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Groups grown from the best pair down by average linkage; an unscored pair counts against."""
    threshold = load("weights", Weights).threshold
    home = list(range(size))
    members: dict[int, list[int]] = {n: [n] for n in range(size)}
    ranked = sorted((p for p, s in scores.items() if s >= threshold), key=lambda p: (-scores[p], p))
    for a, b in ranked:
        x, y = home[a], home[b]
        if x == y:
            continue
        linked = [scores.get((min(i, j), max(i, j)), -4.0) for i in members[x] for j in members[y]]
        if sum(linked) / len(linked) < threshold / 2:
            continue
        members[x] += members.pop(y)
        for n in members[x]:
            home[n] = x
    return [sorted(group) for _, group in sorted(members.items())]
