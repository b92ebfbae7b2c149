"""The facts of each source as JSON lines: one object a fact."""

from __future__ import annotations

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.document import fact_entry
from discrep.report.json import encode
from discrep.report.order import in_order


def render(report: Report, config: Config, look: Look) -> str:
    """One line a fact, by source and place in it; nothing where there is no fact."""
    sources = {a.id: a for a in report.sources}
    return "".join(encode(fact_entry(f, sources[f.source])) + "\n" for f in in_order(report.facts))
