"""The facts alone: as a table, as JSON, as JSON lines."""

from __future__ import annotations

import json

import msgspec
import pytest

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look, facts_json, facts_jsonl, facts_table
from discrep.report import json as report_json


def test_the_table_has_a_source_after_the_other_and_facts_as_the_text_has_them(
    report: Report,
) -> None:
    shown = facts_table.render(report, Config(), Look(width=140))
    kept = [" ".join(line.split()) for line in shown.splitlines()]
    assert [line for line in kept if line.strip("─ ")] == [
        "harbour no date of publication, story/harbour.txt",
        "kind value as of speaker at in its words",
        "date “Monday” 18-24 The ferry sank on «Monday»",
        "count >=12 people the coast guard 26-37 "
        "«At least 12» people drowned, the coast guard said",
        "money EUR 3500000 90-107 Salvage costs «3.5 million euros».",
        "wire published 2020-03-03 (story.toml), story/wire.txt",
        "kind value as of speaker at in its words",
        "date 2020-03-02 2020-03-03 21-33 A ferry went down on «2 March 2020»",
        "count 9 dead 2020-03-03 52-53 Rescuers counted «9» dead after a six-hour search.",
        "duration PT6H 2020-03-03 67-75 Rescuers counted 9 dead after a «six-hour» search.",
        "skipped: story/scan.txt: is not text",
    ]


@pytest.mark.parametrize("width", [80, 140])
def test_the_table_is_no_wider_than_asked(report: Report, width: int) -> None:
    shown = facts_table.render(report, Config(), Look(width=width))
    assert max(map(len, shown.splitlines())) <= width


def test_a_source_without_facts_is_told(report: Report) -> None:
    bare = msgspec.structs.replace(report, facts=())
    shown = facts_table.render(bare, Config(), Look())
    assert shown.count("no dated fact found") == 2


def test_json_is_the_report_without_findings(report: Report) -> None:
    facts = json.loads(facts_json.render(report, Config(), Look()))
    whole = json.loads(report_json.render(report, Config(), Look()))
    assert facts == {k: v for k, v in whole.items() if k not in ("findings", "entities")}
    assert list(facts) == ["schema", "discrep", "sources", "skipped", "facts"]


def test_json_lines_are_the_facts_of_the_json_report(report: Report) -> None:
    lines = facts_jsonl.render(report, Config(), Look()).splitlines()
    whole = json.loads(report_json.render(report, Config(), Look()))
    assert list(map(json.loads, lines)) == whole["facts"]


def test_json_lines_of_nothing_are_nothing(report: Report) -> None:
    assert facts_jsonl.render(msgspec.structs.replace(report, facts=()), Config(), Look()) == ""
