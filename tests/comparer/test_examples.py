"""Examples of fact types: a wrong one is told with what was read in it."""

from __future__ import annotations

import pytest

from discrep import api
from discrep.comparer.examples import plain, why_wrong
from discrep.config import FactType
from discrep.model.values import Kind

DEATHS = FactType(kind=Kind.COUNT, of=("person",), events=("die",))


@pytest.mark.parametrize(
    ("sentence", "fits", "told"),
    [
        ("The fire killed [[12]] people.", True, ""),
        ("The fire killed 12 people.", True, ""),
        ("The fire killed 12 people and injured [[40]].", False, ""),
        ("The fire injured 40 people.", False, ""),
        ("The fire injured [[40]] people.", True, "“40” is told of “injure”, not of die"),
        ("The fire was put out.", True, "no count is read there"),
        ("The fire killed people [[in May]].", True, "no count is read there"),
        ("The fire killed 12 people.", False, "“12” fits all the same"),
        ("The fire killed [[12]] people.", False, "“12” fits all the same"),
    ],
)
def test_an_example(sentence: str, fits: bool, told: str) -> None:
    _, facts = api.read_text(plain(sentence))
    assert why_wrong(sentence, facts, DEATHS, fits=fits) == told
