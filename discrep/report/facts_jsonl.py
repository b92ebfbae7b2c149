"""The facts of each source as JSON lines: one object a fact."""

from __future__ import annotations

import json

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.json import fact_object


def render(report: Report, config: Config, look: Look) -> str:
    """One line a fact, by source and place in it; nothing where there is no fact."""
    facts = sorted(report.facts, key=lambda f: (f.source, f.start, f.end, f.id))
    return "".join(
        json.dumps(fact_object(f), ensure_ascii=False, allow_nan=False) + "\n" for f in facts
    )
