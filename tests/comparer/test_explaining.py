"""An explanation goes the same way as the finding, and shows the pair that it rests on."""

from __future__ import annotations

from collections.abc import Callable

from discrep import api
from discrep.comparer.evidence import weights
from discrep.model.findings import Finding, Report, Verdict

Compare = Callable[..., Report]


def finding(report: Report, verdict: Verdict) -> Finding:
    return next(f for f in report.findings if f.verdict is verdict and f.kind == "count")


def test_a_conflict_is_explained_by_the_two_that_exclude_each_other(compare: Compare) -> None:
    report = compare(
        north="Nine people drowned when the ferry sank.",
        south="Twenty people drowned when the ferry sank.",
        west="At least eight people drowned when the ferry sank.",
    )
    clash = api.explain(finding(report, Verdict.CONFLICT), report).clash
    assert clash is not None
    assert {clash.first.text, clash.second.text} == {"Nine", "Twenty"}
    assert clash.rule in finding(report, Verdict.CONFLICT).explanation
    assert sum(weight.bits for weight in clash.question) >= clash.threshold
    assert {"question", "doubt"} <= {weight.level for weight in clash.marks}
    assert (clash.medium, clash.high) == (weights().clash.medium, weights().clash.high)


def test_what_can_both_be_true_has_a_rule_and_no_marks(compare: Compare) -> None:
    report = compare(
        north="At least nine people drowned when the ferry sank.",
        south="Twenty people drowned when the ferry sank.",
    )
    clash = api.explain(finding(report, Verdict.COMPATIBLE), report).clash
    assert clash is not None
    assert clash.rule
    assert clash.marks == ()


def test_one_value_has_nothing_to_weigh(compare: Compare) -> None:
    report = compare(north="Nine people drowned.", south="Nine people drowned.")
    found = finding(report, Verdict.AGREE)
    assert api.explain(found, report).clash is None
    assert api.explain(found, report).finding == found
