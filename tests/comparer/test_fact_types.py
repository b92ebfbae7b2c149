"""Fact types: which facts are of one, and that they are one question however they are worded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from discrep import api
from discrep.comparer.fact_types import gather, mismatch, name_facts, surroundings
from discrep.comparer.questions import Group
from discrep.config import Config, FactType
from discrep.lexicon import Additions
from discrep.model.facts import Article, Fact, Frame, PublishedFrom, Zone, ZoneKind
from discrep.model.findings import Finding, Report, Verdict
from discrep.model.values import Count, Kind, Name, Place

FactOf = Callable[..., Fact]

DEATHS = FactType(kind=Kind.COUNT, of=("person",), events=("die",))
LEFT = FactType(kind=Kind.DATE, events=("depart", "slip its moorings"), subject="ship")
TRAINED = FactType(kind=Kind.PLACE, events=("train",))
CREW = FactType(kind=Kind.COUNT, of=("sailor",), scope=("Norway",))


def article(source: str, text: str, day: str) -> Article:
    return Article(
        id=source,
        path=f"{source}.txt",
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        published=day,
        published_from=PublishedFrom.STORY,
    )


def compare(types: dict[str, FactType], day: str = "2020-03-03", **texts: str) -> Report:
    config = Config(facts=types)
    return api.compare((api.normalize(article(s, t, day)) for s, t in texts.items()), config)


def named(report: Report, name: str) -> Finding:
    (found,) = [f for f in report.findings if f.type == name]
    return found


def why(text: str, type_: FactType, words: str) -> str:
    _, facts = api.read_text(text)
    (fact,) = [f for f in facts if f.text == words and f.kind in (type_.kind, Kind.TIME)]
    return mismatch(fact, type_, surroundings(facts))


@pytest.mark.parametrize(
    ("type_", "text", "words"),
    [
        (DEATHS, "The fire killed 12 people.", "12"),
        (TRAINED, "The Swiss-trained pilot took the controls.", "Swiss"),
        (DEATHS, "At least 12 miners lost their lives.", "At least 12"),
        (LEFT, "The ferry sailed on 4 March.", "4 March"),
        (LEFT, "It left on 4 March.", "4 March"),
        (LEFT, "The tanker slipped its moorings on 4 March.", "4 March"),
        (CREW, "The ship has 14 Norwegian seamen.", "14"),
        (CREW, "The ship has 14 sailors from Norway.", "14"),
        (CREW, "Of 30 sailors from Asia, 14 of them are Norwegians.", "14"),
    ],
)
def test_it_fits(type_: FactType, text: str, words: str) -> None:
    assert why(text, type_, words) == ""


@pytest.mark.parametrize(
    ("type_", "text", "words", "told"),
    [
        (DEATHS, "The fire injured 12 people.", "12", "is told of “injure”, not of die"),
        (DEATHS, "The fire killed 12 horses.", "12", "counts “horse”, not person"),
        (LEFT, "The ferry arrived on 4 March.", "4 March", "is told of “arrive”"),
        (LEFT, "The minister left on 4 March.", "4 March", "is told of “minister”, not of ship"),
        (LEFT, "The ferry sank on 4 March.", "4 March", "is told of “sink”"),
        (CREW, "The ship has 14 Danish sailors.", "14", "is told of Denmark, not of Norway"),
        (CREW, "The ship has 14 sailors.", "14", "is told of no place, not of Norway"),
    ],
)
def test_it_does_not_fit_and_says_why(type_: FactType, text: str, words: str, told: str) -> None:
    assert why(text, type_, words).startswith(told)


def test_a_fact_is_of_the_first_type_that_fits(fact: FactOf) -> None:
    types = {"any": FactType(kind=Kind.COUNT), "deaths": DEATHS}
    assert [f.type for f in name_facts([fact("north")], types)] == ["any"]
    assert [f.type for f in name_facts([fact("north")], dict(reversed(types.items())))] == [
        "deaths"
    ]


def test_a_name_is_what_its_article_says_it_is(fact: FactOf) -> None:
    type_ = FactType(kind=Kind.COUNT, subject="ship")
    told = fact("north", subject="Alma")
    ship = fact("north", Name(name="Alma", type="ship"), text="Alma", start=50)
    person = fact("north", Name(name="Alma", type="person"), text="Alma", start=50)
    assert mismatch(told, type_, surroundings([told, ship])) == ""
    assert mismatch(told, type_, surroundings([told, person])) != ""


def test_a_named_subject_goes_by_any_spelling_and_by_no_other_name(fact: FactOf) -> None:
    type_ = FactType(kind=Kind.COUNT, subject="Gerhard Maier")

    def fits(name: str) -> bool:
        told = fact("north", subject=name)
        other = fact("north", Name(name=name, type="person"), text=name, start=50)
        return not mismatch(told, type_, surroundings([told, other]))

    assert fits("Gerhard Maier")
    assert fits("Gerhard Mayer")
    assert not fits("Ulla Lind")


def test_what_readers_add_is_of_no_type(fact: FactOf) -> None:
    told = fact("north", frame=Frame(predicate="kill", head="person", zone=ZoneKind.COMMENT))
    assert mismatch(told, DEATHS, surroundings([told])) == "is not the article's own claim"


def test_named_facts_are_one_question_however_they_are_worded() -> None:
    report = compare(
        {"deaths": DEATHS},
        north="A gas main burst under the market. The blast killed 12 people.",
        south="Nineteen traders perished, the mayor said.",
        east="The market reopens in May.",
    )
    found = named(report, "deaths")
    assert found.verdict is Verdict.CONFLICT
    assert {a.text for a in found.answers} == {"12", "19"}
    assert found.question.text == "deaths"
    assert found.silent == ("east",)


def test_who_alone_gives_it_is_told_with_who_is_silent() -> None:
    report = compare({"deaths": DEATHS}, north="The blast killed 12 people.", south="It rained.")
    found = named(report, "deaths")
    assert (found.verdict, found.silent) == (Verdict.SINGLE, ("south",))


def gathered(fact: FactOf, *beside: Fact, evidence: float = 5.0) -> set[str]:
    """The sources whose facts go with a named one of the north, in one question with it."""
    ours = fact("north", Count(low=9, high=9), type="crew", scope=("Norway",))
    groups, others = gather([Group((ours, *beside), evidence)], {"crew": CREW})
    told = groups["crew"].facts
    assert {*told, *(f for g in others for f in g.facts)} == {ours, *beside}, "no fact is lost"
    return {f.source for f in told if f is not ours}


def test_what_surely_answers_the_same_question_goes_with_a_named_fact(fact: FactOf) -> None:
    seven = fact("south", Count(low=7, high=7), scope=())
    assert gathered(fact, seven) == {"south"}
    assert gathered(fact, seven, evidence=0.0) == set()


def test_what_is_told_of_another_place_goes_with_none(fact: FactOf) -> None:
    swedes = fact("south", Count(low=7, high=7), scope=("Sweden",))
    assert gathered(fact, swedes) == set()
    in_oslo = fact("south", Count(low=7, high=7), scope=("Oslo",))
    assert gathered(fact, in_oslo) == {"south"}


def test_a_source_that_names_the_fact_has_answered(fact: FactOf) -> None:
    again = fact("north", Count(low=7, high=7), start=90, scope=())
    assert gathered(fact, again) == set()


def test_another_event_long_before_is_another_question() -> None:
    report = compare(
        {"deaths": DEATHS},
        north="The blast on Monday killed 12 people.",
        south="The blast on Monday killed 12 people. In 2004, a fire there killed 31 people.",
    )
    found = named(report, "deaths")
    assert [a.text for a in found.answers] == ["12"]
    assert found.verdict is Verdict.AGREE


def test_its_identity_is_its_name_alone() -> None:
    first = compare({"deaths": DEATHS}, north="The blast killed 12 people.")
    second = compare({"deaths": DEATHS}, south="Nineteen traders perished.", north="One man died.")
    assert named(first, "deaths").id == named(second, "deaths").id


@pytest.mark.parametrize(
    ("tolerance", "verdict"),
    [("", Verdict.CONFLICT), ("10%", Verdict.COMPATIBLE), ("3%", Verdict.CONFLICT)],
)
def test_a_tolerance_settles_what_differs(tolerance: str, verdict: Verdict) -> None:
    type_ = FactType(kind=Kind.COUNT, of=("person",), tolerance=tolerance)
    report = compare(
        {"crowd": type_}, north="The march drew 1,931 people.", south="1,846 people came."
    )
    assert named(report, "crowd").verdict is verdict


@pytest.mark.parametrize(("moves", "verdict"), [("up", Verdict.UPDATE), ("down", Verdict.CONFLICT)])
def test_how_a_figure_moves_can_be_settled(moves: Any, verdict: Verdict) -> None:
    type_ = FactType(kind=Kind.COUNT, of=("signature",), moves=moves)
    texts = {
        "north": ("2020-03-03", "931 signatures."),
        "south": ("2020-03-05", "1,846 signatures."),
    }
    config = Config(facts={"signatures": type_})
    told = (
        api.normalize(article(s, f"The petition has {words}", day))
        for s, (day, words) in texts.items()
    )
    assert named(api.compare(told, config), "signatures").verdict is verdict


def test_an_explanation_names_the_type() -> None:
    config = Config(facts={"deaths": DEATHS})
    texts = {"north": "The blast killed 12 people.", "south": "The blast killed 19 people."}
    told = (api.normalize(article(s, t, "2020-03-03")) for s, t in texts.items())
    report = api.compare(told, config)
    clash = api.explain(named(report, "deaths"), report, config).clash
    assert clash is not None
    assert [(w.level, w.outcome) for w in clash.question] == [("fact type", "deaths")]


def test_places_of_the_sentence_stand_in_for_those_of_the_clause(fact: FactOf) -> None:
    told = fact(
        "north", Count(low=4, high=4, unit="sailor"), frame=Frame(head="sailor", sentence=3)
    )
    beside = fact("north", Place(names=("Bergen",)), start=50, frame=Frame(sentence=3))
    other = fact("north", Place(names=("Bergen",)), start=50, frame=Frame(sentence=4))
    assert mismatch(told, CREW, surroundings([told, beside])) == ""
    assert mismatch(told, CREW, surroundings([told, other])) != ""


def test_words_of_the_configuration_hold_for_its_own_run_alone() -> None:
    types = {"gone": FactType(kind=Kind.DATE, events=("vanish",))}
    added = Additions(events={"vanish": ("fall off the radar",)})
    told = article("north", "The skipper fell off the radar on 4 March.", "2020-03-09")

    def run(config: Config) -> Report:
        return api.compare([api.normalize(told, config)], config)

    with_it, without = run(Config(facts=types, lexicon=added)), run(Config(facts=types))
    assert [f.type for f in with_it.findings if f.type] == ["gone"]
    assert [f.type for f in without.findings if f.type] == []
    assert with_it.lexicon != without.lexicon
