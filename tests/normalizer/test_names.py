"""Names: where they begin and end, and what kind of thing they name."""

from __future__ import annotations

import pytest

from discrep.model.values import Name
from discrep.normalizer import language as lang
from discrep.normalizer.names import find_names


def named(text: str) -> dict[str, str]:
    """Every name found in ``text`` with its type."""
    found = find_names(lang.parse(text), text)
    assert all(text[m.start : m.end] == m.text for m in found)
    return {m.value.name: m.value.type for m in found if isinstance(m.value, Name)}


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Col. Anna de la Cruz Jr. gave evidence.", "Anna de la Cruz Jr.", "person"),
        ("Foreign Minister Lars Ekholm resigned.", "Lars Ekholm", "person"),
        ("Running back RB Dale Foster was injured.", "Dale Foster", "person"),
        ("They sued the Department of the Interior.", "Department of the Interior", "organization"),
        ("It will buy Vector Systems, Inc. next year.", "Vector Systems, Inc.", "organization"),
        ("The Hornets lost at home, and the Hornets left.", "Hornets", "organization"),
        ("Pirates boarded the MV Grey Heron at dawn.", "MV Grey Heron", "ship"),
        ("The tanker Brillante was hijacked.", "Brillante", "ship"),
        ('He starred in "The Last Harbour" in 1990.', "The Last Harbour", "work"),
        ("Apple will sell the iPhone 5 from June.", "iPhone 5", "product"),
        ("The storm was called Hurricane Alba.", "Hurricane Alba", "event"),
    ],
)  # fmt: skip
def test_names_end_where_they_should_and_are_of_their_kind(
    text: str, name: str, type_: str
) -> None:
    assert named(text).get(name) == type_


@pytest.mark.parametrize(
    "text",
    [
        "The Tajik colonel vanished.",
        "It was signed on 29May15 and on Monday.",
        "Christians and Muslims prayed together on Easter Sunday.",
        "However, nobody came.",
        "The CEO and the CFO quit.",
        "He flew from Paris to Peru.",
        "Dozens of Tajiks fight there.",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert named(text) == {}


def test_a_surname_alone_goes_with_the_full_name() -> None:
    found = named("Arte Morino owns the club. Morino said so. LaRue and Fred LaRue were there.")
    assert found["Morino"] == "person"
    assert found["LaRue"] == "person"


def test_a_name_in_a_headline_is_found_where_the_text_knows_it() -> None:
    found = named(
        "Bank Sues Ekholm Over Loans\n\nThe bank sued Lars Ekholm, and Ekholm denied it.\n"
    )
    assert set(found) == {"Ekholm", "Lars Ekholm"}


def test_two_names_side_by_side_stay_two() -> None:
    assert set(named("Supreme Court Judge Ann Lee spoke.")) == {"Supreme Court", "Ann Lee"}


def test_a_sentence_full_of_names_is_no_headline() -> None:
    found = named("Arbor Motors was sued by Dale Foster, Bryn Motors by Ann Lee.")
    assert {"Arbor Motors", "Dale Foster", "Bryn Motors", "Ann Lee"} == set(found)
