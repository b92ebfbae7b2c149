"""The report for people: what it shows, in which order, and how wide."""

from __future__ import annotations

import re

import msgspec
import pytest

from discrep.config import Config
from discrep.model.findings import Report, Severity
from discrep.report import Look
from discrep.report.terminal import render

LOW = Config(min_severity=Severity.LOW)
NEWS = Look(width=140)


def lines(text: str) -> list[str]:
    """Lines with their runs of space as one, without rules and empty lines."""
    kept = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in kept if line.strip("─-+ ")]


def test_a_finding_has_each_value_with_its_source_and_words(report: Report) -> None:
    assert lines(render(report, Config(), NEWS)) == [
        "conflict (high) how many [id1]",
        "reason 1",
        "value source as of in its words",
        "≥ 12 people harbour (the coast guard) «At least 12» people drowned, the coast guard said",
        "9 dead wire 2020-03-03 Rescuers counted «9» dead after a six-hour search.",
        "skipped: story/scan.txt: is not text",
        "2 sources, 6 facts: 1 conflict, 0 updates, 2 told by one source alone.",
        "1 of lower severity not shown: --min-severity low shows them.",
        "--all shows what sources agree on or tell alone.",
    ]


def test_the_surest_disagreements_come_first_and_singles_last(report: Report) -> None:
    shown = render(report, LOW, Look(width=140, all=True))
    heads = re.findall(r"^(?:conflict|single).*", shown, re.M)
    assert heads == [
        "conflict (high)  how many  [id1]",
        "conflict (low)  when sunk  [id2]",
        "single  cost of salvage  [id4]",
        "single  how long searched  [id3]",
    ]
    assert "--" not in shown, "there is nothing left to be shown by an option"


def test_a_day_that_nobody_knows_is_shown_in_the_words_of_the_article(report: Report) -> None:
    assert "“Monday” harbour The ferry sank on «Monday»" in lines(render(report, LOW, NEWS))


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(
    report: Report, width: int, ascii_only: bool
) -> None:
    shown = render(report, LOW, Look(width=width, all=True, ascii=ascii_only))
    assert max(map(len, shown.splitlines())) <= width
    for finding in report.findings:
        for answer in finding.answers:
            for fact in answer.facts:
                assert set(fact.quote.split()) <= set(re.sub(r"[«»<>|]", "", shown).split())


@pytest.mark.parametrize("width", [20, 40])
def test_a_narrow_terminal_still_gets_a_report(report: Report, width: int) -> None:
    assert max(map(len, render(report, LOW, Look(width=width, all=True)).splitlines())) <= width


def test_in_ascii_the_program_draws_with_ascii(report: Report) -> None:
    assert render(report, LOW, Look(width=80, all=True, ascii=True)).isascii()


def test_colour_is_only_where_it_is_asked_for(report: Report) -> None:
    plain, coloured = render(report, LOW, NEWS), render(report, LOW, Look(width=140, color=True))
    assert "\x1b" not in plain
    assert coloured.startswith("\x1b[1;31mconflict")
    # Colour marks the words then, and signs would be no words of the source.
    assert "«" not in coloured


def test_the_surroundings_change_nothing(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = render(report, LOW, NEWS)
    for name, value in {"COLUMNS": "33", "FORCE_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert render(report, LOW, NEWS) == before


def test_an_article_cannot_steer_the_terminal(report: Report) -> None:
    def poison(text: str) -> str:
        return text.replace("ferry", "\x1b[2J\u202eferry[red]")

    sources = tuple(msgspec.structs.replace(a, text=poison(a.text)) for a in report.sources)
    findings = tuple(
        msgspec.structs.replace(f, explanation=poison("the ferry sank")) for f in report.findings
    )
    shown = render(msgspec.structs.replace(report, sources=sources, findings=findings), LOW, NEWS)
    assert not set("\x1b\u202e") & set(shown)
    assert "ferry[red]" in shown, "brackets are words, not markup"


def test_nothing_found(report: Report) -> None:
    bare = msgspec.structs.replace(report, findings=(), facts=(), skipped=())
    assert render(bare, Config(), NEWS) == "2 sources, 0 facts: 0 conflicts, 0 updates.\n"


def test_the_order_of_findings_makes_no_difference(report: Report) -> None:
    other = msgspec.structs.replace(report, findings=report.findings[::-1])
    assert render(other, LOW, NEWS) == render(report, LOW, NEWS)


def test_of_many_sources_with_one_value_five_are_quoted_and_all_are_named(report: Report) -> None:
    names = [f"source{n}" for n in range(8)]
    wire = next(a for a in report.sources if a.id == "wire")
    sources = (*report.sources, *(msgspec.structs.replace(wire, id=n) for n in names))
    *others, many = report.findings
    one, two = many.answers
    facts = tuple(msgspec.structs.replace(two.facts[0], source=n, id=n) for n in names)
    answers = (one, msgspec.structs.replace(two, facts=facts))
    findings = (*others, msgspec.structs.replace(many, answers=answers))
    crowd = msgspec.structs.replace(report, sources=sources, findings=findings)
    shown = lines(render(crowd, Config(), NEWS))
    assert sum("Rescuers counted" in line for line in shown) == 5
    assert "3 more source5, source6, source7" in shown
