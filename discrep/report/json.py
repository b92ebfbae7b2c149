"""The report as JSON, schema version 1: what other programs read."""

from __future__ import annotations

import re

import msgspec

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.document import report_document
from discrep.report.wording import STEERING

_STEERS = re.compile(f"[{STEERING}\u061c\u200e\u200f\u2028\u2029]")


def render(report: Report, config: Config, look: Look) -> str:
    """All facts and entities of ``report``, and its findings of ``config.min_severity`` and up."""
    return dump(report_document(report, config))


def dump(document: object) -> str:
    """``document`` with an indentation of two."""
    return msgspec.json.format(encode(document), indent=2) + "\n"


def encode(document: object) -> str:
    """``document`` on one line, in the characters it has.

    What steers a terminal, turns or ends a line is escaped: the same to a program that reads it.
    """
    text = msgspec.json.encode(document).decode()
    return _STEERS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
