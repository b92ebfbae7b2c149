"""The annotations of the fixtures: quotations are where they say, values and verdicts fit."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from discrep.model.edtf import interval

FIXTURES = Path(__file__).parents[2] / "fixtures"
STORIES = sorted(p.parent for p in FIXTURES.glob("*/gold.json"))

KINDS = {
    *("count", "measure", "money", "percent", "age", "duration"),
    *("date", "time", "place", "name", "other"),
}
VERDICTS = {"conflict", "update", "compatible", "variant", "agree"}

SIGN = r"(?:~|[<>]=?)?"
NUMBER = r"\d+(?:\.\d+)?"
BOUNDED = rf"{SIGN}{NUMBER}(?:-{NUMBER})?"
CLOCK = r"(?:\d{4}-\d\d-\d\d)?T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?~?"
VAGUE = "dozens|several|hundreds|thousands"
FORMS = {
    "count": rf"{BOUNDED}|{VAGUE}",
    "measure": rf"{BOUNDED}(?: [a-z/]+)?",
    "money": rf"{SIGN}(?:[A-Z]{{3}}|\?) {NUMBER}(?:e\d+)?",
    "percent": rf"{BOUNDED}%",
    "age": BOUNDED,
    "duration": rf"{SIGN}P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?",
    "time": rf"{CLOCK}(?:/{CLOCK})?",
}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "m": 1e6, "bn": 1e9, "bln": 1e9}


def _gold(story: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    return gold


@cache
def _article(story: Path, source: str) -> str:
    return (story / f"{source}.txt").read_bytes().decode("utf-8")


ITEMS = [
    pytest.param(story, item, id=f"{story.name}-{item['id']}")
    for story in STORIES
    for item in _gold(story)["items"]
]
CLAIMS = [
    pytest.param(story, item, claim, id=f"{story.name}-{item['id']}-{number}")
    for story in STORIES
    for item in _gold(story)["items"]
    for number, claim in enumerate(item["claims"])
]


def test_there_are_stories() -> None:
    assert STORIES


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_story_names_its_articles(story: Path) -> None:
    told = tomllib.loads((story / "story.toml").read_text(encoding="utf-8"))
    files = sorted(p.name for p in story.glob("*.txt"))
    assert told["id"] == story.name == _gold(story)["story"]
    assert sorted(source["file"] for source in told["source"]) == files
    assert all(source["id"] == Path(source["file"]).stem for source in told["source"])
    assert 3 <= len(files) <= 6


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_items_are_told_apart(story: Path) -> None:
    items = _gold(story)["items"]
    assert len({item["id"] for item in items}) == len(items)
    assert len({item["question"] for item in items}) == len(items)


@pytest.mark.parametrize(("story", "item"), ITEMS)
def test_verdict_fits_groups(story: Path, item: dict[str, Any]) -> None:
    groups = {claim["group"] for claim in item["claims"]}
    assert item["kind"] in KINDS
    assert item["verdict"] in VERDICTS
    assert len(item["claims"]) >= 2
    assert len(groups) >= 2 if item["verdict"] in ("conflict", "update") else len(groups) == 1
    assert groups == set(range(1, len(groups) + 1))
    assert item.get("weak", False) is (("weak" in item) and item["verdict"] == "conflict")


@pytest.mark.parametrize(("story", "item"), ITEMS)
def test_values_of_different_groups_differ(story: Path, item: dict[str, Any]) -> None:
    values: dict[str, set[int]] = {}
    for claim in item["claims"]:
        values.setdefault(claim["value"], set()).add(claim["group"])
    assert all(len(groups) == 1 for groups in values.values())
    if item["verdict"] == "agree" and item["kind"] in FORMS:
        assert len({value.strip("~<>=") for value in values}) == 1
    if item["verdict"] == "variant":
        assert item["kind"] == "name"
        assert len(values) >= 2
    if item["verdict"] == "update":
        told = {(claim["group"], claim["as_of"]) for claim in item["claims"]}
        assert len({group for group, _ in told}) <= len({day for _, day in told})


@pytest.mark.parametrize(("story", "item", "claim"), CLAIMS)
def test_quotation_is_in_its_article(
    story: Path, item: dict[str, Any], claim: dict[str, Any]
) -> None:
    assert _article(story, claim["source"]).count(claim["quote"]) == 1
    assert claim["span"] == claim["span"].strip() != ""
    starts = [m.start() for m in re.finditer(f"(?={re.escape(claim['span'])})", claim["quote"])]
    assert 1 <= claim["occurrence"] <= len(starts)


@pytest.mark.parametrize(("story", "item", "claim"), CLAIMS)
def test_value_is_well_formed(story: Path, item: dict[str, Any], claim: dict[str, Any]) -> None:
    value = claim["value"]
    assert claim["speaker"] is None or claim["speaker"].strip()
    if claim["as_of"] is not None:
        date.fromisoformat(claim["as_of"])
    if item["kind"] == "date":
        first, last = interval(value)
        assert first or last
    elif item["kind"] in FORMS:
        assert re.fullmatch(FORMS[item["kind"]], value) or _is_score(item, value)
    else:
        assert value == value.strip() != ""


def _is_score(item: dict[str, Any], value: str) -> bool:
    return item["kind"] == "count" and re.fullmatch(r"\d+(?:-\d+)+", value) is not None


NUMERIC = [
    pytest.param(story, item, claim, id=f"{story.name}-{item['id']}-{number}")
    for story in STORIES
    for item in _gold(story)["items"]
    if item["kind"] in ("count", "measure", "money", "percent", "age")
    for number, claim in enumerate(item["claims"])
]


@pytest.mark.parametrize(("story", "item", "claim"), NUMERIC)
def test_digits_of_the_span_are_in_the_value(
    story: Path, item: dict[str, Any], claim: dict[str, Any]
) -> None:
    span = claim["span"].replace("\xa0", " ")
    scales = "|".join(SCALES) if item["kind"] == "money" else "thousand|million|billion"
    told = re.findall(rf"(\d[\d,]*(?:\.\d+)?)(?:[ -]?({scales})\b)?", span, re.IGNORECASE)
    if told:
        first = float(told[0][0].replace(",", "")) * SCALES.get(told[0][1].lower(), 1)
        numbers = re.findall(r"\d+(?:\.\d+)?(?:e\d+)?", claim["value"])
        assert any(abs(float(n) - first) < 1e-6 * max(first, 1) for n in numbers)
