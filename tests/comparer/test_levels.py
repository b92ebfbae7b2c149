"""The levels by which two facts are set against each other: each outcome, from both sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discrep.comparer.levels import outcomes, side
from discrep.model.calendar import Granularity
from discrep.model.facts import Fact, Frame
from discrep.model.values import Age, Count, Date, Duration, Money, Number, Score

FactOf = Callable[..., Fact]


def level(name: str, a: Fact, b: Fact) -> str:
    one, other = side(a), side(b)
    assert outcomes(one, other) == outcomes(other, one)
    return dict(outcomes(one, other))[name]


FRAMES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("head", {"head": "ship"}, {"head": "ship"}, "same"),
    ("head", {"head": "ferry"}, {"head": "ship"}, "class"),
    ("head", {"head": "ship"}, {"head": "police officer"}, "apart"),
    ("head", {"head": "ship"}, {}, "missing"),
    ("modifiers", {"modifiers": ("female",)}, {"modifiers": ("female", "young")}, "overlap"),
    ("modifiers", {"modifiers": ("female",)}, {"modifiers": ("male",)}, "apart"),
    ("modifiers", {}, {}, "none"),
    ("places", {"places": ("Arania",)}, {"places": ("Bolmark",)}, "apart"),
    ("names", {"names": ("Nora Keller",)}, {"names": ("Keller",)}, "overlap"),
    ("names", {"names": ("Nora Keller",)}, {"names": ("Tom Brandt",)}, "apart"),
    ("period", {"period": "2019"}, {"period": "2019-05"}, "overlap"),
    ("period", {"period": "2020-03-02"}, {"period": "2020-03-03"}, "apart"),
    ("period", {"period": "2018"}, {"period": "2019"}, "long apart"),
    ("period", {"period": "2019"}, {}, "missing"),
    ("part", {"part": True}, {}, "differ"),
    ("background", {"background": True}, {}, "differ"),
    ("figure", {"figure": "average"}, {}, "mean"),
    ("figure", {"figure": "average"}, {"figure": "total"}, "mean"),
    ("figure", {"figure": "increment"}, {}, "more"),
    ("figure", {"figure": "total"}, {}, "differ"),
    ("figure", {"figure": "average"}, {"figure": "average"}, "same"),
    ("degree", {"words": ("seriously", "hurt")}, {"words": ("slightly", "hurt")}, "apart"),
    ("degree", {"words": ("seriously", "hurt")}, {"words": ("hurt",)}, "missing"),
    ("degree", {"modifiers": ("serious",)}, {"words": ("serious", "hurt")}, "same"),
    ("words", {"words": ("a", "b", "c")}, {"words": ("a", "b", "c")}, "most"),
    ("words", {"words": ("a", "b")}, {"words": ("c", "d")}, "none"),
]


@pytest.mark.parametrize(("name", "one", "other", "expected"), FRAMES)
def test_outcome(
    fact: FactOf, name: str, one: dict[str, Any], other: dict[str, Any], expected: str
) -> None:
    a, b = fact("north", frame=Frame(**one)), fact("south", frame=Frame(**other))
    assert level(name, a, b) == expected


def test_events_meet_through_their_class_and_part_from_their_opposite(fact: FactOf) -> None:
    kill = fact("north", event="die", frame=Frame(predicate="kill"))
    perish = fact("south", event="die", frame=Frame(predicate="perish"))
    hurt = fact("west", event="injure", frame=Frame(predicate="hurt"))
    assert level("event", kill, perish) == "class"
    assert level("event", kill, hurt) == "opposed"
    assert level("event", kill, fact("south", frame=Frame())) == "missing"


def test_that_two_dates_differ_does_not_part_their_questions(fact: FactOf) -> None:
    a, b = (
        fact(
            source,
            Date(edtf=year, granularity=Granularity.YEAR),
            frame=Frame(period=year),
        )
        for source, year in (("north", "2018"), ("south", "2019"))
    )
    assert level("period", a, b) == "missing"


def test_an_age_is_nobody_elses(fact: FactOf) -> None:
    age = Age(low=34, high=34)
    mine = fact("north", age, subject="Nora Keller")
    assert level("owner", mine, fact("south", age, subject="Keller")) == "same"
    assert level("owner", mine, fact("south", age, subject="Tom Brandt")) == "other age"
    assert level("owner", mine, fact("south", age, subject="driver")) == "missing"


def test_one_author_tells_two_things_apart(fact: FactOf) -> None:
    first = fact("north", frame=Frame(sentence=1))
    assert level("passage", first, fact("north", frame=Frame(sentence=1), start=40)) == "sentence"
    assert level("passage", first, fact("north", frame=Frame(sentence=2), start=40)) == "article"
    assert level("passage", first, fact("south", frame=Frame(sentence=1))) == "other"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("two hours", "two days", "same"),
        ("two days before the raid", "two hours later", "apart"),
        ("two days before the raid", "two hours", "apart"),
        ("for three hours after sunset", "five hours", "same"),
        ("five weeks early", "five months before the trial", "same"),
    ],
)
def test_a_stretch_is_no_step_from_one_event_to_another(
    fact: FactOf, one: str, other: str, expected: str
) -> None:
    def told(source: str, words: str) -> Fact:
        text = " ".join(words.removeprefix("for ").split()[:2])
        return fact(
            source,
            Duration(low=2, high=2, unit="hour"),
            text=text,
            quote=words,
            frame=Frame(offset=words.index(text)),
        )

    assert level("extent", told("north", one), told("south", other)) == expected


def test_a_result_belongs_to_those_who_played(fact: FactOf) -> None:
    won = fact("north", Score(numbers=(2, 1)), frame=Frame(names=("Arania", "Bolmark")))
    drew = fact("south", Score(numbers=(1, 1)), frame=Frame(names=("Castell",)))
    lost = fact("south", Score(numbers=(1, 2)), frame=Frame(names=("Bolmark",)))
    assert level("owner", won, drew) == "apart"
    assert level("owner", won, lost) == "missing"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Duration(low=2, high=2, unit="hour"), Duration(low=2, high=2, unit="day"), "wild"),
        (Duration(low=48, high=48, unit="hour"), Duration(low=2, high=2, unit="day"), "near"),
        (Money(low=5, high=5, currency="EUR"), Money(low=5, high=5, currency="USD"), "none"),
        (Count(low=40, high=40), Count(low=90, high=90), "double"),
        (Count(low=0, high=0), Count(low=9, high=9), "far"),
    ],
    ids=str,
)
def test_how_far_two_numbers_are_apart_is_told_in_one_unit(
    fact: FactOf, a: Number, b: Number, expected: str
) -> None:
    assert level("ratio", fact("north", a), fact("south", b)) == expected


def test_the_further_apart_the_less_likely_one_question(fact: FactOf) -> None:
    hundred = fact("north", Count(low=100, high=100))
    ratios = [
        level("ratio", hundred, fact("south", Count(low=n, high=n)))
        for n in (110, 150, 300, 900, 90_000)
    ]
    assert len(set(ratios)) == len(ratios)
