"""The JSON report is schema 1, word for word: other programs read it."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from discrep import __version__
from discrep.config import Config
from discrep.model.findings import Report, Severity
from discrep.report import Look
from discrep.report.json import render

LOW = Config(min_severity=Severity.LOW)


@pytest.fixture
def document(report: Report) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(render(report, LOW, Look()))
    return parsed


def test_what_the_report_says_of_itself(document: dict[str, Any]) -> None:
    assert list(document) == [
        *("schema", "discrep", "sources", "skipped", "facts", "findings", "entities"),
    ]
    assert document["schema"] == 1
    assert document["discrep"] == {
        "version": __version__,
        "model": "en_core_web_sm 3.8.0",
        "lexicon": "abc",
    }
    assert document["skipped"] == [{"path": "story/scan.txt", "reason": "is not text"}]


def test_a_source(document: dict[str, Any]) -> None:
    harbour, wire = document["sources"]
    assert list(harbour.items()) == [
        ("id", "harbour"),
        ("path", "story/harbour.txt"),
        ("url", None),
        ("sha256", "0" * 64),
        ("encoding", "utf-8"),
        ("title", None),
        ("publisher", None),
        ("published", None),
        ("published_from", "none"),
        ("chars", 108),
        ("byline", None),
    ]
    assert (wire["published"], wire["published_from"]) == ("2020-03-03", "story.toml")


def test_a_fact(document: dict[str, Any]) -> None:
    drowned = next(f for f in document["facts"] if f["text"] == "At least 12")
    value = drowned.pop("value")
    assert list(drowned.items()) == [
        ("id", "f-harbour-26"),
        ("source", "harbour"),
        ("start", 26),
        ("end", 37),
        ("text", "At least 12"),
        ("quote", "At least 12 people drowned, the coast guard said"),
        ("kind", "count"),
        ("event", "sinking"),
        ("role", "number"),
        ("scope", []),
        ("subject", None),
        ("as_of", None),
        ("speaker", "the coast guard"),
        ("certainty", "asserted"),
        ("link", None),
        ("page", None),
        ("type", None),
    ]
    assert list(value)[:5] == ["text", "low", "high", "unit", "modifier"]
    assert (value["text"], value["low"], value["high"]) == (">=12", 12, None)
    assert (value["unit"], value["noun_class"]) == ("people", "person")


def test_whole_numbers_are_integers_and_others_are_not(document: dict[str, Any]) -> None:
    lows = {f["text"]: f["value"]["low"] for f in document["facts"]}
    assert lows["3.5 million euros"] == 3500000
    assert isinstance(lows["3.5 million euros"], int)


def test_a_finding_refers_to_its_facts(document: dict[str, Any]) -> None:
    first = document["findings"][0]
    assert first == {
        "id": "id4",
        "type": None,
        "verdict": "single",
        "severity": "low",
        "kind": "money",
        "question": "cost of salvage",
        "values": [
            {
                "text": "EUR 3500000",
                "side": 1,
                "facts": ["f-harbour-90"],
                "sources": ["harbour"],
                "speakers": [],
            }
        ],
        "explanation": "reason 4",
        "silent": [],
    }
    known = {f["id"] for f in document["facts"]}
    assert all(set(v["facts"]) <= known for f in document["findings"] for v in f["values"])


def test_an_entity(document: dict[str, Any]) -> None:
    assert document["entities"] == [
        {
            "id": "e1",
            "name": "Anna Berg",
            "variants": [
                {"text": "Anna Berg", "sources": ["wire"]},
                {"text": "Berg", "sources": ["harbour", "wire"]},
            ],
        }
    ]


def test_findings_are_sorted_by_question(document: dict[str, Any]) -> None:
    asked = [finding["question"] for finding in document["findings"]]
    assert asked == ["cost of salvage", "how long searched", "how many", "when sunk"]


def test_disagreements_below_the_severity_asked_for_are_left_out(report: Report) -> None:
    shown = json.loads(render(report, Config(), Look()))
    assert [f["question"] for f in shown["findings"]] == [
        *("cost of salvage", "how long searched", "how many"),
    ]


def test_the_look_changes_nothing(report: Report) -> None:
    look = Look(width=20, color=True, ascii=True, all=True)
    assert render(report, LOW, look) == render(report, LOW, Look())


def test_the_order_of_sources_facts_findings_makes_no_difference(report: Report) -> None:
    turned = {
        name: getattr(report, name)[::-1]
        for name in ("sources", "skipped", "facts", "findings", "entities")
    }
    assert render(msgspec.structs.replace(report, **turned), LOW, Look()) == render(
        report, LOW, Look()
    )


def test_characters_stay_as_they_are(report: Report) -> None:
    named = msgspec.structs.replace(report, model="modèle “x”")
    assert '"model": "modèle “x”"' in render(named, LOW, Look()).replace("\\", "")
