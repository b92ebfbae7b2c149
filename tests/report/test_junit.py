"""JUnit XML: read by a JUnit parser, one test case a question."""

from __future__ import annotations

from xml.etree import ElementTree

import msgspec
from junitparser import Failure, JUnitXml, Skipped

from discrep.config import Config, FailOn
from discrep.model.findings import Report, Severity, Verdict
from discrep.report import Look
from discrep.report.junit import render

LOW = Config(min_severity=Severity.LOW)


def parse(report: Report, config: Config = LOW) -> JUnitXml:
    return JUnitXml.fromstring(render(report, config, Look()).encode())


def test_a_question_is_a_test_case(report: Report) -> None:
    (suite,) = parse(report)
    assert [(c.classname, c.name) for c in suite] == [
        ("discrep.money", "cost of salvage [id4]"),
        ("discrep.duration", "how long searched [id3]"),
        ("discrep.count", "how many [id1]"),
        ("discrep.date", "when sunk [id2]"),
    ]


def test_what_makes_the_run_fail_is_a_failure_with_the_words_of_the_sources(
    report: Report,
) -> None:
    (suite,) = parse(report)
    by_name = {case.name: case.result for case in suite}
    assert all(isinstance(r, Skipped) for r in by_name["cost of salvage [id4]"])
    (failure,) = by_name["how many [id1]"]
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("conflict", "conflict (high): how many")
    assert "At least 12 people drowned" in failure.text


def test_nothing_fails_where_nothing_is_to_fail(report: Report) -> None:
    never = msgspec.structs.replace(LOW, fail_on=FailOn.NEVER)
    (suite,) = parse(report, never)
    assert suite.failures == 0
    assert not any(isinstance(r, Failure) for case in suite for r in case.result)


def test_counts_are_right_on_every_fixture(fixture_reports: dict[str, Report]) -> None:
    for report in fixture_reports.values():
        xml = parse(report)
        verdicts = [f.verdict for f in report.findings]
        assert xml.tests == len(verdicts)
        assert xml.failures == verdicts.count(Verdict.CONFLICT)
        assert xml.skipped == verdicts.count(Verdict.SINGLE)


def test_what_xml_cannot_hold_is_replaced(report: Report) -> None:
    findings = tuple(
        msgspec.structs.replace(f, explanation="a\x00b\x0b\ufffe<&>\"'\ud800")
        for f in report.findings
    )
    (suite,) = parse(msgspec.structs.replace(report, findings=findings))
    (failure,) = next(c.result for c in suite if c.name == "how many [id1]")
    assert failure.text.splitlines()[-1] == "a\ufffdb \ufffd<&>\"'\ufffd"


def test_skipped_files_are_told(report: Report) -> None:
    tree = ElementTree.fromstring(render(report, LOW, Look()))
    assert tree.findtext("testsuite/system-err") == "story/scan.txt: is not text"
