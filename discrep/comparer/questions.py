"""Which facts are comparable: facts grouped by the question they answer.

In two steps. Facts that give the same value and agree in their frames are one answer, told by
several; then answers that differ are set against each other with all the frames that their tellers
give them, and answers to one question come together. Blocking and linkage keep both near-linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

import msgspec

from discrep.comparer.blocking import TELLERS, Pair, differing_pairs, equal_pairs
from discrep.comparer.clashes import ratio
from discrep.comparer.evidence import QuestionTable, total, weights
from discrep.comparer.relations import Relation
from discrep.comparer.timeline import bounded
from discrep.comparer.values import relate
from discrep.lexicon.vocabulary import is_telling
from discrep.linkage import Linkage
from discrep.model.explanations import Weight
from discrep.model.facts import Fact, ZoneKind
from discrep.model.values import Kind, Moment, Place

if TYPE_CHECKING:
    from discrep.comparer.meaning import Meanings

_BEST = 3  # pairs of tellers whose evidence counts: one good reading may be chance

# What lies within the other, or names fewer of the same places.
_NESTED = (Relation.REFINES, Relation.WITHIN_BOUNDS)


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

    def link(self, a: Sequence[int], b: Sequence[int], shared: int) -> float:
        """What speaks for two answers, ``shared`` sources of which state both, having one question.

        The mean of the best pairs, with what the answers are to each other as wholes: sources that
        state both, numbers out of all proportion, a day or a place that lies within the other.
        """
        pairs = product(a[:TELLERS], b[:TELLERS])
        told = sorted((self.bits(i, j) for i, j in pairs), reverse=True)
        first, second = self._facts[a[0]], self._facts[b[0]]
        related = relate(bounded(first), bounded(second)).relation
        if related is not Relation.DIFFERS or not shared:
            how_many = "none"  # who says April and April 23 does not tell two things apart
        else:
            how_many = "one" if shared == 1 else "several"
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
    equal = Linkage(lambda i, j: evidence.bits(i, j) + table.equal)
    answers = equal.groups(len(facts), equal_pairs(facts), table.threshold)
    told = [frozenset(facts[n].source for n in answer) for answer in answers]
    linked = Linkage(lambda i, j: evidence.link(answers[i], answers[j], len(told[i] & told[j])))
    asked = linked.groups(len(answers), differing_pairs(facts, answers), table.threshold)
    return [
        Group(tuple(facts[n] for m in members for n in answers[m]), linked.within(members))
        for members in asked
    ]
