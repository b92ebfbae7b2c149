"""Joining what is one, without contradictions, whatever the order of proposals."""

from __future__ import annotations

import itertools
from collections.abc import Set

from discrep.comparer.clusters import Clusters
from discrep.comparer.relations import Judgement, Relation

SAME = Judgement(Relation.EQUAL, "the same")
SHORT = Judgement(Relation.REFINES, "a short form")
MAYBE = Judgement(Relation.VARIANT, "perhaps", 1)
APART = Judgement(Relation.DIFFERS, "apart")

Told = dict[tuple[int, int], Judgement]


def joined(
    size: list[int], told: Told, together: Set[tuple[int, int]] = frozenset()
) -> list[list[int]]:
    """The groups, checked to be the same for every order of proposing the pairs."""
    outcomes = []
    for order in itertools.permutations(told):
        clusters = Clusters(
            size, lambda i, j: told.get((i, j), APART), lambda i, j: (i, j) in together
        )
        for i, j in order:
            clusters.propose(i, j)
        clusters.settle()
        outcomes.append(clusters.groups())
    assert all(o == outcomes[0] for o in outcomes)
    return outcomes[0]


def test_chains_become_one_group() -> None:
    assert joined([5, 5, 5], {(0, 1): SAME, (1, 2): SAME, (0, 2): SAME}) == [[0, 1, 2]]


def test_a_short_form_joins_the_only_full_one() -> None:
    assert joined([3, 9], {(0, 1): SHORT}) == [[0, 1]]


def test_a_short_form_of_two_that_differ_stays_alone() -> None:
    told = {(0, 1): SHORT, (0, 2): SHORT, (1, 2): APART}
    assert joined([3, 9, 9], told) == [[0], [1], [2]]


def test_nothing_joins_against_a_pair_that_differs() -> None:
    told = {(0, 1): SAME, (1, 2): MAYBE, (0, 2): APART}
    assert joined([5, 5, 5], told) == [[0, 1], [2]]


def test_what_one_author_tells_apart_needs_more_than_a_likeness() -> None:
    assert joined([5, 5], {(0, 1): MAYBE}, {(0, 1)}) == [[0], [1]]
    assert joined([5, 5], {(0, 1): MAYBE}) == [[0, 1]]
