"""The order of findings, answers and facts in reports, and which findings a format shows."""

from __future__ import annotations

from collections.abc import Iterable

from discrep.config import DISAGREEMENTS, Config, weight
from discrep.model.facts import Fact
from discrep.model.findings import Answer, Finding, Report
from discrep.report import Look


def by_weight(report: Report, config: Config, look: Look) -> list[Finding]:
    """What a format for people shows: named facts, then disagreements, with ``look.all`` all."""
    return [
        f
        for f in sorted(filter(config.shows, report.findings), key=weight)
        if look.all or f.type or f.verdict in DISAGREEMENTS
    ]


def alarms(report: Report, config: Config, look: Look) -> list[Finding]:
    """What a format that alerts somebody shows: disagreements, with ``look.all`` all."""
    shown = filter(config.admits, by_weight(report, config, look))
    return [f for f in shown if look.all or f.verdict in DISAGREEMENTS]


def by_question(report: Report, config: Config) -> list[Finding]:
    """Named facts, then findings of ``config.min_severity`` and up, each by question."""
    shown = filter(config.shows, report.findings)
    return sorted(shown, key=lambda f: (f.type is None, f.question.text, f.id))


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """``facts`` by source and place in it."""
    return sorted(facts, key=lambda f: (f.source, f.start, f.end, f.id))


def answers_in_order(finding: Finding) -> list[Answer]:
    """The answers to a finding's question, side by side, those of no side last."""
    return sorted(finding.answers, key=lambda a: (a.side is None, a.side or 0, a.text))
