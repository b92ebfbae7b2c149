"""How names relate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrep.comparer.names import relate_names, same_name
from discrep.comparer.relations import Relation
from discrep.model.values import Name


def person(name: str) -> Name:
    return Name(name=name, type="person")


def organization(name: str) -> Name:
    return Name(name=name, type="organization")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Muammar Gaddafi", "Moammar Khadafy", Relation.VARIANT),
        ("Mohammed Morsi", "Mohamed Mursi", Relation.VARIANT),
        ("Vladimir Putin", "Wladimir Putin", Relation.VARIANT),
        ("Osama bin Laden", "Usama bin Ladin", Relation.VARIANT),
        ("Nikita Khrushchev", "Nikita Khrushchov", Relation.VARIANT),
        ("Saddam Hussein", "Saddam Husain", Relation.VARIANT),
        ("Pyotr Chaikovsky", "Peter Tchaikovsky", Relation.VARIANT),
        ("José Mujica", "Jose Mujica", Relation.EQUAL),
        ("Ban Ki-moon", "Ban Ki Moon", Relation.EQUAL),
        ("Mr. Putin", "Putin", Relation.EQUAL),
        ("Angela Merkel", "Merkel", Relation.REFINES),
        ("J. K. Rowling", "Joanne Rowling", Relation.REFINES),
        ("George W. Bush", "George Bush", Relation.REFINES),
        ("William Clinton", "Bill Clinton", Relation.REFINES),
        ("Aung San Suu Kyi", "Suu Kyi", Relation.REFINES),
        ("F. Scott Fitzgerald", "Scott Fitzgerald", Relation.REFINES),
    ],
)
def test_one_person(a: str, b: str, relation: Relation) -> None:
    assert relate_names(person(a), person(b)).relation is relation
    assert same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("George Bush", "Jeb Bush"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Bashar al-Assad", "Hafez al-Assad"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Marie Curie", "Pierre Curie"),
        ("Venus Williams", "Serena Williams"),
        ("Oscar Hammerstein Jr.", "Oscar Hammerstein Sr."),
        ("Henry Ford II", "Henry Ford III"),
        ("Maria Callas", "Mario Callas"),
        ("Martin Luther King", "Martin Luther"),
        ("Harris", "Harrison"),
        ("Vincent L. Moro", "Louis Moro"),
        ("Li Peng", "Li Na"),
    ],
)
def test_two_people(a: str, b: str) -> None:
    assert relate_names(person(a), person(b)).relation is Relation.DIFFERS
    assert not same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("International Monetary Fund", "IMF"),
        ("U.S. Geological Survey", "USGS"),
        ("European Union", "EU"),
        ("Hewlett-Packard Co.", "HP"),
        ("Microsoft Corp.", "Microsoft"),
        ("Department of Defense", "Defense Department"),
        ("Al Qaeda", "al-Qaida"),
        ("Hezbollah", "Hizbullah"),
        ("The New York Times", "New York Times"),
    ],
)
def test_one_institution(a: str, b: str) -> None:
    assert relate_names(organization(a), organization(b)).relation is not Relation.DIFFERS
    assert same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("European Union", "African Union"),
        ("World Bank", "World Health Organization"),
        ("Supreme Court", "High Court"),
        ("Supreme Court", "Court"),
        ("Bank of America", "Bank of England"),
        ("Air France", "Air China"),
        ("New York Giants", "New York Jets"),
        ("New York Times", "Los Angeles Times"),
        ("Ministry of Defence", "Ministry of Justice"),
        ("Manchester United", "Manchester City"),
        ("United Airlines", "United Nations"),
        ("Iran", "Iraq"),
    ],
)
def test_two_institutions(a: str, b: str) -> None:
    assert relate_names(organization(a), organization(b)).relation is Relation.DIFFERS
    assert not same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Kyiv", "Kiev", True),
        ("Britain", "United Kingdom", True),
        ("U.S.", "United States", True),
        ("Austria", "Australia", False),
        ("Niger", "Nigeria", False),
        ("Kuwait", "Kuwait City", False),
    ],
)
def test_names_of_places(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same


WORDS = st.text(
    alphabet=st.characters(categories=["Lu", "Ll", "Nd"], include_characters=" .-'"), max_size=30
)


@given(WORDS, WORDS, st.sampled_from(["person", "organization", "other", ""]))
def test_relating_names_is_symmetric_and_never_fails(a: str, b: str, kind: str) -> None:
    x, y = Name(name=a, type=kind), Name(name=b, type=kind)
    assert relate_names(x, y) == relate_names(y, x)
    assert same_name(a, b) == same_name(b, a)
    assert same_name(a, a)
