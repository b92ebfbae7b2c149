"""The evidence in bits: what speaks for, what against, and that it can be told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrep.comparer.evidence import total, weights
from discrep.comparer.levels import Outcomes, outcomes, side
from discrep.model.facts import Fact, Frame

FactOf = Callable[..., Fact]


def levels_of(a: Fact, b: Fact) -> Outcomes:
    return outcomes(side(a), side(b))


def test_what_is_told_adds_up(fact: FactOf) -> None:
    table, levels = weights().question, levels_of(fact("north"), fact("south"))
    told = table.weigh(levels, 2.0)
    assert all(weight.bits for weight in told[1:])  # what adds nothing is not told
    asked = [w for w in told if w.level not in ("values", "ratio", "modifier")]
    assert 0 < len(asked) < len(told)
    assert table.bits(levels, 2.0) == pytest.approx((total(told), total(tuple(asked))))


@pytest.mark.parametrize("meaning", [None, -3.0, 3.0])
def test_agreement_speaks_for_one_question_and_difference_against(
    fact: FactOf, meaning: float | None
) -> None:
    table = weights().alone if meaning is None else weights().question

    def bits(a: Fact, b: Fact) -> float:
        return total(table.weigh(levels_of(a, b), meaning))

    here = fact("north", scope=("Arania",))
    same = bits(here, fact("south", scope=("Arania",)))
    assert same > bits(here, fact("south", scope=("Bolmark",)))
    hurt = Frame(predicate="hurt", head="person")
    assert same > bits(here, fact("south", event="injure", scope=("Arania",), frame=hurt))
    old = fact("south", scope=("Arania",), frame=Frame(period="2004", background=True))
    assert same > bits(here, old)


def test_nearer_meaning_is_more_evidence(fact: FactOf) -> None:
    levels = levels_of(fact("north"), fact("south"))
    bits = [total(weights().question.weigh(levels, meaning)) for meaning in (-4.0, 0.0, 4.0)]
    assert bits == sorted(set(bits))


def test_every_weight_belongs_to_a_level(fact: FactOf) -> None:
    levels = {name for name, _ in levels_of(fact("north"), fact("south"))}
    levels.add("choice")  # which looks at the other pairs too
    assert set(weights().question.levels) <= levels
    assert set(weights().alone.levels) <= levels


def test_what_parts_two_questions_outweighs_what_speaks_for_one() -> None:
    for table in (weights().question, weights().alone):
        for level, outcome in (
            ("period", "long apart"), ("owner", "other age"), ("head", "disjoint"),
        ):  # fmt: skip
            assert table.levels[level][outcome] <= -3


def test_surer_questions_make_surer_clashes() -> None:
    bits = [total(weights().clash.weigh(evidence, ())) for evidence in (0.0, 2.0, 4.0)]
    assert bits == sorted(set(bits))
    assert weights().clash.medium < weights().clash.high
