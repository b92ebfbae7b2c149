"""Joining what is one: pairs related by a judgement become groups, without contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from discrep.comparer.relations import Judgement, Relation

_ORDER = {Relation.EQUAL: 0, Relation.VARIANT: 1, Relation.REFINES: 2}


class Clusters:
    """Items joined step by step, the surest pairs first, never against a pair that differs.

    ``relate`` judges two items by number. ``size`` says how much an item tells: a short form tells
    less than the full one. ``together`` holds the pairs that one author tells apart.
    """

    def __init__(
        self,
        size: Sequence[int],
        relate: Callable[[int, int], Judgement],
        together: Callable[[int, int], bool],
    ) -> None:
        self.size = size
        self.relate = relate
        self.together = together
        self.members: list[list[int]] = [[i] for i in range(len(size))]
        self.of = list(range(len(size)))
        self.pairs: dict[tuple[int, int], Judgement] = {}

    def propose(self, i: int, j: int) -> Judgement:
        """Relate two items, once."""
        pair = (min(i, j), max(i, j))
        if pair not in self.pairs:
            self.pairs[pair] = self.relate(*pair)
        return self.pairs[pair]

    def settle(self) -> None:
        """Join all proposed pairs that are one and contradict nothing joined before."""
        chosen = sorted(
            (_ORDER[judged.relation], judged.doubt, pair)
            for pair, judged in self.pairs.items()
            if judged.relation in _ORDER
        )
        ambiguous = self._ambiguous()
        for _, doubt, (i, j) in chosen:
            if doubt and self.together(i, j):
                continue
            if i not in ambiguous and j not in ambiguous and self._fits(i, j):
                self._join(i, j)

    def _ambiguous(self) -> set[int]:
        """Short forms that fit several items which differ: left alone."""
        fits: defaultdict[int, set[int]] = defaultdict(set)
        for (i, j), judged in self.pairs.items():
            if judged.relation is Relation.REFINES and self.size[i] != self.size[j]:
                short, full = (i, j) if self.size[i] < self.size[j] else (j, i)
                fits[short].add(full)
        return {
            short
            for short, fulls in fits.items()
            if any(self._differ(a, b) for a in sorted(fulls) for b in sorted(fulls) if a < b)
        }

    def _differ(self, i: int, j: int) -> bool:
        judged = self.propose(i, j)
        return judged.relation is Relation.DIFFERS and judged.doubt == 0

    def _fits(self, i: int, j: int) -> bool:
        a, b = self.members[self.of[i]], self.members[self.of[j]]
        return self.of[i] == self.of[j] or not any(self._differ(k, m) for k in a for m in b)

    def _join(self, i: int, j: int) -> None:
        into, out = sorted((self.of[i], self.of[j]))
        if into == out:
            return
        self.members[into] += self.members[out]
        for k in self.members[out]:
            self.of[k] = into
        self.members[out] = []

    def groups(self) -> list[list[int]]:
        """The clusters, each in order."""
        return [sorted(m) for m in self.members if m]
