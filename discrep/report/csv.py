"""The findings as CSV: one row a mention, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.rows import FINDING_COLUMNS, Cell, Row, finding_rows
from discrep.report.wording import harmless

# What spreadsheets take for the start of a formula, in ASCII and in full width (OWASP: CSV
# injection). A plain number may begin with a sign.
_FORMULA = re.compile(r"[\s]*[=+\-@＝＋－＠|]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def render(report: Report, config: Config, look: Look) -> str:
    """A row a mention of every finding of ``config.min_severity`` and up, by question."""
    return table(FINDING_COLUMNS, finding_rows(report, config))


def table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """RFC 4180 text with one line of headings; None is an empty cell.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; control
    characters become the replacement character.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    if _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{harmless(value)}"
    return harmless(value)
