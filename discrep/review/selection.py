"""Which findings a run reports: not what is deselected, ignored or known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from discrep.config import DISAGREEMENTS, Config, Ignored, weight
from discrep.model.findings import Finding, Report, Verdict
from discrep.model.review import Known, LeftOut
from discrep.model.values import Kind
from discrep.review.baseline import known

# Verdicts that a baseline keeps: all that a run can be made to fail on.
ACCEPTABLE = (*DISAGREEMENTS, Verdict.VARIANT)


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """A report with the findings that are left, and what became of the others.

    ``report`` has its findings in the order of their weight; those below ``min_severity`` stay in
    it, unless only so many are asked for, as some formats show them on demand. ``fails`` says
    whether one of them makes the run fail. ``changed`` has, by id, the former state of known
    findings with another verdict or other values. ``gone`` are the known that are no such
    findings any more, ``unused`` the configured ignores that no finding answers to, ``unmatched``
    the names in ``select`` and ``ignore`` that are no kind, no verdict and no fact type.
    """

    report: Report
    fails: bool
    left_out: LeftOut
    changed: Mapping[str, Known]
    gone: tuple[Known, ...]
    unused: tuple[Ignored, ...]
    unmatched: tuple[str, ...]


def select(
    report: Report, config: Config, baseline: Sequence[Known] = (), *, top: int | None = None
) -> Selection:
    """What of ``report`` is to be shown; ``top`` keeps so many of the weightiest findings."""
    before = frozenset(baseline)
    former = {k.id: k for k in baseline}
    kept: list[Finding] = []
    out: Counter[str] = Counter()
    for finding in sorted(report.findings, key=weight):
        reason = _left_out(finding, config, before)
        if reason:
            out[reason] += 1
        else:
            kept.append(finding)
    sure = [f for f in kept if config.shows(f)]
    shown = kept if top is None else sure[:top]
    still = {f.id for f in report.findings if f.verdict in ACCEPTABLE}
    names = {*Kind, *Verdict, *config.facts, *(f.type for f in report.findings)}
    return Selection(
        report=msgspec.structs.replace(report, findings=tuple(shown)),
        fails=any(map(config.fails, kept)),
        left_out=LeftOut(
            **out,
            unsure=len(kept) - len(sure),
            beyond=sum(f.verdict in DISAGREEMENTS for f in sure[len(shown) :]),
        ),
        changed={f.id: former[f.id] for f in shown if f.id in former},
        gone=tuple(k for k in baseline if k.id not in still),
        unused=tuple(i for i in config.ignored if not any(map(i.matches, report.findings))),
        unmatched=tuple(sorted({*config.select, *config.ignore} - names)),
    )


def acceptable(findings: Iterable[Finding], config: Config) -> tuple[Finding, ...]:
    """Those of ``findings`` that a baseline keeps: of ``min_severity`` and up."""
    return tuple(f for f in findings if f.verdict in ACCEPTABLE and config.admits(f))


def _left_out(finding: Finding, config: Config, before: Collection[Known]) -> str:
    """The name in ``LeftOut`` of what keeps ``finding`` out; empty if nothing does."""
    if any(i.matches(finding) for i in config.ignored):
        return "ignored"
    if not _selected(finding, config):
        return "unselected"
    if finding.verdict in ACCEPTABLE and known(finding) in before:
        return "known"
    return ""


def _selected(finding: Finding, config: Config) -> bool:
    """Whether ``finding`` is of a selected kind, fact type and verdict, and of no ignored one."""
    facets = {finding.kind, finding.verdict, *([finding.type] if finding.type else ())}
    if facets & set(config.ignore):
        return False
    verdicts = set(config.select) & set(Verdict)
    subjects = set(config.select) - verdicts
    return (not verdicts or finding.verdict in verdicts) and (
        not subjects or bool(facets & subjects)
    )
