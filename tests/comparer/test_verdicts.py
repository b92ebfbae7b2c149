"""The verdict on a question, its sides, and how severe it can be."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from discrep.comparer.questions import Group
from discrep.comparer.verdicts import judge
from discrep.comparer.wording import questions_of
from discrep.model.facts import Certainty, Fact
from discrep.model.findings import Finding, Severity, Verdict
from discrep.model.values import AnyValue, Count, Modifier, Place

FactOf = Callable[..., Fact]


def count(low: float | None, high: float | None, modifier: Modifier = Modifier.EXACT) -> Count:
    return Count(low=low, high=high, modifier=modifier, unit="person")


NINE, TWELVE, TWENTY = count(9, 9), count(12, 12), count(20, 20)
TEN_OR_MORE = count(10, None, Modifier.AT_LEAST)
DOZENS = count(24, 99, Modifier.VAGUE)


def finding(*facts: Fact, evidence: float = 5.0) -> Finding:
    """The finding on facts of one question; ``evidence`` says how surely it is one."""
    (question,) = questions_of([facts])
    return judge(question, Group(facts, evidence))


def test_one_source_alone(fact: FactOf) -> None:
    assert finding(fact("north")).verdict is Verdict.SINGLE


def test_sources_that_say_the_same(fact: FactOf) -> None:
    found = finding(fact("north"), fact("south"))
    assert found.verdict is Verdict.AGREE
    (answer,) = found.answers
    assert answer.sources == ("north", "south")


def test_sources_that_can_both_be_right(fact: FactOf) -> None:
    found = finding(fact("north", TEN_OR_MORE), fact("south", TWELVE))
    assert found.verdict is Verdict.COMPATIBLE
    assert {answer.side for answer in found.answers} == {1}


def test_sources_that_exclude_each_other(fact: FactOf) -> None:
    found = finding(fact("north", NINE), fact("south", TWENTY))
    assert found.verdict is Verdict.CONFLICT
    assert {answer.side for answer in found.answers} == {1, 2}
    assert "9" in found.explanation
    assert "20" in found.explanation


def test_a_later_state_is_an_update(fact: FactOf) -> None:
    found = finding(
        fact("north", NINE, as_of="2020-03-03"), fact("south", TWENTY, as_of="2020-03-05")
    )
    assert found.verdict is Verdict.UPDATE


def test_one_pair_that_is_no_update_makes_a_conflict(fact: FactOf) -> None:
    found = finding(
        fact("north", NINE, as_of="2020-03-03"),
        fact("south", TWENTY, as_of="2020-03-05"),
        fact("west", TWELVE, as_of="2020-03-05"),
    )
    assert found.verdict is Verdict.CONFLICT


def test_what_fits_several_sides_takes_none(fact: FactOf) -> None:
    found = finding(
        fact("north", NINE),
        fact("south", TWENTY),
        fact("west", count(30, 30)),
        fact("east", count(15, None, Modifier.AT_LEAST)),
    )
    sides = {answer.text: answer.side for answer in found.answers}
    assert len({sides["9"], sides["20"], sides["30"]}) == 3
    assert sides[">=15"] is None


def test_naming_less_is_no_contradiction(fact: FactOf) -> None:
    both = Place(names=("Arania", "Bolmark"), codes=("", ""))
    found = finding(fact("north", both), fact("south", Place(names=("Arania",), codes=("",))))
    assert found.verdict is Verdict.COMPATIBLE


RANK = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2}


@pytest.mark.parametrize(
    ("value", "told", "most"),
    [
        (TWENTY, {}, Severity.HIGH),
        (TWENTY, {"certainty": Certainty.HEDGED}, Severity.MEDIUM),
        (TWENTY, {"certainty": Certainty.DENIED}, Severity.LOW),
        (count(20, 20, Modifier.ABOUT), {}, Severity.MEDIUM),
        (count(20, 20, Modifier.ABOUT), {"certainty": Certainty.HEDGED}, Severity.LOW),
        (DOZENS, {}, Severity.LOW),
    ],
)
def test_severity_is_never_above_what_doubt_allows(
    fact: FactOf, value: AnyValue, told: dict[str, Any], most: Severity
) -> None:
    found = finding(fact("north", NINE), fact("south", value, **told), evidence=100.0)
    assert found.verdict is Verdict.CONFLICT
    assert found.severity is most


def test_a_weak_question_makes_no_severe_conflict(fact: FactOf) -> None:
    pair = fact("north", NINE), fact("south", TWENTY)
    severities = [RANK[finding(*pair, evidence=bits).severity] for bits in (-100.0, 1.0, 100.0)]
    assert severities == sorted(severities)
    assert severities[0] == 0
    assert severities[-1] == 2


def test_a_clash_is_no_surer_than_those_who_tell_its_values(fact: FactOf) -> None:
    facts = fact("north", NINE), fact("south", TWENTY)
    (question,) = questions_of([facts])
    first, second = sorted(f.value.text for f in facts)
    apart = {(first, second): -6.0}
    assert judge(question, Group(facts, 5.0, apart)).severity is Severity.LOW
    assert judge(question, Group(facts, 5.0)).severity is Severity.HIGH


def test_one_source_against_itself_is_told_at_low_severity(fact: FactOf) -> None:
    assert finding(fact("north", NINE), fact("north", TWENTY, start=80)).severity is Severity.LOW


def test_the_order_of_facts_makes_no_difference(fact: FactOf) -> None:
    facts = (fact("north", NINE), fact("south", TWENTY), fact("west", TEN_OR_MORE))
    assert len({repr(finding(*order)) for order in permutations(facts)}) == 1


def test_what_most_sources_say_comes_first(fact: FactOf) -> None:
    found = finding(fact("north", NINE), fact("south", TWENTY), fact("west", TWENTY))
    assert [answer.text for answer in found.answers] == ["20", "9"]
