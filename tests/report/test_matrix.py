"""The matrix: who answers which question, and who is silent."""

from __future__ import annotations

import msgspec
import pytest

from discrep.config import Config
from discrep.model.findings import Answer, Report, Severity
from discrep.report import Look
from discrep.report.matrix import answers_by_source
from discrep.report.terminal import render

LOW = Config(min_severity=Severity.LOW)


def rows(report: Report, look: Look) -> list[list[str]]:
    shown = render(report, LOW, msgspec.structs.replace(look, matrix=True))
    table, _, _ = shown.partition("\n\n")
    lines = [line.split("   ") for line in table.splitlines() if line.strip("─-+ ")]
    return [[cell.strip() for cell in line if cell.strip()] for line in lines]


def test_a_question_is_a_row_and_a_source_a_column(report: Report) -> None:
    assert rows(report, Look(width=80)) == [
        ["verdict", "question", "harbour", "wire"],
        ["conflict", "how many", "≥ 12 people", "9 dead"],
        ["conflict", "when sunk", "“Monday”", "2020-03-02"],
    ]


def test_all_shows_the_silent_too(report: Report) -> None:
    assert rows(report, Look(width=80, all=True))[3:] == [
        ["single", "cost of salvage", "EUR 3,500,000", "·"],
        ["single", "how long searched", "·", "6 hour"],
    ]


def test_sources_for_which_there_is_no_room_come_below(report: Report) -> None:
    more = [msgspec.structs.replace(report.sources[0], id=f"extra{n}") for n in range(9)]
    shown = render(
        msgspec.structs.replace(report, sources=(*report.sources, *more)),
        LOW,
        Look(width=80, matrix=True),
    )
    assert max(map(len, shown.splitlines())) <= 80
    for source in ("harbour", "wire", *(a.id for a in more)):
        assert source in shown
    assert shown.count("how many") > 1


@pytest.mark.parametrize("width", [20, 80, 140])
def test_it_is_no_wider_than_asked(report: Report, width: int) -> None:
    shown = render(report, LOW, Look(width=width, matrix=True, all=True))
    assert max(map(len, shown.splitlines())) <= width


def test_in_ascii_it_is_drawn_with_ascii(report: Report) -> None:
    assert render(report, LOW, Look(width=80, matrix=True, all=True, ascii=True)).isascii()


def test_a_source_that_says_two_things_has_both(report: Report) -> None:
    first = report.findings[-1]

    def by_wire(answer: Answer) -> Answer:
        facts = (msgspec.structs.replace(f, source="wire") for f in answer.facts)
        return msgspec.structs.replace(answer, facts=tuple(facts))

    own = tuple(map(by_wire, first.answers))
    told = answers_by_source(msgspec.structs.replace(first, answers=own))
    assert told == {"wire": ["≥\N{NO-BREAK SPACE}12 people", "9 dead"]}


def test_without_questions_there_is_no_table(report: Report) -> None:
    bare = msgspec.structs.replace(report, findings=(), skipped=())
    assert len(render(bare, LOW, Look(width=80, matrix=True)).splitlines()) == 1
