"""Which facts are comparable: facts grouped by the question they answer.

In two steps. Facts that give the same value and agree in their frames are one answer, told by
several; then answers that differ are set against each other with all the frames that their tellers
give them, and answers to one question come together. Blocking keeps both near-linear: a pair is
looked at only where the facts are of one kind and share a key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from discrep.comparer.evidence import weights
from discrep.comparer.levels import between, outcomes
from discrep.lexicon.units import factor
from discrep.lexicon.vocabulary import noun_class
from discrep.model.facts import Fact, ZoneKind
from discrep.model.values import Kind, Measure

_UNSEEN = -4.0  # bits for a pair that shares no key
_TELLERS = 6  # facts of an answer that are set against another's: more tell nothing new

Pair = tuple[int, int]


def comparable(fact: Fact) -> bool:
    """Whether a fact can be one side of a finding."""
    return (
        fact.frame.zone in (ZoneKind.BODY, ZoneKind.TITLE)
        and bool(fact.event or fact.frame.head)
        and fact.kind not in (Kind.NAME, Kind.PLACE)
    )


def dimension(fact: Fact) -> str:
    """What must be equal before two values of a kind can be compared at all."""
    if isinstance(fact.value, Measure):
        known = factor(fact.value.unit)
        return known[0] if known else fact.value.unit
    return ""


def group(facts: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    """``facts`` by question; every comparable fact is in exactly one group, alone if need be."""
    usable = sorted(
        (f for f in facts if comparable(f)), key=lambda f: (f.source, f.start, f.end, f.id)
    )
    answers = _answers(usable)
    return _questions(answers)


def _answers(facts: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    """Facts that give one value to one question."""
    table = weights().equal
    scores = {
        (i, j): table.bits(facts[i].kind, outcomes(facts[i], facts[j]))
        for i, j in equal_pairs(facts)
    }
    found = agglomerate(len(facts), scores, table.threshold)
    return [tuple(facts[n] for n in members) for members in found]


def _questions(answers: Sequence[tuple[Fact, ...]]) -> list[tuple[Fact, ...]]:
    """Answers to one question, joined."""
    table = weights().differ
    scores = {(i, j): link(answers[i], answers[j]) for i, j in differing_pairs(answers)}
    found = agglomerate(len(answers), scores, table.threshold)
    return [tuple(fact for n in members for fact in answers[n]) for members in found]


def equal_pairs(facts: Sequence[Fact]) -> list[Pair]:
    """The pairs of facts of one kind that give the same value."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        blocks[fact.kind, dimension(fact), fact.value.text].append(n)
    return [pair for block in blocks.values() for pair in combinations(block, 2)]


def differing_pairs(answers: Sequence[Sequence[Fact]]) -> list[Pair]:
    """The pairs of answers of one kind that share a key."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, answer in enumerate(answers):
        for key in sorted({key for fact in answer for key in _keys(fact)}):
            blocks[key].append(n)
    return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def link(a: Sequence[Fact], b: Sequence[Fact]) -> float:
    """Evidence in bits that two answers are answers to one question."""
    table = weights().differ
    kind = a[0].kind
    frames = [table.bits(kind, outcomes(f, g)) for f, g in product(a[:_TELLERS], b[:_TELLERS])]
    best = sorted(frames, reverse=True)[:3]
    return sum(best) / len(best) + sum(
        table.levels[level].get(outcome, 0.0) for level, outcome in between(a, b)
    )


def _keys(fact: Fact) -> Iterator[tuple[str, ...]]:
    base = (fact.kind.value, dimension(fact))
    if fact.event:
        yield (*base, "event", fact.event)
    if fact.frame.head:
        yield (*base, "head", noun_class(fact.frame.head) or fact.frame.head)
    if fact.kind in (Kind.MEASURE, Kind.AGE, Kind.BEARING, Kind.SCORE):
        yield base


def agglomerate(size: int, scores: dict[Pair, float], threshold: float) -> list[list[int]]:
    """Groups of ``range(size)`` grown from the best pair down by average linkage.

    A pair without a score counts against joining.
    """
    home = list(range(size))
    members: dict[int, list[int]] = {n: [n] for n in range(size)}
    ranked = sorted((p for p, s in scores.items() if s >= threshold), key=lambda p: (-scores[p], p))
    for a, b in ranked:
        x, y = home[a], home[b]
        if x == y:
            continue
        linked = [
            scores.get((min(i, j), max(i, j)), _UNSEEN) for i, j in product(members[x], members[y])
        ]
        if sum(linked) / len(linked) < threshold / 2:
            continue
        members[x] += members.pop(y)
        for n in members[x]:
            home[n] = x
    return [sorted(found) for _, found in sorted(members.items())]
