"""The story that the program was made for, told anew: what an editor must see in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrep import api
from discrep.model.findings import Finding, Report, Severity, Verdict
from discrep.model.values import Kind

FOLDER = Path(__file__).parents[2] / "fixtures" / "commander"


@pytest.fixture(scope="module")
def report() -> Report:
    return api.compare([api.normalize(a) for a in api.read([FOLDER]).articles])


def shown(report: Report) -> list[Finding]:
    return [
        f
        for f in report.findings
        if f.verdict is Verdict.CONFLICT and f.severity is not Severity.LOW
    ]


def test_no_value_is_set_against_one_that_a_reader_added(report: Report) -> None:
    zones = {f.frame.zone for finding in report.findings for a in finding.answers for f in a.facts}
    assert zones <= {"body", "title"}


def test_the_officer_is_one_person_under_several_spellings(report: Report) -> None:
    spelled = [f for f in report.findings if f.kind is Kind.NAME and f.verdict is Verdict.VARIANT]
    assert any(len(finding.answers) >= 3 for finding in spelled)


def test_everything_shown_is_at_its_place(report: Report) -> None:
    texts = {a.id: a.text for a in report.sources}
    for finding in shown(report):
        for answer in finding.answers:
            for fact in answer.facts:
                assert texts[fact.source][fact.start : fact.end] == fact.text
