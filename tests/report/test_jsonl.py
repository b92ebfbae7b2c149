"""JSON lines of findings: each line is complete on its own."""

from __future__ import annotations

import json

from discrep.config import Config
from discrep.model.findings import Report, Severity
from discrep.report import Look
from discrep.report import json as report_json
from discrep.report.jsonl import render

LOW = Config(min_severity=Severity.LOW)


def test_a_line_is_a_finding_with_the_facts_and_sources_that_it_names(
    fixture_reports: dict[str, Report],
) -> None:
    for report in fixture_reports.values():
        whole = json.loads(report_json.render(report, LOW, Look()))
        facts = {f["id"]: f for f in whole["facts"]}
        sources = {s["id"]: s for s in whole["sources"]}
        lines = [json.loads(line) for line in render(report, LOW, Look()).splitlines()]
        assert len(lines) == len(whole["findings"])
        for line, finding in zip(lines, whole["findings"], strict=True):
            named = {id_ for value in finding["values"] for id_ in value["facts"]}
            assert {f["id"]: f for f in line.pop("facts")} == {i: facts[i] for i in named}
            told = {name for value in finding["values"] for name in value["sources"]}
            assert {s["id"]: s for s in line.pop("sources")} == {n: sources[n] for n in told}
            assert line == finding


def test_what_is_below_the_severity_asked_for_is_left_out(report: Report) -> None:
    lines = [json.loads(line) for line in render(report, Config(), Look()).splitlines()]
    assert [line["id"] for line in lines] == ["id4", "id3", "id1"]
