"""Words that a user adds: they count as if shipped, for as long as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from discrep.comparer.relations import Relation
from discrep.comparer.values import relate
from discrep.lexicon import Additions, use
from discrep.lexicon.gazetteer import known_place
from discrep.lexicon.vocabulary import event_class, event_relation, multiword_events, noun_relation
from discrep.model.values import Place


@pytest.fixture(autouse=True)
def _shipped() -> Iterator[None]:
    yield
    use(Additions())


def test_a_word_joins_the_class_of_another_word() -> None:
    assert event_relation("slip the leash", "vanish") == "unknown"
    use(Additions(events={"vanish": ("slip the leash",)}))
    assert event_relation("slip the leash", "vanish") == "class"
    assert (("the", "leash"), "disappear") in multiword_events()["slip"]


def test_a_word_that_had_a_class_keeps_it_as_its_second() -> None:
    assert event_class("sink") == "sink"
    use(Additions(events={"disappear": ("sink",)}))
    assert event_class("sink") == "disappear"
    assert event_relation("sink", "founder") == "class"


def test_nouns_and_places() -> None:
    use(Additions(nouns={"boat": ("kvass-barge",)}, places={"Norway": ("Ytterdal",)}))
    assert noun_relation("kvass-barge", "ship") == "class"
    place = known_place("Ytterdal")
    assert place is not None
    assert place.within[0] == "Norway"


def test_what_is_no_longer_added_is_forgotten() -> None:
    use(Additions(nouns={"boat": ("kvass-barge",)}, places={"Norway": ("Ytterdal",)}))
    use(Additions())
    assert known_place("Ytterdal") is None
    assert noun_relation("kvass-barge", "boat") == "class"  # by its last word
    assert event_class("sink") == "sink"


def test_values_are_related_anew_with_other_words() -> None:
    valley, country = Place(names=("Ytterdal",)), Place(names=("Sweden",))
    assert relate(valley, country).relation is Relation.WITHIN_BOUNDS  # for all that is known
    use(Additions(places={"Norway": ("Ytterdal",)}))
    assert relate(valley, country).relation is Relation.DIFFERS
    use(Additions())
    assert relate(valley, country).relation is Relation.WITHIN_BOUNDS
