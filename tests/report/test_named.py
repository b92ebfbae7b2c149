"""Facts that the user has named: first in every format, whatever their verdict, with the silent."""

from __future__ import annotations

import csv as csv_file
import io
import json as json_file
from xml.etree import ElementTree as ET

import msgspec
import pytest

from discrep.config import Config
from discrep.model.findings import Finding, Report, Severity, Verdict
from discrep.report import (
    Look,
    csv,
    facts_table,
    github,
    html,
    json,
    jsonl,
    junit,
    markdown,
    sarif,
    terminal,
)

LOOK = Look(width=120)


@pytest.fixture
def named(report: Report) -> Report:
    """The report with the cost of salvage named ``salvage``, which one source alone gives."""

    def name(finding: Finding) -> Finding:
        if finding.question.text != "cost of salvage":
            return finding
        question = msgspec.structs.replace(finding.question, text="salvage")
        return msgspec.structs.replace(finding, question=question, type="salvage", silent=("wire",))

    return msgspec.structs.replace(report, findings=tuple(map(name, report.findings)))


def test_the_terminal_shows_it_first_with_the_silent(named: Report) -> None:
    lines = terminal.render(named, Config(), LOOK).splitlines()
    assert lines[0].startswith("single  salvage  [id4]")
    first = lines[: lines.index("")]
    assert "  silent: wire" in lines
    assert any("EUR" in line for line in first)


def test_a_finding_that_nobody_named_has_no_silent_sources(report: Report) -> None:
    assert "silent" not in terminal.render(report, Config(), Look(width=120, all=True))


def test_the_matrix_has_it_first_though_one_source_alone_gives_it(named: Report) -> None:
    shown = terminal.render(named, Config(), Look(width=120, matrix=True))
    rows = [line for line in shown.splitlines() if line.startswith(("single", "conflict"))]
    assert [row.split()[1] for row in rows] == ["salvage", "how"]
    assert rows[0].rstrip().endswith("·")


def test_markdown_shows_it_first(named: Report) -> None:
    shown = markdown.render(named, Config(), LOOK)
    assert shown.startswith("### single: salvage\n")
    assert "\nSilent: wire\n" in shown


def test_data_formats_have_it_first(named: Report) -> None:
    (first, *_) = json_file.loads(json.render(named, Config(), LOOK))["findings"]
    assert (first["type"], first["silent"]) == ("salvage", ["wire"])
    line = json_file.loads(jsonl.render(named, Config(), LOOK).splitlines()[0])
    assert (line["type"], line["silent"]) == ("salvage", ["wire"])
    row = next(csv_file.DictReader(io.StringIO(csv.render(named, Config(), LOOK))))
    assert row["type"] == "salvage"
    case = next(ET.fromstring(junit.render(named, Config(), LOOK)).iter("testcase"))
    assert case.get("classname") == "discrep.salvage"


def test_the_page_has_a_chapter_of_named_facts_first(named: Report) -> None:
    shown = html.render(named, Config(), LOOK)
    assert shown.index("Named facts") < shown.index("High severity")
    assert "Silent: wire" in shown
    assert shown.count(" data-named ") == 3  # its card, its values, its row in the matrix


def test_what_alerts_somebody_shows_no_named_fact_without_a_disagreement(named: Report) -> None:
    assert "salvage" not in github.render(named, Config(), LOOK)
    results = json_file.loads(sarif.render(named, Config(), LOOK))["runs"][0]["results"]
    assert [r["properties"]["type"] for r in results] == [None]


def test_an_unsure_conflict_on_a_named_fact_is_shown_and_fails_nothing(report: Report) -> None:
    findings = tuple(
        msgspec.structs.replace(f, type="day") if f.question.text == "when sunk" else f
        for f in report.findings
    )
    shown = msgspec.structs.replace(report, findings=findings)
    (day,) = [f for f in findings if f.type]
    assert (day.verdict, day.severity) == (Verdict.CONFLICT, Severity.LOW)
    assert terminal.render(shown, Config(), LOOK).startswith("conflict (low)  when sunk")
    assert not Config().fails(day)


def test_the_table_of_facts_tells_the_type(report: Report) -> None:
    facts = tuple(
        msgspec.structs.replace(f, type="t") if f.text == "9" else f for f in report.facts
    )
    shown = facts_table.render(msgspec.structs.replace(report, facts=facts), Config(), LOOK)
    assert [line.split()[:2] for line in shown.splitlines() if "count, t" in line]
