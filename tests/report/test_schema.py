"""The published JSON Schema says what the JSON report is, and no less."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator, ValidationError

from discrep.config import Config
from discrep.model.calendar import Anchor, Granularity
from discrep.model.findings import Report, Severity
from discrep.model.values import (
    Age,
    AnyValue,
    Bearing,
    Count,
    Date,
    Duration,
    Kind,
    Measure,
    Modifier,
    Money,
    Name,
    Percent,
    Place,
    Rank,
    Score,
    Time,
)
from discrep.report import Look
from discrep.report.json import render
from discrep.report.schema import render as render_schema

LOW = Config(min_severity=Severity.LOW)
VALUES: list[AnyValue] = [
    Age(low=40.5, high=None, modifier=Modifier.MORE_THAN),
    Bearing(distance=Measure(low=150, high=150, unit="mile"), direction="E", reference="Aden"),
    Bearing(distance=None, direction="NNW", reference="Aden"),
    Count(low=24, high=99, modifier=Modifier.VAGUE, unit="goat"),
    Date(edtf="", granularity=Granularity.DAY, anchor=Anchor(text="XXXX-WXX-3")),
    Duration(low=2, high=3, unit="week"),
    Measure(low=5.9, high=5.9, unit="magnitude"),
    Money(low=1e9, high=1e9, currency="?"),
    Name(name="Anna Berg", type="person"),
    Percent(low=None, high=12, modifier=Modifier.AT_MOST),
    Place(names=("Norway", "Oslo"), codes=("NO", "")),
    Rank(low=5, high=5, unit="goal"),
    Score(numbers=(20, 13)),
    Time(edtf="2013-07-02T07:37Z", granularity=Granularity.MINUTE),
]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(render_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture
def document(report: Report) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(render(report, LOW, Look()))
    return parsed


def holding(report: Report, value: AnyValue) -> dict[str, Any]:
    """The JSON of ``report`` with ``value`` in its first fact."""
    first, *others = report.facts
    facts = (msgspec.structs.replace(first, value=value), *others)
    parsed: dict[str, Any] = json.loads(
        render(msgspec.structs.replace(report, facts=facts), LOW, Look())
    )
    return parsed


def test_it_admits_the_report_made_by_hand(
    validator: Draft202012Validator, document: dict[str, Any]
) -> None:
    validator.validate(document)


def test_it_admits_the_report_on_every_fixture(
    validator: Draft202012Validator, fixture_reports: dict[str, Report]
) -> None:
    assert fixture_reports
    for report in fixture_reports.values():
        validator.validate(json.loads(render(report, LOW, Look())))


def test_there_is_a_value_of_every_kind_here() -> None:
    assert {value.kind for value in VALUES} == set(Kind)


@pytest.mark.parametrize("value", VALUES, ids=lambda v: v.text)
def test_it_admits_values_of_every_kind(
    validator: Draft202012Validator, report: Report, value: AnyValue
) -> None:
    validator.validate(holding(report, value))


@pytest.mark.parametrize("value", VALUES, ids=lambda v: v.text)
def test_it_says_every_key_of_a_value(report: Report, value: AnyValue) -> None:
    schema = json.loads(render_schema())["$defs"][type(value).__name__]
    shown = next(f for f in holding(report, value)["facts"] if f["value"]["text"] == value.text)
    assert list(shown["value"]) == schema["required"] == list(schema["properties"])


def forget_a_key(document: dict[str, Any]) -> None:
    del document["facts"][0]["as_of"]


def forget_a_key_of_the_kind(document: dict[str, Any]) -> None:
    del next(f for f in document["facts"] if f["kind"] == "count")["value"]["noun_class"]


def name_no_verdict(document: dict[str, Any]) -> None:
    document["findings"][0]["verdict"] = "wrong"


def start_before_the_text(document: dict[str, Any]) -> None:
    document["facts"][0]["start"] = -1


def be_of_another_version(document: dict[str, Any]) -> None:
    document["schema"] = 2


@pytest.mark.parametrize(
    "spoil",
    [
        forget_a_key,
        forget_a_key_of_the_kind,
        name_no_verdict,
        start_before_the_text,
        be_of_another_version,
    ],
)
def test_it_refuses_what_is_no_report(
    validator: Draft202012Validator, document: dict[str, Any], spoil: Any
) -> None:
    spoil(document)
    with pytest.raises(ValidationError):
        validator.validate(document)


def test_it_admits_what_later_versions_add(
    validator: Draft202012Validator, document: dict[str, Any]
) -> None:
    document["facts"][0]["mood"] = "subjunctive"
    validator.validate(document)
