"""How places and bearings relate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrep.comparer.places import containment, relate_bearings, relate_places
from discrep.comparer.relations import Relation
from discrep.model.facts import Fact
from discrep.model.values import Bearing, Measure, Place


def place(*names: str) -> Place:
    return Place(names=tuple(sorted(names)))


SAME = [("Kyiv", "Kiev"), ("Mumbai", "Bombay"), ("New York", "New York City")]
NARROWER = [
    ("Paris", "France"),
    ("France", "Europe"),
    ("Egypt", "Middle East"),
    ("Houston", "Texas"),
    ("Aceh", "Indonesia"),
    ("London", "United Kingdom"),
    ("northern Gaza", "Gaza"),
    ("Sumatra", "northern tip of Sumatra"),
    ("Indonesia", "northern tip of Sumatra"),
    ("Mercy Hospital", "hospital"),
    ("apartment", "home"),
    ("shop", "store"),
    ("jewellery store", "shop"),
    ("left leg", "leg"),
]
JOINED = [("speed boats", "speedboat"), ("warehouse", "ware house")]
MAY_BOTH_BE_TRUE = [
    ("nightclub", "Houston"),
    ("Kessby", "Norway"),
    ("bedroom", "home"),
    ("car", "highway"),
    ("chest", "apartment"),
]
APART = [
    ("northern Gaza", "southern Gaza"),
    ("Iran", "Iraq"),
    ("Niger", "Nigeria"),
    ("Austria", "Australia"),
    ("Paris", "Lyon"),
    ("Washington", "New York"),
    ("hospital", "school"),
    ("hospital", "on the way to hospital"),
    ("home", "on the way to hospital"),
    ("scene", "hospital"),
    ("left leg", "chest"),
    ("left leg", "right leg"),
    ("liquor store", "jewellery store"),
]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        *((a, b, Relation.EQUAL) for a, b in (*SAME, *JOINED)),
        *((a, b, Relation.REFINES) for a, b in NARROWER),
        *((a, b, Relation.WITHIN_BOUNDS) for a, b in MAY_BOTH_BE_TRUE),
        *((a, b, Relation.DIFFERS) for a, b in APART),
        ("Banda Aceh", "Bandah Aceh", Relation.VARIANT),
    ],
)
def test_two_places(a: str, b: str, relation: Relation) -> None:
    assert relate_places(place(a), place(b)).relation is relation


def test_doubt_where_names_alone_cannot_tell() -> None:
    assert relate_places(place("liquor store"), place("jewellery store")).doubt == 1
    assert relate_places(place("Paris"), place("Lyon")).doubt == 0


def test_naming_less_is_omission() -> None:
    both = place("Russia", "United States")
    assert relate_places(place("Russia"), both).relation is Relation.WITHIN_BOUNDS
    assert relate_places(both, both).relation is Relation.EQUAL


def test_naming_another_is_none() -> None:
    judged = relate_places(place("Russia", "France"), place("Russia", "United States"))
    assert judged.relation is Relation.DIFFERS
    assert judged.doubt == 1


NAMES = st.sampled_from(
    sorted({n for a, b in SAME + NARROWER + MAY_BOTH_BE_TRUE + APART for n in (a, b)})
)


@given(st.sets(NAMES, min_size=1, max_size=3), st.sets(NAMES, min_size=1, max_size=3))
def test_relating_places_is_symmetric(a: set[str], b: set[str]) -> None:
    assert relate_places(place(*a), place(*b)) == relate_places(place(*b), place(*a))
    assert relate_places(place(*a), place(*a)).relation is Relation.EQUAL


def told(n: int, source: str, text: str, name: str, quote: str = "") -> Fact:
    start = n * 100
    return Fact(
        id=f"f{n}",
        source=source,
        start=start,
        end=start + len(text),
        text=text,
        quote=quote or text,
        value=place(name),
        event="",
        role="",
    )


def test_what_a_text_puts_in_another_place_lies_there() -> None:
    inside = containment(
        [
            told(1, "a", "Kessby, Norland province", "Kessby"),
            told(2, "b", "Norland, Norway", "Norland"),
        ]
    )
    assert ("Kessby", "Norland") in inside
    assert ("Kessby", "Norway") in inside
    apart = relate_places(place("Kessby"), place("Norland"))
    within = relate_places(place("Kessby"), place("Norland"), inside)
    assert apart.relation is Relation.DIFFERS
    assert within.relation is Relation.REFINES


def test_containment_ends_where_texts_go_round_in_a_circle() -> None:
    inside = containment([told(1, "a", "Avre, Belt", "Avre"), told(2, "b", "Belt, Avre", "Belt")])
    assert inside == {("Avre", "Belt"), ("Belt", "Avre")}


def bearing(number: float | None, unit: str, direction: str, reference: str) -> Bearing:
    distance = None if number is None else Measure(low=number, high=number, unit=unit)
    return Bearing(distance=distance, direction=direction, reference=reference)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ((150, "mile", "E", "Aden"), (150, "mile", "E", "Aden"), Relation.EQUAL),
        ((10, "kilometer", "N", "Lima"), (6.2, "mile", "N", "Lima"), Relation.ROUNDS_TO),
        ((23, "mile", "N", "Lima"), (None, "", "N", "Lima"), Relation.REFINES),
        ((23, "mile", "N", "Lima"), (23, "mile", "NNE", "Lima"), Relation.REFINES),
        ((23, "mile", "", "Lima"), (23, "mile", "NNE", "Lima"), Relation.REFINES),
        ((23, "mile", "N", "Lima"), (50, "mile", "S", "Cusco"), Relation.WITHIN_BOUNDS),
        ((150, "mile", "E", "Aden"), (150, "mile", "W", "Aden"), Relation.DIFFERS),
        ((23, "mile", "N", "Lima"), (40, "mile", "N", "Lima"), Relation.DIFFERS),
        ((None, "", "S", "Bireuen"), (None, "", "W", "Bireun"), Relation.DIFFERS),
        ((7, "mile", "N", "capital"), (8, "kilometer", "", "Arania"), Relation.DIFFERS),
        ((13, "mile", "", "warship"), (12, "mile", "", "shore"), Relation.WITHIN_BOUNDS),
    ],
)
def test_two_bearings(
    a: tuple[float | None, str, str, str], b: tuple[float | None, str, str, str], relation: Relation
) -> None:
    assert relate_bearings(bearing(*a), bearing(*b)).relation is relation
    assert relate_bearings(bearing(*b), bearing(*a)) == relate_bearings(bearing(*a), bearing(*b))
