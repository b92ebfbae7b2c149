"""The words of places and the gazetteer: what they know, and that their tables agree."""

from __future__ import annotations

import tomllib
from importlib import resources

import pycountry
import pytest

from discrep.lexicon.gazetteer import adjective_of, is_people, known_place
from discrep.lexicon.places import is_kind_of_place, is_vehicle, kind_of_place


def table(name: str) -> dict[str, dict[str, object]]:
    text = resources.files("discrep.lexicon").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@pytest.mark.parametrize(
    "noun", ["hospital", "parking lot", "scene", "coast", "nightclub", "village"]
)
def test_kinds_of_places(noun: str) -> None:
    assert is_kind_of_place(noun)


@pytest.mark.parametrize("noun", ["minister", "week", "reserve", "point", "engine", "law", "arm"])
def test_what_is_no_kind_of_place(noun: str) -> None:
    assert not is_kind_of_place(noun)


def test_rooms_houses_vehicles_and_limbs_are_of_different_kinds() -> None:
    kinds = [kind_of_place(noun) for noun in ("bedroom", "house", "lorry", "arm", "beach")]
    assert len(set(kinds)) == len(kinds)
    assert is_vehicle("lorry")
    assert not is_vehicle("house")


@pytest.mark.parametrize(
    ("name", "canonical", "code"),
    [
        ("U.S.", "United States", "US"),
        ("Britain", "United Kingdom", "GB"),
        ("Bombay", "Mumbai", ""),
        ("Calif.", "California", ""),
    ],
)
def test_other_names(name: str, canonical: str, code: str) -> None:
    known = known_place(name)
    assert known is not None
    assert (known.name, known.code) == (canonical, code)


@pytest.mark.parametrize("word", ["us", "may", "Kessby", "reading", "nice"])
def test_words_are_no_places(word: str) -> None:
    assert known_place(word) is None


def test_what_places_lie_in() -> None:
    lima, france, houston = known_place("Lima"), known_place("France"), known_place("Houston")
    assert lima is not None
    assert france is not None
    assert houston is not None
    assert "Peru" in lima.within
    assert "South America" in lima.within
    assert "Europe" in france.within
    assert {"Texas", "United States", "North America"} <= set(houston.within)


def test_adjectives_and_peoples() -> None:
    tajik = adjective_of("Tajik")
    assert tajik is not None
    assert tajik.name == "Tajikistan"
    assert is_people("Tajiks")
    assert not is_people("Mondays")


def test_countries_have_real_codes() -> None:
    real = {c.alpha_2 for c in pycountry.countries} | {
        "XK"
    }  # Kosovo's code is in use, not assigned
    assert set(table("countries")["countries"]) <= real


def test_tables_refer_to_what_they_hold() -> None:
    codes = set(table("countries")["countries"])
    gazetteer = table("gazetteer")
    regions = set(gazetteer["regions"])
    cities = {city for named in gazetteer["cities"].values() for city in named}  # type: ignore[attr-defined]
    within = {r["within"] for r in gazetteer["regions"].values() if "within" in r}  # type: ignore[operator,index]
    assert set(gazetteer["cities"]) <= codes | regions | cities
    assert within <= codes | regions | cities
    assert set(gazetteer["renamed"]) <= cities
    assert set(gazetteer["holds"]) <= regions
    held = {code for named in gazetteer["holds"].values() for code in named}  # type: ignore[attr-defined]
    assert held <= codes
