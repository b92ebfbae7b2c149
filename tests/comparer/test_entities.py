"""Which names of several articles are one entity."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from discrep.comparer.entities import resolve_entities
from discrep.comparer.names import relate_names
from discrep.comparer.relations import Judgement
from discrep.model.facts import Fact
from discrep.model.values import Name


def facts(*told: tuple[str, str, str]) -> list[Fact]:
    """Facts of names: source, name, type."""
    return [
        Fact(
            id=f"f{n}",
            source=source,
            start=n * 100,
            end=n * 100 + len(name),
            text=name,
            quote=name,
            value=Name(name=name, type=kind),
            event="",
            role="",
        )
        for n, (source, name, kind) in enumerate(told)
    ]


def entities(found: Sequence[Fact]) -> set[frozenset[str]]:
    groups, _ = resolve_entities(found)
    return {frozenset(v.text for v in e.variants) for e in groups}


COLONEL = facts(
    ("a", "Gulmurod Khalimov", "person"),
    ("a", "Khalimov", "person"),
    ("b", "Gilmurod Khalimov", "person"),
    ("b", "Halimov", "person"),
    ("c", "Gulmorad Halimov", "person"),
    ("d", "Khalilov", "person"),
    ("d", "Gulmurod Khalimov", "person"),
    ("a", "Alexei Malashenko", "person"),
    ("c", "Aleksei V. Malashenko", "person"),
    ("b", "Emomali Rahmon", "person"),
)


def test_one_person_in_many_spellings_is_one_entity() -> None:
    assert entities(COLONEL) == {
        frozenset(
            {
                "Gulmurod Khalimov",
                "Khalimov",
                "Gilmurod Khalimov",
                "Halimov",
                "Gulmorad Halimov",
                "Khalilov",
            }
        ),
        frozenset({"Alexei Malashenko", "Aleksei V. Malashenko"}),
        frozenset({"Emomali Rahmon"}),
    }


def test_father_and_son_stay_two_and_their_surname_joins_neither() -> None:
    found = facts(
        ("a", "Hafez Assad", "person"),
        ("a", "Bashar Assad", "person"),
        ("b", "Assad", "person"),
    )
    assert entities(found) == {
        frozenset({"Hafez Assad"}),
        frozenset({"Bashar Assad"}),
        frozenset({"Assad"}),
    }


def test_an_acronym_joins_its_institution_only() -> None:
    found = facts(
        ("a", "World Health Organization", "organization"),
        ("b", "WHO", "organization"),
        ("b", "World Trade Organization", "organization"),
    )
    assert frozenset({"World Health Organization", "WHO"}) in entities(found)


def test_the_outcome_does_not_depend_on_the_order_of_facts() -> None:
    expected = resolve_entities(COLONEL)
    for seed in range(5):
        mixed = list(COLONEL)
        random.Random(seed).shuffle(mixed)
        assert resolve_entities(mixed) == expected


def test_every_name_belongs_to_the_entity_that_lists_it() -> None:
    groups, of = resolve_entities(COLONEL)
    for fact in COLONEL:
        (entity,) = (e for e in groups if e.id == of[fact.id])
        assert any(v.text == fact.text and fact.source in v.sources for v in entity.variants)


def test_work_grows_with_the_number_of_names_not_with_its_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs: list[tuple[str, str]] = []

    def counted(a: Name, b: Name) -> Judgement:
        pairs.append((a.name, b.name))
        return relate_names(a, b)

    monkeypatch.setattr("discrep.comparer.entities.relate_names", counted)
    letters = random.Random(7)
    names = ["".join(letters.choices("abdegiklmnoprstuvz", k=8)).title() for _ in range(2000)]
    resolve_entities(facts(*((f"s{n % 9}", name, "person") for n, name in enumerate(names))))
    assert len(pairs) < 2 * len(names)


def test_nor_with_the_square_of_those_who_share_a_surname(monkeypatch: pytest.MonkeyPatch) -> None:
    def looks(size: int) -> int:
        count = 0

        def counted(a: Name, b: Name) -> Judgement:
            nonlocal count
            count += 1
            return relate_names(a, b)

        letters = "abcdefghijklmnopqrst"
        given = [f"{a.upper()}o{b}u{c}" for a in letters for b in letters for c in letters][:size]
        with monkeypatch.context() as patch:
            patch.setattr("discrep.comparer.entities.relate_names", counted)
            resolve_entities(facts(*(("a", f"{name} Khan", "person") for name in given)))
        return count

    assert looks(800) <= 2.2 * looks(400)
