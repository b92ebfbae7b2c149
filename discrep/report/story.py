"""One story of a corpus as a line of JSON: its sources, what is found, and the facts behind it."""

from __future__ import annotations

import msgspec

from discrep.config import DISAGREEMENTS, Config
from discrep.model.findings import Report
from discrep.report.document import (
    FactEntry,
    FindingEntry,
    SourceEntry,
    fact_entry,
    finding_entry,
    source_entry,
)
from discrep.report.order import by_question, in_order


class StoryEntry(msgspec.Struct, kw_only=True):
    """A story; ``failing`` is how many of its findings make a run fail."""

    story: str
    failing: int
    sources: list[SourceEntry]
    facts: list[FactEntry]
    findings: list[FindingEntry]


def line(story: str, report: Report, config: Config) -> bytes:
    """The disagreements in ``report`` of ``config.min_severity`` and up, by question."""
    findings = [f for f in by_question(report, config) if f.verdict in DISAGREEMENTS]
    articles = {a.id: a for a in report.sources}
    facts = in_order({f.id: f for one in findings for a in one.answers for f in a.facts}.values())
    entry = StoryEntry(
        story=story,
        failing=sum(map(config.fails, findings)),
        sources=[source_entry(a) for a in sorted(report.sources, key=lambda a: a.id)],
        facts=[fact_entry(f, articles[f.source]) for f in facts],
        findings=[finding_entry(f) for f in findings],
    )
    return msgspec.json.encode(entry) + b"\n"
