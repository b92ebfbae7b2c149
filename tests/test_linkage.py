"""Groups grown by average linkage: what belongs together, at a bounded number of looks."""

from __future__ import annotations

from itertools import combinations, pairwise

from discrep.linkage import Linkage


def near(i: int, j: int) -> float:
    """Numbers within one hundred belong together."""
    return 2.0 if i // 100 == j // 100 else -6.0


def test_what_belongs_together_grows_together() -> None:
    linkage = Linkage(near)
    assert linkage.groups(4, combinations(range(4), 2), 1.0) == [[0, 1, 2, 3]]
    assert linkage.groups(0, [], 1.0) == []


def test_what_no_pair_joins_stays_alone() -> None:
    assert Linkage(near).groups(3, [(0, 2)], 1.0) == [[0, 2], [1]]
    assert Linkage(near).groups(2, [], 1.0) == [[0], [1]]


def test_a_pair_that_looks_alike_does_not_join_groups_that_differ() -> None:
    scores = {(0, 1): 3.0, (2, 3): 3.0, (1, 2): 2.0}
    linkage = Linkage(lambda i, j: scores.get((i, j), -6.0))
    assert linkage.groups(4, list(scores), 1.0) == [[0, 1], [2, 3]]


def test_a_chain_of_neighbours_is_enough_for_a_large_group() -> None:
    assert Linkage(near).groups(300, pairwise(range(300)), 1.0) == [
        list(range(n, n + 100)) for n in (0, 100, 200)
    ]


def test_each_pair_is_scored_once_and_their_number_grows_with_the_items() -> None:
    def looks(size: int) -> int:
        seen: list[tuple[int, int]] = []

        def score(i: int, j: int) -> float:
            seen.append((i, j))
            return 2.0

        groups = Linkage(score).groups(size, pairwise(range(size)), 1.0)
        assert len(groups) == 1
        assert len(set(seen)) == len(seen)
        return len(seen)

    assert looks(800) <= 2.2 * looks(400)


def test_cohesion_is_the_mean_within_a_group() -> None:
    scores = {(0, 1): 3.0, (0, 2): 1.0, (1, 2): 2.0}
    linkage = Linkage(lambda i, j: scores[i, j])
    assert linkage.within([0, 1, 2]) == 2.0
    assert linkage.within([0]) == 0.0
