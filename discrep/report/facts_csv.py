"""The facts of each source as CSV: one row a fact, for spreadsheets and data frames."""

from __future__ import annotations

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.csv import table
from discrep.report.rows import FACT_COLUMNS, fact_rows


def render(report: Report, config: Config, look: Look) -> str:
    """A row a fact, by source and place in it."""
    return table(FACT_COLUMNS, fact_rows(report))
