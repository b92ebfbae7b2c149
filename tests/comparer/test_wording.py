"""The identity of questions: unique, and made of nothing that may change under them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import msgspec

from discrep.comparer.wording import finding_id, questions_of
from discrep.model.facts import Fact, Frame
from discrep.model.values import Count, Duration

FactOf = Callable[..., Fact]


def ids(*groups: list[Fact]) -> list[str]:
    return [finding_id(question) for question in questions_of(groups)]


def test_no_two_questions_share_an_id(fact: FactOf) -> None:
    same = [[fact(f"s{n}")] for n in range(4)]
    assert len(set(ids(*same))) == 4


def test_more_words_tell_apart_what_the_usual_ones_do_not(fact: FactOf) -> None:
    shared = tuple(f"a{n}" for n in range(5))
    groups = [
        [fact("north", frame=Frame(predicate="kill", words=(*shared, last)))]
        for last in ("market", "station")
    ]
    asked = questions_of(groups)
    assert "market" in asked[0].text
    assert "station" in asked[1].text


def test_an_id_is_that_of_the_question_not_of_its_answers(fact: FactOf) -> None:
    told = fact("north")
    changed = msgspec.structs.replace(
        told, id="other", start=700, end=702, text="12", value=Count(low=12, high=12, unit="person")
    )
    assert ids([told]) == ids([changed])
    assert ids([told]) == ids([msgspec.structs.replace(told, source="south")])


def test_an_id_survives_another_article_and_another_order(fact: FactOf) -> None:
    facts = [fact("north"), fact("south", Count(low=12, high=12, unit="person")), fact("west")]
    assert len({ids(list(order))[0] for order in permutations(facts)}) == 1
    assert ids(facts) == ids(facts[:2])


def test_another_question_has_another_id(fact: FactOf) -> None:
    groups = (
        [fact("north")],
        [fact("north", event="injure")],
        [fact("north", scope=("Arania",))],
        [fact("north", Duration(low=3, high=3, unit="day"))],
    )
    assert len({ids(group)[0] for group in groups}) == len(groups)


def test_a_question_says_what_is_asked(fact: FactOf) -> None:
    (count,) = questions_of([[fact("north", scope=("Arania",))]])
    assert count.text.startswith("how many person")
    assert "Arania" in count.text
    (long,) = questions_of([[fact("north", Duration(low=3, high=3, unit="day"))]])
    assert long.text.startswith("how long")
