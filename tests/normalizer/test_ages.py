"""Ages that a parse shows, and numbers beside persons that are none."""

from __future__ import annotations

import pytest

from discrep import api
from discrep.model.values import Kind


def kind_of(number: str, text: str) -> Kind:
    _, facts = api.read_text(text)
    (found,) = (f.kind for f in facts if f.text == number)
    return found


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("22", "The winner, Okello, was 22."),
        ("29", "The woman from Enugu is 29."),
        ("27", "A member of his crew, 27, remains in custody."),
        ("44", "The driver of the truck, 44, was hurt."),
        ("20", "Andrew Lopes, 20 was found guilty of murder."),
    ],
)
def test_the_age_of_somebody(number: str, text: str) -> None:
    assert kind_of(number, text) is Kind.AGE


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("22", "The score was 22."),
        ("29", "The number of victims is 29."),
        ("29", "The passengers were 29."),
        ("12", "The team, 12, was third."),
        ("14", "Among the students, 14, were freed."),
    ],
)
def test_a_number_that_is_nobodys_age(number: str, text: str) -> None:
    assert kind_of(number, text) is Kind.COUNT
