"""The findings as JSON lines: one object a finding, each complete with its sources and facts."""

from __future__ import annotations

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.document import (
    FactEntry,
    FindingEntry,
    SourceEntry,
    fact_entry,
    finding_entry,
    source_entry,
)
from discrep.report.json import encode
from discrep.report.order import by_question, in_order


class Line(FindingEntry, kw_only=True):
    """A finding with what its ids name; in the JSON report these stand apart."""

    facts: list[FactEntry]
    sources: list[SourceEntry]


def render(report: Report, config: Config, look: Look) -> str:
    """One line a finding of ``config.min_severity`` and up, by question."""
    articles = {a.id: a for a in report.sources}
    lines = []
    for finding in by_question(report, config):
        facts = in_order({f.id: f for a in finding.answers for f in a.facts}.values())
        entry = finding_entry(finding)
        line = Line(
            **{name: getattr(entry, name) for name in entry.__struct_fields__},
            facts=[fact_entry(f, articles[f.source]) for f in facts],
            sources=[source_entry(articles[name]) for name in sorted({f.source for f in facts})],
        )
        lines.append(encode(line) + "\n")
    return "".join(lines)
