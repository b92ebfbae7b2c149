"""Items grown together by average linkage, near-linear in the number of pairs looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product

Pair = tuple[int, int]

_SAMPLE = 12  # members of a group that speak for it: the mean of more is much the same


class Linkage:
    """Scores of pairs of items, by number, each worked out when first asked for.

    ``score`` says how far two items belong together; it must be symmetric.
    """

    def __init__(self, score: Callable[[int, int], float]) -> None:
        self._score = score
        self._known: dict[Pair, float] = {}

    def groups(self, size: int, pairs: Iterable[Pair], threshold: float) -> list[list[int]]:
        """Groups of ``range(size)`` grown from the best of ``pairs`` down.

        Two groups become one where the mean score between them reaches ``threshold``.
        """
        home = list(range(size))
        members = [[n] for n in range(size)]
        apart: set[tuple[int, int, int, int]] = set()
        chosen = [pair for pair in pairs if self._of(*pair) >= threshold]
        for a, b in sorted(chosen, key=lambda pair: (-self._of(*pair), pair)):
            # The smaller group moves, so that nobody moves often.
            y, x = sorted((home[a], home[b]), key=lambda g: (len(members[g]), -g))
            asked = (x, y, len(members[x]), len(members[y]))
            if x == y or asked in apart:
                continue
            if self.between(members[x], members[y]) < threshold:
                apart.add(asked)
                continue
            for n in members[y]:
                home[n] = x
            members[x] += members[y]
            members[y] = []
        return sorted(sorted(group) for group in members if group)

    def between(self, a: Sequence[int], b: Sequence[int]) -> float:
        """The mean score of pairs between two groups."""
        return self._mean(product(_sample(a), _sample(b)))

    def within(self, group: Sequence[int]) -> float:
        """The mean score of pairs within a group; 0 of one alone."""
        return self._mean(combinations(_sample(group), 2))

    def _mean(self, pairs: Iterable[Pair]) -> float:
        scores = [self._of(*pair) for pair in pairs]
        return sum(scores) / len(scores) if scores else 0.0

    def _of(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in self._known:
            self._known[pair] = self._score(*pair)
        return self._known[pair]


def _sample(group: Sequence[int]) -> Sequence[int]:
    """Members at even distances."""
    if len(group) <= _SAMPLE:
        return group
    return [group[n * len(group) // _SAMPLE] for n in range(_SAMPLE)]
