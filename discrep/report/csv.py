"""The findings as CSV: one row a mention, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.mentions import mentions
from discrep.report.order import by_question
from discrep.report.wording import harmless

COLUMNS = (
    *("finding", "type", "verdict", "severity", "kind", "question", "value", "side"),
    *("source", "publisher", "published", "speaker", "as_of", "certainty"),
    *("text", "quote", "path", "start", "end", "fact", "explanation"),
)
# What spreadsheets take for the start of a formula, in ASCII and in full width (OWASP: CSV
# injection). A plain number may begin with a sign.
_FORMULA = re.compile(r"[\s]*[=+\-@＝＋－＠|]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def render(report: Report, config: Config, look: Look) -> str:
    """A row a mention of every finding of ``config.min_severity`` and up, by question."""
    sources = {a.id: a for a in report.sources}
    return table(
        COLUMNS,
        (
            (
                *(finding.id, finding.type, finding.verdict, finding.severity, finding.kind),
                *(finding.question.text, answer.text, answer.side),
                *(fact.source, article.publisher, article.published),
                *(fact.speaker, fact.as_of, fact.certainty, fact.text, fact.quote),
                *(article.path, fact.start, fact.end, fact.id, finding.explanation),
            )
            for finding in by_question(report, config)
            for answer, fact in mentions(finding)
            for article in (sources[fact.source],)
        ),
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> str:
    """RFC 4180 text with one line of headings; None is an empty cell.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; control
    characters become the replacement character.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: str | float | None) -> str | float | None:
    if not isinstance(value, str):
        return value
    if _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{harmless(value)}"
    return harmless(value)
