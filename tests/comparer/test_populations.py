"""Whether a figure counts a part of what another counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discrep.comparer.populations import counts_a_part
from discrep.model.facts import Fact, Frame
from discrep.model.values import Age, Count

FactOf = Callable[..., Fact]


@pytest.mark.parametrize(
    ("few", "many", "part"),
    [
        ({"head": "child"}, {"head": "person"}, True),
        ({"head": "passenger"}, {"head": "person"}, True),
        ({"head": "child"}, {"predicate": "kill"}, True),  # four children killed, killing nine
        ({"head": "person", "words": ("seriously", "hurt")}, {"head": "person"}, True),
        ({"head": "person", "part": True}, {"head": "person"}, True),
        ({"head": "robber"}, {"head": "person"}, False),
        ({"head": "child"}, {"head": "woman"}, False),
        ({"head": "person"}, {"head": "person"}, False),
        ({"head": "child"}, {"head": "child"}, False),
        ({"head": "child"}, {"head": "house"}, False),
    ],
)
def test_what_is_narrowed_is_a_part(
    fact: FactOf, few: dict[str, Any], many: dict[str, Any], part: bool
) -> None:
    a = fact("north", Count(low=4, high=4), frame=Frame(**few))
    b = fact("south", Count(low=9, high=9), frame=Frame(**many))
    assert counts_a_part([a], [b]) is part
    assert counts_a_part([b], [a]) is part


@pytest.mark.parametrize(
    ("here", "there", "part"),
    [
        (("Paris",), ("France",), True),
        (("Central Arania",), ("Arania",), True),
        (("Paris", "France"), ("France",), False),
        (("France",), ("Paris",), False),
        ((), ("France",), False),
    ],
)
def test_a_place_has_no_more_of_anything_than_what_it_lies_in(
    fact: FactOf, here: tuple[str, ...], there: tuple[str, ...], part: bool
) -> None:
    a = fact("north", Count(low=4, high=4), scope=here)
    b = fact("south", Count(low=9, high=9), scope=there)
    assert counts_a_part([a], [b]) is part


def test_no_part_is_larger_than_its_whole(fact: FactOf) -> None:
    children = fact("north", Count(low=9, high=9), frame=Frame(head="child"))
    people = fact("south", Count(low=4, high=4), frame=Frame(head="person"))
    assert not counts_a_part([children], [people])


def test_every_teller_must_narrow_it(fact: FactOf) -> None:
    children = fact("north", Count(low=4, high=4), frame=Frame(head="child"))
    four = fact("west", Count(low=4, high=4), frame=Frame(head="person"))
    nine = fact("south", Count(low=9, high=9), frame=Frame(head="person"))
    assert not counts_a_part([children, four], [nine])


def test_only_counts_have_parts(fact: FactOf) -> None:
    young, old = (
        fact(source, Age(low=n, high=n), frame=Frame(head=head))
        for source, n, head in (("north", 4, "child"), ("south", 9, "person"))
    )
    assert not counts_a_part([young], [old])
