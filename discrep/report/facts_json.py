"""The facts of each source as one JSON document, without findings."""

from __future__ import annotations

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.document import facts_document
from discrep.report.json import dump


def render(report: Report, config: Config, look: Look) -> str:
    """What the JSON report says before its findings."""
    return dump(facts_document(report))
