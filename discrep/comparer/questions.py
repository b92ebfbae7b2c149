"""Which facts are comparable: facts grouped by the question they answer.

In two steps. Facts that give the same value and agree in their frames are one answer, told by
several; then answers that differ are set against each other with all the frames that their tellers
give them, and answers to one question come together. Blocking and linkage keep both near-linear.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from math import fsum, inf

import msgspec

from discrep.comparer.blocking import TELLERS, Pair, differing_pairs, equal_pairs
from discrep.comparer.evidence import QuestionTable, total, weights
from discrep.comparer.levels import Outcomes, outcomes, side
from discrep.comparer.meaning import Meanings, reads
from discrep.comparer.relations import Relation
from discrep.comparer.values import relate
from discrep.lexicon.vocabulary import is_telling
from discrep.linkage import Linkage
from discrep.model.explanations import Weight
from discrep.model.facts import BEARING, Fact, ZoneKind
from discrep.model.values import Kind, Moment

_BEST = 3  # pairs of tellers whose evidence counts: one good reading may be chance

_ELSEWHERE = -6.0  # bits for facts of which one is answered elsewhere in the other's article
_PLAINLY = 1.5  # bits by which one fact answers a question more surely than another
_RUNNERS_UP = 3  # partners in one source that are told apart by their order


class Group(msgspec.Struct, frozen=True):
    """Facts that answer one question, and the evidence that joined them.

    ``evidence`` is the mean over the answers, ``between`` that for two of the values, by their
    texts in order, where the articles' facts were set against each other.
    """

    facts: tuple[Fact, ...]
    evidence: float
    between: Mapping[tuple[str, str], float] = {}

    def sure(self, a: str, b: str) -> float:
        """The evidence that two values answer one question: no more than their own tellers give."""
        return min(self.evidence, self.between.get((min(a, b), max(a, b)), self.evidence))


def comparable(fact: Fact) -> bool:
    """Whether a fact can be one side of a finding.

    Readers' comments and furniture are nobody's claim. The day on which somebody spoke is no fact
    of the story, and names answer no question of their own. A distance from a place is compared
    with its place, as a bearing.
    """
    if fact.frame.zone not in (ZoneKind.BODY, ZoneKind.TITLE) or fact.kind is Kind.NAME:
        return False
    if fact.kind is Kind.MEASURE and fact.role == BEARING:
        return False
    return not (isinstance(fact.value, Moment) and is_telling(fact.frame.predicate))


_There = tuple[int, str]  # a fact, by its number, and another source


class _Bits(msgspec.Struct, frozen=True):
    """The evidence of a pair: ``all`` of it, and what is ``asked`` whatever the answers are."""

    all: float
    asked: float


class Evidence:
    """The evidence for pairs of ``facts``, by their numbers, with or without the encoder."""

    def __init__(self, facts: Sequence[Fact], meanings: Meanings | None) -> None:
        told = weights()
        self.threshold = told.threshold
        self._places = told.places
        self._table = told.alone if meanings is None else told.question
        self._facts = facts
        self._sides = [side(fact) for fact in facts]
        self._meanings = meanings
        self._known: dict[Pair, _Bits] = {}
        alone = [(n,) for n in range(len(facts))]
        self._partners = {
            (i, j)
            for i, j in (*equal_pairs(facts), *differing_pairs(facts, alone))
            if facts[i].source != facts[j].source
        }
        self._best, self._equals, self._rivals = self._matches()
        self._alike, self._otherwise = self._answers()

    def _matches(
        self,
    ) -> tuple[dict[_There, list[float]], dict[_There, float], dict[_There, float]]:
        """For each fact and each other source what is asked by its best partners there, by the best
        of those that give its value, and by the best of those that give another."""
        asked: dict[_There, list[float]] = defaultdict(list)
        equals: dict[_There, float] = {}
        rivals: dict[_There, float] = {}
        for i, j in self._partners:
            bits = self._outright(i, j).asked
            differ = self._facts[i].value.text != self._facts[j].value.text
            for there in ((i, self._facts[j].source), (j, self._facts[i].source)):
                asked[there].append(bits)
                told = rivals if differ else equals
                told[there] = max(bits, told.get(there, bits))
        best = {there: heapq.nlargest(_RUNNERS_UP, told) for there, told in asked.items()}
        return best, equals, rivals

    def _answers(self) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
        """For each fact the sources that answer its question with its value, and with another."""
        alike: dict[int, set[str]] = defaultdict(set)
        otherwise: dict[int, set[str]] = defaultdict(set)
        for n, source in (*self._equals, *self._rivals):
            equal = self._equals.get((n, source), -inf)
            if self._rivalled((n, source), equal):
                otherwise[n].add(source)
            elif equal > -inf:
                alike[n].add(source)
        return alike, otherwise

    def _rivalled(self, there: _There, asked: float) -> bool:
        """Whether another value there answers plainly better than what is ``asked`` of this one."""
        return self._rivals.get(there, -inf) > max(self.threshold, asked) + _PLAINLY

    def _outright(self, i: int, j: int) -> _Bits:
        """What the pair itself tells, whatever other partners its facts have."""
        pair = (min(i, j), max(i, j))
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = _Bits(*self._table_of(i).bits(*self._told(*pair)))
        return known

    def _table_of(self, i: int) -> QuestionTable:
        return self._table if reads(self._facts[i]) else self._places

    def _told(self, i: int, j: int) -> tuple[Outcomes, float | None]:
        """What the levels say of a pair, and what the encoder."""
        meaning = None
        if self._meanings is not None and reads(self._facts[i]):
            meaning = self._meanings(i, j)
        return outcomes(self._sides[i], self._sides[j]), meaning

    def _choice(self, i: int, j: int) -> str:
        """Whether each is what the other's source says that is most like it.

        An article answers a question once, so the best match on both sides is the likeliest. What
        the values are does not count: what is asked must not depend on what is answered.
        """
        x, y = self._facts[i].source, self._facts[j].source
        if x == y:
            return ""
        asked = self._outright(i, j).asked
        ahead = [
            sum(other > asked for other in self._best.get(key, ())) for key in ((i, y), (j, x))
        ]
        if max(ahead) == 0:
            return "mutual"
        if min(ahead) == 0:
            return "one"
        return "near" if max(ahead) < _RUNNERS_UP else "none"

    def outcomes(self, i: int, j: int) -> Outcomes:
        """The outcome of every level for a pair."""
        return (*outcomes(self._sides[i], self._sides[j]), ("choice", self._choice(i, j)))

    def weights(self, i: int, j: int) -> tuple[Weight, ...]:
        """What each level adds for a pair."""
        i, j = min(i, j), max(i, j)
        table = self._table_of(i)
        return (*table.weigh(*self._told(i, j)), *table.choose(self._choice(i, j)))

    def bits(self, i: int, j: int) -> float:
        """What all levels add up to for a pair."""
        return self._outright(i, j).all + total(self._table_of(i).choose(self._choice(i, j)))

    def agreement(self, i: int, j: int) -> float:
        """What speaks for two facts with one value being tellers of one answer.

        Not where the other's article plainly answers the question with another value; nor, in one
        article, where another article gives that value for one of them and not for the other.
        """
        x, y = self._facts[i].source, self._facts[j].source
        if x == y and self._told_apart(i, j):
            return _ELSEWHERE
        asked = self._outright(i, j).asked
        if any(self._rivalled(key, asked) for key in ((i, y), (j, x))):
            return _ELSEWHERE
        return self.bits(i, j) + self._table_of(i).equal

    def _told_apart(self, i: int, j: int) -> bool:
        return not (
            self._alike[i].isdisjoint(self._otherwise[j])
            and self._alike[j].isdisjoint(self._otherwise[i])
        )

    def link(self, a: Sequence[int], b: Sequence[int], shared: int) -> float:
        """What speaks for two answers, ``shared`` sources of which state both, having one question.

        The mean of the best pairs of those that were set against each other, less for sources that
        state both as different things.
        """
        pairs = list(product(a[:TELLERS], b[:TELLERS]))
        near = [pair for pair in pairs if (min(pair), max(pair)) in self._partners]
        first, second = self._sides[a[0]], self._sides[b[0]]
        # What was not gathered though it is equal is not joined by what else is told of it.
        score = self.agreement if first.fact.value.text == second.fact.value.text else self.bits
        told = heapq.nlargest(_BEST, (score(i, j) for i, j in near or pairs[:1]))
        related = relate(first.value, second.value).relation
        if related is not Relation.DIFFERS or not shared:
            how_many = "none"  # who says April and April 23 does not tell two things apart
        else:
            how_many = "one" if shared == 1 else "several"
        between = total(self._table_of(a[0]).compare((("shared", how_many),)))
        return sum(told) / len(told) + between

    def between(self, groups: Sequence[Sequence[int]]) -> list[dict[tuple[str, str], float]]:
        """For each of ``groups`` the mean evidence between two values' tellers, by their texts."""
        home = {n: k for k, members in enumerate(groups) for n in members}
        found: list[defaultdict[tuple[str, str], list[float]]] = [defaultdict(list) for _ in groups]
        for i, j in self._partners:
            x, y = sorted((self._facts[i].value.text, self._facts[j].value.text))
            if home[i] == home[j] and x != y:
                found[home[i]][x, y].append(self.bits(i, j))
        return [{pair: fsum(told) / len(told) for pair, told in one.items()} for one in found]


def group(facts: Sequence[Fact], meanings: Meanings | None = None) -> list[Group]:
    """``facts`` by question; every fact is in exactly one group, alone if need be.

    ``facts`` are comparable and in order; ``meanings`` are those of the same facts.
    """
    evidence = Evidence(facts, meanings)
    equal = Linkage(evidence.agreement)
    answers = equal.groups(len(facts), equal_pairs(facts), evidence.threshold)
    told = [frozenset(facts[n].source for n in answer) for answer in answers]
    linked = Linkage(lambda i, j: evidence.link(answers[i], answers[j], len(told[i] & told[j])))
    asked = linked.groups(len(answers), differing_pairs(facts, answers), evidence.threshold)
    whole = [[n for m in members for n in answers[m]] for members in asked]
    between = evidence.between(whole)
    return [
        Group(tuple(facts[n] for n in numbers), linked.within(members), told)
        for numbers, members, told in zip(whole, asked, between, strict=True)
    ]
