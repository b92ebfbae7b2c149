"""Which facts are set against each other: alike ones, however many there are, and not too many."""

from __future__ import annotations

from collections.abc import Callable

from discrep.comparer.blocking import differing_pairs, equal_pairs
from discrep.model.facts import Fact, Frame
from discrep.model.values import Count, Measure, Money

FactOf = Callable[..., Fact]


def alone(facts: list[Fact]) -> list[list[int]]:
    return [[n] for n in range(len(facts))]


def happenings(fact: FactOf, size: int, event: str = "") -> list[Fact]:
    """Facts of many happenings, each told by three sources in words that others use too."""
    return [
        fact(
            source,
            Count(low=n * 3 + k, high=n * 3 + k, unit="person"),
            start=n,
            event=event or f"event{n}",
            frame=Frame(head="person", words=(f"word{n}", "police", "people")),
        )
        for n in range(size)
        for k, source in enumerate(("north", "south", "west"))
    ]


def copies(fact: FactOf, size: int) -> list[Fact]:
    """Facts of as many sources that say the same in the same words."""
    frame = Frame(predicate="kill", head="person", words=("blast", "market"))
    return [fact(f"source{n:04}", frame=frame) for n in range(size)]


def test_only_what_has_one_kind_and_dimension_is_ever_set_against_each_other(fact: FactOf) -> None:
    values = (
        Count(low=3, high=3, unit="person"),
        Money(low=3, high=3, currency="EUR"),
        Measure(low=3, high=3, unit="meter"),
        Measure(low=4, high=4, unit="kilometer"),
        Measure(low=5, high=5, unit="ton"),
    )
    facts = [fact("north", value, start=n) for n, value in enumerate(values)]
    assert differing_pairs(facts, alone(facts)) == [(2, 3)]


def test_only_equal_values_are_one_answer(fact: FactOf) -> None:
    facts = [fact(s, Count(low=n, high=n)) for s, n in (("a", 3), ("b", 4), ("c", 3))]
    assert equal_pairs(facts) == [(0, 2)]


def test_in_a_small_story_all_facts_of_a_kind_meet(fact: FactOf) -> None:
    facts = happenings(fact, 10)
    assert len(differing_pairs(facts, alone(facts))) == 30 * 29 / 2


def test_what_shares_a_rare_word_meets_among_hundreds_that_share_common_ones(
    fact: FactOf,
) -> None:
    facts = happenings(fact, 300, event="die")
    found = set(differing_pairs(facts, alone(facts)))
    for n in range(0, 900, 3):
        assert {(n, n + 1), (n, n + 2), (n + 1, n + 2)} <= found


def test_nobody_is_left_without_partners_where_all_share_all(fact: FactOf) -> None:
    facts = copies(fact, 500)
    assert {n for pair in equal_pairs(facts) for n in pair} == set(range(500))


def test_what_shares_no_key_still_has_partners(fact: FactOf) -> None:
    facts = [
        fact(f"source{n}", Count(low=n, high=n), event="", frame=Frame(words=(f"word{n}",)))
        for n in range(100)
    ]
    assert {n for pair in differing_pairs(facts, alone(facts)) for n in pair} == set(range(100))


def test_pairs_grow_with_the_facts_not_with_their_square(fact: FactOf) -> None:
    def pairs(size: int) -> int:
        facts = happenings(fact, size, event="die")
        return len(differing_pairs(facts, alone(facts)))

    def equal(size: int) -> int:
        return len(equal_pairs(copies(fact, size)))

    assert pairs(200) <= 2.1 * pairs(100)
    assert equal(600) <= 2.1 * equal(300)


def test_pairs_do_not_depend_on_the_order_of_words(fact: FactOf) -> None:
    facts = happenings(fact, 100, event="die")
    turned = [
        fact(
            f.source,
            f.value,
            start=f.start,
            event=f.event,
            frame=Frame(head="person", words=f.frame.words[::-1]),
        )
        for f in facts
    ]
    assert differing_pairs(turned, alone(turned)) == differing_pairs(facts, alone(facts))
