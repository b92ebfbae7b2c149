"""What marks a clash: later states, sources that state both, who speaks, steps of doubt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discrep.comparer.clashes import doubt, is_update, marks
from discrep.comparer.relations import Judgement, Relation
from discrep.model.calendar import Granularity
from discrep.model.facts import Certainty, Fact, Frame
from discrep.model.values import Age, Count, Date

FactOf = Callable[..., Fact]
DIFFER = Judgement(Relation.DIFFERS, "the numbers differ")


def count(number: int) -> Count:
    return Count(low=number, high=number, unit="person")


MOVES = [
    # The dead only grow.
    ("die", (9, "2020-03-03"), (14, "2020-03-05"), True),
    ("die", (14, "2020-03-03"), (9, "2020-03-05"), False),
    # The missing are corrected either way.
    ("disappear", (40, "2020-03-03"), (30, "2020-03-05"), True),
    ("disappear", (30, "2020-03-03"), (40, "2020-03-05"), True),
    # What does not move while a story develops is no update.
    ("build", (9, "2020-03-03"), (14, "2020-03-05"), False),
    # Nobody knows who spoke later.
    ("die", (9, "2020-03-03"), (14, "2020-03-03"), False),
    ("die", (9, "2020-03-03"), (14, ""), False),
]


@pytest.mark.parametrize(("event", "first", "second", "expected"), MOVES)
def test_a_later_figure_in_the_direction_of_its_kind_is_an_update(
    fact: FactOf, event: str, first: tuple[int, str], second: tuple[int, str], expected: bool
) -> None:
    (early, day), (late, next_day) = first, second
    a = [fact("north", count(early), event=event, as_of=day)]
    b = [fact("south", count(late), event=event, as_of=next_day)]
    assert is_update(a, b) is is_update(b, a) is expected


@pytest.mark.parametrize("day", ["", "2020-03-03"])
def test_a_text_that_says_the_figure_rose_is_later(fact: FactOf, day: str) -> None:
    stood = [fact("north", count(9), as_of=day)]
    rose = [fact("south", count(14), as_of=day, frame=Frame(updated=True))]
    assert is_update(stood, rose)
    fell = [fact("south", count(4), as_of=day, frame=Frame(updated=True))]
    assert not is_update(stood, fell)


def test_the_day_of_speaking_goes_before_the_words(fact: FactOf) -> None:
    rose_early = [fact("north", count(9), as_of="2020-03-03", frame=Frame(updated=True))]
    assert is_update(rose_early, [fact("south", count(14), as_of="2020-03-05")])


def test_a_date_or_a_place_is_never_updated(fact: FactOf) -> None:
    a, b = (
        [fact(s, Date(edtf=edtf, granularity=Granularity.DAY), as_of=as_of)]
        for s, edtf, as_of in (
            ("north", "2020-03-01", "2020-03-03"),
            ("south", "2020-03-02", "2020-03-05"),
        )
    )
    assert not is_update(a, b)


def mark(name: str, a: list[Fact], b: list[Fact]) -> str:
    assert marks(a, b, DIFFER) == marks(b, a, DIFFER)
    return dict(marks(a, b, DIFFER))[name]


def test_how_many_sources_state_both(fact: FactOf) -> None:
    def told(number: int, *sources: str) -> list[Fact]:
        return [fact(source, count(number), start=number) for source in sources]

    assert mark("shared", told(9, "north"), told(14, "south")) == "none"
    assert mark("shared", told(9, "north", "west"), told(14, "south", "west")) == "one"
    assert mark("shared", told(9, "north", "west"), told(14, "north", "west")) == "several"
    assert mark("sources", told(9, "north"), told(14, "north")) == "one"
    assert mark("support", told(9, "north"), told(14, "south")) == "single"
    assert mark("support", told(9, "north", "west"), told(14, "south")) == "backed"


def test_who_speaks(fact: FactOf) -> None:
    def said(number: int, speaker: str) -> list[Fact]:
        return [fact(speaker or "north", count(number), speaker=speaker)]

    assert mark("speakers", said(9, "police"), said(14, "police")) == "shared"
    assert mark("speakers", said(9, "police"), said(14, "mayor")) == "differ"
    assert mark("speakers", said(9, ""), said(14, "mayor")) == "unknown"


@pytest.mark.parametrize(
    ("more", "steps"),
    [
        ({}, 0),
        ({"certainty": Certainty.REPORTED}, 0),
        ({"certainty": Certainty.HEDGED}, 1),
        ({"certainty": Certainty.DENIED}, 3),
        ({"source": "north"}, 1),
    ],
)
def test_doubt(fact: FactOf, more: dict[str, Any], steps: int) -> None:
    source = more.pop("source", "south")
    assert doubt([fact("north", count(9))], [fact(source, count(14), **more)], DIFFER) == steps


def test_one_sure_teller_lifts_the_doubt_of_another(fact: FactOf) -> None:
    unsure = fact("south", count(14), certainty=Certainty.HEDGED)
    assert doubt([fact("north")], [unsure, fact("west", count(14))], DIFFER) == 0


def test_people_grow_older_only_as_time_passes(fact: FactOf) -> None:
    young, old = Age(low=27, high=27), Age(low=29, high=29)
    early = fact("north", young, as_of="2015-03-01")
    assert is_update([early], [fact("south", old, as_of="2017-04-01")])
    assert not is_update([early], [fact("south", old, as_of="2015-03-04")])


def test_how_a_figure_moves_may_be_settled_beforehand(fact: FactOf) -> None:
    early = [fact("north", count(14), event="build", as_of="2020-03-03")]
    late = [fact("south", count(9), event="build", as_of="2020-03-05")]
    assert not is_update(early, late)
    assert is_update(early, late, "down")
    assert not is_update(early, late, "up")
    assert dict(marks(early, late, DIFFER, "down"))["moving"] == "dated"
    assert dict(marks(early, late, DIFFER))["moving"] == "no"
