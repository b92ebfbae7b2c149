"""What a run reports of its findings, and why it leaves others out."""

from __future__ import annotations

import msgspec
import pytest

from discrep.config import Config, FailOn, Ignored
from discrep.model.findings import Answer, Finding, Question, Report, Severity, Verdict
from discrep.model.review import LeftOut
from discrep.model.values import Kind
from discrep.review.baseline import known
from discrep.review.selection import acceptable, select


def finding(
    id_: str,
    verdict: Verdict = Verdict.CONFLICT,
    severity: Severity = Severity.HIGH,
    kind: Kind = Kind.COUNT,
    *,
    type_: str | None = None,
    values: tuple[str, ...] = ("5", "7"),
) -> Finding:
    return Finding(
        id=id_,
        question=Question(event="fire", role="number", kind=kind, text=f"question {id_}"),
        verdict=verdict,
        severity=severity,
        answers=tuple(Answer(text=v, side=n, facts=()) for n, v in enumerate(values, 1)),
        explanation="",
        type=type_,
    )


DEATHS = finding("deaths", type_="death_toll")
DAY = finding("day", severity=Severity.MEDIUM, kind=Kind.DATE)
RISE = finding("rise", Verdict.UPDATE, Severity.MEDIUM)
DOUBT = finding("doubt", severity=Severity.LOW)
NAME = finding("name", Verdict.VARIANT, Severity.LOW, Kind.NAME)
PLACE = finding("place", Verdict.AGREE, Severity.LOW, Kind.PLACE)
REPORT = Report(
    sources=(),
    skipped=(),
    facts=(),
    findings=(PLACE, DOUBT, NAME, RISE, DAY, DEATHS),
    entities=(),
)


def ids(report: Report) -> list[str]:
    return [f.id for f in report.findings]


def test_without_wishes_all_stay_the_weightiest_first() -> None:
    selection = select(REPORT, Config())
    assert ids(selection.report) == ["deaths", "day", "rise", "doubt", "name", "place"]
    assert selection.left_out == LeftOut(unsure=1)
    assert selection.fails


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("date",), ["day"]),
        (("date", "place"), ["day", "place"]),
        (("conflict",), ["deaths", "day", "doubt"]),
        (("date", "conflict"), ["day"]),
        (("count", "update"), ["rise"]),
        (("date", "update"), []),
        (("death_toll",), ["deaths"]),
        (("death_toll", "date"), ["deaths", "day"]),
    ],
)
def test_select_wants_the_verdict_and_the_kind_or_type(
    names: tuple[str, ...], kept: list[str]
) -> None:
    selection = select(REPORT, Config(select=names))
    assert ids(selection.report) == kept
    assert selection.left_out.unselected == 6 - len(kept)


@pytest.mark.parametrize(
    ("names", "gone"),
    [
        (("date",), {"day"}),
        (("death_toll",), {"deaths"}),
        (("conflict", "name"), {"deaths", "day", "doubt", "name"}),
    ],
)
def test_ignore_drops_what_has_one_of_the_names(names: tuple[str, ...], gone: set[str]) -> None:
    kept = ids(select(REPORT, Config(ignore=names)).report)
    assert set(kept) == set(ids(REPORT)) - gone


def test_ignore_wins_over_select() -> None:
    assert ids(select(REPORT, Config(select=("conflict",), ignore=("date",))).report) == [
        *("deaths", "doubt"),
    ]


def test_a_name_that_nothing_here_has_is_told() -> None:
    config = Config(select=("counts", "score", "count"), ignore=("death_toll", "toll"))
    # "score" is a kind, though no finding is of it.
    assert select(REPORT, config).unmatched == ("counts", "toll")


def test_an_ignored_finding_is_left_out_and_does_not_fail_the_run() -> None:
    ignored = (
        Ignored(id="deaths", reason="settled"),
        Ignored(question="question day", reason="settled"),
    )
    selection = select(REPORT, Config(ignored=ignored))
    assert ids(selection.report) == ["rise", "doubt", "name", "place"]
    assert selection.left_out.ignored == 2
    assert not selection.fails
    assert selection.unused == ()


def test_an_ignore_that_nothing_answers_to_is_told_even_where_little_is_selected() -> None:
    ignored = (Ignored(id="deaths", reason="settled"), Ignored(id="gone", reason="settled"))
    selection = select(REPORT, Config(ignored=ignored, select=("date",)))
    assert selection.unused == (ignored[1],)


def test_a_known_finding_is_counted_and_does_not_fail_the_run() -> None:
    selection = select(REPORT, Config(), [known(DEATHS), known(DAY)])
    assert ids(selection.report) == ["rise", "doubt", "name", "place"]
    assert selection.left_out.known == 2
    assert not selection.fails


@pytest.mark.parametrize(
    "now",
    [
        finding("deaths", values=("5", "8")),
        finding("deaths", values=("5", "7", "9")),
        finding("deaths", Verdict.UPDATE),
    ],
)
def test_a_known_finding_with_other_values_or_verdict_is_shown_as_changed(now: Finding) -> None:
    report = msgspec.structs.replace(REPORT, findings=(now,))
    selection = select(report, Config(fail_on=FailOn.UPDATE), [known(DEATHS)])
    assert ids(selection.report) == ["deaths"]
    assert selection.changed == {"deaths": known(DEATHS)}
    assert selection.fails


def test_a_known_finding_stays_known_when_its_severity_or_reason_changes() -> None:
    now = msgspec.structs.replace(DEATHS, severity=Severity.MEDIUM, explanation="else")
    report = msgspec.structs.replace(REPORT, findings=(now,))
    assert select(report, Config(), [known(DEATHS)]).left_out.known == 1


def test_a_known_finding_that_is_not_found_again_is_told() -> None:
    gone = known(finding("gone"))
    assert select(REPORT, Config(), [gone, known(DAY)]).gone == (gone,)


def test_top_keeps_the_weightiest_that_are_sure_enough_and_fails_for_all() -> None:
    selection = select(REPORT, Config(), top=1)
    assert ids(selection.report) == ["deaths"]
    assert selection.left_out == LeftOut(unsure=1, beyond=2)
    update_only = select(REPORT, Config(fail_on=FailOn.UPDATE), [known(DEATHS), known(DAY)], top=1)
    assert update_only.fails
    assert ids(select(REPORT, Config(), top=9).report) == ["deaths", "day", "rise", "name", "place"]


def test_a_baseline_keeps_disagreements_and_variants_that_are_sure_enough() -> None:
    kept = acceptable(REPORT.findings, Config())
    assert {f.id for f in kept} == {"deaths", "day", "rise", "name"}
    low = acceptable(REPORT.findings, Config(min_severity=Severity.LOW))
    assert {f.id for f in low} == {"deaths", "day", "rise", "doubt", "name"}
