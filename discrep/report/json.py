"""The report as JSON, schema version 1: what other programs read."""

from __future__ import annotations

import msgspec

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.document import report_document


def render(report: Report, config: Config, look: Look) -> str:
    """All facts and entities of ``report``, and its findings of ``config.min_severity`` and up."""
    return dump(report_document(report, config))


def dump(document: object) -> str:
    """``document`` with an indentation of two, in the characters it has."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"
