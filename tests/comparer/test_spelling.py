"""How alike two words of names are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrep.comparer.spelling import Likeness, fold, likeness


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Müller", "Muller", Likeness.EQUAL),
        ("al-Fakhra", "AlFakhra", Likeness.EQUAL),
        ("Khalimov", "Halimov", Likeness.CLOSE),
        ("Zhukov", "Jukov", Likeness.CLOSE),
        ("Qaeda", "Qaida", Likeness.CLOSE),
        ("Yeltsin", "Yeltsen", Likeness.CLOSE),
        ("Hezbollah", "Hizbullah", Likeness.CLOSE),
        ("Iran", "Iraq", Likeness.APART),
        ("Mali", "Bali", Likeness.APART),
        ("Niger", "Nigeria", Likeness.RESEMBLING),
        ("Harris", "Harrison", Likeness.RESEMBLING),
        ("Paris", "London", Likeness.APART),
        ("2014", "2015", Likeness.APART),
    ],
)
def test_levels(a: str, b: str, level: Likeness) -> None:
    assert likeness(a, b) is level
    assert likeness(b, a) is level


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_symmetric_and_a_word_is_like_itself(a: str, b: str) -> None:
    assert likeness(a, b) is likeness(b, a)
    assert likeness(a, a) is Likeness.EQUAL


@given(st.text(max_size=30))
def test_folding_never_makes_a_word_much_longer(word: str) -> None:
    assert len(fold(word)) <= 2 * len(word) + 2
