"""Workflow commands, read as GitHub's runner reads them (actions/runner, ActionCommand)."""

from __future__ import annotations

import msgspec

from discrep.config import Config, FailOn
from discrep.model.findings import Report, Severity
from discrep.report import Look
from discrep.report.github import render

LOW = Config(min_severity=Severity.LOW)


def parse(line: str) -> tuple[str, dict[str, str], str]:
    """The command, its properties and its message."""
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    command, _, rest = head.partition(" ")
    properties = dict(part.split("=", 1) for part in rest.split(",") if part)

    def plain(text: str, *marks: str) -> str:
        for mark in marks:
            text = text.replace(f"%{ord(mark):02X}", mark)
        return text.replace("%25", "%")

    return (
        command,
        {key: plain(value, "\r", "\n", ":", ",") for key, value in properties.items()},
        plain(data, "\r", "\n"),
    )


def test_a_finding_is_an_error_at_its_first_mention(report: Report) -> None:
    command, properties, message = parse(render(report, Config(), Look()).splitlines()[0])
    assert command == "error"
    assert properties == {
        "file": "story/harbour.txt",
        "line": "1",
        "endLine": "1",
        "col": "27",
        "endColumn": "38",
        "title": "conflict (high): how many [id1]",
    }
    assert message.splitlines()[-2:] == [
        "9 dead - wire, 2020-03-03: “Rescuers counted 9 dead after a six-hour search.”",
        "reason 1",
    ]


def test_what_does_not_fail_the_run_is_no_error(report: Report) -> None:
    never = msgspec.structs.replace(LOW, fail_on=FailOn.NEVER)
    commands = [parse(line)[0] for line in render(report, never, Look(all=True)).splitlines()]
    assert commands == ["warning", "warning", "notice", "notice"]


def test_no_text_can_end_or_begin_a_command(report: Report) -> None:
    path, question, why = "a,b:c%3A.txt", "100%: a, b\n::error::x", "50%0A\r\n::set-env::"
    findings = tuple(
        msgspec.structs.replace(
            f, explanation=why, question=msgspec.structs.replace(f.question, text=question)
        )
        for f in report.findings
    )
    sources = tuple(msgspec.structs.replace(a, path=path) for a in report.sources)
    shown = render(
        msgspec.structs.replace(report, findings=findings, sources=sources), Config(), Look()
    )
    (line,) = shown.splitlines()
    _, properties, message = parse(line)
    assert properties["file"] == path
    assert properties["title"] == "conflict (high): 100%: a, b ::error::x [id1]"
    assert message.splitlines()[-1] == "50%0A ::set-env::"


def test_each_finding_of_a_fixture_is_one_line(fixture_reports: dict[str, Report]) -> None:
    for report in fixture_reports.values():
        lines = render(report, LOW, Look(all=True)).splitlines()
        titles = [parse(line)[1]["title"] for line in lines]
        assert sorted(t.rpartition("[")[2].rstrip("]") for t in titles) == sorted(
            f.id for f in report.findings
        )
