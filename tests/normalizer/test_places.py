"""Places and bearings: what counts as one, how wide it is, what it is called."""

from __future__ import annotations

from itertools import pairwise

import pytest

from discrep.model.facts import Mention
from discrep.model.values import Bearing, Measure, Place
from discrep.normalizer import language as lang
from discrep.normalizer.place_bearings import find_bearings
from discrep.normalizer.places import find_places


def places(sentence: str) -> list[tuple[str, str]]:
    return [(m.text, m.value.text) for m in find_places(lang.parse(sentence), sentence)]


def names(sentence: str) -> list[str]:
    return [value for _, value in places(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The recruits trained in both Russia and the U.S. before the war.",
            ("both Russia and the U.S.", "Russia; United States"),
        ),
        (
            "She studied in France, Germany and the United States.",
            ("France, Germany and the United States", "France; Germany; United States"),
        ),
        ("The flood reached Malibu, California, at noon.", ("Malibu, California", "Malibu")),
        ("The men live in the village of Kessby.", ("village of Kessby", "Kessby")),
        ("Syrian and Iraqi forces met there.", ("Syrian and Iraqi", "Iraq; Syria")),
        ("A U.S.-trained officer defected.", ("U.S.", "United States")),
        (
            "The quake was felt in northern Mexico.",
            ("northern Mexico", "northern Mexico"),
        ),
        ("They shelled the outskirts of Lima.", ("outskirts of Lima", "outskirts of Lima")),
        ("She was arrested in Reno, Nev.", ("Reno, Nev.", "Reno")),
        ("Rafters rode down the Oder valley.", ("Oder valley", "Oder valley")),
    ],
)
def test_named_places(sentence: str, expected: tuple[str, str]) -> None:
    assert expected in places(sentence)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("It struck off the provincial capital.", "provincial capital"),
        ("Police found the body in his apartment.", "apartment"),
        ("They died at their home.", "home"),
        ("He died on the way to the hospital.", "on the way to hospital"),
        ("They ate at Ann Lee's holiday home.", "holiday home"),
        ("The papers were in the trunk of a car.", "trunk of car"),
        ("He slept in the shadow of the tower.", "tower"),
        ("The driver crossed the bridge at night.", "bridge"),
        ("She was shot in the left leg.", "left leg"),
        ("Four people died at the scene.", "scene"),
        ("The rig burned offshore.", "offshore"),
        ("A second body was found nearby.", "nearby"),
        ("Blue Harbour, a rehabilitation clinic, took her in.", "rehabilitation clinic"),
    ],
)
def test_common_nouns_that_say_where(sentence: str, place: str) -> None:
    assert place in names(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The stock market fell and the web site crashed.",
        "The team put him on injured reserve.",
        "Nothing is known at this point.",
        "The robbers fled by car.",
        "The measure is in the pipeline.",
        "A spokesman for the hospital said so.",
        "She was in a hurry and in tears.",
        "He objected on the grounds that it was late.",
    ],
)
def test_what_is_no_place(sentence: str) -> None:
    assert places(sentence) == []


def test_a_building_is_a_place_only_where_something_is_said_to_be_at_it() -> None:
    assert names("She was treated at Mercy Hospital.") == ["Mercy Hospital"]
    assert names("He entered Mercy Hospital on Friday.") == ["Mercy Hospital"]
    assert names("Mercy Hospital denied it.") == []


def test_mentions_are_slices_in_order_without_overlap() -> None:
    text = "From Paris\u00a0he flew to Lyon, then drove home to a farm near the Swiss border."
    found = find_places(lang.parse(text), text)
    assert [m.text for m in found] == [text[m.start : m.end] for m in found]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(found) >= 4


def test_countries_carry_their_codes() -> None:
    text = "They flew from Britain to the United States."
    codes = {n: c for m in find_places(lang.parse(text), text) for n, c in _coded(m.value)}
    assert codes == {"United Kingdom": "GB", "United States": "US"}


def _coded(value: object) -> list[tuple[str, str]]:
    assert isinstance(value, Place)
    return list(zip(value.names, value.codes, strict=True))


def bearings(sentence: str, *lengths: tuple[str, float, str]) -> list[tuple[str, str]]:
    measures = [
        Mention(
            start=sentence.index(words),
            end=sentence.index(words) + len(words),
            text=words,
            value=Measure(low=number, high=number, unit=unit),
        )
        for words, number, unit in lengths
    ]
    found = find_bearings(lang.parse(sentence), sentence, measures)
    assert all(isinstance(m.value, Bearing) for m in found)
    return [(m.text, m.value.text) for m in found]


def test_bearings_with_their_distance() -> None:
    assert bearings(
        "A tanker sank 150 nautical miles east of Aden.",
        ("150 nautical miles", 150, "nautical_mile"),
    ) == [("150 nautical miles east of Aden", "150 nautical_mile E of Aden")]
    assert bearings(
        "It struck 34 miles (55 km) south-southwest of Padang.",
        ("55 km", 55, "kilometer"),
        ("34 miles", 34, "mile"),
    ) == [("34 miles (55 km) south-southwest of Padang", "34 mile SSW of Padang")]
    assert bearings(
        "It struck at a depth of 10 km, 55 km south of Padang.",
        ("55 km", 55, "kilometer"),  # in any order
        ("10 km", 10, "kilometer"),
    ) == [("55 km south of Padang", "55 kilometer S of Padang")]
    assert bearings("The camp lies 12 km from Homs.", ("12 km", 12, "kilometer")) == [
        ("12 km from Homs", "12 kilometer from Homs")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ship sank west of Aden.", ("west of Aden", "W of Aden")),
        (
            "They live south of the town of Lebus.",
            ("south of the town of Lebus", "S of Lebus"),
        ),
        (
            "It struck off the coast of Sulawesi.",
            ("off the coast of Sulawesi", "coast of Sulawesi"),
        ),
        ("The ferry capsized off Samoa.", ("off Samoa", "coast of Samoa")),
    ],
)
def test_bearings_without_distance(sentence: str, expected: tuple[str, str]) -> None:
    assert bearings(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "She took the day off work.",
        "The East of today is richer.",
        "He fell off the roof.",
        "They signed a player off the Eagles' squad.",
    ],
)
def test_what_is_no_bearing(sentence: str) -> None:
    assert bearings(sentence) == []
