"""Which facts are comparable: facts grouped by the question they answer.

In two steps. Facts that give the same value and agree in their frames are one answer, told by
several; then answers that differ are set against each other with all the frames that their tellers
give them, and answers to one question come together. Blocking keeps both near-linear: a pair is
looked at only where the facts are of one kind and share a key that is not too common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING

import msgspec

from discrep.comparer.clashes import ratio
from discrep.comparer.evidence import QuestionTable, total, weights
from discrep.comparer.relations import Relation
from discrep.comparer.timeline import bounded
from discrep.comparer.values import relate
from discrep.lexicon.units import factor
from discrep.lexicon.vocabulary import is_telling, noun_class
from discrep.model.explanations import Weight
from discrep.model.facts import Fact, ZoneKind
from discrep.model.values import Kind, Measure, Moment, Place

if TYPE_CHECKING:
    from discrep.comparer.meaning import Meanings

_UNSEEN = -6.0  # bits for a pair that shares no key
_TELLERS = 6  # facts of an answer that are set against another's: more tell nothing new
_BEST = 3  # pairs of tellers whose evidence counts: one good reading may be chance
_COMMON = 60  # facts that share a key at most: a word that most share tells nothing apart

# What lies within the other, or names fewer of the same places.
_NESTED = (Relation.REFINES, Relation.WITHIN_BOUNDS)

Pair = tuple[int, int]


class Group(msgspec.Struct, frozen=True):
    """Facts that answer one question, and the least evidence that joined differing answers."""

    facts: tuple[Fact, ...]
    evidence: float


def comparable(fact: Fact) -> bool:
    """Whether a fact can be one side of a finding.

    Readers' comments and furniture are nobody's claim. The day on which somebody spoke is no fact
    of the story, and names answer no question of their own.
    """
    if fact.frame.zone not in (ZoneKind.BODY, ZoneKind.TITLE) or fact.kind is Kind.NAME:
        return False
    return not (isinstance(fact.value, Moment) and is_telling(fact.frame.predicate))


def dimension(fact: Fact) -> str:
    """The physical dimension of a measure; '' for other kinds."""
    if isinstance(fact.value, Measure):
        known = factor(fact.value.unit)
        return known[0] if known else fact.value.unit
    return ""


def family(fact: Fact) -> tuple[str, str]:
    """What must be equal before two values can be compared at all: days and clock times can be."""
    return ("moment" if isinstance(fact.value, Moment) else str(fact.kind), dimension(fact))


class Evidence:
    """The evidence for pairs of ``facts``, by their numbers, with or without the encoder."""

    def __init__(self, facts: Sequence[Fact], meanings: Meanings | None) -> None:
        self._facts = facts
        self._meanings = meanings
        self._table: QuestionTable = weights().question
        self._known: dict[Pair, float] = {}

    def weights(self, i: int, j: int) -> tuple[Weight, ...]:
        """What each level adds for a pair."""
        meaning = self._meanings(i, j) if self._meanings is not None else None
        return self._table.weigh(self._facts[i], self._facts[j], meaning)

    def bits(self, i: int, j: int) -> float:
        """What all levels add up to for a pair."""
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            self._known[pair] = total(self.weights(*pair))
        return self._known[pair]

    def link(self, a: Sequence[int], b: Sequence[int]) -> float:
        """What speaks for two answers being answers to one question.

        The mean of the best pairs, with what the answers are to each other as wholes: sources that
        state both, numbers out of all proportion, a day or a place that lies within the other.
        """
        pairs = product(a[:_TELLERS], b[:_TELLERS])
        told = sorted((self.bits(i, j) for i, j in pairs), reverse=True)
        first, second = self._facts[a[0]], self._facts[b[0]]
        related = relate(bounded(first), bounded(second)).relation
        shared = {self._facts[i].source for i in a} & {self._facts[j].source for j in b}
        if related is not Relation.DIFFERS or not shared:
            how_many = "none"  # who says April and April 23 does not tell two things apart
        else:
            how_many = "one" if len(shared) == 1 else "several"
        nested = isinstance(first.value, Moment | Place) and related in _NESTED
        outcomes = (
            ("shared", how_many),
            ("ratio", ratio(first, second)),
            ("nested", "yes" if nested else "no"),
        )
        between = total(self._table.compare(outcomes))
        return sum(told[:_BEST]) / len(told[:_BEST]) + between


def group(facts: Sequence[Fact], meanings: Meanings | None = None) -> list[Group]:
    """``facts`` by question; every fact is in exactly one group, alone if need be.

    ``facts`` are comparable and in order; ``meanings`` are those of the same facts.
    """
    evidence = Evidence(facts, meanings)
    table = weights().question
    equal = {pair: evidence.bits(*pair) + table.equal for pair in equal_pairs(facts)}
    answers = agglomerate(len(facts), equal, table.threshold)
    linked = {
        (i, j): evidence.link(answers[i], answers[j]) for i, j in differing_pairs(facts, answers)
    }
    found: list[Group] = []
    for members in agglomerate(len(answers), linked, table.threshold):
        told = tuple(facts[n] for m in members for n in answers[m])
        between = [linked.get(pair, _UNSEEN) for pair in combinations(members, 2)]
        found.append(Group(told, sum(between) / len(between) if between else 0.0))
    return found


def equal_pairs(facts: Sequence[Fact]) -> list[Pair]:
    """The pairs of facts of one kind that give the same value."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        blocks[*family(fact), fact.value.text].append(n)
    return _pairs(blocks)


def differing_pairs(facts: Sequence[Fact], answers: Sequence[Sequence[int]]) -> list[Pair]:
    """The pairs of answers of one kind, by their numbers, that share a key."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, answer in enumerate(answers):
        for key in sorted({key for n in answer for key in _keys(facts[n])}):
            blocks[key].append(number)
    return _pairs(blocks)


def _pairs(blocks: dict[tuple[str, ...], list[int]]) -> list[Pair]:
    kept = (block for block in blocks.values() if len(block) <= _COMMON)
    return sorted({pair for block in kept for pair in combinations(block, 2)})


def _keys(fact: Fact) -> Iterator[tuple[str, ...]]:
    base = family(fact)
    yield base
    if fact.event:
        yield (*base, "event", fact.event)
    if fact.frame.head:
        yield (*base, "head", noun_class(fact.frame.head) or fact.frame.head)
    for word in fact.frame.words:
        yield (*base, "word", word)


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
        if sum(linked) / len(linked) < threshold:
            continue
        members[x] += members.pop(y)
        for n in members[x]:
            home[n] = x
    return [sorted(found) for _, found in sorted(members.items())]
