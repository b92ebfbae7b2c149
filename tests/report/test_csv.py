"""CSV for spreadsheets: read back by Python's reader, and no cell that is run as a formula."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from discrep.config import Config
from discrep.model.findings import Report, Severity
from discrep.report import Look, facts_csv
from discrep.report.csv import render, table

LOW = Config(min_severity=Severity.LOW)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_mention_is_a_row(report: Report) -> None:
    rows = [r for r in read(render(report, LOW, Look())) if r["question"] == "how many"]
    assert [(r["verdict"], r["value"], r["side"], r["source"], r["speaker"]) for r in rows] == [
        ("conflict", ">=12", "1", "harbour", "the coast guard"),
        ("conflict", "9", "2", "wire", ""),
    ]
    assert rows[0]["quote"] == "At least 12 people drowned, the coast guard said"
    assert (rows[0]["path"], rows[0]["start"], rows[0]["end"]) == ("story/harbour.txt", "26", "37")


def test_a_fact_is_a_row(report: Report) -> None:
    rows = read(facts_csv.render(report, LOW, Look()))
    assert len(rows) == len(report.facts)
    cost = next(r for r in rows if r["kind"] == "money")
    assert (cost["value"], cost["low"], cost["unit"]) == ("EUR 3500000", "3500000", "EUR")
    dead = next(r for r in rows if r["text"] == "At least 12")
    assert (dead["low"], dead["high"], dead["modifier"]) == ("12", "", "at_least")


def test_mentions_of_every_fixture_are_read_back(fixture_reports: dict[str, Report]) -> None:
    for report in fixture_reports.values():
        rows = read(render(report, LOW, Look()))
        facts = {f.id: f for f in report.facts}
        assert len(rows) == sum(len(a.facts) for f in report.findings for a in f.answers)
        for row in rows:
            assert row["text"].removeprefix("'") == facts[row["fact"]].text
        assert len(read(facts_csv.render(report, LOW, Look()))) == len(report.facts)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd", "-2+3", "@sum", "\t=1", "\r\n=1", "\n=1", "  =1", "＝1", "|calc", '=1,"x"'],
)
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert read(table(["a"], [[text]])) == [{"a": f"'{text}"}]


@pytest.mark.parametrize("text", ["-5", "+12.5", "-1,000", "2-1", "a=b", "", "~400", ">=12", "é"])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert read(table(["a", "b"], [[text, "x"]])) == [{"a": text, "b": "x"}]


@pytest.mark.parametrize("text", ['say "no", or', "two\nlines", "two\r\nlines", "comma, semi;"])
def test_quotes_commas_and_lines_stay_in_their_cell(text: str) -> None:
    assert read(table(["a", "b"], [[text, None]])) == [{"a": text, "b": ""}]


def test_an_article_cannot_place_a_formula(report: Report) -> None:
    facts = tuple(
        msgspec.structs.replace(f, quote="=HYPERLINK(1)", speaker="@x") for f in report.facts
    )
    rows = read(facts_csv.render(msgspec.structs.replace(report, facts=facts), LOW, Look()))
    assert {(r["quote"], r["speaker"]) for r in rows} == {("'=HYPERLINK(1)", "'@x")}


def test_nothing_found_is_a_line_of_headings(report: Report) -> None:
    bare = msgspec.structs.replace(report, findings=())
    assert render(bare, LOW, Look()).startswith("finding,type,verdict,")
    assert read(render(bare, LOW, Look())) == []
