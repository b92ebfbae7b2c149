"""The order of findings, answers and facts in reports, and which findings a format shows."""

from __future__ import annotations

from collections.abc import Iterable

from discrep.config import DISAGREEMENTS, Config, weight
from discrep.model.facts import Fact
from discrep.model.findings import Answer, Finding, Report
from discrep.report import Look


def by_weight(report: Report, config: Config, look: Look) -> list[Finding]:
    """What a format for people shows: disagreements, with ``look.all`` the others after them."""
    return [
        f
        for f in sorted(report.findings, key=weight)
        if config.admits(f) and (look.all or f.verdict in DISAGREEMENTS)
    ]


def by_question(report: Report, config: Config) -> list[Finding]:
    """The findings of ``config.min_severity`` and up, in the order of their questions."""
    return sorted(filter(config.admits, report.findings), key=lambda f: (f.question.text, f.id))


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """``facts`` by source and place in it."""
    return sorted(facts, key=lambda f: (f.source, f.start, f.end, f.id))


def answers_in_order(finding: Finding) -> list[Answer]:
    """The answers to a finding's question, side by side, those of no side last."""
    return sorted(finding.answers, key=lambda a: (a.side is None, a.side or 0, a.text))
