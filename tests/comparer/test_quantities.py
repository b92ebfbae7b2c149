"""How two numbers relate: the table that every numeric verdict stands on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrep.comparer.quantities import relate_numbers, relate_scores, ulp
from discrep.comparer.relations import Relation
from discrep.model.values import (
    Age,
    Count,
    Duration,
    Measure,
    Modifier,
    Money,
    Number,
    Percent,
    Score,
)

M = Modifier


def count(number: float, modifier: Modifier = M.EXACT) -> Count:
    low = None if modifier in (M.UP_TO, M.AT_MOST, M.LESS_THAN) else number
    high = None if modifier in (M.AT_LEAST, M.MORE_THAN) else number
    return Count(low=low, high=high, modifier=modifier)


def span(low: float, high: float, modifier: Modifier = M.RANGE) -> Count:
    return Count(low=low, high=high, modifier=modifier)


DOZENS = span(24, 99, M.VAGUE)

TOGETHER = [
    (count(5), count(5)),
    (count(5, M.AT_LEAST), count(10)),
    (count(7, M.AT_LEAST), count(6, M.AT_LEAST)),
    (count(40, M.MORE_THAN), count(42)),
    (count(24_000), count(23_874)),
    (count(230_000), count(227_898)),
    (count(100, M.ABOUT), count(112)),
    (count(400, M.ABOUT), count(420, M.ABOUT)),
    (DOZENS, count(40)),
    (span(30, 50), count(45)),
    (count(2_000, M.AT_MOST), count(1_200)),
    (count(10, M.UP_TO), count(10)),
    (span(30, 50), count(50, M.UP_TO)),
    (count(5, M.LESS_THAN), count(4)),
    (count(5, M.LESS_THAN), count(3, M.AT_LEAST)),
    (count(1_200_000), count(1_230_000)),
    (span(3, 9, M.VAGUE), count(3, M.AT_LEAST)),
    (DOZENS, span(30, 120)),
]

APART = [
    (count(5), count(6)),
    (count(40), count(41)),
    (count(10, M.AT_LEAST), count(7)),
    (count(2_000, M.UP_TO), count(400, M.ABOUT)),
    (count(100, M.ABOUT), count(150)),
    (DOZENS, count(7)),
    (span(30, 50), count(80)),
    (count(500, M.AT_MOST), count(1_200)),
    (count(24_000), count(25_000)),
    (count(100), count(140)),
    (count(400, M.UP_TO), DOZENS),
    (count(400, M.UP_TO), span(30, 50)),
    (count(5, M.LESS_THAN), count(8)),
    (count(20, M.AT_MOST), count(30, M.MORE_THAN)),
    (count(-5), count(5, M.ABOUT)),
    (count(0), count(3, M.ABOUT)),
]


@pytest.mark.parametrize(("a", "b"), TOGETHER, ids=lambda v: v.text)
def test_values_that_can_be_true_together(a: Count, b: Count) -> None:
    assert relate_numbers(a, b).relation is not Relation.DIFFERS


@pytest.mark.parametrize(("a", "b"), APART, ids=lambda v: v.text)
def test_values_that_exclude_each_other(a: Count, b: Count) -> None:
    assert relate_numbers(a, b).relation is Relation.DIFFERS


def test_an_estimate_carries_a_step_of_doubt_and_plain_numbers_none() -> None:
    assert relate_numbers(count(5), count(6)).doubt == 0
    assert relate_numbers(count(100, M.ABOUT), count(150)).doubt == 1


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        (Measure(low=10, high=10, unit="kilometer"), Measure(low=6, high=6, unit="mile"), True),
        (Measure(low=10, high=10, unit="kilometer"), Measure(low=6.2, high=6.2, unit="mile"), True),
        (Measure(low=55, high=55, unit="kilometer"), Measure(low=34, high=34, unit="mile"), True),
        (Measure(low=55, high=55, unit="kilometer"), Measure(low=55, high=55, unit="mile"), False),
        (
            Measure(low=10, high=16, modifier=M.RANGE, unit="kilometer"),
            Measure(low=8, high=8, unit="mile"),
            True,
        ),
        (
            Measure(low=10, high=16, modifier=M.RANGE, unit="kilometer"),
            Measure(low=5, high=5, unit="mile"),
            False,
        ),
        (
            Measure(low=5.9, high=5.9, unit="magnitude"),
            Measure(low=6.1, high=6.1, unit="magnitude"),
            False,
        ),
        (Duration(low=48, high=48, unit="hour"), Duration(low=2, high=2, unit="day"), True),
        (Duration(low=15, high=15, unit="second"), Duration(low=1, high=1, unit="minute"), False),
        (Duration(low=12, high=12, unit="month"), Duration(low=1, high=1, unit="year"), True),
        (Age(low=40, high=40), Age(low=41, high=41), False),
        (
            Money(low=85e6, high=85e6, currency="EUR"),
            Money(low=108e6, high=108e6, currency="USD"),
            True,
        ),
        (
            Money(low=85e6, high=85e6, currency="EUR"),
            Money(low=90e6, high=90e6, currency="EUR"),
            False,
        ),
        (Money(low=5, high=5, currency="?"), Money(low=9, high=9, currency="CAD"), False),
        (Money(low=5, high=5, currency="?"), Money(low=5, high=5, currency="CAD"), True),
        (Money(low=5, high=5, currency="?"), Money(low=9, high=9, currency="EUR"), True),
        (Age(low=18, high=18, unit="month"), Age(low=1.5, high=1.5), True),
        (Age(low=18, high=18, unit="month"), Age(low=3, high=3), False),
        (Percent(low=2, high=2), Percent(low=5, high=5, unit="percentage_point"), True),
        (
            Percent(low=25, high=25, unit="basis_point"),
            Percent(low=0.5, high=0.5, unit="percentage_point"),
            False,
        ),
        (Measure(low=0, high=0, unit="celsius"), Measure(low=9, high=9, unit="mile"), True),
        (
            Measure(low=100, high=100, unit="kilometer / hour"),
            Measure(low=62, high=62, unit="mile / hour"),
            True,
        ),
        (Measure(low=10, high=10, unit="acre"), Measure(low=9, high=9, unit="hectare"), False),
        (
            Measure(low=62000, high=62000, unit="ton"),
            Measure(low=62003, high=62003, unit="tonne"),
            True,
        ),
        (Measure(low=100, high=100, unit="ton"), Measure(low=91, high=91, unit="tonne"), True),
        (
            Measure(low=145, high=145, unit="ton"),
            Measure(low=185, high=185, unit="tonne"),
            False,
        ),
        (Percent(low=-30, high=-30), Percent(low=30, high=30), True),
        (Percent(low=-30, high=-30), Percent(low=20, high=20), False),
    ],
    ids=str,
)
def test_units_are_converted_before_values_are_set_against_each_other(
    a: Number, b: Number, together: bool
) -> None:
    assert (relate_numbers(a, b).relation is not Relation.DIFFERS) is together


def test_a_strict_bound_leaves_its_own_number_just_out() -> None:
    for bound in (M.MORE_THAN, M.LESS_THAN):
        judgement = relate_numbers(count(40, bound), count(40))
        assert (judgement.relation, judgement.doubt) == (Relation.WITHIN_BOUNDS, 1)
    assert relate_numbers(count(40, M.AT_LEAST), count(40)).doubt == 0


def test_cents_are_set_against_dollars_in_dollars() -> None:
    cents = Money(low=45, high=45, currency="USD", unit="cent")
    assert relate_numbers(cents, Money(low=0.45, high=0.45, currency="USD")).relation is (
        Relation.EQUAL
    )
    assert relate_numbers(cents, Money(low=0.46, high=0.46, currency="USD")).relation is (
        Relation.DIFFERS
    )


def test_amounts_in_two_currencies_say_that_they_cannot_be_converted() -> None:
    euros, dollars = (Money(low=5, high=5, currency=c) for c in ("EUR", "USD"))
    assert "converted" in relate_numbers(euros, dollars).sentence


def test_a_score_is_the_same_from_either_side() -> None:
    assert relate_scores(Score(numbers=(2, 1)), Score(numbers=(1, 2))).relation is Relation.EQUAL
    assert relate_scores(Score(numbers=(2, 1)), Score(numbers=(3, 1))).relation is Relation.DIFFERS


@pytest.mark.parametrize(
    ("number", "unit"), [(6.1, 0.1), (24_000, 1_000), (41, 1), (40, 10), (0, 1), (0.25, 0.01)]
)
def test_the_last_significant_digit(number: float, unit: float) -> None:
    assert ulp(number) == pytest.approx(unit)


numbers = st.integers(0, 10**6)
counts = st.one_of(
    st.builds(
        count,
        numbers,
        st.sampled_from([M.EXACT, M.ABOUT, M.UP_TO, M.AT_LEAST, M.MORE_THAN, M.LESS_THAN]),
    ),
    st.builds(lambda a, b: span(min(a, b), max(a, b)), numbers, numbers),
)


@given(counts, counts)
def test_the_relation_does_not_depend_on_the_order(a: Count, b: Count) -> None:
    assert relate_numbers(a, b) == relate_numbers(b, a)


@given(counts)
def test_a_value_agrees_with_itself(a: Count) -> None:
    assert relate_numbers(a, a).relation is Relation.EQUAL
