"""Which facts are comparable: facts grouped by the question they answer.

In two steps. Facts that give the same value and agree in their frames are one answer, told by
several; then answers that differ are set against each other with all the frames that their tellers
give them, and answers to one question come together. Blocking and linkage keep both near-linear.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

import msgspec

from discrep.comparer.blocking import TELLERS, Pair, differing_pairs, equal_pairs
from discrep.comparer.evidence import QuestionTable, total, weights
from discrep.comparer.levels import Outcomes, outcomes
from discrep.comparer.relations import Relation
from discrep.comparer.timeline import bounded
from discrep.comparer.values import relate
from discrep.lexicon.vocabulary import is_telling
from discrep.linkage import Linkage
from discrep.model.explanations import Weight
from discrep.model.facts import Fact, ZoneKind
from discrep.model.values import Kind, Moment

if TYPE_CHECKING:
    from discrep.comparer.meaning import Meanings

_BEST = 3  # pairs of tellers whose evidence counts: one good reading may be chance

_RUNNERS_UP = 3  # partners in one source that are told apart by their order


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
        self.table: QuestionTable = weights().alone if meanings is None else weights().question
        self._facts = facts
        self._meanings = meanings
        self._known: dict[Pair, float] = {}
        self._best = self._best_matches()

    def _best_matches(self) -> dict[tuple[int, str], list[float]]:
        """For each fact and each other source the evidence of its best partners there."""
        alone = [(n,) for n in range(len(self._facts))]
        found: dict[tuple[int, str], list[float]] = defaultdict(list)
        for i, j in {*equal_pairs(self._facts), *differing_pairs(self._facts, alone)}:
            x, y = self._facts[i].source, self._facts[j].source
            if x != y:
                bits = self._outright(i, j)
                found[i, y].append(bits)
                found[j, x].append(bits)
        return {key: heapq.nlargest(_RUNNERS_UP, told) for key, told in found.items()}

    def _outright(self, i: int, j: int) -> float:
        """What the pair itself tells, whatever other partners its facts have."""
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            self._known[pair] = total(self._pair(*pair))
        return self._known[pair]

    def _pair(self, i: int, j: int) -> tuple[Weight, ...]:
        meaning = self._meanings(i, j) if self._meanings is not None else None
        return self.table.weigh(self._facts[i], self._facts[j], meaning)

    def _choice(self, i: int, j: int) -> str:
        """Whether each is what the other's source says that is most like it.

        An article answers a question once, so the best match on both sides is the likeliest.
        """
        x, y = self._facts[i].source, self._facts[j].source
        if x == y:
            return ""
        bits = self._outright(i, j)
        ahead = [sum(other > bits for other in self._best.get(key, ())) for key in ((i, y), (j, x))]
        if max(ahead) == 0:
            return "mutual"
        if min(ahead) == 0:
            return "one"
        return "near" if max(ahead) < _RUNNERS_UP else "none"

    def outcomes(self, i: int, j: int) -> Outcomes:
        """The outcome of every level for a pair."""
        return (*outcomes(self._facts[i], self._facts[j]), ("choice", self._choice(i, j)))

    def weights(self, i: int, j: int) -> tuple[Weight, ...]:
        """What each level adds for a pair."""
        i, j = min(i, j), max(i, j)
        return (*self._pair(i, j), *self.table.choose(self._choice(i, j)))

    def bits(self, i: int, j: int) -> float:
        """What all levels add up to for a pair."""
        return self._outright(i, j) + total(self.table.choose(self._choice(i, j)))

    def link(self, a: Sequence[int], b: Sequence[int], shared: int) -> float:
        """What speaks for two answers, ``shared`` sources of which state both, having one question.

        The mean of the best pairs, less for sources that state both as different things.
        """
        pairs = product(a[:TELLERS], b[:TELLERS])
        told = sorted((self.bits(i, j) for i, j in pairs), reverse=True)
        first, second = self._facts[a[0]], self._facts[b[0]]
        related = relate(bounded(first), bounded(second)).relation
        if related is not Relation.DIFFERS or not shared:
            how_many = "none"  # who says April and April 23 does not tell two things apart
        else:
            how_many = "one" if shared == 1 else "several"
        between = total(self.table.compare((("shared", how_many),)))
        return sum(told[:_BEST]) / len(told[:_BEST]) + between


def group(facts: Sequence[Fact], meanings: Meanings | None = None) -> list[Group]:
    """``facts`` by question; every fact is in exactly one group, alone if need be.

    ``facts`` are comparable and in order; ``meanings`` are those of the same facts.
    """
    evidence = Evidence(facts, meanings)
    table = evidence.table
    equal = Linkage(lambda i, j: evidence.bits(i, j) + table.equal)
    answers = equal.groups(len(facts), equal_pairs(facts), table.threshold)
    told = [frozenset(facts[n].source for n in answer) for answer in answers]
    linked = Linkage(lambda i, j: evidence.link(answers[i], answers[j], len(told[i] & told[j])))
    asked = linked.groups(len(answers), differing_pairs(facts, answers), table.threshold)
    return [
        Group(tuple(facts[n] for m in members for n in answers[m]), linked.within(members))
        for members in asked
    ]
